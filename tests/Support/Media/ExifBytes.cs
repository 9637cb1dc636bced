using static Satark.Support.Media.Bytes;

namespace Satark.Support.Media;

/// <summary>EXIF with a maker, a position and a way up.</summary>
public static class ExifBytes
{
    /// <summary>A number of the position that stands nowhere else.</summary>
    public const uint Seconds = 0x5EC0FADE;

    /// <summary>A TIFF block: IFD0 with maker, orientation and position.</summary>
    public static byte[] Tiff(string maker, ushort orientation = 6)
    {
        var text = Text(maker + "\0");
        const int Ifd0 = 8;
        const int Entries = 3;
        const int AfterIfd0 = Ifd0 + 2 + (Entries * 12) + 4;
        var gps = AfterIfd0 + text.Length + (text.Length & 1);
        var rationals = gps + 2 + (4 * 12) + 4;
        return Join(
            Text("MM\0*"), Big(Ifd0),
            Big16(Entries),
            Entry(0x010F, 2, (uint)text.Length, Big(AfterIfd0)),
            Entry(0x0112, 3, 1, [.. Big16(orientation), 0, 0]),
            Entry(0x8825, 4, 1, Big((uint)gps)),
            Big(0),
            text, new byte[text.Length & 1],
            Big16(4),
            Entry(1, 2, 2, Text("N\0\0\0")),
            Entry(2, 5, 3, Big((uint)rationals)),
            Entry(3, 2, 2, Text("E\0\0\0")),
            Entry(4, 5, 3, Big((uint)rationals + 24)),
            Big(0),
            Degrees(26), Degrees(80));
    }

    private static byte[] Degrees(uint whole) => Join(Big(whole), Big(1), Big(30), Big(1), Big(Seconds), Big(0x7FFFFFFF));

    private static byte[] Entry(int tag, int type, uint count, byte[] value) => Join(Big16(tag), Big16(type), Big(count), value);
}
