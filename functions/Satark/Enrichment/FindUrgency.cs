using Satark.Cases;
using Satark.Enrichment.Urgency;
using Satark.Privacy;

namespace Satark.Enrichment;

/// <summary>Reads how urgent the words of a case's report are. The same text is read once, so that a repeat changes nothing.</summary>
public sealed class FindUrgency(CaseBook book)
{
    /// <summary>Reads and sets; a case without a text, or whose text was erased, keeps what it has.</summary>
    public async Task HandleAsync(string caseId, CancellationToken cancellationToken)
    {
        if (await book.FindAsync(caseId, cancellationToken).ConfigureAwait(false) is not { Value: { SealedReport: not null } c }
            || await book.KeyAsync(c, cancellationToken).ConfigureAwait(false) is not { } key
            || CaseBook.OpenReport(c, key).Text is not { } text
            || string.IsNullOrWhiteSpace(text))
        {
            return;
        }

        var mark = Ids.Keyed(key.Secret.Span, "urgency", text);
        if (c.Urgency?.TextMark == mark)
        {
            return;
        }

        var reading = UrgencyFinder.Find(text);

        // A report that changed meanwhile has a message of its own under way.
        await book.MoveAsync(
            caseId,
            Actor.System,
            (now, m) => now.SealedReport == c.SealedReport ? now.SetUrgency(reading, mark, m) : new Moved(now, []),
            cancellationToken).ConfigureAwait(false);
    }
}
