using Satark.Cases;
using Satark.Privacy;

namespace Satark.Enrichment;

/// <summary>Asks a language service which words of a case's report name places. It is asked once about a text, whatever it answers: each answer is paid for.</summary>
public sealed class FindPlaceNames(CaseBook book, ITextAnalyzer analyzer)
{
    /// <summary>What the service says now; null where there is no text, nobody to ask, or where it was asked about this text before.</summary>
    public async Task<FoundNames?> AskAsync(string caseId, CancellationToken cancellationToken)
    {
        if (await book.FindAsync(caseId, cancellationToken).ConfigureAwait(false) is not { Value: { SealedReport: not null } c }
            || await book.KeyAsync(c, cancellationToken).ConfigureAwait(false) is not { } key
            || CaseBook.OpenReport(c, key).Text is not { } text
            || string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var mark = MarkOf(text, key);
        if (c.PlaceNames?.TextMark == mark)
        {
            return null;
        }

        // A language that was told of an earlier text says nothing about this one.
        var language = c.Language is { } told && told.TextMark == FindLanguage.MarkOf(text, key) ? told.Code : BuiltInTextAnalyzer.Detect(text).Code;
        return await analyzer.FindPlaceNamesAsync(text, language, cancellationToken).ConfigureAwait(false) is { } said ? new FoundNames(said, mark) : null;
    }

    /// <summary>Stands for a text that a service is asked about. Under the case's own key: once that is erased, it says nothing of the text.</summary>
    public static string MarkOf(string text, DataKey key) => Ids.Keyed(key.Secret.Span, "place-names", text);
}

/// <summary>What a service said, and of which text.</summary>
/// <param name="Said">The names, or that it did not answer.</param>
/// <param name="TextMark">See <see cref="FindPlaceNames.MarkOf"/>.</param>
public sealed record FoundNames(PlaceNames Said, string TextMark)
{
    /// <summary>Whether this is still the text of the case's report.</summary>
    public bool IsOf(Case c, DataKey key) =>
        c.SealedReport is not null && CaseBook.OpenReport(c, key).Text is { } text && FindPlaceNames.MarkOf(text, key) == TextMark;
}
