namespace Satark.Places.Evidence;

/// <summary>
/// One thing that says where the person at risk is: a place named in a post, coordinates, an address from which the account was used, an officer's word.
/// Each is kept, also those that contradict each other; <see cref="Hypothesis"/> weighs them.
/// </summary>
public sealed record PlaceEvidence
{
    /// <summary>What it is.</summary>
    public required EvidenceKind Kind { get; init; }

    /// <summary>What was said, as it stood: a piece of the text, a number, coordinates. Personal: it is sealed wherever it is kept.</summary>
    public required string Value { get; init; }

    /// <summary>Where it points, at the likeliest; null where nobody can say (an address of no known place).</summary>
    public EvidencePlace? Place { get; init; }

    /// <summary>Other places that it may mean as well: the next likely first. Hamirpur is a district here and one in Himachal Pradesh.</summary>
    public IReadOnlyList<EvidencePlace> Alternatives { get; init; } = [];

    /// <summary>0 to 1: of all such pieces with this value, about that share is right that the person is at <see cref="Place"/> now.</summary>
    public required double Confidence { get; init; }

    /// <summary>Who says so.</summary>
    public required EvidenceSource Source { get; init; }

    /// <summary>When it was said or, where that is known, the time that it is about (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What the person has to do with the place.</summary>
    public PlaceRole Role { get; init; } = PlaceRole.Here;

    /// <summary>Rests on a row of the gazetteer, or on a list, that nobody has checked: shown so, and alone engages nobody.</summary>
    public bool IsUnverified { get; init; }

    /// <summary>It is from what the report said earlier and says no more: an older text, an address that was corrected. It weighs less.</summary>
    public bool IsFormer { get; init; }

    /// <summary>Where <see cref="Value"/> stands in the post's text, in UTF-16 units; null where it is from elsewhere.</summary>
    public int? Start { get; init; }

    /// <summary>How much of the text it takes, in UTF-16 units.</summary>
    public int? Length { get; init; }

    /// <summary>Whether this is a language service's word about words of the post that we have read ourselves: the same witness, heard twice.</summary>
    public bool IsSecondReadingOf(PlaceEvidence own) =>
        Kind == EvidenceKind.ServiceFinding && own is { Kind: not EvidenceKind.ServiceFinding, Source: EvidenceSource.Post, Place: not null } && Start < own.Start + own.Length && own.Start < Start + Length;
}

/// <summary>A place that evidence points to: a state, and as much of district, station and point as the evidence gives.</summary>
/// <param name="State">ISO 3166-2:IN suffix as of 2023; <c>UP</c> is ours.</param>
/// <param name="District">The district's id in the gazetteer; null where it is not known, or lies in another state.</param>
/// <param name="Name">What it is called in English, for an officer: <c>Kotwali, Ballia</c>, <c>Nashik</c>, <c>Maharashtra</c>.</param>
public sealed record EvidencePlace(string State, string? District, string Name)
{
    /// <summary>The police station that is responsible there, by its English name; null where it is not known.</summary>
    public string? Station { get; init; }

    /// <summary>The point, and how well it is known; null where there is none.</summary>
    public Spot? Spot { get; init; }
}
