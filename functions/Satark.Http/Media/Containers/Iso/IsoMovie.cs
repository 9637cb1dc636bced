using System.Buffers.Binary;
using System.Text;

namespace Satark.Http.Media.Containers.Iso;

/// <summary>The <c>moov</c> of a film or recording: how its tracks are laid out, without times, titles, places, names of programs, or tracks that are neither seen nor heard.</summary>
internal static class IsoMovie
{
    private const int MostTracks = 64;

    // What is copied whole, by the box around it: layout and how to decode, nothing that a person or program wrote freely.
    private static readonly HashSet<(string Parent, string Box)> Whole =
    [
        ("edts", "elst"),
        .. new[] { "vmhd", "smhd", "hmhd", "nmhd" }.Select(static b => ("minf", b)),
        .. new[] { "stts", "ctts", "cslg", "stss", "stps", "stsc", "stsz", "stz2", "stco", "co64", "sdtp", "sgpd", "sbgp" }.Select(static b => ("stbl", b)),
    ];

    /// <summary>Copies what a player needs; false where no copy can be made.</summary>
    public static bool TryCopy(ReadOnlySpan<byte> file, IsoBox movie, IsoCopy copy)
    {
        if (IsoBox.All(file, movie.Body, movie.End) is not { } boxes || boxes.Any(static b => b.Type == "cmov") || boxes.Count(static b => b.Type == "trak") > MostTracks)
        {
            return false;
        }

        copy.KeepHead(file, movie);
        foreach (var box in boxes)
        {
            var kept = box.Type switch
            {
                "mvhd" => TryKeepTimed(file, box, copy),
                "trak" => TryTrack(file, box, copy),
                _ => Free(file, box, copy),
            };
            if (!kept)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Copies a handler box without the name that a program gave it.</summary>
    public static bool TryHandler(ReadOnlySpan<byte> file, IsoBox box, IsoCopy copy)
    {
        if (box.Length < 24)
        {
            return false;
        }

        copy.Keep(file, box.Start, box.Body + 12);
        return true;
    }

    /// <summary>Copies where data lies, which must be this very file.</summary>
    public static bool TryDataReferences(ReadOnlySpan<byte> file, IsoBox box, IsoCopy copy)
    {
        if (IsoBox.All(file, box.Body, box.End) is not [{ Type: "dref", Length: >= 8 } references] || IsoBox.All(file, references.Body + 8, references.End) is not { } entries)
        {
            return false;
        }

        copy.KeepHead(file, box);
        copy.Keep(file, references.Start, references.Body + 8);
        foreach (var entry in entries)
        {
            if (entry.Length < 4 || (file[entry.Body + 3] & 1) == 0)
            {
                return false;
            }

            copy.Keep(file, entry.Start, entry.Body + 4);
        }

        return true;
    }

    private static bool TryTrack(ReadOnlySpan<byte> file, IsoBox track, IsoCopy copy)
    {
        if (IsoBox.All(file, track.Body, track.End) is not { } boxes || IsoBox.Inside(file, boxes, "mdia") is not { } media)
        {
            return false;
        }

        var handler = media.Find(static b => b.Type == "hdlr");
        if (handler.Length < 12)
        {
            return false;
        }

        var kind = Encoding.Latin1.GetString(file.Slice(handler.Body + 8, 4));
        if (kind is not ("vide" or "soun" or "pict" or "auxv"))
        {
            return Free(file, track, copy); // Positions, times, texts: its samples stay behind with it.
        }

        (copy.HasVideo, copy.HasSound) = (copy.HasVideo || kind != "soun", copy.HasSound || kind == "soun");
        copy.KeepHead(file, track);
        foreach (var box in boxes)
        {
            var kept = box.Type switch
            {
                "tkhd" => TryKeepTimed(file, box, copy),
                "edts" => TryInside(file, box, copy),
                "mdia" => TryInside(file, box, copy),
                _ => Free(file, box, copy),
            };
            if (!kept)
            {
                return false;
            }
        }

        return IsoSamples.TryCopy(file, media, copy);
    }

    // Each box inside is copied whole, looked into, or freed.
    private static bool TryInside(ReadOnlySpan<byte> file, IsoBox parent, IsoCopy copy)
    {
        if (IsoBox.All(file, parent.Body, parent.End) is not { } boxes)
        {
            return false;
        }

        copy.KeepHead(file, parent);
        foreach (var box in boxes)
        {
            var kept = (parent.Type, box.Type) switch
            {
                ("mdia", "mdhd") => TryKeepTimed(file, box, copy),
                ("mdia" or "minf", "hdlr") => TryHandler(file, box, copy),
                ("mdia", "minf") or ("minf", "stbl") => TryInside(file, box, copy),
                ("minf", "dinf") => TryDataReferences(file, box, copy),
                ("stbl", "stsd") => IsoSampleEntries.TryCopy(file, box, copy),
                _ when Whole.Contains((parent.Type, box.Type)) => Keep(file, box, copy),
                _ => Free(file, box, copy),
            };
            if (!kept)
            {
                return false;
            }
        }

        return true;
    }

    // mvhd, tkhd and mdhd begin with two times, of four bytes each or, in version 1, of eight; mdhd also says a language.
    private static bool TryKeepTimed(ReadOnlySpan<byte> file, IsoBox box, IsoCopy copy)
    {
        var times = box.Length > 0 && file[box.Body] == 1 ? 16 : 8;
        var least = box.Type switch { "mvhd" => 96, "tkhd" => 80, _ => 20 };
        if (box.Length < least)
        {
            return false;
        }

        copy.Keep(file, box);
        copy.Blank(box.Body + 4, times);
        if (box.Type == "mdhd")
        {
            copy.Put(box.Body + (times == 16 ? 32 : 20), [0x55, 0xC4]); // "und" in five bits a letter.
        }
        else if (box.Type == "tkhd" && box.End - 8 > box.Body)
        {
            return MediaLimits.LongestSide >= Math.Max(BinaryPrimitives.ReadUInt16BigEndian(file[(box.End - 8)..]), BinaryPrimitives.ReadUInt16BigEndian(file[(box.End - 4)..]));
        }

        return true;
    }

    private static bool Keep(ReadOnlySpan<byte> file, IsoBox box, IsoCopy copy)
    {
        copy.Keep(file, box);
        return true;
    }

    private static bool Free(ReadOnlySpan<byte> file, IsoBox box, IsoCopy copy)
    {
        copy.Free(file, box);
        return true;
    }
}
