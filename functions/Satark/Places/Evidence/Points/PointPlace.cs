using System.Collections.Immutable;
using Satark.Places.Evidence.Readers;

namespace Satark.Places.Evidence.Points;

/// <summary>Where a point lies.</summary>
/// <param name="Places">The likeliest first; at least one.</param>
/// <param name="Confidence">0 to 1: of all points with this value, about that share lies in the first place's district or, elsewhere, state.</param>
public sealed record PointFinding(ImmutableArray<EvidencePlace> Places, double Confidence);

/// <summary>
/// Says in which district or other state a point lies. Official areas decide where they were imported; elsewhere the nearest known places do, each with the
/// more weight the nearer it is. Immutable and safe to share.
/// </summary>
/// <remarks>
/// The nearest headquarters alone err wherever a district is not round about its own: Noida is nearer to Ghaziabad than to Greater Noida. By the nearest
/// places, 95 of 100 post offices that are no part of the gazetteer come into their own district (88 by headquarters), and 88 of 100 known places beyond
/// the border, each left out in turn, into their own state. Along a border both are a guess, and the confidence says so.
/// </remarks>
public sealed class PointPlace
{
    /// <summary>Inside an official area what is left is the error of the point itself.</summary>
    private const double InArea = 0.98;

    /// <summary>The gazetteer's own rows err, too.</summary>
    private const double MostByNearest = 0.98;

    /// <summary>So far from every known place the nearest says but half of what it does at hand.</summary>
    private const double HalfKm = 100;

    /// <summary>Alternatives less likely than this are not worth an officer's time.</summary>
    private const double LeastShare = 0.05;

    private const int MostAlternatives = 3;

    /// <summary>Nearer than this a place may be named as where the point is.</summary>
    private const double NamedKm = 5;

    /// <summary>From this accuracy on, what lies around the point counts as well.</summary>
    private const double WideKm = 1;

    private const int Around = 6;
    private const double KmPerDegree = 111.2;

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
        _points = new NearestPoints(gazetteer, LabelledPoint.All(gazetteer));
    }

    /// <summary>Where a point lies, or null: no point on earth, abroad, at sea, or far from everything that is known.</summary>
    /// <param name="latitude">Degrees north (WGS 84).</param>
    /// <param name="longitude">Degrees east.</param>
    /// <param name="accuracyKm">The true point lies within about this many kilometres.</param>
    public PointFinding? Of(double latitude, double longitude, double accuracyKm = 0)
    {
        if (latitude is not (>= -90 and <= 90) || longitude is not (>= -180 and <= 180))
        {
            return null;
        }

        // A point that is 20 km wide lies in each district that it covers: seven points of it are asked.
        var wide = accuracyKm is > WideKm and < 1000 ? accuracyKm : 0;
        var votes = new Dictionary<string, Vote>(StringComparer.Ordinal);
        Ask(latitude, longitude, votes);
        for (var i = 0; wide > 0 && i < Around; i++)
        {
            var (sin, cos) = Math.SinCos(i * Math.Tau / Around);
            var reach = 0.6 * wide / KmPerDegree;
            Ask(latitude + (reach * sin), longitude + (reach * cos / Math.Max(0.1, Math.Cos(double.DegreesToRadians(latitude)))), votes);
        }

        var total = wide > 0 ? Around + 1 : 1;
        var ranked = votes.OrderByDescending(vote => vote.Value.Sum).ToList();
        if (ranked.Count == 0 || LabelledPoint.IsCountry(ranked[0].Key))
        {
            return null;
        }

        var spot = new Spot(latitude, longitude, double.IsFinite(accuracyKm) ? Math.Max(accuracyKm, 0.05) : 0.05);
        var others = ranked.Skip(1).Take(MostAlternatives).Where(vote => vote.Value.Sum >= LeastShare * total && !LabelledPoint.IsCountry(vote.Key));
        return new PointFinding([Named(ranked[0].Key, ranked[0].Value, spot), .. others.Select(vote => PlaceOf(vote.Key))], ranked[0].Value.Sum / total);
    }

    private void Ask(double latitude, double longitude, Dictionary<string, Vote> votes)
    {
        if (_areas?.Invoke(latitude, longitude) is { } area)
        {
            Add(votes, area.District ?? area.State, InArea, area, null);
            return;
        }

        var shares = _points.Shares(latitude, longitude);
        var nearestKm = shares.Count == 0 ? 0 : shares.Min(share => share.NearestKm);
        var worth = MostByNearest / (1 + (nearestKm * nearestKm / (HalfKm * HalfKm)));
        foreach (var share in shares)
        {
            Add(votes, share.Area, share.Share * worth, null, share.NearestKm <= NamedKm ? share.NearestName : null);
        }
    }

    private static void Add(Dictionary<string, Vote> votes, string area, double share, EvidencePlace? place, string? near)
    {
        var vote = votes.GetValueOrDefault(area);
        votes[area] = new Vote(vote.Sum + share, vote.Sum > 0 ? vote.Place : place, vote.Sum > 0 ? vote.Near : near);
    }

    private EvidencePlace Named(string area, Vote vote, Spot spot)
    {
        if (vote.Place is { } official)
        {
            return official with { Spot = spot };
        }

        var place = PlaceOf(area);
        return vote.Near is not { } near || spot.AccuracyKm > NamedKm || string.Equals(near, place.Name, StringComparison.Ordinal)
            ? place with { Spot = spot }
            : place with { Name = $"{near}, {place.Name}", Spot = spot };
    }

    private EvidencePlace PlaceOf(string area) => _gazetteer.Find(area) is { } district ? EvidencePlaces.Of(district) : EvidencePlaces.Of(_gazetteer.FindState(area)!);

    /// <summary>What speaks for an area: the sum of its shares, its official place, and the known place nearest to the point itself.</summary>
    private readonly record struct Vote(double Sum, EvidencePlace? Place, string? Near);
}
