namespace Satark.Places;

/// <summary>A district named in a text.</summary>
/// <param name="District">The district.</param>
/// <param name="Name">The name it was recognised by, as the gazetteer spells it; what the text really says is at <paramref name="Position"/>.</param>
/// <param name="Position">Where the name starts in the text as it was given, in UTF-16 units.</param>
/// <param name="Length">How much of the text the name takes, in UTF-16 units.</param>
/// <param name="IsAmbiguous">
/// True where the name is also a common word or the name of many quarters and nothing beside it says that a place is meant: a hint for an officer, never
/// enough to route a case.
/// </param>
public sealed record DistrictMention(District District, string Name, int Position, int Length, bool IsAmbiguous);
