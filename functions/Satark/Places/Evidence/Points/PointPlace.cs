using System.Collections.Immutable;

namespace Satark.Places.Evidence.Points;

/// <summary>Where a point lies.</summary>
/// <param name="Places">The likeliest first; at least one.</param>
/// <param name="Confidence">0 to 1: of all points with this value, about that share lies in the first place's district or, elsewhere, state.</param>
public sealed record PointFinding(ImmutableArray<EvidencePlace> Places, double Confidence);

/// <summary>
/// Says in which district or other state a point lies. Official areas decide where they were imported; elsewhere the nearest known places do, each with the
/// more weight the nearer and the better known it is. Immutable and safe to share.
/// </summary>
/// <remarks>
/// The nearest headquarters alone err wherever a district is not round about its own: Noida is nearer to Ghaziabad than to Greater Noida. How often the
/// nearest places are right was measured on post offices that are no part of the gazetteer; the confidence follows that measurement.
/// </remarks>
public sealed class PointPlace
{
    /// <summary>By an official area: what is left is the error of the point itself.</summary>
    private const double InArea = 0.98;

    /// <summary>Alternatives less likely than this are not worth an officer's time.</summary>
    private const double LeastShare = 0.05;

    private const int MostAlternatives = 3;

    /// <summary>Nearer than this a place may be named as where the point is.</summary>
    private const double NamedKm = 5;

    private readonly NearestPoints _points;
    private readonly Func<double, double, EvidencePlace?>? _areas;
    private readonly Gazetteer _gazetteer;

    /// <summary>Takes the gazetteer's places and, where they were imported, official areas.</summary>
    /// <param name="gazetteer">The gazetteer.</param>
    /// <param name="areas">The place whose official area holds a point (degrees north, degrees east), or null: no such area is known.</param>
    public PointPlace(Gazetteer gazetteer, Func<double, double, EvidencePlace?>? areas = null)
    {
        ArgumentNullException.ThrowIfNull(gazetteer);
        _gazetteer = gazetteer;
        _areas = areas;
        _points = new NearestPoints(LabelledPoint.All(gazetteer));
    }

    /// <summary>Where a point lies, or null: abroad, at sea, or far from everything that is known.</summary>
    /// <param name="latitude">Degrees north (WGS 84).</param>
    /// <param name="longitude">Degrees east.</param>
    /// <param name="accuracyKm">The true point lies within about this many kilometres.</param>
    public PointFinding? Of(double latitude, double longitude, double accuracyKm = 0)
    {
        var spot = new Spot(latitude, longitude, Math.Max(accuracyKm, 0.05));
        if (_areas?.Invoke(latitude, longitude) is { } area && accuracyKm < 1)
        {
            return new PointFinding([area with { Spot = spot }], InArea);
        }

        var shares = _points.Shares(latitude, longitude, accuracyKm);
        if (shares.Count == 0 || shares[0].Area == LabelledPoint.Nepal)
        {
            return null;
        }

        var places = shares.Take(MostAlternatives + 1).Where((share, i) => i == 0 || share.Share >= LeastShare).Where(share => share.Area != LabelledPoint.Nepal)
            .Select((share, i) => i == 0 ? Named(share, spot) : PlaceOf(share.Area, null)).ToImmutableArray();
        return new PointFinding(places, shares[0].Share);
    }

    private EvidencePlace Named(AreaShare share, Spot spot)
    {
        var near = share.NearestKm <= NamedKm && spot.AccuracyKm <= NamedKm ? share.NearestName : null;
        return PlaceOf(share.Area, near) with { Spot = spot };
    }

    private EvidencePlace PlaceOf(string area, string? near)
    {
        var place = _gazetteer.Find(area) is { } district ? EvidencePlaces.Of(district) : EvidencePlaces.Of(_gazetteer.FindState(area)!);
        return near is null || string.Equals(near, place.Name, StringComparison.Ordinal) ? place : place with { Name = $"{near}, {place.Name}" };
    }
}
