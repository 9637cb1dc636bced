using System.IO.Compression;
using static Satark.Support.Media.Bytes;

namespace Satark.Support.Media;

/// <summary>Pictures.</summary>
public static class Pictures
{
    /// <summary>A JPEG with EXIF, XMP, IPTC, a colour profile, comments, a second picture behind its end.</summary>
    public static Sample Jpeg(string canary = "canary")
    {
        var scan = Noise(1, 300);
        var file = Join(
            [0xFF, 0xD8],
            Segment(0xE0, Join(Text("JFIF\0"), [1, 2, 1, 0, 72, 0, 72, 1, 1], Text($"{canary}-thumb"[..3]))),
            Segment(0xE1, Join(Text("Exif\0\0"), ExifBytes.Tiff(canary + "-maker"))),
            Segment(0xE1, Text("http://ns.adobe.com/xap/1.0/\0" + $"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">{canary}-xmp</x:xmpmeta>")),
            Segment(0xE2, Text("ICC_PROFILE\0\x01\x01" + canary + "-icc")),
            Segment(0xED, Text("Photoshop 3.0\0" + "8BIM\x04\x04\0\0\0\0\0\x20" + canary + "-iptc")),
            Segment(0xEC, Text(canary + "-ducky")),
            Segment(0xFE, Text(canary + "-comment")),
            Segment(0xDB, [0, .. Noise(2, 64)]),
            Segment(0xC0, [8, 0, 16, 0, 16, 1, 1, 0x11, 0]),
            Segment(0xC4, [0, .. new byte[16]]),
            Segment(0xDA, [1, 1, 0, 0, 63, 0]),
            scan, [0xFF, 0x00, 0xFF, 0xD0], scan,
            Segment(0xFE, Text(canary + "-late")),
            [0xFF, 0xD9],
            Text(canary + "-behind"));
        return new Sample("jpeg", "image/jpeg", file, Of(canary, "maker", "xmp", "icc", "iptc", "ducky", "comment", "late", "behind"), scan);
    }

    /// <summary>A PNG with text, time, EXIF, XMP and bytes behind its end.</summary>
    public static Sample Png(string canary = "canary")
    {
        var pixels = Deflated();
        var file = Join(
            [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A],
            Chunk("IHDR", Join(Big(2), Big(2), [8, 0, 0, 0, 0])),
            Chunk("eXIf", ExifBytes.Tiff(canary + "-maker")),
            Chunk("tEXt", Text($"Author\0{canary}-text")),
            Chunk("iTXt", Text($"XML:com.adobe.xmp\0\0\0\0\0{canary}-xmp")),
            Chunk("tIME", [0x07, 0xEA, 11, 22, 4, 17, 19]),
            Chunk("prVt", Text(canary + "-private")),
            Chunk("IDAT", pixels),
            Chunk("zTXt", Text($"x\0\0{canary}-late")),
            Chunk("IEND", []),
            Text(canary + "-behind"));
        return new Sample("png", "image/png", file, Of(canary, "maker", "text", "xmp", "private", "late", "behind"), pixels);
    }

    /// <summary>A WebP with EXIF, XMP, a profile and an unknown chunk.</summary>
    public static Sample WebP(string canary = "canary")
    {
        // A lossless picture of 2 × 2: signature, then 14 bits of each side less one.
        var pixels = Join([0x2F], Little(1 | (1 << 14)), Noise(3, 41));
        var chunks = Join(
            RiffChunk("VP8X", [0x2C, 0, 0, 0, 1, 0, 0, 1, 0, 0]),
            RiffChunk("ICCP", Text(canary + "-icc")),
            RiffChunk("VP8L", pixels),
            RiffChunk("EXIF", ExifBytes.Tiff(canary + "-maker")),
            RiffChunk("XMP ", Text(canary + "-xmp")),
            RiffChunk("UNKN", Text(canary + "-unknown")));
        return new Sample("webp", "image/webp", Join(Text("RIFF"), Little((uint)chunks.Length + 4), Text("WEBP"), chunks), Of(canary, "icc", "maker", "xmp", "unknown"), pixels);
    }

    /// <summary>A GIF with a comment, a caption, XMP and bytes behind its end.</summary>
    public static Sample Gif(string canary = "canary")
    {
        var pixels = Noise(4, 40);
        var file = Join(
            Text("GIF89a"), [2, 0, 2, 0, 0x80, 0, 0], [0, 0, 0, 255, 255, 255],
            [0x21, 0xFF, 11], Text("NETSCAPE2.0"), [3, 1, 0, 0, 0],
            [0x21, 0xFE], Block(Text(canary + "-comment")), [0],
            [0x21, 0xFF, 11], Text("XMP DataXMP"), Block(Text(canary + "-xmp")), [0],
            [0x21, 0x01, 12, 0, 0, 0, 0, 1, 0, 1, 0, 8, 8, 1, 0], Block(Text(canary + "-caption")), [0],
            [0x21, 0xF9, 4, 0, 10, 0, 0, 0],
            [0x2C, 0, 0, 0, 0, 2, 0, 2, 0, 0, 2], Block(pixels), [0],
            [0x3B], Text(canary + "-behind"));
        return new Sample("gif", "image/gif", file, Of(canary, "comment", "xmp", "caption", "behind"), pixels);
    }

    private static byte[] Segment(byte marker, byte[] body) => Join([0xFF, marker], Big16(body.Length + 2), body);

    private static byte[] Chunk(string name, byte[] body) => Join(Big((uint)body.Length), Text(name), body, Big(Crc(Join(Text(name), body))));

    private static byte[] RiffChunk(string name, byte[] body) => Join(Text(name), Little((uint)body.Length), body, new byte[body.Length & 1]);

    private static byte[] Block(byte[] body) => Join([(byte)body.Length], body);

    internal static IReadOnlyList<byte[]> Of(string canary, params string[] places) => [.. places.Select(p => Text($"{canary}-{p}"))];

    private static byte[] Deflated()
    {
        using var stream = new MemoryStream();
        using (var pack = new ZLibStream(stream, CompressionLevel.Optimal, leaveOpen: true))
        {
            pack.Write([0, 10, 200, 0, 90, 30]);
        }

        return stream.ToArray();
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var i = 0; i < 8; i++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }
        }

        return ~crc;
    }
}
