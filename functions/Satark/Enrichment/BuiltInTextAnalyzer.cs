using System.Globalization;
using System.Text;

namespace Satark.Enrichment;

/// <summary>Tells languages by their script and, where several share one, by a few function words. In process, at once, no state.</summary>
/// <remarks>
/// Small and honest, no model. Sure where a script serves one great language of India (Bengali, Gurmukhi, Gujarati, Oriya, Tamil, Telugu,
/// Kannada, Malayalam). Devanagari without a word of Hindi or Marathi is called Hindi with little confidence: it may be Bhojpuri, Awadhi or
/// Nepali. Arabic letters are Urdu only with letters or words of its own. Latin letters are English or romanised Hindi by their words, and
/// <c>und</c> without any: romanised Bhojpuri counts as Hindi, romanised Tamil as nothing. A mixed text has the language of most of its letters.
/// </remarks>
public sealed class BuiltInTextAnalyzer : ITextAnalyzer
{
    /// <summary>More of a text is not looked at: it tells nothing new.</summary>
    public const int MostLooked = 20_000;

    private static readonly TextLanguage Nothing = new(TextLanguage.Unknown, 0, LanguageSource.BuiltIn);

    /// <inheritdoc />
    public Task<TextLanguage> DetectLanguageAsync(string text, CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested ? Task.FromCanceled<TextLanguage>(cancellationToken) : Task.FromResult(Detect(text));

    /// <summary>The same at once, for whoever falls back to it.</summary>
    public static TextLanguage Detect(string text)
    {
        var letters = new int[Scripts.Count];
        var hits = new Dictionary<string, int>(StringComparer.Ordinal);
        var words = 0;
        foreach (var word in Words(text.Length > MostLooked ? text[..MostLooked] : text))
        {
            words++;
            foreach (var rune in word.EnumerateRunes())
            {
                if (Scripts.Of(rune) is { } script)
                {
                    letters[script]++;
                }
            }

            foreach (var language in FunctionWords.LanguagesOf(word))
            {
                hits[language] = hits.GetValueOrDefault(language) + 1;
            }
        }

        var total = letters.Sum();
        if (total == 0)
        {
            return Nothing;
        }

        var most = Array.IndexOf(letters, letters.Max());
        var (code, confidence) = Scripts.CodeOf(most) is { } only ? (only, 0.95) : ByWords(most, text, hits, words);
        return code == TextLanguage.Unknown ? Nothing : new TextLanguage(code, Math.Round(confidence * letters[most] / total, 2), LanguageSource.BuiltIn);
    }

    private static (string Code, double Confidence) ByWords(int script, string text, Dictionary<string, int> hits, int words) => script switch
    {
        Scripts.Devanagari => Better(hits, "hi", "mr", words) is { Confidence: > 0 } told ? told : ("hi", 0.5),
        Scripts.Arabic => hits.GetValueOrDefault("ur") > 0 ? ("ur", Evidence(hits["ur"])) : text.AsSpan().ContainsAny(Scripts.UrduLetters) ? ("ur", 0.6) : (TextLanguage.Unknown, 0),
        _ => Better(hits, "en", "hi-Latn", words),
    };

    // The language with more words; fewer than one word in ten is no evidence, and as many of the other is none either.
    private static (string Code, double Confidence) Better(Dictionary<string, int> hits, string one, string other, int words)
    {
        var (first, second) = (hits.GetValueOrDefault(one), hits.GetValueOrDefault(other));
        var most = Math.Max(first, second);
        return first == second || most * 10 < words
            ? (TextLanguage.Unknown, 0)
            : (first > second ? one : other, Evidence(most) * most / (first + second));
    }

    private static double Evidence(int hits) => hits switch { >= 3 => 0.95, 2 => 0.8, _ => 0.6 };

    // Letters with their marks; addresses and names of accounts are nobody's language.
    private static IEnumerable<string> Words(string text)
    {
        foreach (var piece in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (piece[0] == '@' || piece.Contains("://", StringComparison.Ordinal) || piece.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            var word = new StringBuilder();
            foreach (var rune in piece.EnumerateRunes())
            {
                if (Rune.IsLetter(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)
                {
                    word.Append(Rune.ToLowerInvariant(rune).ToString());
                }
                else if (word.Length > 0 && rune.Value is not ('\'' or 0x2019 or 0x200C or 0x200D))
                {
                    yield return word.ToString();
                    word.Clear();
                }
            }

            if (word.Length > 0)
            {
                yield return word.ToString();
            }
        }
    }
}
