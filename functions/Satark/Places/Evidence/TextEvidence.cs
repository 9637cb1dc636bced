using Satark.Places.Finding;

namespace Satark.Places.Evidence;

/// <summary>Reads what a text says of places.</summary>
public sealed class TextEvidence(PlaceFinder finder)
{
    /// <summary>The places that a text names, in its order.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">When it was written.</param>
    public IReadOnlyList<PlaceEvidence> Of(string text, DateTimeOffset at) =>
    [
        .. finder.Find(text).Select(mention => new PlaceEvidence
        {
            Kind = EvidenceKind.NamedPlace,
            Value = text.Substring(mention.Start, mention.Length),
            Place = mention.Candidates[0],
            Alternatives = [.. mention.Candidates.Skip(1)],
            Confidence = mention.Confidence,
            Source = EvidenceSource.Post,
            At = at,
            Role = mention.Role,
            IsUnverified = mention.IsUnverified,
            Start = mention.Start,
            Length = mention.Length,
        }),
    ];
}
