using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Satark.Enrichment;

namespace Satark.Functions.Language;

/// <summary>The service's words for languages as BCP 47.</summary>
internal static partial class LanguageCodes
{
    // Languages that are written in another script than Latin; the service names language and script apart.
    private static readonly FrozenSet<string> OwnScript =
        new[] { "hi", "ur", "bn", "pa", "gu", "mr", "ta", "te", "kn", "ml", "or", "as", "ne", "sa", "sd", "ks", "bho", "hne", "mai", "awa", "kok", "doi", "mni" }.ToFrozenSet(StringComparer.Ordinal);

    // Of the languages in which the service recognises names, those of India and its neighbours, without any in Latin letters but English: as listed at
    // https://learn.microsoft.com/azure/ai-services/language-service/named-entity-recognition/language-support (December 2023). Bhojpuri, Maithili and
    // romanised Hindi are not among them.
    private static readonly FrozenSet<string> Names =
        new[] { "en", "hi", "ur", "bn", "pa", "gu", "mr", "ne", "ta", "te", "kn", "ml", "or", "as" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The service's word for a language (BCP 47) in which it recognises names; null for those in which it does not.</summary>
    public static string? ForNames(string code) => Names.TryGetValue(code, out var word) ? word : null;

    /// <summary>The code for this text; <see cref="TextLanguage.Unknown"/> where the service does not know, null where its word is none.</summary>
    public static string? Of(string? word, string text)
    {
        if (word is null)
        {
            return null;
        }

        // "(Unknown)" in older versions of the service, "unknown" in newer ones.
        if (word.Contains("unknown", StringComparison.OrdinalIgnoreCase))
        {
            return TextLanguage.Unknown;
        }

        var code = word.Replace('_', '-');
        return !Shape().IsMatch(code) ? null : OwnScript.Contains(code) && IsLatin(text) ? code + "-Latn" : code;
    }

    private static bool IsLatin(string text) => text.Count(char.IsAsciiLetter) > text.Count(ch => ch >= '\u0600' && char.IsLetter(ch));

    [GeneratedRegex("^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}$")]
    private static partial Regex Shape();
}
