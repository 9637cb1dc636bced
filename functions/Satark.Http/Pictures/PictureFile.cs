using System.Buffers.Binary;

namespace Satark.Http.Pictures;

/// <summary>
/// Recognises a picture by its first bytes, and finds the one block in it that we want: EXIF. Everything else in the file is passed over unread, so that
/// nothing hostile in pixels, colour profiles or comments is ever looked at. Never throws; linear.
/// </summary>
public static class PictureFile
{
    /// <summary>The media types that are taken.</summary>
    public static readonly IReadOnlyList<string> MediaTypes = ["image/jpeg", "image/png", "image/webp", "image/heic", "image/heif"];

    /// <summary>A larger block is cut: cameras write a few kilobytes, JPEG has no room for more than 64.</summary>
    private const int LargestBlock = 256 * 1024;

    private const int LongestWalk = 4096;

    /// <summary>The media type that the bytes are of, or null: no picture that is taken.</summary>
    public static string? TypeOf(ReadOnlySpan<byte> file) =>
        file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : file.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? "image/png"
        : file.Length > 12 && file.StartsWith("RIFF"u8) && file[8..].StartsWith("WEBP"u8) ? "image/webp"
        : file.Length > 12 && file[4..].StartsWith("ftyp"u8) && IsHeif(file[8..12]) ? "image/heic"
        : null;

    /// <summary>The EXIF block: a TIFF file of its own (Exif 2.32, JEITA CP-3451); empty where the picture has none.</summary>
    public static ReadOnlySpan<byte> ExifOf(ReadOnlySpan<byte> file)
    {
        var block = TypeOf(file) switch
        {
            "image/jpeg" => InJpeg(file),
            "image/png" => InPng(file),
            "image/webp" => InWebP(file),
            "image/heic" => InHeif(file),
            _ => default,
        };
        block = block.StartsWith("Exif\0\0"u8) ? block[6..] : block;
        return IsTiff(block) ? block[..Math.Min(block.Length, LargestBlock)] : default;
    }

    // Brands of ISO/IEC 23008-12 (HEIF).
    private static bool IsHeif(ReadOnlySpan<byte> brand) =>
        brand.SequenceEqual("heic"u8) || brand.SequenceEqual("heix"u8) || brand.SequenceEqual("mif1"u8) || brand.SequenceEqual("msf1"u8) || brand.SequenceEqual("heif"u8) || brand.SequenceEqual("hevc"u8);

    private static bool IsTiff(ReadOnlySpan<byte> block) => block.StartsWith("II*\0"u8) || block.StartsWith("MM\0*"u8);

    // Segments up to the picture itself; EXIF is the APP1 that says so.
    private static ReadOnlySpan<byte> InJpeg(ReadOnlySpan<byte> file)
    {
        for (var (at, segments) = (2, 0); at + 4 <= file.Length && file[at] == 0xFF && segments < LongestWalk; segments++)
        {
            var marker = file[at + 1];
            if (marker is 0xDA or 0xD9)
            {
                break;
            }

            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            int length = BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
            if (length < 2)
            {
                break;
            }

            var end = Math.Min(file.Length, at + 2 + length);
            var body = file[Math.Min(at + 4, end)..end];
            if (marker == 0xE1 && body.StartsWith("Exif\0\0"u8))
            {
                return body;
            }

            at = end;
        }

        return default;
    }

    // PNG specification, third edition: length, name, data, checksum.
    private static ReadOnlySpan<byte> InPng(ReadOnlySpan<byte> file)
    {
        long at = 8;
        for (var chunks = 0; at + 8 <= file.Length && chunks < LongestWalk; chunks++)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file[(int)at..]);
            var name = file.Slice((int)at + 4, 4);
            var body = file[((int)at + 8)..(int)Math.Min(file.Length, at + 8 + length)];
            if (name.SequenceEqual("eXIf"u8))
            {
                return body;
            }

            at += 12 + (long)length;
        }

        return default;
    }

    // RFC 9649: name, length, data, padded to even.
    private static ReadOnlySpan<byte> InWebP(ReadOnlySpan<byte> file)
    {
        long at = 12;
        for (var chunks = 0; at + 8 <= file.Length && chunks < LongestWalk; chunks++)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(file[((int)at + 4)..]);
            var body = file[((int)at + 8)..(int)Math.Min(file.Length, at + 8 + length)];
            if (file.Slice((int)at, 4).SequenceEqual("EXIF"u8))
            {
                return body;
            }

            at += 8 + (long)length + (length & 1);
        }

        return default;
    }

    // HEIF's boxes say where the block lies; its own beginning is as sure and cannot lead astray.
    private static ReadOnlySpan<byte> InHeif(ReadOnlySpan<byte> file)
    {
        for (var from = 0; file[from..].IndexOf("Exif\0\0"u8) is >= 0 and var at; from += at + 6)
        {
            if (IsTiff(file[(from + at + 6)..]))
            {
                return file[(from + at)..];
            }
        }

        return default;
    }
}
