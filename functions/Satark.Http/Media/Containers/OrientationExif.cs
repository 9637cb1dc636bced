using System.Buffers.Binary;

namespace Satark.Http.Media.Containers;

/// <summary>The one thing of EXIF that a viewer needs: which way up a picture is (Exif 2.32, tag 0x0112).</summary>
internal static class OrientationExif
{
    private const ushort Tag = 0x0112;
    private const ushort Short = 3;
    private const int Entry = 12;
    private const int MostEntries = 512;

    /// <summary>2 to 8 where a picture must be turned or mirrored to be seen upright; else 1.</summary>
    /// <param name="tiff">An EXIF block without its "Exif" mark; may be empty or broken.</param>
    public static int Read(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8)
        {
            return 1;
        }

        var little = tiff[0] == 'I';
        var at = Int(tiff[4..], little);
        if (at > tiff.Length - 2)
        {
            return 1;
        }

        int count = Word(tiff[(int)at..], little);
        for (var (i, entry) = (0, at + 2); i < Math.Min(count, MostEntries) && entry + Entry <= tiff.Length; i++, entry += Entry)
        {
            var row = tiff.Slice((int)entry, Entry);
            if (Word(row, little) == Tag && Word(row[2..], little) == Short)
            {
                return Word(row[8..], little) is >= 2 and <= 8 and var turned ? turned : 1;
            }
        }

        return 1;
    }

    /// <summary>An EXIF block that says this and nothing else; empty for an upright picture.</summary>
    public static byte[] Write(int orientation) => orientation is < 2 or > 8
        ? []
        : [(byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8, 0, 1, Tag >> 8, Tag & 0xFF, 0, (byte)Short, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0];

    private static ushort Word(ReadOnlySpan<byte> bytes, bool little) => little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static uint Int(ReadOnlySpan<byte> bytes, bool little) => little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
