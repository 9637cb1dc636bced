namespace Satark.Http.Media.Containers.Iso;

/// <summary>Where the items of a still picture lie (<c>iloc</c>, ISO/IEC 14496-12, section 8.11.3: how wide each number is stands at its beginning).</summary>
internal static class IsoExtents
{
    private const int MostExtents = 100_000;

    // Item types that are drawn: coded pictures, and how they are put together.
    private static readonly HashSet<string> Drawn = new(["hvc1", "hev1", "lhv1", "av01", "avc1", "grid", "iovl", "iden", "tmap"], StringComparer.Ordinal);

    // An EXIF block with nothing in it, behind the four bytes that say where it begins: some viewers want one where an item says EXIF.
    private static readonly byte[] NoExif = [0, 0, 0, 0, (byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0];

    /// <summary>Copies the bytes of items that are drawn; false where no copy can be made.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="box">The box <c>iloc</c>.</param>
    /// <param name="data">The box <c>idat</c>, or none.</param>
    /// <param name="types">The items' types, by their numbers.</param>
    /// <param name="copy">The copy.</param>
    public static bool TryCopy(ReadOnlySpan<byte> file, IsoBox box, IsoBox data, Dictionary<uint, string> types, IsoCopy copy)
    {
        var body = new Numbers(file[box.Body..box.End]);
        var version = body.Next(1);
        body.Next(3);
        var (widths, more) = (body.Next(1), body.Next(1));
        var (offsetWidth, lengthWidth, baseWidth, indexWidth) = ((int)widths >> 4, (int)widths & 15, (int)more >> 4, version is 1 or 2 ? (int)more & 15 : 0);
        var (count, all) = (body.Next(version == 2 ? 4 : 2), 0);
        if (version > 2 || count > IsoItems.MostItems)
        {
            return false;
        }

        for (ulong i = 0; i < count && !body.IsBroken; i++)
        {
            var id = (uint)body.Next(version == 2 ? 4 : 2);
            var inData = version > 0 && (body.Next(2) & 15) == 1;
            var elsewhere = body.Next(2) != 0;
            var from = body.Next(baseWidth);
            var extents = body.Next(2);
            for (ulong e = 0; e < extents && !body.IsBroken; e++)
            {
                body.Next(indexWidth);
                var (at, length) = (from + body.Next(offsetWidth), body.Next(lengthWidth));
                if (body.IsBroken || at > int.MaxValue || length > int.MaxValue || ++all > MostExtents)
                {
                    return false;
                }

                var type = types.GetValueOrDefault(id, "");
                var place = inData ? data.Body + (long)at : (long)at;
                if (type == "Exif" && e == 0 && length >= (ulong)NoExif.Length && copy.IsMediaData(place, NoExif.Length))
                {
                    copy.Put((int)place, NoExif);
                }
                else if (Drawn.Contains(type))
                {
                    if (elsewhere || !(inData ? TryInside(file, data, place, (long)length, copy) : copy.TryKeepSamples(file, place, (long)length)))
                    {
                        return false;
                    }

                    copy.HasPicture = true;
                }
            }
        }

        return !body.IsBroken;
    }

    private static bool TryInside(ReadOnlySpan<byte> file, IsoBox data, long from, long length, IsoCopy copy)
    {
        if (data.Length == 0 || from < data.Body || from + length > data.End || !copy.TrySpend(length))
        {
            return false;
        }

        copy.Keep(file, (int)from, (int)(from + length));
        return true;
    }

    /// <summary>Numbers one after another; broken once there are no more.</summary>
    private ref struct Numbers(ReadOnlySpan<byte> bytes)
    {
        private ReadOnlySpan<byte> _rest = bytes;

        public bool IsBroken { get; private set; }

        public ulong Next(int width)
        {
            if (width > _rest.Length || width > 8)
            {
                IsBroken = true;
                _rest = default;
                return 0;
            }

            ulong value = 0;
            foreach (var b in _rest[..width])
            {
                value = (value << 8) | b;
            }

            _rest = _rest[width..];
            return value;
        }
    }
}
