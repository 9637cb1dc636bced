namespace Satark.Places;

/// <summary>A point on the map, and how well it is known.</summary>
/// <param name="Latitude">Decimal degrees north (WGS 84).</param>
/// <param name="Longitude">Decimal degrees east (WGS 84).</param>
/// <param name="AccuracyKm">The place lies within about this many kilometres of the point. Nobody is sent to the point itself.</param>
public readonly record struct Spot(double Latitude, double Longitude, double AccuracyKm);
