using System.Buffers.Binary;

namespace Satark.Http.Media.Containers.Iso;

/// <summary>Copies the samples of a track, which lie in chunks anywhere in the media data (ISO/IEC 14496-12, section 8.7).</summary>
internal static class IsoSamples
{
    /// <summary>Copies them; false where they lie outside of media data, or their tables contradict each other.</summary>
    /// <param name="file">The file.</param>
    /// <param name="media">The boxes of the track's <c>mdia</c>.</param>
    /// <param name="copy">Where to.</param>
    public static bool TryCopy(ReadOnlySpan<byte> file, List<IsoBox> media, IsoCopy copy)
    {
        if (IsoBox.Inside(file, media, "minf") is not { } information || IsoBox.Inside(file, information, "stbl") is not { } tables
            || Body(file, tables, "stsc") is not { Length: >= 8 } runs || Sizes.Read(file, tables) is not { } sizes || Offsets.Read(file, tables) is not { } offsets)
        {
            return false;
        }

        var runCount = BinaryPrimitives.ReadUInt32BigEndian(runs[4..]);
        if (runCount > (runs.Length - 8) / 12)
        {
            return false;
        }

        long sample = 0;
        var run = 0;
        for (var chunk = 0; chunk < offsets.Count; chunk++)
        {
            // A run goes on until the chunk, counted from one, with which the next begins.
            while (run + 1 < runCount && BinaryPrimitives.ReadUInt32BigEndian(runs[(8 + ((run + 1) * 12))..]) <= chunk + 1)
            {
                run++;
            }

            var count = runCount == 0 ? 0 : Math.Min(BinaryPrimitives.ReadUInt32BigEndian(runs[(8 + (run * 12) + 4)..]), sizes.Count - sample);
            if (sizes.Sum(file, sample, count) is not { } length || !copy.TryKeepSamples(file, offsets.At(file, chunk), length))
            {
                return false;
            }

            sample += count;
        }

        return true;
    }

    private static ReadOnlySpan<byte> Body(ReadOnlySpan<byte> file, List<IsoBox> tables, string type) => tables.Find(b => b.Type == type) is { Length: > 0 } box ? file[box.Body..box.End] : default;

    /// <summary>How many bytes each sample has: one number for all (stsz), one each, or small ones (stz2).</summary>
    private readonly record struct Sizes(int Table, int Bits, uint Each, uint Count)
    {
        public static Sizes? Read(ReadOnlySpan<byte> file, List<IsoBox> tables)
        {
            if (tables.Find(static b => b.Type is "stsz" or "stz2") is not { Length: >= 12 } box)
            {
                return null;
            }

            var body = file[box.Body..box.End];
            var count = BinaryPrimitives.ReadUInt32BigEndian(body[8..]);
            var each = box.Type == "stsz" ? BinaryPrimitives.ReadUInt32BigEndian(body[4..]) : 0;
            var bits = box.Type == "stsz" ? 32 : body[7];
            return bits is not (4 or 8 or 16 or 32) || (each == 0 && (((long)count * bits) + 7) / 8 > body.Length - 12) ? null : new Sizes(box.Body + 12, bits, each, count);
        }

        public long? Sum(ReadOnlySpan<byte> file, long from, long count)
        {
            if (Each > 0)
            {
                return Each * count; // Two numbers of 32 bits: no overflow.
            }

            long sum = 0;
            for (var i = from; i < from + count; i++)
            {
                sum += Bits switch
                {
                    32 => BinaryPrimitives.ReadUInt32BigEndian(file[(Table + (int)(i * 4))..]),
                    16 => BinaryPrimitives.ReadUInt16BigEndian(file[(Table + (int)(i * 2))..]),
                    8 => file[Table + (int)i],
                    _ => (i & 1) == 0 ? file[Table + (int)(i / 2)] >> 4 : file[Table + (int)(i / 2)] & 15,
                };
            }

            return sum <= file.Length ? sum : null;
        }
    }

    /// <summary>Where each chunk begins.</summary>
    private readonly record struct Offsets(int Table, bool Large, int Count)
    {
        public static Offsets? Read(ReadOnlySpan<byte> file, List<IsoBox> tables)
        {
            if (tables.Find(static b => b.Type is "stco" or "co64") is not { Length: >= 8 } box)
            {
                return null;
            }

            var (count, large) = (BinaryPrimitives.ReadUInt32BigEndian(file[(box.Body + 4)..]), box.Type == "co64");
            return count > (box.Length - 8) / (large ? 8 : 4) ? null : new Offsets(box.Body + 8, large, (int)count);
        }

        public long At(ReadOnlySpan<byte> file, int chunk) => Large
            ? (long)Math.Min(long.MaxValue / 2, BinaryPrimitives.ReadUInt64BigEndian(file[(Table + (chunk * 8))..]))
            : BinaryPrimitives.ReadUInt32BigEndian(file[(Table + (chunk * 4))..]);
    }
}
