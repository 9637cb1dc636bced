namespace Satark.Places;

/// <summary>The state's extreme points, rounded outwards by about two kilometres. The box also covers parts of its neighbours.</summary>
internal static class StateBounds
{
    public const double South = 23.85;
    public const double North = 30.43;
    public const double West = 77.06;
    public const double East = 84.66;

    public static bool Contains(double latitude, double longitude) => latitude is >= South and <= North && longitude is >= West and <= East;

    /// <summary>What is wrong with a point that should lie in the state, or null.</summary>
    public static string? Fault(double latitude, double longitude) =>
        Contains(latitude, longitude) ? null
        : Contains(longitude, latitude) ? "latitude and longitude are the wrong way round"
        : FormattableString.Invariant($"the point {latitude}, {longitude} lies outside Uttar Pradesh");
}
