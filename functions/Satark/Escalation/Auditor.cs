using Microsoft.Extensions.Logging;
using Satark.Board;
using Satark.Cases;
using Satark.Messaging;
using Satark.Storage;

namespace Satark.Escalation;

/// <summary>What an audit found.</summary>
/// <param name="At">When.</param>
/// <param name="Cases">Cases looked at.</param>
/// <param name="Mended">Timers that were overdue and were sent again.</param>
public sealed record AuditReport(DateTimeOffset At, int Cases, int Mended);

/// <summary>
/// Looks each minute whether every open case's timers still come: a timer that is overdue by more than the grace is sent
/// again under its own id, which does nothing where the first one was only late.
/// </summary>
public sealed partial class Auditor(IStore store, CaseBook book, BoardIndex board, ILogger<Auditor> logger)
{
    /// <summary>How late a timer may be before it counts as lost.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    /// <summary>The last report, or null before the first audit.</summary>
    public AuditReport? Last { get; private set; }

    /// <summary>Audits all open cases, mends what is lost, and reports.</summary>
    public async Task<AuditReport> HandleAsync(CancellationToken cancellationToken)
    {
        var now = book.Now;
        int cases = 0, mended = 0;
        foreach (var row in await board.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            if (await book.FindAsync(row.Id, cancellationToken).ConfigureAwait(false) is not { } loaded || !CaseId.TryParse(row.Id, out var id))
            {
                continue;
            }

            cases++;
            var change = new Change(id.Partition);
            foreach (var timer in FollowUps.Timers(loaded.Value).Where(t => t.DueAt + Grace < now))
            {
                change.Send(timer with { DueAt = now });
                Log.Mended(logger, row.Id, timer.Kind, (now - timer.DueAt).TotalSeconds);
            }

            if (loaded.Value.Revision > row.Version)
            {
                change.Send(new Errand(row.Id, N: loaded.Value.Revision).As(Errands.ShowCase, loaded.Value.Lane, now));
            }

            if (change.Rows > 0)
            {
                await store.SaveAsync(change, cancellationToken).ConfigureAwait(false);
                mended += change.Rows;
            }
        }

        mended += await Roster.Watching.WatchDuty.MendAsync(store, now, cancellationToken).ConfigureAwait(false);
        await board.SweepAsync(cancellationToken).ConfigureAwait(false);
        Last = new AuditReport(now, cases, mended);
        return Last;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Case {CaseId}: timer {Timer} was {Seconds} s overdue and was sent again.")]
        public static partial void Mended(ILogger logger, string caseId, string timer, double seconds);
    }
}
