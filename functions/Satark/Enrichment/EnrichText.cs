using Satark.Enrichment.Urgency;
using Satark.Places.Evidence;

namespace Satark.Enrichment;

/// <summary>Reads all that a message alone says: its language, where the writer is, and how urgent it is. Works without a network; safe to share.</summary>
/// <remarks>Never throws, whatever the text; time is linear in its length.</remarks>
public sealed class EnrichText(TextEvidence texts)
{
    /// <summary>What a message says.</summary>
    /// <param name="text">The message.</param>
    /// <param name="at">When it was written.</param>
    public EnrichedText Of(string text, DateTimeOffset at)
    {
        var evidence = texts.Of(text, at);
        return new EnrichedText(LanguageFinder.Find(text), evidence, Hypothesis.Of(evidence), UrgencyFinder.Find(text));
    }
}

/// <summary>What a message alone says.</summary>
/// <param name="Language">Its language.</param>
/// <param name="Evidence">All that it says of places, in its order, contradictions too.</param>
/// <param name="Place">Where the writer is thought to be.</param>
/// <param name="Urgency">How much haste its words speak of.</param>
public sealed record EnrichedText(LanguageGuess Language, IReadOnlyList<PlaceEvidence> Evidence, Hypothesis Place, UrgencyReading Urgency);
