using System.Buffers.Binary;

namespace Satark.Http.Media.Containers;

/// <summary>
/// Ogg (RFC 3533) with Opus (RFC 7845) or Vorbis: the first stream's pages with a new number and checksum each, and instead of its comments (title, artist,
/// place, the recording program) empty ones. A second stream, beside it or behind it, stays behind.
/// </summary>
internal static class OggCopy
{
    private const int PageHead = 27, MostOfPage = 255 * 255;
    private const byte Continued = 1, First = 2;

    // One number for all: a recorder's own is drawn anew for each recording, and says nothing that a player needs.
    private const uint Serial = 1;

    private static readonly byte[] OpusComments = [.. "OpusTags"u8, 0, 0, 0, 0, 0, 0, 0, 0];
    private static readonly byte[] VorbisComments = [3, .. "vorbis"u8, 0, 0, 0, 0, 0, 0, 0, 0, 1];

    /// <summary>The copy, or null where none can be made.</summary>
    public static Copy? Of(ReadOnlySpan<byte> file)
    {
        if (Page.Read(file, 0) is not { } first || (first.Flags & First) == 0)
        {
            return null;
        }

        // The head comes first and alone; comments, and Vorbis's tables, end with a page: sound begins on a fresh one.
        var head = file[first.Body..first.End];
        var headers = head.StartsWith("OpusHead"u8) && head.Length is >= 19 and <= 276 ? 2 : head.StartsWith("\x01vorbis"u8) && head.Length == 30 ? 3 : 0;
        if (headers == 0 || Packets(file, first, headers) is not { } packets)
        {
            return null;
        }

        using var copy = new CopyWriter(file.Length + 256);
        uint number = 0;
        Write(copy, First, 0, ref number, head.ToArray(), content: true);
        if (headers == 2)
        {
            Write(copy, 0, 0, ref number, OpusComments, content: false);
        }
        else
        {
            Write(copy, 0, 0, ref number, VorbisComments, content: false);
            Write(copy, 0, 0, ref number, packets.Tables, content: true);
        }

        for (var at = packets.End; Page.Read(file, at) is { } page; at = page.End)
        {
            if (page.Serial != first.Serial)
            {
                continue;
            }

            if ((page.Flags & First) != 0)
            {
                break; // Another stream begins behind this one.
            }

            Sound(copy, file, page, number++);
        }

        return number > headers ? copy.Finish() : null;
    }

    // What the header packets behind the first page hold, and where the pages with sound begin.
    private static (byte[] Tables, int End)? Packets(ReadOnlySpan<byte> file, Page first, int headers)
    {
        using var packet = new MemoryStream();
        var (whole, at, tables) = (1, first.End, Array.Empty<byte>());
        while (whole < headers)
        {
            if (Page.Read(file, at) is not { } page)
            {
                return null;
            }

            at = page.End;
            if (page.Serial != first.Serial)
            {
                continue;
            }

            var from = page.Body;
            for (var i = 0; i < page.Segments; i++)
            {
                var lacing = file[page.Start + PageHead + i];
                packet.Write(file.Slice(from, lacing));
                from += lacing;
                if (lacing < 255)
                {
                    whole++;
                    tables = packet.ToArray();
                    packet.SetLength(0);
                }
            }
        }

        return whole == headers && packet.Length == 0 && (headers == 2 || tables.AsSpan().StartsWith("\x05vorbis"u8)) ? (tables, at) : null;
    }

    // One packet on as many pages as it takes.
    private static void Write(CopyWriter copy, byte flags, ulong granule, ref uint number, byte[] packet, bool content)
    {
        for (var (at, more) = (0, true); more;)
        {
            var here = Math.Min(packet.Length - at, MostOfPage);
            more = here == MostOfPage;
            var lacing = Enumerable.Repeat((byte)255, here / 255).ToList();
            if (!more)
            {
                lacing.Add((byte)(here % 255));
            }

            Paged(copy, (byte)(flags | (at > 0 ? Continued : 0)), granule, number++, [.. lacing], packet.AsSpan(at, here), content);
            at += here;
        }
    }

    private static void Sound(CopyWriter copy, ReadOnlySpan<byte> file, Page page, uint number) =>
        Paged(copy, page.Flags, page.Granule, number, file.Slice(page.Start + PageHead, page.Segments), file[page.Body..page.End], content: true);

    private static void Paged(CopyWriter copy, byte flags, ulong granule, uint number, ReadOnlySpan<byte> lacing, ReadOnlySpan<byte> body, bool content)
    {
        Span<byte> head = stackalloc byte[PageHead];
        "OggS"u8.CopyTo(head);
        head[4] = 0;
        head[5] = (byte)(flags & 7);
        BinaryPrimitives.WriteUInt64LittleEndian(head[6..], granule);
        BinaryPrimitives.WriteUInt32LittleEndian(head[14..], Serial);
        BinaryPrimitives.WriteUInt32LittleEndian(head[18..], number);
        BinaryPrimitives.WriteUInt32LittleEndian(head[22..], 0);
        head[26] = (byte)lacing.Length;
        var start = copy.Length;
        copy.Write(head);
        copy.Write(lacing);
        if (content)
        {
            copy.WriteContent(body);
        }
        else
        {
            copy.Write(body);
        }

        var page = copy.Written[start..];
        BinaryPrimitives.WriteUInt32LittleEndian(page[22..], Crc32.OfOgg(page));
    }

    private readonly record struct Page(int Start, byte Flags, ulong Granule, uint Serial, int Segments, int Body, int End)
    {
        public static Page? Read(ReadOnlySpan<byte> file, int at)
        {
            if (at + PageHead > file.Length || !file[at..].StartsWith("OggS"u8) || file[at + 4] != 0 || at + PageHead + file[at + 26] is var body && body > file.Length)
            {
                return null;
            }

            var end = body;
            foreach (var lacing in file[(at + PageHead)..body])
            {
                end += lacing;
            }

            return end > file.Length ? null
                : new Page(at, file[at + 5], BinaryPrimitives.ReadUInt64LittleEndian(file[(at + 6)..]), BinaryPrimitives.ReadUInt32LittleEndian(file[(at + 14)..]), file[at + 26], body, end);
        }
    }
}
