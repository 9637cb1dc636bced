using System.Text;
using static Satark.Http.Media.MediaContainer;
using static Satark.Tips.Line.MediaKind;

namespace Satark.Http.Media;

/// <summary>Tells what a file is by its first bytes. Never throws; looks at no more than the first kilobyte.</summary>
public static class MediaSniffer
{
    private const int MostOfText = 1024;

    /// <summary>
    /// What the bytes are; null where they are nothing that is taken: SVG, HTML, programs, what nobody knows. Documents and archives are taken to be kept
    /// sealed: nothing of ours ever opens them.
    /// </summary>
    public static MediaFormat? Of(ReadOnlySpan<byte> file) => Picture(file) ?? Recording(file) ?? IsoMedia(file) ?? Document(file);

    private static MediaFormat? Picture(ReadOnlySpan<byte> file) =>
        file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? new("image/jpeg", Photo, Jpeg)
        : file.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? new("image/png", Photo, Png)
        : file.StartsWith("RIFF"u8) && At(file, 8, "WEBP"u8) ? new("image/webp", Photo, WebP)
        : file.StartsWith("GIF87a"u8) || file.StartsWith("GIF89a"u8) ? new("image/gif", Photo, Gif)
        : null;

    private static MediaFormat? Recording(ReadOnlySpan<byte> file) =>
        file.StartsWith("OggS"u8) ? new("audio/ogg", Audio, Ogg)
        : file.StartsWith("#!AMR-WB\n"u8) ? new("audio/amr-wb", Audio, Amr)
        : file.StartsWith("#!AMR\n"u8) ? new("audio/amr", Audio, Amr)
        : file.StartsWith("ID3"u8) ? Tagged(file)
        : file is [0xFF, var second, ..] && (second & 0xF6) == 0xF0 ? new("audio/aac", Audio, Aac)
        : file is [0xFF, var b, var c, ..] && (b & 0xE0) == 0xE0 && (b & 0x06) != 0 && (b & 0x18) != 0x08 && (c & 0xF0) is not (0xF0 or 0) ? new("audio/mpeg", Audio, MpegAudio)
        : null;

    // ID3v2 (its size in four times seven bits) stands before MP3 and before AAC.
    private static MediaFormat Tagged(ReadOnlySpan<byte> file)
    {
        var size = file.Length < 10 ? 0 : ((file[6] & 0x7F) << 21) | ((file[7] & 0x7F) << 14) | ((file[8] & 0x7F) << 7) | (file[9] & 0x7F);
        var behind = size + 10 < file.Length ? file[(size + 10)..] : default;
        return behind is [0xFF, var second, ..] && (second & 0xF6) == 0xF0 ? new("audio/aac", Audio, Aac) : new("audio/mpeg", Audio, MpegAudio);
    }

    private static MediaFormat? IsoMedia(ReadOnlySpan<byte> file)
    {
        if (file.Length < 12)
        {
            return null;
        }

        // Old QuickTime has no ftyp.
        return At(file, 4, "ftyp"u8) ? Brand(Encoding.Latin1.GetString(file[8..12]))
            : At(file, 4, "moov"u8) || At(file, 4, "mdat"u8) || At(file, 4, "wide"u8) ? Film("video/quicktime")
            : null;
    }

    // Registered brands (mp4ra.org). Which of sound and pictures a film really holds, its tracks say.
    private static MediaFormat Brand(string brand) => brand switch
    {
        "heic" or "heix" or "heim" or "heis" or "hevc" or "hevx" or "mif1" or "msf1" or "heif" => new("image/heic", Photo, MediaContainer.IsoMedia),
        "avif" or "avis" => new("image/avif", Photo, MediaContainer.IsoMedia),
        "M4A " or "M4B " or "M4P " or "F4A " => new("audio/mp4", Audio, MediaContainer.IsoMedia),
        "qt  " => Film("video/quicktime"),
        _ when brand.StartsWith("3gp", StringComparison.Ordinal) || brand.StartsWith("3g2", StringComparison.Ordinal) => Film("video/3gpp"),
        _ => Film("video/mp4"),
    };

    private static MediaFormat Film(string contentType) => new(contentType, Video, MediaContainer.IsoMedia);

    private static MediaFormat? Document(ReadOnlySpan<byte> file) =>
        file.StartsWith("%PDF-"u8) ? MediaFormat.Closed("application/pdf")
        : file.StartsWith("PK\x03\x04"u8) ? MediaFormat.Closed("application/zip")
        : file.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) ? MediaFormat.Closed("application/x-ole-storage")
        : file.StartsWith("{\\rtf"u8) ? MediaFormat.Closed("application/rtf")
        : IsPlain(file) ? MediaFormat.Closed("text/plain")
        : null;

    // Text that no browser could take for markup: that it is asked not to guess does not help a viewer who saves it.
    private static bool IsPlain(ReadOnlySpan<byte> file)
    {
        var begin = file[..Math.Min(file.Length, MostOfText)];
        var text = begin.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? begin[3..] : begin;
        return !text.IsEmpty && text.IndexOfAnyInRange((byte)0, (byte)8) < 0 && text.IndexOfAnyInRange((byte)14, (byte)31) < 0 && !text.Contains((byte)'<') && !text.StartsWith("#!"u8);
    }

    private static bool At(ReadOnlySpan<byte> file, int at, ReadOnlySpan<byte> text) => file.Length >= at + text.Length && file.Slice(at, text.Length).SequenceEqual(text);
}
