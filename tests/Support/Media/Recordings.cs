using static Satark.Support.Media.Bytes;

namespace Satark.Support.Media;

/// <summary>Recordings.</summary>
public static class Recordings
{
    /// <summary>Opus in Ogg, as WhatsApp's voice messages are, with comments and a second stream behind it.</summary>
    public static Sample Opus(string canary = "canary")
    {
        var sound = Noise(10, 400);
        var file = Join(
            Page(2, 7, 0, 0, Join(Text("OpusHead"), [1, 1, 0x38, 1], Little(16_000), [0, 0, 0])),
            Page(0, 7, 0, 1, Join(Text("OpusTags"), Value(canary + "-vendor"), Little(2), Value("TITLE=" + canary + "-title"), Value("LOCATION=" + canary + "-place"))),
            Page(0, 7, 960, 2, sound),
            Page(4, 7, 1920, 3, Noise(11, 30)),
            Page(2, 8, 0, 0, Text(canary + "-second")));
        return new Sample("opus", "audio/ogg", file, Pictures.Of(canary, "vendor", "title", "place", "second"), sound);
    }

    /// <summary>Vorbis in Ogg: comments and tables share a page.</summary>
    public static Sample Vorbis(string canary = "canary")
    {
        var (sound, tables) = (Noise(12, 200), Join([5], Text("vorbis"), Noise(13, 600)));
        var comments = Join([3], Text("vorbis"), Value(canary + "-vendor"), Little(1), Value("ARTIST=" + canary + "-artist"), [1]);
        var file = Join(
            Page(2, 9, 0, 0, Join([1], Text("vorbis"), new byte[4], [1], Little(44_100), new byte[12], [0xB8, 1])),
            Page(0, 9, 0, 1, comments, tables),
            Page(4, 9, 1024, 2, sound));
        return new Sample("vorbis", "audio/ogg", file, Pictures.Of(canary, "vendor", "artist"), sound);
    }

    /// <summary>MP3 with ID3 before, an encoder's name inside, APE and ID3v1 behind.</summary>
    public static Sample Mp3(string canary = "canary")
    {
        var sound = Noise(14, 413);
        var id3 = Join(Text("TIT2"), Big((uint)(canary.Length + 7)), [0, 0, 0], Text(canary + "-title"));
        var frame = Join([0xFF, 0xFB, 0x90, 0x64], sound);
        var first = Join([0xFF, 0xFB, 0x90, 0x64], new byte[32], Text("Info"), Big(1), Big(3), Text(canary + "-lame"));
        var file = Join(
            Text("ID3"), [4, 0, 0, 0, 0, 0, (byte)id3.Length], id3,
            first, new byte[417 - first.Length], frame, frame, frame,
            Text("APETAGEX" + canary + "-ape"),
            Text("TAG" + canary + "-id3v1"), new byte[128 - 9 - canary.Length]);
        return new Sample("mp3", "audio/mpeg", file, Pictures.Of(canary, "title", "lame", "ape", "id3v1"), frame);
    }

    /// <summary>AAC in frames, with ID3 before and something behind.</summary>
    public static Sample Aac(string canary = "canary")
    {
        var id3 = Text("PRIV\0\0\0\x0f\0\0" + canary + "-priv");
        var frame = Join([0xFF, 0xF1, 0x50, 0x80, 0x0C, 0x9F, 0xFC], Noise(15, 93));
        return new Sample("aac", "audio/aac", Join(Text("ID3"), [4, 0, 0, 0, 0, 0, (byte)id3.Length], id3, frame, frame, frame, Text(canary + "-behind")), Pictures.Of(canary, "priv", "behind"), frame);
    }

    /// <summary>AMR, as old phones record it, with something behind.</summary>
    public static Sample Amr(string canary = "canary")
    {
        var frame = Join([0x3C], Noise(16, 31));
        return new Sample("amr", "audio/amr", Join(Text("#!AMR\n"), frame, frame, frame, [0xFF], Text(canary + "-behind")), Pictures.Of(canary, "behind"), frame);
    }

    private static byte[] Value(string text) => Join(Little((uint)text.Length), Text(text));

    private static byte[] Page(int flags, uint serial, ulong granule, uint number, params byte[][] packets)
    {
        var lacing = packets.SelectMany(p => Enumerable.Repeat((byte)255, p.Length / 255).Append((byte)(p.Length % 255))).ToArray();
        return Join(Text("OggS"), [0, (byte)flags], BitConverter.GetBytes(granule), Little(serial), Little(number), Little(0), [(byte)lacing.Length], lacing, Join(packets));
    }
}
