namespace Satark.Places.Evidence.Points;

/// <summary>How likely it is that a point lies in an area.</summary>
/// <param name="Area">The district's id, the other state's code, or a neighbouring country's.</param>
/// <param name="Share">0 to 1; those of all areas add up to 1.</param>
/// <param name="NearestName">The area's place that is nearest to the point.</param>
/// <param name="NearestKm">How far that is, in kilometres.</param>
internal readonly record struct AreaShare(string Area, double Share, string NearestName, double NearestKm);

/// <summary>Weighs the known places around a point: the eight nearest, each by its distance.</summary>
/// <remarks>
/// Number of places, power and floor were chosen on post offices of Uttar Pradesh and on the known places beyond its borders, each left out in turn; among
/// their neighbours all values do about as well. The weights' shares then are right about as often as they say.
/// </remarks>
internal sealed class NearestPoints(Gazetteer gazetteer, IReadOnlyList<LabelledPoint> points)
{
    private const double KmPerDegree = 111.2;
    private const int Nearest = 8;
    private const double HalfPower = 1.25;

    /// <summary>A place is an area, and its point is rounded to a kilometre: nearer than this no distance says more.</summary>
    private const double FloorKm = 2;

    /// <summary>Elsewhere fewer places are known, so that the nearest is farther off: their distances count less.</summary>
    private const double ElsewhereFactor = 0.6;

    /// <summary>Farther than this from every known place nobody can say anything.</summary>
    private const double MostKm = 150;

    /// <summary>The areas that the point may lie in, the likeliest first; none where nothing is near.</summary>
    public List<AreaShare> Shares(double latitude, double longitude)
    {
        Span<(double Km, int Index)> nearest = stackalloc (double, int)[Nearest];
        nearest.Fill((MostKm, -1));
        var east = KmPerDegree * Math.Cos(double.DegreesToRadians(latitude));
        for (var i = 0; i < points.Count; i++)
        {
            // The plane of the map will do: at these distances it is off by less than a kilometre.
            var north = (points[i].Latitude - latitude) * KmPerDegree;
            if (Math.Abs(north) < nearest[^1].Km && double.Hypot(north, (points[i].Longitude - longitude) * east) is var km && km < nearest[^1].Km)
            {
                Insert(nearest, km, i);
            }
        }

        return Weigh(nearest);
    }

    private static void Insert(Span<(double Km, int Index)> nearest, double km, int index)
    {
        var at = Nearest - 1;
        for (; at > 0 && km < nearest[at - 1].Km; at--)
        {
            nearest[at] = nearest[at - 1];
        }

        nearest[at] = (km, index);
    }

    private List<AreaShare> Weigh(ReadOnlySpan<(double Km, int Index)> nearest)
    {
        var shares = new List<AreaShare>();
        var total = 0.0;
        foreach (var (km, index) in nearest)
        {
            if (index < 0)
            {
                break;
            }

            var point = points[index];
            var counted = km * (gazetteer.Find(point.Area) is null ? ElsewhereFactor : 1);
            var weight = Math.Pow((counted * counted) + (FloorKm * FloorKm), -HalfPower);
            total += weight;
            var known = shares.FindIndex(share => string.Equals(share.Area, point.Area, StringComparison.Ordinal));
            if (known < 0)
            {
                shares.Add(new AreaShare(point.Area, weight, point.Name, km));
            }
            else
            {
                shares[known] = shares[known] with { Share = shares[known].Share + weight };
            }
        }

        for (var i = 0; i < shares.Count; i++)
        {
            shares[i] = shares[i] with { Share = shares[i].Share / total };
        }

        shares.Sort((a, b) => b.Share.CompareTo(a.Share));
        return shares;
    }
}
