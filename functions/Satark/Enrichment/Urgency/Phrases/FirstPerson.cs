namespace Satark.Enrichment.Urgency.Phrases;

/// <summary>Knows verbs in the first person by their ending: jaunga, karungi, करूंगा, ہوں.</summary>
internal static class FirstPerson
{
    /// <summary>True when a folded word is such a verb.</summary>
    public static bool IsVerb(ReadOnlySpan<char> word) => word is "hoon" or "hun" or "hu" or "हूं" or "हुं" or "ہوں"
        || word.EndsWith("unga") || word.EndsWith("ungi") || word.EndsWith("oonga") || word.EndsWith("oongi") || word.EndsWith("onga") || word.EndsWith("ongi")
        || word.EndsWith("ूंगा") || word.EndsWith("ूंगी") || word.EndsWith("ुंगा") || word.EndsWith("ुंगी") || word.EndsWith("ऊंगा") || word.EndsWith("ऊंगी")
        || word.EndsWith("उंगा") || word.EndsWith("उंगी") || word.EndsWith("ونگا") || word.EndsWith("ونگی");
}
