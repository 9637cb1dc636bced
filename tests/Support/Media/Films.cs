using static Satark.Support.Media.Bytes;

namespace Satark.Support.Media;

/// <summary>Films, recordings and pictures in ISO base media.</summary>
public static class Films
{
    private const uint Recorded = 0xE1F00D42; // Seconds since 1904 that stand nowhere else.

    /// <summary>A film with sound, a track of positions, titles and boxes of the phone's maker.</summary>
    public static Sample Mp4(string canary = "canary") => Movie("mp4", "isom", "video/mp4", canary, video: true);

    /// <summary>The same in QuickTime's brand.</summary>
    public static Sample Mov(string canary = "canary") => Movie("mov", "qt  ", "video/quicktime", canary, video: true);

    /// <summary>The same in a phone's brand.</summary>
    public static Sample ThreeGp(string canary = "canary") => Movie("3gp", "3gp5", "video/3gpp", canary, video: true);

    /// <summary>A recording.</summary>
    public static Sample M4A(string canary = "canary") => Movie("m4a", "M4A ", "audio/mp4", canary, video: false);

    /// <summary>A HEIC picture with EXIF and XMP among its items.</summary>
    public static Sample Heic(string canary = "canary")
    {
        var pixels = Noise(7, 120);
        var exif = Join(Big(0), ExifBytes.Tiff(canary + "-maker"));
        var xmp = Text(canary + "-xmp");
        var head = Box("ftyp", Text("heic\0\0\0\0mif1heic"));
        byte[] Meta(uint at) => Full("meta", 0, Join(
            Full("hdlr", 0, Join(Big(0), Text("pict"), new byte[12], Text(canary + "-handler\0"))),
            Full("pitm", 0, Big16(1)),
            Full("iinf", 0, Join(Big16(3), Info(1, "hvc1", canary + "-name\0"), Info(2, "Exif", "\0"), Info(3, "mime", $"\0application/rdf+xml\0{canary}-info\0"))),
            Full("iloc", 0, Join([0x44, 0x00], Big16(3), Location(1, at, pixels), Location(2, at + (uint)pixels.Length, exif), Location(3, at + (uint)(pixels.Length + exif.Length), xmp))),
            Box("iprp", Join(
                Box("ipco", Join(Box("hvcC", Noise(8, 23)), Full("ispe", 0, Join(Big(64), Big(64))), Box("colr", Text("prof" + canary + "-icc")), Full("udes", 0, Text(canary + "-description\0")))),
                Full("ipma", 0, Join(Big(1), Big16(1), [3, 0x81, 0x02, 0x03])))),
            Box("uuid", Text("0123456789abcdef" + canary + "-uuid"))));
        var at = (uint)(head.Length + Meta(0).Length + 8);
        var file = Join(head, Meta(at), Box("mdat", Join(pixels, exif, xmp, Text(canary + "-slack"))), Box("free", Text(canary + "-free")));
        return new Sample("heic", "image/heic", file, Pictures.Of(canary, "maker", "xmp", "handler", "name", "info", "icc", "description", "uuid", "slack", "free"), pixels);
    }

    private static Sample Movie(string name, string brand, string contentType, string canary, bool video)
    {
        var (pictures, sound, position) = (Noise(5, 200), Noise(6, 90), Text(canary + "-gpstrack"));
        var head = Box("ftyp", Join(Text(brand), Big(0x200), Text("isommp42")));
        byte[] Moov(uint at) => Box("moov", Join(
            Full("mvhd", 0, Join(Big(Recorded), Big(Recorded), Big(1000), Big(5000), new byte[80])),
            video ? Track("vide", at, pictures, canary, Join(Box("avc1", Join(new byte[6], Big16(1), new byte[4], Text("cnry"), new byte[8], Big16(64), Big16(48), new byte[14], Fixed(canary + "-coder", 32), new byte[4], Box("avcC", [1, 66, 0, 30]), Box("colr", Text("prof" + canary + "-icc")))))) : [],
            Track("soun", at + (uint)pictures.Length, sound, canary, Box("mp4a", Join(new byte[6], Big16(1), new byte[20], Box("esds", Noise(9, 30)), Box("xtra", Text(canary + "-entry"))))),
            Track("meta", at + (uint)(pictures.Length + sound.Length), position, canary, Box("mett", Join(new byte[6], Big16(1), Text(canary + "-mett")))),
            Box("udta", Join(Box("\u00a9xyz", Text("\0\x12\x15\xc7" + "+26.7606+080.8893/" + canary + "-xyz")), Box("meta", Text(canary + "-udtameta")))),
            Full("meta", 0, Join(Full("hdlr", 0, Join(Big(0), Text("mdta"), new byte[13])), Box("keys", Text("com.apple.quicktime.location.ISO6709")), Box("ilst", Text(canary + "-ilst")))),
            Box("uuid", Text("0123456789abcdef" + canary + "-uuid"))));
        var at = (uint)(head.Length + Moov(0).Length + 8);
        var file = Join(head, Moov(at), Box("mdat", Join(pictures, sound, position, Text(canary + "-slack"))), Box("uuid", Text("0123456789abcdef" + canary + "-xmp")), Box("free", Text(canary + "-free")));
        return new Sample(name, contentType, file, [.. Pictures.Of(canary, "gpstrack", "handler", "entry", "mett", "xyz", "udtameta", "ilst", "uuid", "slack", "xmp", "free", "trackudta"), .. video ? Pictures.Of(canary, "coder", "icc") : [], Big(Recorded)], video ? pictures : sound);
    }

    private static byte[] Track(string kind, uint at, byte[] samples, string canary, byte[] entry) => Box("trak", Join(
        Full("tkhd", 0, Join(Big(Recorded), Big(Recorded), Big(1), Big(0), Big(5000), new byte[8], new byte[44], Big16(64), Big16(0), Big16(48), Big16(0))),
        Box("udta", Text(canary + "-trackudta")),
        Box("mdia", Join(
            Full("mdhd", 0, Join(Big(Recorded), Big(Recorded), Big(1000), Big(5000), Big16(0x2309), Big16(0))),
            Full("hdlr", 0, Join(Big(0), Text(kind), new byte[12], Text(canary + "-handler\0"))),
            Box("minf", Join(
                Full(kind == "vide" ? "vmhd" : "smhd", 0, new byte[kind == "vide" ? 8 : 4]),
                Box("dinf", Full("dref", 0, Join(Big(1), Full("url ", 1, [])))),
                Box("stbl", Join(
                    Full("stsd", 0, Join(Big(1), entry)),
                    Full("stts", 0, Join(Big(1), Big(2), Big(500))),
                    Full("stsc", 0, Join(Big(1), Big(1), Big(2), Big(1))),
                    Full("stsz", 0, Join(Big(0), Big(2), Big((uint)samples.Length / 2), Big((uint)(samples.Length - (samples.Length / 2))))),
                    Full("stco", 0, Join(Big(1), Big(at)))))))))));

    private static byte[] Info(int id, string type, string names) => Full("infe", 2, Join(Big16(id), Big16(0), Text(type), Text(names)));

    private static byte[] Location(int id, uint at, byte[] data) => Join(Big16(id), Big16(0), Big16(1), Big(at), Big((uint)data.Length));

    private static byte[] Fixed(string text, int length) => [.. Text(text), .. new byte[length - text.Length]];

    private static byte[] Full(string type, int version, byte[] body) => Box(type, Join([(byte)version, 0, 0, (byte)(type == "url " ? 1 : 0)], body));

    private static byte[] Box(string type, byte[] body) => Join(Big((uint)body.Length + 8), Text(type), body);
}
