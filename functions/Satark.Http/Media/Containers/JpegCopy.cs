using System.Buffers.Binary;
using Satark.Http.Pictures;

namespace Satark.Http.Media.Containers;

/// <summary>
/// JPEG (ITU-T T.81, annex B): tables, frames and scans are copied; of application segments only JFIF's and Adobe's, written anew, since without
/// them colours are guessed; comments, thumbnails, profiles and all that stands behind the picture's end stay behind.
/// </summary>
internal static class JpegCopy
{
    private const byte EndOfImage = 0xD9, StartOfScan = 0xDA, App0 = 0xE0, Adobe = 0xEE;

    private static readonly byte[] Jfif = [0xFF, App0, 0, 16, (byte)'J', (byte)'F', (byte)'I', (byte)'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0];

    /// <summary>The copy, or null where none can be made.</summary>
    public static Copy? Of(ReadOnlySpan<byte> file)
    {
        using var copy = new CopyWriter(file.Length + 64);
        copy.Write([0xFF, 0xD8]);
        Head(file, copy);
        var (at, scans, sized) = (2, 0, false);
        while (Next(file, ref at) is { } marker && marker != EndOfImage)
        {
            if (marker is 0x01 or (>= 0xD0 and <= 0xD8))
            {
                continue; // They have no length, and between segments they mean nothing.
            }

            if (at + 2 > file.Length || BinaryPrimitives.ReadUInt16BigEndian(file[at..]) is var length && (length < 2 || at + length > file.Length))
            {
                break; // Cut off: what came before can be seen, if a scan is among it.
            }

            var body = file[(at + 2)..(at + length)];
            at += length;
            if (IsFrame(marker))
            {
                if (body.Length < 6 || !MediaLimits.Fits(BinaryPrimitives.ReadUInt16BigEndian(body[3..]), BinaryPrimitives.ReadUInt16BigEndian(body[1..])))
                {
                    return null;
                }

                sized = true;
            }

            if (marker == Adobe && body.StartsWith("Adobe"u8) && body.Length >= 12)
            {
                copy.Write([0xFF, Adobe, 0, 14, .. "Adobe"u8, 0, 100, 0, 0, 0, 0, body[11]]);
            }
            else if (IsPicture(marker))
            {
                copy.WriteContent([0xFF, marker]);
                copy.WriteContent(file[(at - length)..at]);
            }

            if (marker == StartOfScan)
            {
                scans++;
                var end = EndOfScan(file, at);
                copy.WriteContent(file[at..end]);
                at = end;
            }
        }

        copy.Write([0xFF, EndOfImage]);
        return sized && scans > 0 ? copy.Finish() : null;
    }

    private static void Head(ReadOnlySpan<byte> file, CopyWriter copy)
    {
        if (file.Length > 11 && file[3] == App0 && file[6..].StartsWith("JFIF\0"u8))
        {
            copy.Write(Jfif);
        }

        if (OrientationExif.Write(OrientationExif.Read(PictureFile.ExifOf(file))) is { Length: > 0 } exif)
        {
            copy.Write([0xFF, 0xE1, 0, (byte)(2 + 6 + exif.Length)]);
            copy.Write("Exif\0\0"u8);
            copy.Write(exif);
        }
    }

    // The next marker, with `at` behind it; null at the end, or where there should be one and is none.
    private static byte? Next(ReadOnlySpan<byte> file, ref int at)
    {
        if (at >= file.Length || file[at] != 0xFF)
        {
            return null;
        }

        while (at < file.Length && file[at] == 0xFF)
        {
            at++; // Any number of fill bytes may stand before a marker.
        }

        return at < file.Length ? file[at++] : null;
    }

    // Entropy-coded bytes go on until a marker that is neither a stuffed zero nor a restart.
    private static int EndOfScan(ReadOnlySpan<byte> file, int from)
    {
        for (var at = from; at < file.Length; at += 2)
        {
            var next = file[at..].IndexOf((byte)0xFF);
            if (next < 0)
            {
                return file.Length;
            }

            at += next;
            if (at + 1 >= file.Length || file[at + 1] is not (0 or (>= 0xD0 and <= 0xD7)))
            {
                return at;
            }
        }

        return file.Length;
    }

    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    // SOFn, DHT, DAC, SOS, DQT, DNL, DRI, DHP, EXP.
    private static bool IsPicture(byte marker) => IsFrame(marker) || marker is 0xC4 or 0xCC or (>= 0xDA and <= 0xDF);
}
