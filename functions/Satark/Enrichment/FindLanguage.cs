using Satark.Cases;
using Satark.Privacy;

namespace Satark.Enrichment;

/// <summary>Sets the language of a case from its report's text. The same text is asked about once, so that a repeat changes nothing and costs nothing.</summary>
public sealed class FindLanguage(CaseBook book, ITextAnalyzer analyzer)
{
    /// <summary>Asks and sets; a case without a text, or whose text was erased, keeps what it has.</summary>
    public async Task HandleAsync(string caseId, CancellationToken cancellationToken)
    {
        if (await book.FindAsync(caseId, cancellationToken).ConfigureAwait(false) is not { Value: { SealedReport: not null } c }
            || await book.KeyAsync(c, cancellationToken).ConfigureAwait(false) is not { } key
            || CaseBook.OpenReport(c, key).Text is not { } text
            || string.IsNullOrWhiteSpace(text))
        {
            return;
        }

        var mark = MarkOf(text, key);
        if (c.Language?.TextMark == mark)
        {
            return;
        }

        var found = await analyzer.DetectLanguageAsync(text, cancellationToken).ConfigureAwait(false);

        // A report that changed meanwhile has a message of its own under way: what was found in the old text must not come after what is found in the new.
        await book.MoveAsync(
            caseId,
            Actor.System,
            (now, m) => now.SealedReport == c.SealedReport ? now.SetLanguage(found, mark, m) : new Moved(now, []),
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Stands for a text whose language was told. Under the case's own key: once that is erased, it says nothing of the text.</summary>
    public static string MarkOf(string text, DataKey key) => Ids.Keyed(key.Secret.Span, "language", text);
}
