using Satark.Places.Evidence.Readers;

namespace Satark.Places.Evidence;

/// <summary>
/// Weighs evidence as independent witnesses: each is right with its own confidence, and the witnesses of one place have to be wrong together where that
/// place is wrong. Places are districts of ours and other states; "elsewhere in Uttar Pradesh" and "nowhere named" are places of their own.
/// </summary>
/// <remarks>
/// With one piece the answer's confidence is that piece's. Two that agree raise it (0.6 and 0.6 give 0.9), two that contradict lower both. The two
/// constants below were set by these wishes; <c>scripts/bench enrich</c> prints how stated and true confidence compare.
/// </remarks>
internal sealed class Weighing
{
    // Wrong witnesses rarely name the same wrong place: so much less likely is it that two of them agree by chance.
    private const double Chance = 3;

    // Where a named district of ours is wrong, the state is right about as often as this.
    private const double StateStill = 0.3;

    // An ambiguous name whose first meaning is wrong means one of its other ones about every second time.
    private const double OtherMeaning = 0.5;

    // What the report says no more.
    private const double Former = 0.6;

    private static readonly Cell Nowhere = new("", null);
    private static readonly Cell ElsewhereAtHome = new(EvidencePlaces.Home, null);

    private readonly List<PlaceEvidence> _pieces;
    private readonly Dictionary<Cell, double> _best;

    public Weighing(IReadOnlyCollection<PlaceEvidence> evidence)
    {
        // What one witness says twice of one place counts once: a post that names its town five times is no surer than one that does once.
        // A language service's word on words that we have read ourselves is no second witness to them: both read the same post.
        _pieces = [.. evidence
            .Where(e => e.Place is not null && !evidence.Any(e.IsSecondReadingOf))
            .GroupBy(e => (e.Source, e.Kind, e.Place!.State, e.Place.District))
            .Select(group => group.OrderByDescending(Strength).ThenBy(e => e.Place!.Name, StringComparer.Ordinal).First())
            .OrderByDescending(Strength).ThenBy(e => e.Kind).ThenBy(e => e.Place!.State, StringComparer.Ordinal).ThenBy(e => e.Place!.District, StringComparer.Ordinal)];
        _best = _pieces.GroupBy(e => Cell.Of(e.Place!)).ToDictionary(group => group.Key, group => group.Max(Strength));
    }

    public Hypothesis Best()
    {
        if (_pieces.Count == 0)
        {
            return Hypothesis.Unknown;
        }

        var shares = Shares();
        var states = shares.Where(s => s.Cell != Nowhere).GroupBy(s => s.Cell.State, StringComparer.Ordinal)
            .Select(g => (State: g.Key, Share: Math.Min(1, g.Sum(s => s.Share)))).OrderByDescending(s => s.Share).ThenBy(s => s.State, StringComparer.Ordinal).ToList();
        var (state, stateShare) = states[0];
        var district = shares.Where(s => s.Cell.District is not null && s.Cell.State == state).OrderByDescending(s => s.Share).ThenBy(s => s.Cell.District, StringComparer.Ordinal).FirstOrDefault();
        if (stateShare < Hypothesis.Named)
        {
            return new Hypothesis { Confidence = Rounded(stateShare), StateConfidence = Rounded(stateShare), Others = Others(shares, Nowhere) };
        }

        var cell = district.Share >= Hypothesis.Named ? district.Cell : new Cell(state, null);
        return Named(cell, cell.District is null ? stateShare : district.Share, stateShare, shares);
    }

    private Hypothesis Named(Cell cell, double share, double stateShare, List<(Cell Cell, double Share)> shares)
    {
        var supporting = _pieces.Where(e => e.Place!.State == cell.State && (e.Place.District is null || cell.District is null || e.Place.District == cell.District)).ToList();
        var closest = supporting.Where(e => e.Place!.District == cell.District).DefaultIfEmpty(supporting.FirstOrDefault()).First();
        var most = supporting.Max(Strength);
        var pointed = supporting
            .Where(e => e.Place!.Spot is not null && Strength(e) >= 0.6 * most && (cell.District is null || e.Place.District == cell.District))
            .OrderBy(e => e.Place!.Spot!.Value.AccuracyKm).FirstOrDefault();
        var unsure = cell is { State: EvidencePlaces.Home, District: null };
        return new Hypothesis
        {
            State = cell.State,
            District = cell.District,
            Station = cell.District is null ? null : Station(supporting),
            Name = unsure ? null : closest?.Place!.Name,
            Confidence = Rounded(share),
            StateConfidence = Rounded(Math.Max(share, stateShare)),
            Centre = unsure ? null : pointed?.Place!.Spot,
            Basis = closest?.Kind,
            IsUnverified = supporting.Where(e => Strength(e) >= 0.5 * most).All(e => e.IsUnverified),
            Others = Others(shares, cell),
        };
    }

