using System.Globalization;

namespace Satark.Places.Evidence.Positions;

/// <summary>What a map link (unescaped, in lower case) shows.</summary>
/// <param name="Point">The point, or null.</param>
/// <param name="Words">The words that it looks for, or null.</param>
/// <param name="IsJourney">True where the point is what a route leads to.</param>
internal readonly record struct LinkPosition(Spot? Point, string? Words, bool IsJourney)
{
    /// <summary>Parameters that name the point that is meant, before those that only say what the window shows.</summary>
    private static readonly string[] PointNames = ["q", "query", "ll", "loc", "pin", "point", "coordinate", "cp", "pt", "map", "destination", "daddr", "to", "sll", "center", "viewpoint"];

    private static readonly string[] JourneyNames = ["destination", "daddr", "to"];

    /// <summary>Reads a link.</summary>
    /// <param name="link">The link, unescaped and in lower case.</param>
    /// <param name="longitudeFirst">True for a maker of maps who writes the longitude first.</param>
    public static LinkPosition Of(string link, bool longitudeFirst)
    {
        // Google writes the place that was chosen as !3dLAT!4dLNG; the last one is the place, those before belong to the route.
        var at = link.LastIndexOf("!3d", StringComparison.Ordinal);
        if (at >= 0 && Number(link, at + 3, out var end) is { } latitude && link.AsSpan(end).StartsWith("!4d", StringComparison.Ordinal) && Number(link, end + 3, out end) is { } longitude)
        {
            return Pair(latitude, longitude, 0.05, isJourney: false);
        }

        if (link.StartsWith("geo:", StringComparison.Ordinal))
        {
            return Geo(link);
        }

        string? words = null;
        foreach (var name in PointNames)
        {
            if (Parameter(link, name) is not { Length: > 0 } value)
            {
                continue;
            }

            var isJourney = JourneyNames.Contains(name, StringComparer.Ordinal);
            if (PairIn(value.TrimStart('(', ' '), longitudeFirst) is { } point)
            {
                return new LinkPosition(point, null, isJourney);
            }

            words ??= name is "q" or "query" or "destination" or "daddr" ? Spoken(value) : null;
        }

        if (Number(Parameter(link, "mlat") ?? Parameter(link, "lat"), out var north) && Number(Parameter(link, "mlon") ?? Parameter(link, "lon") ?? Parameter(link, "lng"), out var east))
        {
            return Pair(north, east, 0.05, isJourney: false);
        }

        return Path(link) is { Point: not null } found ? found : new LinkPosition(null, words ?? PlaceName(link), IsJourney: false);
    }

    // What the address itself shows: #map=15/26.85/80.95, @26.85,80.95,15z, /26.85,80.95.
    private static LinkPosition Path(string link)
    {
        var map = link.IndexOf("map=", StringComparison.Ordinal);
        if (map >= 0 && link.AsSpan(map + 4) is var rest && rest.IndexOf('/') is >= 0 and < 6 and var slash)
        {
            return new LinkPosition(PairIn(rest[(slash + 1)..].ToString().Replace('/', ','), longitudeFirst: false) is { } shown ? shown with { AccuracyKm = 1 } : null, null, IsJourney: false);
        }

        // The window around a place rather than the place: its middle is only near.
        var sign = link.IndexOf("/@", StringComparison.Ordinal);
        if (sign >= 0 && PairIn(link[(sign + 2)..], longitudeFirst: false) is { } middle)
        {
            return new LinkPosition(middle with { AccuracyKm = 1 }, null, link.Contains("/dir/", StringComparison.Ordinal));
        }

        LinkPosition last = default;
        var at = 0;
        foreach (var part in link.Split('/').Take(20))
        {
            if (at++ > 2 && part.Length > 0 && PairIn(part, longitudeFirst: false) is { } point)
            {
                last = new LinkPosition(point, null, link.Contains("/dir/", StringComparison.Ordinal));
            }
        }

        return last;
    }

    private static LinkPosition Geo(string link)
    {
        // geo:0,0?q=26.85,80.95(name) is how telephones hand a point on.
        var query = Parameter(link, "q");
        var uncertain = link.IndexOf(";u=", StringComparison.Ordinal) is >= 0 and var u && Number(link, u + 3, out _) is { } metres ? metres / 1000 : 0.05;
        return PairIn(link[4..], longitudeFirst: false) is { } point ? new LinkPosition(point with { AccuracyKm = Math.Max(0.05, uncertain) }, null, IsJourney: false)
            : query is not null ? new LinkPosition(PairIn(query, longitudeFirst: false), Spoken(query), IsJourney: false)
            : default;
    }

    private static Spot? PairIn(string value, bool longitudeFirst)
    {
        value = value.StartsWith("loc:", StringComparison.Ordinal) ? value[4..] : value;
        if (Number(value, 0, out var end) is not { } first || end >= value.Length || value[end] is not (',' or '~' or '+' or ' '))
        {
            return null;
        }

        while (end < value.Length && value[end] is ',' or '~' or '+' or ' ')
        {
            end++;
        }

        return Number(value, end, out _) is not { } second ? null : longitudeFirst ? Pair(second, first, 0.05, isJourney: false).Point : Pair(first, second, 0.05, isJourney: false).Point;
    }

    private static LinkPosition Pair(double latitude, double longitude, double accuracyKm, bool isJourney) =>
        CoordinatePairs.IsIndian(latitude, longitude) ? new LinkPosition(new Spot(latitude, longitude, accuracyKm), null, isJourney)
        : CoordinatePairs.IsIndian(longitude, latitude) ? new LinkPosition(new Spot(longitude, latitude, accuracyKm), null, isJourney)
        : default;

    // The value of ?name=… or &name=… up to the next sign of an address.
    private static string? Parameter(string link, string name)
    {
        for (var at = link.IndexOf(name + "=", StringComparison.Ordinal); at >= 0; at = link.IndexOf(name + "=", at + 1, StringComparison.Ordinal))
        {
            if (at > 0 && link[at - 1] is '?' or '&' or '#' or ';')
            {
                var from = at + name.Length + 1;
                var to = link.IndexOfAny(['&', '#'], from);
                return to < 0 ? link[from..] : link[from..to];
            }
        }

        return null;
    }

    // google.com/maps/place/Ballia+Railway+Station/…
    private static string? PlaceName(string link)
    {
        foreach (var mark in (ReadOnlySpan<string>)["/place/", "/search/"])
        {
            if (link.IndexOf(mark, StringComparison.Ordinal) is >= 0 and var at)
            {
                var from = at + mark.Length;
                var to = link.IndexOfAny(['/', '?', '#'], from);
                return Spoken(to < 0 ? link[from..] : link[from..to]);
            }
        }

        return null;
    }

    private static string? Spoken(string value) => value.Replace('+', ' ').Replace('_', ' ').Trim() is { Length: > 0 } words ? words : null;

    private static bool Number(string? text, out double number)
    {
        number = 0;
        return text is not null && Number(text, 0, out _) is { } value && double.IsFinite(number = value);
    }

    private static double? Number(string text, int start, out int end)
    {
        end = start;
        if (end < text.Length && text[end] is '-' or '+')
        {
            end++;
        }

        while (end < text.Length && end - start < 24 && (char.IsAsciiDigit(text[end]) || text[end] == '.'))
        {
            end++;
        }

        return double.TryParse(text.AsSpan(start, end - start), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
