namespace Satark.Places;

/// <summary>Finds the district whose headquarters is nearest to a point: what the rows of an official list are checked against. Holds no state and is safe to share.</summary>
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
    /// The district whose headquarters is nearest to a point (decimal degrees, WGS 84), or null outside the state's bounding box or farther than
    /// <see cref="MaxDistanceKm"/> from every headquarters.
    /// </summary>
    /// <remarks>
    /// A guess: districts are not circles around their headquarters (Noida is nearer to Ghaziabad than to its own), and the box also covers parts of
    /// Delhi, Nepal and the neighbouring states, for which the answer is a district across the border. Where a person's point lies is told by
    /// <see cref="Evidence.Points.PointPlace"/>, which is right more often.
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
