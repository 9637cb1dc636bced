using System.Buffers.Binary;
using System.Text;
using Satark.Http.Pictures;

namespace Satark.Http.Media.Containers;

/// <summary>PNG (third edition): chunks without which it could not be drawn, or would be drawn in other colours, of their proper sizes; text, time, profiles and EXIF but the orientation stay behind.</summary>
internal static class PngCopy
{
    private const int MostChunks = 200_000;

    /// <summary>The copy, or null where none can be made.</summary>
    public static Copy? Of(ReadOnlySpan<byte> file)
    {
        using var copy = new CopyWriter(file.Length + 64);
        copy.Write(file[..8]);
        var exif = OrientationExif.Write(OrientationExif.Read(PictureFile.ExifOf(file)));
        long at = 8;
        for (var chunks = 0; at + 12 <= file.Length && chunks < MostChunks; chunks++)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file[(int)at..]);
            if (at + 12 + length > file.Length)
            {
                return null;
            }

            var name = Encoding.Latin1.GetString(file.Slice((int)at + 4, 4));
            var body = file.Slice((int)at + 8, (int)length);
            at += 12 + (long)length;
            if (chunks == 0 && (name != "IHDR" || body.Length != 13 || !MediaLimits.Fits(BinaryPrimitives.ReadUInt32BigEndian(body), BinaryPrimitives.ReadUInt32BigEndian(body[4..]))))
            {
                return null;
            }

            if (Keeps(name, body.Length))
            {
                Chunk(copy, name, body);
            }
            else if (char.IsAsciiLetterUpper(name[0]))
            {
                return null; // Critical, and of no proper size or unknown: it cannot be drawn without.
            }

            if (name == "IHDR" && exif.Length > 0)
            {
                Chunk(copy, "eXIf", exif);
            }

            if (name == "IEND")
            {
                return copy.Finish();
            }
        }

        return null;
    }

    private static bool Keeps(string name, int length) => name switch
    {
        "IHDR" => length == 13,
        "PLTE" => length is > 0 and <= 768 && length % 3 == 0,
        "IDAT" => true,
        "IEND" => length == 0,
        "tRNS" => length <= 256,
        "gAMA" => length == 4,
        "sRGB" => length == 1,
        "acTL" => length == 8,
        "fcTL" => length == 26,
        "fdAT" => length >= 4,
        _ => false,
    };

    private static void Chunk(CopyWriter copy, string name, ReadOnlySpan<byte> body)
    {
        Span<byte> number = stackalloc byte[4];
        Span<byte> letters = stackalloc byte[4];
        Encoding.Latin1.GetBytes(name, letters);
        BinaryPrimitives.WriteUInt32BigEndian(number, (uint)body.Length);
        copy.Write(number);
        copy.Write(letters);
        if (name is "eXIf" or "IEND")
        {
            copy.Write(body);
        }
        else
        {
            copy.WriteContent(body);
        }

        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.Of(letters, body));
        copy.Write(number);
    }
}
