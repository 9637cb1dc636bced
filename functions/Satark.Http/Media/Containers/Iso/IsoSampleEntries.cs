using System.Buffers.Binary;

namespace Satark.Http.Media.Containers.Iso;

/// <summary>How a track's samples are coded (<c>stsd</c>; ISO/IEC 14496-12, section 8.5.2, and QuickTime's sound descriptions): without the names of coders and without colour profiles.</summary>
internal static class IsoSampleEntries
{
    private const int Picture = 78, Sound = 28;

    // Settings of decoders: numbers that follow from how the samples are coded.
    private static readonly HashSet<string> Kept = new(
        ["avcC", "hvcC", "av1C", "vpcC", "esds", "d263", "damr", "dOps", "dfLa", "dac3", "dec3", "alac", "pcmC", "chan", "chnl", "pasp", "clap", "fiel", "btrt", "gama", "clli", "mdcv", "dvcC", "dvvC", "frma", "enda", "mp4a"],
        StringComparer.Ordinal);

    /// <summary>Copies them; false where no copy can be made.</summary>
    public static bool TryCopy(ReadOnlySpan<byte> file, IsoBox box, IsoCopy copy)
    {
        if (box.Length < 8 || IsoBox.All(file, box.Body + 8, box.End) is not { } entries)
        {
            return false;
        }

        copy.Keep(file, box.Start, box.Body + 8);
        foreach (var entry in entries)
        {
            // Sound has its codes; all else is laid out as a picture.
            var sound = IsSound(entry);
            var fixedPart = sound ? Sound + (Version(file, entry) switch { 1 => 16, 2 => 36, _ => 0 }) : Picture;
            if (entry.Type is "encv" or "enca" || entry.Length < fixedPart || !TryEntry(file, entry, fixedPart, sound, copy))
            {
                return false;
            }
        }

        return true;
    }

    private static bool TryEntry(ReadOnlySpan<byte> file, IsoBox entry, int fixedPart, bool sound, IsoCopy copy)
    {
        copy.Keep(file, entry.Start, entry.Body + fixedPart);
        if (sound)
        {
            copy.Blank(entry.Body + 12, 4); // QuickTime's vendor.
        }
        else
        {
            copy.Blank(entry.Body + 12, 12);
            copy.Blank(entry.Body + 42, 32);
            if (!MediaLimits.Fits(BinaryPrimitives.ReadUInt16BigEndian(file[(entry.Body + 24)..]), BinaryPrimitives.ReadUInt16BigEndian(file[(entry.Body + 26)..])))
            {
                return false;
            }
        }

        return TrySettings(file, entry.Body + fixedPart, entry.End, copy);
    }

    private static bool TrySettings(ReadOnlySpan<byte> file, int from, int end, IsoCopy copy)
    {
        if (IsoBox.All(file, from, end) is not { } settings)
        {
            return false;
        }

        foreach (var box in settings)
        {
            if (Kept.Contains(box.Type) || (box.Type == "colr" && box.Length >= 4 && IsNumbers(file, box)) || box.Type == "\0\0\0\0")
            {
                copy.Keep(file, box);
            }
            else if (box.Type == "wave")
            {
                copy.KeepHead(file, box);
                if (!TrySettings(file, box.Body, box.End, copy))
                {
                    return false;
                }
            }
            else
            {
                copy.Free(file, box);
            }
        }

        return true;
    }

    /// <summary>Colours as code points, not as a profile, which says the device's name.</summary>
    public static bool IsNumbers(ReadOnlySpan<byte> file, IsoBox colours) => colours.Length <= 12 && (file[colours.Body..].StartsWith("nclx"u8) || file[colours.Body..].StartsWith("nclc"u8));

    private static bool IsSound(IsoBox entry) => entry.Type is "mp4a" or "samr" or "sawb" or "sawp" or "Opus" or "fLaC" or "ac-3" or "ec-3" or "alac" or "sowt" or "twos" or "lpcm" or "in24" or "in32"
        or "fl32" or "raw " or "ulaw" or "alaw" or ".mp3" or "ipcm" or "ima4" or "QDM2" or "MAC3" or "Qclp";

    private static int Version(ReadOnlySpan<byte> file, IsoBox entry) => entry.Length >= 10 ? BinaryPrimitives.ReadUInt16BigEndian(file[(entry.Body + 8)..]) : 0;
}
