using System.Buffers.Binary;
using System.Text;

namespace Satark.Http.Media.Containers.Iso;

/// <summary>A box of ISO base media (ISO/IEC 14496-12, section 4.2), or an atom of QuickTime.</summary>
/// <param name="Type">Its four letters.</param>
/// <param name="Start">Where it begins in the file.</param>
/// <param name="Body">Where its content begins.</param>
/// <param name="End">Where it ends.</param>
internal readonly record struct IsoBox(string Type, int Start, int Body, int End)
{
    /// <summary>Bytes of content.</summary>
    public int Length => End - Body;

    /// <summary>The box that begins here and ends within its parent; null where none does.</summary>
    public static IsoBox? Read(ReadOnlySpan<byte> file, int at, int parentEnd)
    {
        if (at < 0 || at + 8 > parentEnd)
        {
            return null;
        }

        long size = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
        var head = 8;
        if (size == 1)
        {
            head = 16;
            size = at + 16 <= parentEnd && BinaryPrimitives.ReadUInt64BigEndian(file[(at + 8)..]) is var large and <= int.MaxValue ? (long)large : 0;
        }
        else if (size == 0)
        {
            size = parentEnd - at;
        }

        return size < head || at + size > parentEnd ? null : new IsoBox(Encoding.Latin1.GetString(file.Slice(at + 4, 4)), at, at + head, at + (int)size);
    }

    /// <summary>All boxes between two places; null where they do not fill it. Up to seven bytes at the end, as QuickTime leaves them, are none.</summary>
    public static List<IsoBox>? All(ReadOnlySpan<byte> file, int from, int end, int most = 4096)
    {
        var boxes = new List<IsoBox>();
        while (end - from >= 8)
        {
            if (boxes.Count == most || Read(file, from, end) is not { } box)
            {
                return null;
            }

            boxes.Add(box);
            from = box.End;
        }

        return boxes;
    }

    /// <summary>The boxes inside of the first one of this type; null where there is none or its inside is broken.</summary>
    public static List<IsoBox>? Inside(ReadOnlySpan<byte> file, List<IsoBox> boxes, string type) => boxes.Find(b => b.Type == type) is { Length: > 0 } box ? All(file, box.Body, box.End) : null;
}
