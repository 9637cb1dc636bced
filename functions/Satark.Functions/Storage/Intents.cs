using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;

namespace Satark.Functions.Storage;

/// <summary>A change that was begun and is not known to be finished.</summary>
/// <param name="ChangeId">The change.</param>
/// <param name="Partition">Where its fence belongs.</param>
internal readonly record struct Intent(string ChangeId, string Partition);

/// <summary>The table of changes that were begun, which the sweeper reads.</summary>
internal sealed class Intents(StorageAccount account, TimeProvider clock)
{
    /// <summary>Enters a change before its transaction.</summary>
    public async Task AddAsync(Intent intent, CancellationToken cancellationToken)
    {
        try
        {
            var row = new TableEntity(Shard(intent.ChangeId), intent.ChangeId) { ["Partition"] = intent.Partition, ["At"] = clock.GetUtcNow() };
            await account.Intents.AddEntityAsync(row, cancellationToken).ConfigureAwait(false);
        }
        catch (RequestFailedException error) when (error.Status == 409)
        {
            // Ids are random: an earlier attempt of the client got through although its answer was lost.
        }
    }

    /// <summary>Drops a change that is finished or shut out. It is no error where it is gone already.</summary>
    public Task DropAsync(string changeId, CancellationToken cancellationToken) => TableRows.DeleteAsync(account.Intents, Shard(changeId), changeId, cancellationToken);

    /// <summary>Changes that were begun before <paramref name="cutoff"/>.</summary>
    public async IAsyncEnumerable<Intent> BeforeAsync(DateTimeOffset cutoff, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Few rows stand here at any time: reading them all costs less than keeping them in order.
        var rows = account.Intents.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"At lt {cutoff}"), cancellationToken: cancellationToken);
        await foreach (var row in rows.ConfigureAwait(false))
        {
            yield return new Intent(row.Key(), row.Text("Partition")!);
        }
    }

    // Some partitions, since one holds about 2,000 operations a second.
    private static string Shard(string changeId) => changeId[..1];
}
