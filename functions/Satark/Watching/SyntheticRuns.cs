using Satark.Messaging;
using Satark.Storage;

namespace Satark.Watching;

/// <summary>Which synthetic alerts are under way and how the last one ended: a handful of rows of one partition.</summary>
public sealed class SyntheticRuns(IStore store, TimeProvider clock)
{
    private const string Partition = "synthetic", RunPrefix = "run-", LastRow = "last";

    /// <summary>Notes that one begins; false where it has begun already.</summary>
    public async Task<bool> BeginAsync(SyntheticRun run, CancellationToken cancellationToken) =>
        await store.SaveAsync(new Change(Partition).Insert(RunPrefix + run.CaseId, run, SatarkJson.Default.SyntheticRun), cancellationToken).ConfigureAwait(false) == SaveResult.Saved;

    /// <summary>Notes that one has passed a stage; the last stage sends for its end. A repeat, and one that is forgotten, changes nothing.</summary>
    public async Task PassAsync(string caseId, SyntheticStage stage, CancellationToken cancellationToken)
    {
        var run = await store.ChangeAsync<SyntheticRun?>(
            async token =>
            {
                var now = DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
                if (await store.FindAsync(Partition, RunPrefix + caseId, SatarkJson.Default.SyntheticRun, token).ConfigureAwait(false) is not { } stored
                    || stored.Value.Past(stage, now) is var past && past == stored.Value)
                {
                    return (null, null);
                }

                var change = new Change(Partition).Replace(RunPrefix + caseId, stored.Version, past, SatarkJson.Default.SyntheticRun);
                if (past.Through is not null)
                {
                    change.Send(new Errand(caseId).As(Errands.EndSynthetic, Lane.Bulk, now));
                }

                return (change, past);
            },
            cancellationToken).ConfigureAwait(false);
        if (run?.Through is { } through)
        {
            EngineMeter.RecordSynthetic(through - run.At);
        }
    }

    /// <summary>Those that have not come to their end, oldest first.</summary>
    public async Task<IReadOnlyList<SyntheticRun>> ListAsync(CancellationToken cancellationToken) =>
        [.. (await store.ListAllAsync(Partition, RunPrefix, SatarkJson.Default.SyntheticRun, cancellationToken).ConfigureAwait(false)).Select(r => r.Record.Value).OrderBy(r => r.At)];

    /// <summary>How the last one ended; null before the first end.</summary>
    public async Task<SyntheticResult?> LastAsync(CancellationToken cancellationToken) =>
        (await store.FindAsync(Partition, LastRow, SatarkJson.Default.SyntheticResult, cancellationToken).ConfigureAwait(false))?.Value;

    /// <summary>The run of a case; null where there is none or it is forgotten.</summary>
    public async Task<SyntheticRun?> FindAsync(string caseId, CancellationToken cancellationToken) =>
        (await store.FindAsync(Partition, RunPrefix + caseId, SatarkJson.Default.SyntheticRun, cancellationToken).ConfigureAwait(false))?.Value;

    /// <summary>Forgets a run and keeps how it ended, unless a later one has ended before. False where it was forgotten already.</summary>
    public Task<bool> EndAsync(string caseId, SyntheticResult result, CancellationToken cancellationToken) => store.ChangeAsync<bool>(
        async token =>
        {
            var run = await store.FindAsync(Partition, RunPrefix + caseId, SatarkJson.Default.SyntheticRun, token).ConfigureAwait(false);
            if (run is null)
            {
                return (null, false);
            }

            var last = await store.FindAsync(Partition, LastRow, SatarkJson.Default.SyntheticResult, token).ConfigureAwait(false);
            var change = new Change(Partition).Delete(RunPrefix + caseId, run.Version);
            if (last is null || last.Value.At < result.At)
            {
                change.Put(LastRow, last, result, SatarkJson.Default.SyntheticResult);
            }

            return (change, true);
        },
        cancellationToken);
}
