using System.Globalization;
using Satark.Enrichment;

namespace Satark.Cases;

/// <summary>What machines tell of a case beside its place.</summary>
public static class Telling
{
    /// <summary>Sets what language the report is in. The same text again, or a case whose text was erased meanwhile, changes nothing.</summary>
    /// <param name="c">The case.</param>
    /// <param name="language">What was found.</param>
    /// <param name="textMark">Stands for the text that it was found in.</param>
    /// <param name="m">The moment.</param>
    public static Outcome<Moved> SetLanguage(this Case c, TextLanguage language, string textMark, Moment m)
    {
        if (c.Erased || c.Language?.TextMark == textMark)
        {
            return new Moved(c, []);
        }

        var told = c with { Language = new CaseLanguage(language.Code, language.Confidence, language.By, language.IsFallback, textMark) };
        return c.Language is { } before && before.Code == language.Code
            ? new Moved(told, [])
            : new Moved(told, [m.Say(
                EventKinds.LanguageFound,
                null,
                ("code", language.Code),
                ("confidence", language.Confidence.ToString("0.00", CultureInfo.InvariantCulture)),
                ("by", Words<LanguageSource>.Of(language.By)),
                ("fallback", language.IsFallback ? "yes" : null))]);
    }
}
