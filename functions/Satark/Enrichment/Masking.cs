using System.Collections.Immutable;

namespace Satark.Enrichment;

/// <summary>A piece of a text that is hidden in its masked copy.</summary>
/// <param name="Start">Where it starts, in UTF-16 code units, in the masked text.</param>
/// <param name="Length">How long it is in the masked text.</param>
/// <param name="Kind">What is hidden.</param>
public readonly record struct MaskedSegment(int Start, int Length, PersonalDataKind Kind);

/// <summary>A copy of a text in which personal data is hidden.</summary>
/// <param name="Text">The copy.</param>
/// <param name="Segments">What is hidden in it, in the order of the text.</param>
public sealed record MaskedText(string Text, ImmutableArray<MaskedSegment> Segments);
