using Microsoft.Extensions.Logging;
using Satark.Cases;
using Satark.Messaging;
using Satark.Privacy;
using Satark.Storage;

namespace Satark.Watching;

/// <summary>A synthetic alert's end: its history is proven, then it is closed, erased and forgotten, so that none is left behind.</summary>
public sealed partial class EndSynthetic(IStore store, CaseBook book, IKeyRing keys, EraseCase erase, SyntheticRuns runs, ILogger<EndSynthetic> logger)
{
    /// <summary>Ends the run that the message names; a repeat ends nothing twice.</summary>
    public Task HandleAsync(Message message, CancellationToken cancellationToken) => HandleAsync(Errand.Of(message).Subject, cancellationToken);

    /// <summary>Ends a run, whether it came through or is given up; what a first try left, a second one finishes.</summary>
    public async Task HandleAsync(string caseId, CancellationToken cancellationToken)
    {
        if (await runs.FindAsync(caseId, cancellationToken).ConfigureAwait(false) is not { } run)
        {
            return;
        }

        string? fault = run.Through is null ? $"never passed: {run.Missing}" : null;
        if (await book.FindAsync(caseId, cancellationToken).ConfigureAwait(false) is { Value: { Synthetic: true } c })
        {
            fault ??= c.Erased ? null : await HistoryFaultAsync(c, cancellationToken).ConfigureAwait(false);
            if (c.IsOpen)
            {
                await book.MoveAsync(caseId, Actor.System, static (now, m) => now.IsOpen ? now.Close(ClosingOutcome.FalseAlarm, null, m) : new Moved(now, []), cancellationToken).ConfigureAwait(false);
            }

            await erase.HandleAsync(caseId, Actor.System, cancellationToken).ConfigureAwait(false);
            await ForgetAsync(CaseId.Parse(caseId).Partition, cancellationToken).ConfigureAwait(false);
        }

        if (await runs.EndAsync(caseId, new SyntheticResult(run.At, (long?)(run.Through - run.At)?.TotalMilliseconds, fault), cancellationToken).ConfigureAwait(false))
        {
            EngineMeter.CountSynthetic(fault is null);
            Log.Ended(logger, fault is null ? LogLevel.Information : LogLevel.Error, caseId, fault ?? "came through");
        }
    }

    private async Task<string?> HistoryFaultAsync(Case c, CancellationToken cancellationToken) =>
        await book.KeyAsync(c, cancellationToken).ConfigureAwait(false) is { } key
            ? History.Fault(c.Id, c.Head, await book.EventsAsync(c.Id, cancellationToken).ConfigureAwait(false), key, keys.Installation(KeyPurpose.Chain).Span)
            : "its key is missing";

    // The partition holds nothing else: the id was Satark's own. A row that changes meanwhile is read and deleted anew.
    private async Task ForgetAsync(string partition, CancellationToken cancellationToken)
    {
        while (await store.ListAsync(partition, "", null, Change.MaxRows, cancellationToken).ConfigureAwait(false) is { Count: > 0 } rows)
        {
            var change = new Change(partition);
            foreach (var row in rows)
            {
                change.Delete(row.Key.Row, row.Version);
            }

            await store.SaveAsync(change, cancellationToken).ConfigureAwait(false);
        }
    }

    private static partial class Log
    {
        [LoggerMessage("Synthetic alert {CaseId}: {Result}.")]
        public static partial void Ended(ILogger logger, LogLevel level, string caseId, string result);
    }
}
