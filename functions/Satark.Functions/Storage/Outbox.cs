using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using Satark.Functions.Messaging;

namespace Satark.Functions.Storage;

/// <summary>The messages of changes that were committed, until they stand in their queues.</summary>
internal sealed class Outbox(StorageAccount account, Intents intents, Fences fences)
{
    /// <summary>The row that carries a message of a change.</summary>
    public static TableEntity Of(string partition, string changeId, int number, Parcel parcel)
    {
        var row = new TableEntity(partition, TableKeys.OfOutbox(changeId, number));
        parcel.Write(row);
        return row;
    }

    /// <summary>What remains of a change's messages, with the rows that carry them.</summary>
    public async Task<IReadOnlyList<(string Row, Parcel Parcel)>> RemainingAsync(Intent intent, CancellationToken cancellationToken)
    {
        var prefix = TableKeys.OutboxPrefix(intent.ChangeId);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {intent.Partition} and RowKey ge {prefix} and RowKey lt {TableKeys.Behind(prefix)}");
        var found = new List<(string, Parcel)>();
        await foreach (var row in account.Records.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            found.Add((row.Key(), Parcel.Read(row)));
        }

        return found;
    }

    /// <summary>The messages of all changes that do not stand in their queues yet.</summary>
    public async IAsyncEnumerable<Parcel> ScanAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"RowKey ge {TableKeys.AnyOutbox} and RowKey lt {TableKeys.Behind(TableKeys.AnyOutbox)}");
        await foreach (var row in account.Records.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            yield return Parcel.Read(row);
        }
    }

    /// <summary>The last step of a change that was committed and whose messages stand in their queues; may be done twice and by two at once.</summary>
    /// <param name="intent">The change.</param>
    /// <param name="rows">Its outbox rows.</param>
    /// <param name="at">Called between the steps.</param>
    /// <param name="cancellationToken">Stops it; whoever comes next does it again.</param>
    public async Task CloseAsync(Intent intent, IReadOnlyCollection<string> rows, Func<SaveStep, ValueTask> at, CancellationToken cancellationToken)
    {
        await TableRows.DeleteAsync(account.Records, intent.Partition, rows, cancellationToken).ConfigureAwait(false);
        await at(SaveStep.OutboxCleared).ConfigureAwait(false);
        await ForgetAsync(intent, at, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Notes the fence that stands for a change, then drops its intent: nobody need look at it again.</summary>
    public async Task ForgetAsync(Intent intent, Func<SaveStep, ValueTask> at, CancellationToken cancellationToken)
    {
        await fences.NoteAsync(intent.Partition, intent.ChangeId, cancellationToken).ConfigureAwait(false);
        await at(SaveStep.FenceNoted).ConfigureAwait(false);
        await intents.DropAsync(intent.ChangeId, cancellationToken).ConfigureAwait(false);
    }
}

/// <summary>Where a save stands; between each two of them the process may die.</summary>
internal enum SaveStep
{
    /// <summary>The intent is written, the transaction not sent.</summary>
    IntentWritten,

    /// <summary>The transaction is done.</summary>
    Committed,

    /// <summary>The messages stand in their queues.</summary>
    Published,

    /// <summary>The outbox rows are deleted.</summary>
    OutboxCleared,

    /// <summary>The fence is noted; only the intent is left to drop.</summary>
    FenceNoted,
}
