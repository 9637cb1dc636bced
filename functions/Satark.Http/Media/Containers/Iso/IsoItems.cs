using System.Buffers.Binary;
using System.Text;

namespace Satark.Http.Media.Containers.Iso;

/// <summary>The <c>meta</c> of a still picture (HEIF, ISO/IEC 23008-12): which items it has and where. Items that are drawn are copied; EXIF, XMP and all others stay behind.</summary>
internal static class IsoItems
{
    /// <summary>More items than a picture has.</summary>
    internal const int MostItems = 20_000;

    private static readonly HashSet<string> Properties = new(
        ["hvcC", "lhvC", "av1C", "avcC", "ispe", "pixi", "pasp", "clap", "irot", "imir", "auxC", "clli", "mdcv", "cclv", "amve", "a1op", "a1lx", "lsel", "rloc", "oinf", "tols"], StringComparer.Ordinal);

    /// <summary>Copies what a viewer needs; false where no copy can be made.</summary>
    public static bool TryCopy(ReadOnlySpan<byte> file, IsoBox meta, IsoCopy copy)
    {
        if (meta.Length < 4 || IsoBox.All(file, meta.Body + 4, meta.End) is not { } boxes || !boxes.Exists(static b => b.Type == "iloc"))
        {
            // QuickTime's own kind, and one without items: nothing of it is drawn.
            copy.Free(file, meta);
            return true;
        }

        copy.Keep(file, meta.Start, meta.Body + 4);
        var types = new Dictionary<uint, string>();
        foreach (var box in boxes)
        {
            var kept = box.Type switch
            {
                "hdlr" => IsoMovie.TryHandler(file, box, copy),
                "dinf" => IsoMovie.TryDataReferences(file, box, copy),
                "iinf" => TryInfos(file, box, types, copy),
                "iprp" => TryProperties(file, box, copy),
                "pitm" or "iloc" or "iref" or "grpl" => Keep(file, box, copy),
                "idat" => KeepHead(file, box, copy),
                _ => Free(file, box, copy),
            };
            if (!kept)
            {
                return false;
            }
        }

        var (locations, data) = (boxes.Find(static b => b.Type == "iloc"), boxes.Find(static b => b.Type == "idat"));
        return IsoExtents.TryCopy(file, locations, data, types, copy);
    }

    private static bool TryInfos(ReadOnlySpan<byte> file, IsoBox box, Dictionary<uint, string> types, IsoCopy copy)
    {
        var head = box.Length > 0 && file[box.Body] == 0 ? 6 : 8;
        if (box.Length < head || IsoBox.All(file, box.Body + head, box.End, MostItems) is not { } infos)
        {
            return false;
        }

        copy.Keep(file, box.Start, box.Body + head);
        foreach (var info in infos)
        {
            // Version 2: number in two bytes; version 3: in four. Then two of protection, and four letters; behind them names that programs give.
            var wide = info.Length > 0 && file[info.Body] == 3;
            var to = info.Body + (wide ? 14 : 12);
            if (info.Type != "infe" || to > info.End || file[info.Body] is not (2 or 3))
            {
                return false;
            }

            copy.Keep(file, info.Start, to);
            types[wide ? BinaryPrimitives.ReadUInt32BigEndian(file[(info.Body + 4)..]) : BinaryPrimitives.ReadUInt16BigEndian(file[(info.Body + 4)..])] = Encoding.Latin1.GetString(file[(to - 4)..to]);
        }

        return true;
    }

    private static bool TryProperties(ReadOnlySpan<byte> file, IsoBox box, IsoCopy copy)
    {
        if (IsoBox.All(file, box.Body, box.End) is not { } parts)
        {
            return false;
        }

        copy.KeepHead(file, box);
        foreach (var part in parts)
        {
            if (part.Type == "ipma")
            {
                copy.Keep(file, part);
            }
            else if (part.Type != "ipco")
            {
                copy.Free(file, part);
            }
            else if (!TryContainer(file, part, copy))
            {
                return false;
            }
        }

        return true;
    }

    private static bool TryContainer(ReadOnlySpan<byte> file, IsoBox box, IsoCopy copy)
    {
        if (IsoBox.All(file, box.Body, box.End, MostItems) is not { } properties)
        {
            return false;
        }

        copy.KeepHead(file, box);
        foreach (var p in properties)
        {
            if (p.Type == "ispe" && (p.Length != 12 || !MediaLimits.Fits(BinaryPrimitives.ReadUInt32BigEndian(file[(p.Body + 4)..]), BinaryPrimitives.ReadUInt32BigEndian(file[(p.Body + 8)..]))))
            {
                return false;
            }

            // Free space keeps its place in the count by which items name their properties.
            if (Properties.Contains(p.Type) || (p.Type == "colr" && IsoSampleEntries.IsNumbers(file, p)))
            {
                copy.Keep(file, p);
            }
            else
            {
                copy.Free(file, p);
            }
        }

        return true;
    }

    private static bool Keep(ReadOnlySpan<byte> file, IsoBox box, IsoCopy copy)
    {
        copy.Keep(file, box);
        return true;
    }

    private static bool KeepHead(ReadOnlySpan<byte> file, IsoBox box, IsoCopy copy)
    {
        copy.KeepHead(file, box);
        return true;
    }

    private static bool Free(ReadOnlySpan<byte> file, IsoBox box, IsoCopy copy)
    {
        copy.Free(file, box);
        return true;
    }
}
