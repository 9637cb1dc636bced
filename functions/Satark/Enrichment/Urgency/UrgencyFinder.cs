using Satark.Enrichment.Urgency.Judging;
using Satark.Enrichment.Urgency.Phrases;

namespace Satark.Enrichment.Urgency;

/// <summary>
/// Says how urgently a message speaks of danger to a life, in Hindi, romanised Hindi, Bhojpuri, Urdu and English, and mixtures of them. Works without a
/// network; safe to share.
/// </summary>
/// <remarks>Never throws, whatever the text; one pass, time linear in its length; the answer is the same for composed and decomposed spelling.</remarks>
public static class UrgencyFinder
{
    /// <summary>The reading of a text; null counts as empty.</summary>
    /// <exception cref="InvalidDataException">A built-in table contradicts itself: the product is broken and must not start.</exception>
    public static UrgencyReading Find(ReadOnlySpan<char> text) => Find(text, CueTable.Default);

    internal static UrgencyReading Find(ReadOnlySpan<char> text, CueTable table)
    {
        var tokens = MessageTokens.Of(text, table.Words);
        var found = new List<CueMatch>();
        for (var i = 0; i < tokens.Count; i++)
        {
            table.Phrases.FindAt(tokens, i, found);
        }

        return found.Count == 0 ? UrgencyReading.Nothing : CueJudge.Read(tokens, found, table);
    }
}
