using System.Collections.Immutable;

namespace Satark.Places;

/// <summary>Finds districts: those named in a text, and the one nearest to a point. Holds no state and is safe to share.</summary>
public sealed class DistrictFinder(Gazetteer gazetteer)
{
    /// <summary>Farther than this from every headquarters, in kilometres, <see cref="Nearest"/> gives no answer.</summary>
    public const double MaxDistanceKm = 90;

    // The state's extreme points, rounded outwards by about two kilometres.
    private const double South = 23.85;
    private const double North = 30.43;
    private const double West = 77.06;
    private const double East = 84.66;

    private const double EarthRadiusKm = 6371.0088; // mean radius (IUGG)

    /// <summary>
    /// The districts named in a text, in the order of the text, one entry for each time one is named. A name counts as whole words only, in Latin,
    /// Devanagari or Arabic script; of names that overlap the longest counts ("Rae Bareli" does not name Bareilly). A name that is also a common word comes
    /// as ambiguous, unless a word for district stands beside it or a postposition of place follows it.
    /// </summary>
    /// <remarks>
    /// Takes any text, including broken surrogates, and never throws; time is linear in its length. Composed and decomposed text give the same
    /// districts, each position counted in the text as given. A town in another state that bears a district's name cannot be told from the district here.
    /// </remarks>
    public ImmutableArray<DistrictMention> FindInText(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return [];
        }

        var words = FoldedText.Of(text);
        var found = ImmutableArray.CreateBuilder<DistrictMention>();
        for (var first = 0; first < words.Count;)
        {
            if (NameAt(words, first) is not ({ } entry, var count))
            {
                first++;
                continue;
            }

            var start = words.StartOf(first);
            var length = words.EndOf(first + count - 1) - start;
            found.Add(new DistrictMention(entry.District, entry.Name, start, length, entry.NeedsCue && !HasCue(words, first, count)));
            first += count;
        }

        return found.DrainToImmutable();
    }

    /// <summary>
    /// The district whose headquarters is nearest to a point (decimal degrees, WGS 84), or null outside the state's bounding box or farther than
    /// <see cref="MaxDistanceKm"/> from every headquarters.
    /// </summary>
    /// <remarks>
    /// A guess: districts are not circles around their headquarters (Noida is nearer to Ghaziabad than to its own), and the box also covers parts of
    /// Delhi, Nepal and the neighbouring states, for which the answer is a district across the border. It stands until the districts' boundaries are
    /// imported; treat it as a hint.
    /// </remarks>
    public NearestDistrict? Nearest(double latitude, double longitude)
    {
        if (latitude is not (>= South and <= North) || longitude is not (>= West and <= East))
        {
            return null;
        }

        var nearest = gazetteer.Districts
            .Select(district => new NearestDistrict(district, DistanceKm(latitude, longitude, district.Latitude, district.Longitude)))
            .MinBy(candidate => candidate.DistanceKm);
        return nearest is { DistanceKm: <= MaxDistanceKm } ? nearest : null;
    }

    private (Gazetteer.Entry? Entry, int Count) NameAt(FoldedText words, int first)
    {
        var most = 1;
        while (most < Gazetteer.MaxWords && words.Follows(first + most))
        {
            most++;
        }

        for (var count = most; count > 0; count--)
        {
            var key = words[first, count];
            if (key.Length <= gazetteer.LongestName && gazetteer.Names.TryGetValue(key, out var entry))
            {
                return (entry, count);
            }
        }

        return (null, 0);
    }

    private bool HasCue(FoldedText words, int first, int count)
    {
        var name = words[first, count];
        if (words.Follows(first) && (Cues.IsDistrictWord(words[first - 1, 1]) || Cues.IsPlaceBefore(name, words[first - 1, 1])))
        {
            return true;
        }

        var after = first + count;
        if (!words.Follows(after))
        {
            return false;
        }

        if (Cues.IsDistrictWord(words[after, 1]))
        {
            // In an address, "Mau, Zila Ballia", the word belongs to the name after it and Mau is a village.
            return !words.Follows(after + 1) || NameAt(words, after + 1).Entry is null;
        }

        return Cues.IsPlaceAfter(name, words[after, 1]) || (words.Follows(after + 1) && Cues.IsPlaceAfter(name, words[after, 2]));
    }

    // The haversine formula: exact enough at any distance, and stable at small ones.
    internal static double DistanceKm(double latitude1, double longitude1, double latitude2, double longitude2)
    {
        var (phi1, phi2) = (double.DegreesToRadians(latitude1), double.DegreesToRadians(latitude2));
        var halfPhi = Math.Sin((phi2 - phi1) / 2);
        var halfLambda = Math.Sin(double.DegreesToRadians(longitude2 - longitude1) / 2);
        var h = (halfPhi * halfPhi) + (Math.Cos(phi1) * Math.Cos(phi2) * halfLambda * halfLambda);
        return 2 * EarthRadiusKm * Math.Asin(Math.Sqrt(Math.Min(1, h)));
    }
}
