using System.Buffers.Binary;

namespace Satark.Http.Media.Containers;

/// <summary>GIF 89a: pictures, how long each stands, how often they repeat. Comments, captions and other programs' blocks (XMP is one) stay behind.</summary>
internal static class GifCopy
{
    private const byte Extension = 0x21, Image = 0x2C, Trailer = 0x3B, GraphicControl = 0xF9, Application = 0xFF;

    /// <summary>The copy, or null where none can be made.</summary>
    public static Copy? Of(ReadOnlySpan<byte> file)
    {
        if (file.Length < 13 || !MediaLimits.Fits(BinaryPrimitives.ReadUInt16LittleEndian(file[6..]), BinaryPrimitives.ReadUInt16LittleEndian(file[8..])))
        {
            return null;
        }

        using var copy = new CopyWriter(file.Length + 16);
        var at = 13 + Colours(file[10]);
        if (at > file.Length)
        {
            return null;
        }

        copy.Write("GIF89a"u8);
        copy.WriteContent(file[6..at]);
        var images = 0;
        while (at < file.Length && file[at] != Trailer)
        {
            var end = End(file, at);
            if (end < 0)
            {
                break; // Cut off: the pictures before can be seen.
            }

            var block = file[at..end];
            if (block[0] == Image)
            {
                images++;
                copy.WriteContent(block);
            }
            else if (block[1] == GraphicControl && block.Length == 8)
            {
                copy.Write(block);
            }
            else if (block[1] == Application && block.Length >= 19 && block[2] == 11 && block[3..].StartsWith("NETSCAPE2.0"u8) && block[14] == 3)
            {
                copy.Write(block[..18]);
                copy.Write([0]);
            }

            at = end;
        }

        copy.Write([Trailer]);
        return images > 0 ? copy.Finish() : null;
    }

    // Where the block that begins here ends; -1 where it does not.
    private static int End(ReadOnlySpan<byte> file, int at)
    {
        var from = file[at] switch
        {
            Extension when at + 2 < file.Length => at + 2,
            Image when at + 10 < file.Length => at + 11 + Colours(file[at + 9]),
            _ => int.MaxValue,
        };
        while (from < file.Length)
        {
            if (file[from] == 0)
            {
                return from + 1;
            }

            from += 1 + file[from];
        }

        return -1;
    }

    // Bytes of the table of colours that these flags announce.
    private static int Colours(byte flags) => (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
}
