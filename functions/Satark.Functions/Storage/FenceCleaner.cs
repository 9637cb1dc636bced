using Azure.Data.Tables;

namespace Satark.Functions.Storage;

/// <summary>Clears away fences that are older than a day, at most once an hour, some at a time; a crash in between loses nothing.</summary>
internal sealed class FenceCleaner(StorageAccount account, TimeProvider clock)
{
    // An hour's notes may lie in it from its first minute to its last.
    private static readonly TimeSpan Age = TimeSpan.FromHours(25), Every = TimeSpan.FromHours(1);

    private const int MostAtOneTime = 2_000, AtOnce = 8;

    private DateTimeOffset _next = DateTimeOffset.MinValue;

    /// <summary>Clears away some, and gives their number; the next call goes on where more are left.</summary>
    public async Task<int> CleanAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (now < _next)
        {
            return 0;
        }

        var cleared = 0;
        foreach (var hour in (await OldAsync(now, cancellationToken).ConfigureAwait(false)).GroupBy(note => note.Partition()))
        {
            foreach (var notes in hour.Chunk(100))
            {
                // The fence first: as long as its note stands, it is found again.
                await Parallel.ForEachAsync(
                    notes,
                    new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
                    async (note, token) => await TableRows.DeleteAsync(account.Records, note.Text("Partition")!, TableKeys.OfFence(note.Key()), token).ConfigureAwait(false)).ConfigureAwait(false);
                await TableRows.DeleteAsync(account.Fences, hour.Key, [.. notes.Select(n => n.Key())], cancellationToken).ConfigureAwait(false);
                cleared += notes.Length;
            }
        }

        _next = cleared < MostAtOneTime ? now + Every : now;
        return cleared;
    }

    private async Task<List<TableEntity>> OldAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var old = new List<TableEntity>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey lt {Fences.Hour(now - Age)}");
        await foreach (var note in account.Fences.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            old.Add(note);
            if (old.Count == MostAtOneTime)
            {
                break;
            }
        }

        return old;
    }
}
