using Satark.Enrichment.Urgency;

namespace Satark.Cases;

/// <summary>The language that the report is thought to be in.</summary>
/// <param name="Code">BCP 47, or <c>und</c>.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="By">Who says so.</param>
/// <param name="IsFallback">The built-in detector stood in for a provider that did not answer.</param>
/// <param name="TextMark">Keyed hash, under the case's own key, of the text that was looked at.</param>
public sealed record CaseLanguage(string Code, double Confidence, Enrichment.LanguageSource By, bool IsFallback, string TextMark);

/// <summary>A language service was asked which words of the report's text name places. The names themselves are evidence and stand sealed among it.</summary>
/// <param name="Count">How many it found.</param>
/// <param name="IsFallback">It did not answer: nobody but the built-in finder has looked.</param>
/// <param name="TextMark">Keyed hash, under the case's own key, of the text that it was asked about.</param>
public sealed record CasePlaceNames(int Count, bool IsFallback, string TextMark);

/// <summary>How urgent the post's words read. Holds no word of the text.</summary>
/// <param name="Level">How urgent.</param>
/// <param name="Cues">Kinds of what was found, as words (<c>farewell</c>, <c>now</c>), each once.</param>
/// <param name="Raised">It raised the severity that the platform gave.</param>
/// <param name="TextMark">Keyed hash, under the case's own key, of the text that was looked at.</param>
public sealed record CaseUrgency(UrgencyLevel Level, IReadOnlyList<string> Cues, bool Raised, string TextMark)
{
    /// <summary>The severity before it was first raised, or null.</summary>
    public Severity? RaisedFrom { get; init; }
}
