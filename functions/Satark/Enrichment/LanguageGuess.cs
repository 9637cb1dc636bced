namespace Satark.Enrichment;

/// <summary>What <see cref="LanguageFinder"/> says about a message.</summary>
/// <param name="Code">
/// BCP 47: <c>hi</c>, <c>hi-Latn</c> (romanised Hindi or Urdu, also mixed with English), <c>en</c>, <c>ur</c>, <c>bho</c> (in either script), <c>mai</c>,
/// <c>bn</c>, <c>pa</c>, <c>mr</c>, <c>ne</c>, <c>gu</c>, <c>ta</c>, <c>te</c>, or <c>und</c> where nothing but names, links, digits or emoji is written.
/// </param>
/// <param name="Confidence">0 to 1: of all messages with this value, about that share has this language.</param>
/// <param name="Script">The script that decided.</param>
/// <param name="IsCloseCall">True when another language is nearly as likely: show both, or ask.</param>
/// <param name="RunnerUp">The next likely language of the same script; null where the script alone decides.</param>
public sealed record LanguageGuess(string Code, double Confidence, Script Script, bool IsCloseCall = false, string? RunnerUp = null)
{
    /// <summary>The code for "cannot be said" (ISO 639-2).</summary>
    public const string Undetermined = "und";
}