    // Two stations of one district about equally well founded: neither is named.
    private static string? Station(List<PlaceEvidence> supporting)
    {
        var stations = supporting.Where(e => e.Place!.Station is not null).GroupBy(e => e.Place!.Station, StringComparer.OrdinalIgnoreCase)
            .Select(g => (g.Key, Weight: g.Sum(Strength))).OrderByDescending(s => s.Weight).Take(2).ToList();
        return stations.Count == 0 || stations[0].Weight < 0.4 || (stations.Count == 2 && stations[1].Weight > 0.5 * stations[0].Weight) ? null : stations[0].Key;
    }

    private static List<OtherPlace> Others(List<(Cell Cell, double Share)> shares, Cell named) =>
        [.. shares.Where(s => s.Cell != named && s.Cell != Nowhere && s.Cell != ElsewhereAtHome && s.Share >= 0.05)
            .OrderByDescending(s => s.Share).ThenBy(s => s.Cell.State, StringComparer.Ordinal).ThenBy(s => s.Cell.District, StringComparer.Ordinal).Take(3)
            .Select(s => new OtherPlace(s.Cell.State, s.Cell.District, Rounded(s.Share)))];

    private List<(Cell Cell, double Share)> Shares()
    {
        var cells = _pieces.SelectMany(e => e.Alternatives.Prepend(e.Place!)).Select(Cell.Of).Append(Nowhere).Distinct().ToList();
        if (cells.Any(cell => cell.State == EvidencePlaces.Home) && !cells.Contains(ElsewhereAtHome))
        {
            cells.Add(ElsewhereAtHome);
        }

        var weights = cells.ConvertAll(cell => _pieces.Aggregate(cell == Nowhere ? Math.Log(Chance) : 0, (sum, piece) => sum + Math.Log(Likelihood(piece, cell))));
        var most = weights.Max();
        var total = weights.Sum(w => Math.Exp(w - most));
        return [.. cells.Zip(weights, (cell, weight) => (cell, Math.Exp(weight - most) / total))];
    }

    private double Likelihood(PlaceEvidence piece, Cell cell)
    {
        var (place, c) = (Cell.Of(piece.Place!), Strength(piece));
        if (cell == place || (place.District is null && cell.State == place.State))
        {
            // A weak hint beside a strong word adds little; it never speaks against what it points to.
            return _best.GetValueOrDefault(cell) > c && piece.Role != PlaceRole.NotThere ? Math.Max(c, (1 - c) / Chance) : c;
        }

        if (piece.Alternatives.Any(other => Cell.Of(other) is var o && (o == cell || (o.District is null && o.State == cell.State))))
        {
            return (1 - c) * OtherMeaning / piece.Alternatives.Count;
        }

        var rest = (1 - c) * (piece.Alternatives.Count == 0 ? 1 : 1 - OtherMeaning);
        return cell == ElsewhereAtHome && place.State == EvidencePlaces.Home ? rest * StateStill
            : rest * (cell == Nowhere && place.State == EvidencePlaces.Home && place.District is not null ? 1 - StateStill : 1) / Chance;
    }

    // Nothing is certain, and nothing is impossible: one wrong witness must not outvote all others.
    private static double Strength(PlaceEvidence piece) =>
        Math.Clamp(double.IsNaN(piece.Confidence) ? 0 : piece.Confidence * (piece.IsFormer ? Former : 1), 0.01, 0.99);

    private static double Rounded(double share) => Math.Round(Math.Min(share, 0.99), 2);

    private readonly record struct Cell(string State, string? District)
    {
        public static Cell Of(EvidencePlace place) => new(place.State, place.State == EvidencePlaces.Home ? place.District : null);
    }
}
