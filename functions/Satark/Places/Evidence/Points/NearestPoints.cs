namespace Satark.Places.Evidence.Points;

/// <summary>How likely it is that a point lies in an area.</summary>
/// <param name="Area">The district's id, the other state's code, or <see cref="LabelledPoint.Nepal"/>.</param>
/// <param name="Share">0 to 1; those of all areas add up to 1.</param>
/// <param name="NearestName">The area's place that is nearest to the point.</param>
/// <param name="NearestKm">How far that is.</param>
internal readonly record struct AreaShare(string Area, double Share, string NearestName, double NearestKm);

/// <summary>Weighs the known places around a point.</summary>
internal sealed class NearestPoints(LabelledPoint[] points)
{
    /// <summary>Farther than this from every known place nobody can say anything.</summary>
    internal const double MostKm = 120;

    private const double KmPerDegree = 111.2;
    private const int Nearest = 8;
    private const double Power = 3;
    private const double FloorKm = 1.5;

    /// <summary>The areas that the point may lie in, the likeliest first; none where nothing is near.</summary>
    public List<AreaShare> Shares(double latitude, double longitude, double accuracyKm, int without = -1)
    {
        Span<(double Km, int Index)> nearest = stackalloc (double, int)[Nearest];
        nearest.Fill((MostKm, -1));
        var east = KmPerDegree * Math.Cos(double.DegreesToRadians(latitude));
        for (var i = 0; i < points.Length; i++)
        {
            var north = (points[i].Latitude - latitude) * KmPerDegree;
            if (Math.Abs(north) >= nearest[^1].Km || i == without)
            {
                continue;
            }

            var km = double.Hypot(north, (points[i].Longitude - longitude) * east);
            for (var at = Nearest - 1; at >= 0 && km < nearest[at].Km; at--)
            {
                if (at + 1 < Nearest)
                {
                    nearest[at + 1] = nearest[at];
                }

                nearest[at] = (km, i);
            }
        }

        var shares = new List<AreaShare>();
        var total = 0.0;
        foreach (var (km, index) in nearest)
        {
            if (index < 0)
            {
                break;
            }

            var point = points[index];
            var weight = Math.Pow((km * km) + (point.AccuracyKm * point.AccuracyKm) + (accuracyKm * accuracyKm) + (FloorKm * FloorKm), -Power / 2);
            total += weight;
            var known = shares.FindIndex(share => share.Area == point.Area);
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
