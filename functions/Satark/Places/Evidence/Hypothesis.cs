using Satark.Places.Evidence.Readers;

namespace Satark.Places.Evidence;

/// <summary>Where the person is thought to be, weighed from all evidence. A point is personal: what is kept outside a seal is <see cref="Coarse"/>.</summary>
public sealed record Hypothesis
{
    /// <summary>Nothing says where.</summary>
    public static readonly Hypothesis Unknown = new();

    /// <summary>From this confidence on a place is named at all: likelier than not.</summary>
    public const double Named = 0.5;

    /// <summary>ISO 3166-2:IN suffix of the likeliest state; null where none is likelier than not.</summary>
    public string? State { get; init; }

    /// <summary>The likeliest district's id; null where none is likelier than not, or the state is another.</summary>
    public string? District { get; init; }

    /// <summary>The police station's English name; null where it is not known.</summary>
    public string? Station { get; init; }

    /// <summary>What the best evidence calls the place, in English: <c>Nashik Road railway station</c>; null where no place is named.</summary>
    public string? Name { get; init; }

    /// <summary>0 to 1, for the finest of state and district that is named: of all guesses with this value, about that share is right. Without a place, that of the likeliest.</summary>
    public double Confidence { get; init; }

    /// <summary>0 to 1, that the state is right; never below <see cref="Confidence"/>.</summary>
    public double StateConfidence { get; init; }

    /// <summary>The likeliest point with its radius, or null where no evidence has one.</summary>
    public Spot? Centre { get; init; }

    /// <summary>What the guess rests on most; null without a place.</summary>
    public EvidenceKind? Basis { get; init; }

    /// <summary>Nobody has checked the rows that this rests on: it is shown so, and alone engages nobody.</summary>
    public bool IsUnverified { get; init; }

    /// <summary>The next likely places, the likeliest first, at most three; those of less than one in twenty are left out.</summary>
    public IReadOnlyList<OtherPlace> Others { get; init; } = [];

    /// <summary>The same without point and name: nothing finer than a police station.</summary>
    public Hypothesis Coarse() => this with { Name = null, Centre = null };

    /// <summary>Whether it names a state, ours or another.</summary>
    public bool HasPlace => State is not null;

    /// <summary>Whether it lies in another state.</summary>
    public bool IsElsewhere => State is not null and not EvidencePlaces.Home;

    /// <summary>Weighs evidence. The same pieces in any order give the same answer.</summary>
    public static Hypothesis Of(IReadOnlyCollection<PlaceEvidence> evidence) => new Weighing(evidence).Best();

    /// <summary>Whether a piece speaks for another place than this one.</summary>
    public bool IsContradictedBy(PlaceEvidence piece) =>
        HasPlace && piece is { Place: { } place, Role: not (PlaceRole.NotThere or PlaceRole.SomebodyElse or PlaceRole.Past), Confidence: >= 0.1 }
        && (place.State != State || (place.District is not null && District is not null && place.District != District));

    /// <summary>Whether a piece speaks for this place.</summary>
    public bool IsSupportedBy(PlaceEvidence piece) =>
        HasPlace && piece is { Place: { } place, Role: not PlaceRole.NotThere } && place.State == State && (place.District is null || place.District == District);

    /// <summary>Whether both name the same place; confidence aside.</summary>
    public bool IsSamePlaceAs(Hypothesis? other) => other is not null && (State, District, Station) == (other.State, other.District, other.Station);
}

/// <summary>A place that is less likely than the one that is named.</summary>
/// <param name="State">ISO 3166-2:IN suffix.</param>
/// <param name="District">The district's id, or null.</param>
/// <param name="Confidence">0 to 1.</param>
public sealed record OtherPlace(string State, string? District, double Confidence);
