using System.Collections.Frozen;
using Satark.Places.Evidence.Readers;

namespace Satark.Places.Evidence.Positions;

/// <summary>A point as it is written.</summary>
/// <param name="Latitude">Decimal degrees north (WGS 84).</param>
/// <param name="Longitude">Decimal degrees east.</param>
/// <param name="AccuracyKm">How exactly the digits give it.</param>
/// <param name="IsSwapped">True where the longitude stood first without saying so.</param>
/// <param name="IsMarked">True where the text says itself that these are coordinates: by hemispheres, signs of degrees or words.</param>
/// <param name="Start">Where it starts.</param>
/// <param name="End">Where it ends (exclusive).</param>
internal readonly record struct CoordinatePair(
    double Latitude, double Longitude, double AccuracyKm, bool IsSwapped, bool IsMarked, int Start, int End);

/// <summary>
/// Reads pairs of coordinates out of a sentence. Only those that may lie in India count, so that two prices are no point; and as India's latitudes
/// (below 38) and longitudes (above 68) have no number in common, a pair in the wrong order shows itself.
/// </summary>
internal static class CoordinatePairs
{
    // India's extreme points with its islands, rounded outwards.
    private const double South = 6;
    private const double North = 37.6;
    private const double West = 68;
    private const double East = 97.6;

    private const double KmPerDegree = 111.2;

    private static readonly string[] LatitudeWords = [.. new[] { "latitude", "lat", "अक्षांश", "عرض بلد" }.Select(PlainText.Word)];
    private static readonly string[] LongitudeWords = [.. new[] { "longitude", "long", "lng", "lon", "देशांतर", "देशान्तर", "طول بلد" }.Select(PlainText.Word)];

    private static readonly string[] AxisWords = [.. LongitudeWords, .. LatitudeWords];

    // What makes two numbers with decimals a price, a weight or a share.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Amounts = WordsBeside.Words(
        "rs inr rupees rupaye usd percent pct kg km lakh lac crore cr marks cgpa score रुपये रुपए किलो लाख करोड़ प्रतिशत अंक روپے");

    /// <summary>The pair whose first number starts at <paramref name="start"/>, or null.</summary>
    public static CoordinatePair? Read(ReadOnlySpan<char> text, int start)
    {
        // A number inside another, a version, a fraction of a word, an amount of money: no beginning.
        if (start > 0 && (char.IsAsciiDigit(text[start - 1]) || text[start - 1] is '.' or '₹' or '$' or '#' || WordsBeside.IsLetter(text[start - 1])))
        {
            return null;
        }

        if (Angles.Read(text, start) is not { } first)
        {
            return null;
        }

        var at = SkipBetween(text, first.End, out var comma, out var word);
        if (at == first.End || Angles.Read(text, at) is not { } second || !IsEnd(text, second.End))
        {
            return null;
        }

        var firstIsLongitude = EndsWithWord(text, start, LongitudeWords);
        var labelled = firstIsLongitude || EndsWithWord(text, start, LatitudeWords);
        var isMarked = (first.IsMarked && second.IsMarked) || (labelled && word);
        var decimals = Math.Min(first.Decimals, second.Decimals);
        if (!isMarked && (decimals < (comma ? 2 : 4) || (decimals < 4 && IsAmong(text, start, second.End))))
        {
            return null;
        }

        var eastFirst = first.Hemisphere is 'e' or 'w' || second.Hemisphere is 'n' or 's' || (firstIsLongitude && first.Hemisphere == '\0');
        if ((first.Hemisphere is 'n' or 's' && second.Hemisphere is 'n' or 's') || (first.Hemisphere is 'e' or 'w' && second.Hemisphere is 'e' or 'w'))
        {
            return null;
        }

        var (latitude, longitude) = eastFirst ? (second.Degrees, first.Degrees) : (first.Degrees, second.Degrees);
        var accuracy = Math.Max(0.05, KmPerDegree * Math.Max(first.FinestDegrees, second.FinestDegrees) / 2);
        return IsIndian(latitude, longitude) ? new CoordinatePair(latitude, longitude, accuracy, IsSwapped: false, isMarked, start, second.End)
            : IsIndian(longitude, latitude) ? new CoordinatePair(longitude, latitude, accuracy, IsSwapped: true, isMarked, start, second.End)
            : null;
    }

    /// <summary>True for a point that may lie in India.</summary>
    public static bool IsIndian(double latitude, double longitude) => latitude is >= South and <= North && longitude is >= West and <= East;

    /// <summary>How exactly plain decimal degrees with so many decimals give a point, in kilometres.</summary>
    public static double AccuracyKm(int decimals) => Math.Max(0.05, KmPerDegree * Math.Pow(10, -decimals) / 2);

    private static int SkipBetween(ReadOnlySpan<char> text, int at, out bool comma, out bool word)
    {
        (comma, word) = (false, false);
        var end = Math.Min(text.Length, at + 24);
        while (at < end)
        {
            if (text[at] is ',' or ';' or '/' or '|' or '&')
            {
                comma = true;
                at++;
            }
            else if (text[at] is ' ' or ':' or '=' or '"' or '\'' or '(' or ')' or '\n')
            {
                at++;
            }
            else if (StartsWithWord(text[at..], out var length))
            {
                word = true;
                at += length;
            }
            else
            {
                break;
            }
        }

        return at;
    }

    private static bool StartsWithWord(ReadOnlySpan<char> text, out int length)
    {
        foreach (var name in AxisWords)
        {
            if (text.StartsWith(name, StringComparison.Ordinal))
            {
                length = name.Length;
                return true;
            }
        }

        length = 0;
        return false;
    }

    private static bool EndsWithWord(ReadOnlySpan<char> text, int end, string[] words)
    {
        var to = end;
        while (to > 0 && end - to < 6 && text[to - 1] is ' ' or ':' or '=' or '"' or '\'' or '-' or '.' or '(')
        {
            to--;
        }

        foreach (var word in words)
        {
            if (text[..to].EndsWith(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsEnd(ReadOnlySpan<char> text, int end) => end >= text.Length
        || (!char.IsAsciiDigit(text[end]) && !WordsBeside.IsLetter(text[end]) && text[end] != '%'
            && (text[end] is not ('.' or '-' or '/') || end + 1 == text.Length || !char.IsAsciiDigit(text[end + 1])));

    // One of a row of numbers, or beside a word for money, weight or share.
    private static bool IsAmong(ReadOnlySpan<char> text, int start, int end)
    {
        var after = end;
        while (after < text.Length && after < end + 3 && text[after] is ',' or ' ')
        {
            after++;
        }

        var before = start;
        while (before > 0 && before > start - 3 && text[before - 1] is ',' or ' ')
        {
            before--;
        }

        return (after > end && after < text.Length && char.IsAsciiDigit(text[after]) && text[end..after].Contains(','))
            || (before > 0 && before < start && (char.IsAsciiDigit(text[before - 1]) || text[before - 1] is '₹' or '$'))
            || WordsBeside.AnyBefore(text, start, 2, Amounts) || WordsBeside.AnyAfter(text, end, 1, Amounts);
    }
}
