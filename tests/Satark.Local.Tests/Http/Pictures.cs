using System.Buffers.Binary;
using System.Text;

namespace Satark.Local.Tests.Http;

/// <summary>Makes picture files with a position, byte by byte (Exif 2.32: a TIFF file with a GPS directory).</summary>
internal static class Pictures
{
    public static byte[] Jpeg(byte[] exif) =>
        [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xE1, .. Big16(exif.Length + 8), .. "Exif\0\0"u8, .. exif, 0xFF, 0xDA, 0, 2, 1, 2, 3, 0xFF, 0xD9];

    public static byte[] Png(byte[] exif) =>
        [0x89, .. "PNG\r\n"u8, 0x1A, .. "\n"u8, .. Chunk("IHDR", new byte[13]), .. Chunk("IDAT", new byte[9]), .. Chunk("eXIf", exif), .. Chunk("IEND", [])];

    public static byte[] WebP(byte[] exif) => [.. "RIFF"u8, 0, 0, 0, 0, .. "WEBP"u8, .. "VP8 "u8, 3, 0, 0, 0, 1, 2, 3, 0, .. "EXIF"u8, .. Little32(exif.Length), .. exif];

    public static byte[] Heic(byte[] exif) => [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0, .. "mif1heic"u8, 0, 0, 0, 99, .. "mdat"u8, .. "Exif\0\0nothing"u8, 0, 0, 0, 6, .. "Exif\0\0"u8, .. exif];

    /// <summary>26°50'48.12" N, 80°56'46.32" E, on 1 March 2026 at 11:58:30 UTC.</summary>
    public static byte[] Exif(bool withTime = true)
    {
        var data = new List<byte>();
        var gps = new List<byte[]>
        {
            Entry(1, 2, 2, [(byte)'N', 0, 0, 0]),
            Entry(3, 2, 2, [(byte)'E', 0, 0, 0]),
        };
        const int DataStart = 26 + 2 + (6 * 12) + 4;
        gps.Insert(1, Entry(2, 5, 3, Little32(DataStart + Add(data, (26, 1), (50, 1), (4812, 100)))));
        gps.Add(Entry(4, 5, 3, Little32(DataStart + Add(data, (80, 1), (56, 1), (4632, 100)))));
        if (withTime)
        {
            gps.Add(Entry(7, 5, 3, Little32(DataStart + Add(data, (11, 1), (58, 1), (30, 1)))));
            var date = Encoding.ASCII.GetBytes("2026:03:01\0");
            gps.Add(Entry(29, 2, date.Length, Little32(DataStart + data.Count)));
            data.AddRange(date);
        }
        else
        {
            gps.Add(Entry(0, 1, 4, [2, 3, 0, 0]));
            gps.Add(Entry(5, 1, 1, [0, 0, 0, 0]));
        }

        return [.. "II*\0"u8, .. Little32(8), 1, 0, .. Entry(0x8825, 4, 1, Little32(26)), .. Little32(0), .. Little16(gps.Count), .. gps.SelectMany(entry => entry), .. Little32(0), .. data];
    }

    private static int Add(List<byte> data, params ReadOnlySpan<(int Of, int By)> parts)
    {
        var at = data.Count;
        foreach (var (of, by) in parts)
        {
            data.AddRange(Little32(of));
            data.AddRange(Little32(by));
        }

        return at;
    }

    private static byte[] Entry(int tag, int type, int count, byte[] value) => [.. Little16(tag), .. Little16(type), .. Little32(count), .. value];

    private static byte[] Chunk(string name, byte[] body) => [.. Big32(body.Length), .. Encoding.ASCII.GetBytes(name), .. body, 0, 0, 0, 0];

    private static byte[] Little16(int value) => [(byte)value, (byte)(value >> 8)];

    private static byte[] Little32(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }

    private static byte[] Big16(int value) => [(byte)(value >> 8), (byte)value];

    private static byte[] Big32(int value) => [.. Little32(BinaryPrimitives.ReverseEndianness(value))];
}
