using Satark.Enrichment;

namespace Satark.Evaluation;

/// <summary>How well languages are told apart, over many rows.</summary>
public sealed class LanguageRates(IEnumerable<LanguageMessage> rows)
{
    private readonly List<(LanguageMessage Row, LanguageGuess Guess)> _all = [.. rows.Select(row => (row, LanguageFinder.Find(row.Text)))];

    /// <summary>Of all rows: the language is right.</summary>
    public Rate Right => Rate.Of(_all, IsRight);

    /// <summary>Of the rows of one language of six words and more: it is right.</summary>
    public Rate RightFromSixWords(string language) =>
        Rate.Of(_all.Where(j => j.Row.Language == language && MessageLength.Of(j.Row.Text) is "6-10 words" or "more words"), IsRight);

    /// <summary>By language, with what it was taken for.</summary>
    public IEnumerable<(string Name, Rate Right, Rate FromSix, string Taken)> ByLanguage() =>
        _all.GroupBy(j => j.Row.Language).OrderByDescending(g => g.Count()).Select(g => (
            g.Key,
            Rate.Of(g, IsRight),
            RightFromSixWords(g.Key),
            string.Join(", ", g.Where(j => !IsRight(j)).GroupBy(j => j.Guess.Code).OrderByDescending(t => t.Count()).Select(t => $"{t.Key} {t.Count()}"))));

    /// <summary>By length.</summary>
    public IEnumerable<(string Name, Rate Right)> ByLength() =>
        _all.GroupBy(j => MessageLength.Of(j.Row.Text)).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, Rate.Of(g, IsRight)));

    /// <summary>Stated confidence against the share of right answers, in steps of a tenth.</summary>
    public IEnumerable<(int Step, int Rows, double Stated, double True)> Reliability() =>
        _all.GroupBy(j => Math.Min(9, (int)((j.Guess.Confidence + 1e-9) * 10))).OrderBy(g => g.Key)
            .Select(g => (g.Key, g.Count(), g.Average(j => j.Guess.Confidence), Rate.Of(g, IsRight).Share));

    private static bool IsRight((LanguageMessage Row, LanguageGuess Guess) judged) => judged.Row.Language == judged.Guess.Code;
}
