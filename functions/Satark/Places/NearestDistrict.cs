namespace Satark.Places;

/// <summary>The district whose headquarters lies nearest to a point.</summary>
/// <param name="District">The district.</param>
/// <param name="DistanceKm">Great-circle distance from the point to the headquarters town, in kilometres.</param>
public sealed record NearestDistrict(District District, double DistanceKm);
