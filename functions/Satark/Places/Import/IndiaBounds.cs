namespace Satark.Places.Import;

/// <summary>India's extreme points with its islands, rounded outwards to whole degrees.</summary>
internal static class IndiaBounds
{
    private const double South = 6, North = 38, West = 68, East = 98;

    /// <summary>What is wrong with a point that should lie in India, or null.</summary>
    public static string? Fault(double latitude, double longitude) =>
        Contains(latitude, longitude) ? null
        : Contains(longitude, latitude) ? "latitude and longitude are the wrong way round"
        : FormattableString.Invariant($"the point {latitude}, {longitude} lies outside India");

    private static bool Contains(double latitude, double longitude) => latitude is >= South and <= North && longitude is >= West and <= East;
}
