using System.Collections.Immutable;
using Satark.Places.Evidence;

namespace Satark.Places.Finding;

/// <summary>A place named in a text.</summary>
/// <param name="Start">Where the name starts in the text as it was given, in UTF-16 units.</param>
/// <param name="Length">How much of the text it takes, in UTF-16 units; at least 1.</param>
/// <param name="Candidates">What it may mean, the likeliest first; at least one.</param>
/// <param name="Role">What the person who writes has to do with it.</param>
/// <param name="Confidence">0 to 1: how likely it is that the writer is at the first candidate now, judged by this mention and its sentence alone.</param>
/// <param name="IsUnverified">The first candidate's row is one that nobody has checked.</param>
public sealed record PlaceMention(
    int Start, int Length, ImmutableArray<EvidencePlace> Candidates, PlaceRole Role, double Confidence, bool IsUnverified = false);
