using System.Buffers.Binary;

namespace Satark.Http.Media.Containers;

/// <summary>
/// Recordings that are a row of frames: MP3, AAC in ADTS, AMR. Frames are copied, and nothing else is: tags before, between and behind them
/// (ID3, APE, Lyrics3, whatever comes) are no frames.
/// </summary>
internal static class SoundFrames
{
    // Kilobits a second by index: version 1 layers I, II, III; version 2 and 2.5 layers I, II and III (ISO/IEC 11172-3, 13818-3, tables of bitrate_index).
    private static readonly int[][] Rates =
    [
        [0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],
        [0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
        [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
        [0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256],
        [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
    ];

    private static readonly int[] Samplings = [44_100, 48_000, 32_000];

    // Bytes of a frame's speech by its type (RFC 4867, tables 1b, and 3GPP TS 26.201 for wide band); -1: no such type.
    private static readonly int[] Narrow = [12, 13, 15, 17, 19, 20, 26, 31, 5, -1, -1, -1, -1, -1, -1, 0];
    private static readonly int[] Wide = [17, 23, 32, 36, 40, 46, 50, 58, 60, 5, -1, -1, -1, -1, 0, 0];

    private delegate int FrameLength(ReadOnlySpan<byte> at);

    /// <summary>The copy of an MP3, or null.</summary>
    public static Copy? OfMpegAudio(ReadOnlySpan<byte> file) => Walk(file, MpegLength, mask: 0xFFFE0C00, Table);

    /// <summary>The copy of AAC in ADTS frames, or null.</summary>
    public static Copy? OfAac(ReadOnlySpan<byte> file) => Walk(file, AdtsLength, mask: 0xFFFEFDC0, static _ => null);

    /// <summary>The copy of AMR, narrow or wide, or null.</summary>
    public static Copy? OfAmr(ReadOnlySpan<byte> file)
    {
        var wide = file.StartsWith("#!AMR-WB\n"u8);
        var (at, sizes, frames) = (wide ? 9 : 6, wide ? Wide : Narrow, 0);
        using var copy = new CopyWriter(file.Length);
        copy.Write(file[..at]);
        while (at < file.Length && (file[at] & 0x83) == 0 && sizes[(file[at] >> 3) & 15] is >= 0 and var size && at + 1 + size <= file.Length)
        {
            copy.WriteContent(file.Slice(at, 1 + size));
            at += 1 + size;
            frames++;
        }

        return frames > 0 ? copy.Finish() : null;
    }

    private static Copy? Walk(ReadOnlySpan<byte> file, FrameLength length, uint mask, Func<ReadOnlySpan<byte>, byte[]?> table)
    {
        using var copy = new CopyWriter(file.Length);
        var (at, frames) = (BehindTags(file), 0);
        uint kind = 0;
        while (at + 7 <= file.Length)
        {
            var size = file[at] == 0xFF ? length(file[at..]) : 0;
            var head = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);

            // In text and pictures, too, two bytes may look like a frame's: all frames are of one kind, and each is followed by the next.
            if (size == 0 || at + size > file.Length || (frames > 0 && (head & mask) != kind) || !IsFollowed(file, at + size, length, head & mask, mask))
            {
                at++;
                continue;
            }

            kind = head & mask;
            if (frames++ == 0 && table(file.Slice(at, size)) is { } first)
            {
                copy.Write(first);
            }
            else
            {
                copy.WriteContent(file.Slice(at, size));
            }

            at += size;
        }

        return frames > 1 ? copy.Finish() : null;
    }

    // By a frame of the same kind, by the end, or by a tag.
    private static bool IsFollowed(ReadOnlySpan<byte> file, int at, FrameLength length, uint kind, uint mask)
    {
        var rest = file[at..];
        return rest.Length < 7
            ? rest.IsEmpty || rest[0] == 0xFF
            : (length(rest) > 0 && (BinaryPrimitives.ReadUInt32BigEndian(rest) & mask) == kind) || rest.StartsWith("TAG"u8) || rest.StartsWith("APETAGEX"u8) || rest.StartsWith("LYRICSBEGIN"u8) || rest.StartsWith("ID3"u8);
    }

    private static int BehindTags(ReadOnlySpan<byte> file)
    {
        var at = 0;
        while (at + 10 <= file.Length && file[at..].StartsWith("ID3"u8))
        {
            var size = ((file[at + 6] & 0x7F) << 21) | ((file[at + 7] & 0x7F) << 14) | ((file[at + 8] & 0x7F) << 7) | (file[at + 9] & 0x7F);
            at += 10 + size + ((file[at + 5] & 0x10) != 0 ? 10 : 0);
        }

        return at;
    }

    private static int MpegLength(ReadOnlySpan<byte> at)
    {
        var (version, layer, rate, sampling, padding) = ((at[1] >> 3) & 3, (at[1] >> 1) & 3, at[2] >> 4, (at[2] >> 2) & 3, (at[2] >> 1) & 1);
        if (at[0] != 0xFF || (at[1] & 0xE0) != 0xE0 || version == 1 || layer == 0 || rate is 0 or 15 || sampling == 3)
        {
            return 0;
        }

        var kilobits = Rates[version == 3 ? 3 - layer : layer == 3 ? 3 : 4][rate];
        var hertz = Samplings[sampling] >> (version == 3 ? 0 : version == 2 ? 1 : 2);
        return layer == 3 ? ((12_000 * kilobits / hertz) + padding) * 4 : ((layer == 1 && version != 3 ? 72_000 : 144_000) * kilobits / hertz) + padding;
    }

    private static int AdtsLength(ReadOnlySpan<byte> at)
    {
        var size = ((at[3] & 3) << 11) | (at[4] << 3) | (at[5] >> 5);
        return at[0] == 0xFF && (at[1] & 0xF6) == 0xF0 && size >= 7 ? size : 0;
    }

    // The first frame of an MP3 may be no sound but a table of the recording; behind the table encoders write who they are.
    private static byte[]? Table(ReadOnlySpan<byte> frame)
    {
        var begin = frame[..Math.Min(frame.Length, 64)];
        var at = begin.IndexOf("Xing"u8) is >= 4 and var xing ? xing : begin.IndexOf("Info"u8);
        if (at < 4 || at + 8 > frame.Length)
        {
            return null;
        }

        var whole = frame.ToArray();
        var flags = whole[at + 7];
        whole.AsSpan(Math.Min(whole.Length, at + 8 + ((flags & 1) * 4) + ((flags & 2) * 2) + ((flags & 4) * 25) + ((flags & 8) / 2))).Clear();
        return whole;
    }
}
