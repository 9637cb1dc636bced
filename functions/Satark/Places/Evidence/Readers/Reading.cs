using System.Collections.Immutable;

namespace Satark.Places.Evidence.Readers;

/// <summary>What a reader made of a piece of a text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it starts in the plain text.</param>
/// <param name="End">Where it ends (exclusive).</param>
/// <param name="Places">What it may mean, the likeliest first; none where nobody can say.</param>
/// <param name="Confidence">As <see cref="PlaceEvidence.Confidence"/>.</param>
internal readonly record struct Reading(EvidenceKind Kind, int Start, int End, ImmutableArray<EvidencePlace> Places, double Confidence)
{
    /// <summary>As <see cref="PlaceEvidence.Role"/>.</summary>
    public PlaceRole Role { get; init; }

    /// <summary>As <see cref="PlaceEvidence.IsUnverified"/>.</summary>
    public bool IsUnverified { get; init; }
}
