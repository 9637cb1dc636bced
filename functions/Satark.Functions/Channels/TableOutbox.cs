using Azure;
using Azure.Data.Tables;
using Microsoft.Extensions.Logging;
using Satark.Functions.Storage;
using Satark.Http.Desk;
using Satark.Notifications;
using Satark.Privacy;

namespace Satark.Functions.Channels;

/// <summary>
/// A table with one row a message, for installations without a provider: a pilot sees what would have gone out. One partition, read whole: meant for
/// hundreds of messages a day, not for a state's.
/// </summary>
/// <param name="tables">Where the table is; it is made where it is missing.</param>
/// <param name="clock">Tells what is old.</param>
/// <param name="logger">Where trouble with old rows is logged.</param>
/// <param name="table">The table's name.</param>
public sealed partial class TableOutbox(TableServiceClient tables, TimeProvider clock, ILogger<TableOutbox> logger, string table = "outbox")
{
    /// <summary>Older messages are not shown, and dropped.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    private const string Partition = "outbox";
    private const int DroppedAtOnce = 100;
    private static readonly TimeSpan DropEvery = TimeSpan.FromHours(1);

    private readonly TableClient _table = tables.GetTableClient(table);
    private DateTimeOffset _droppedAt;

    /// <summary>Puts a message in. The same delivery again changes nothing: it was written once.</summary>
    /// <exception cref="RequestFailedException">The table cannot be written.</exception>
    public async Task PutAsync(string channel, OutgoingMessage message, CancellationToken cancellationToken)
    {
        var row = new TableEntity(Partition, Ids.Derived(channel, message.CaseId, message.DeliveryId))
        {
            ["Channel"] = channel,
            ["To"] = message.To,
            ["Subject"] = message.Subject,
            ["Text"] = message.Text,
            ["At"] = message.At,
            ["CaseId"] = message.CaseId,
            ["AlsoAbout"] = string.Join(' ', message.AlsoAbout),
        };
        try
        {
            await AddAsync(row, cancellationToken).ConfigureAwait(false);
        }
        catch (RequestFailedException error) when (error.Status == 409)
        {
            // Written by an earlier attempt.
            return;
        }

        await DropSometimesAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>All messages that are not too old, oldest first.</summary>
    /// <exception cref="RequestFailedException">The table cannot be read.</exception>
    public async Task<IReadOnlyList<OutboxView>> ListAsync(CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow() - Kept;
        var found = new List<OutboxView>();
        try
        {
            await foreach (var row in _table.QueryAsync<TableEntity>(
                TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and At ge {since}"), cancellationToken: cancellationToken).ConfigureAwait(false))
            {
                found.Add(View(row));
            }
        }
        catch (RequestFailedException error) when (error.Status == 404)
        {
            // Nothing was ever put in: the table comes with the first message.
            return [];
        }

        return [.. found.OrderBy(v => v.At)];
    }

    /// <summary>Drops what is too old, some of it at a time.</summary>
    /// <exception cref="RequestFailedException">The table cannot be read or written.</exception>
    public async Task DropOldAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - Kept;
        var left = DroppedAtOnce;
        await foreach (var row in _table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and At lt {before}"), DroppedAtOnce, ["PartitionKey", "RowKey"], cancellationToken).ConfigureAwait(false))
        {
            await _table.DeleteEntityAsync(row.Partition(), row.Key(), ETag.All, cancellationToken).ConfigureAwait(false);
            if (--left == 0)
            {
                return;
            }
        }
    }

    private static OutboxView View(TableEntity row)
    {
        var (channel, caseId) = (row.Text("Channel")!, row.Text("CaseId"));
        return new OutboxView(
            channel, row.Text("To")!, channel == Satark.Notifications.Channels.Email ? row.Text("Subject") : null, row.Text("Text")!,
            row.Time("At") ?? default, string.IsNullOrEmpty(caseId) ? null : caseId)
        {
            AlsoAbout = row.Text("AlsoAbout") is { Length: > 0 } also ? also.Split(' ') : null,
        };
    }

    private async Task AddAsync(TableEntity row, CancellationToken cancellationToken)
    {
        try
        {
            await _table.AddEntityAsync(row, cancellationToken).ConfigureAwait(false);
        }
        catch (RequestFailedException error) when (error.Status == 404)
        {
            await _table.CreateIfNotExistsAsync(cancellationToken).ConfigureAwait(false);
            await _table.AddEntityAsync(row, cancellationToken).ConfigureAwait(false);
        }
    }

    // The message stands in the table: trouble with old ones must not make it look as if it did not. They wait another hour.
    private async Task DropSometimesAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (now - _droppedAt < DropEvery)
        {
            return;
        }

        _droppedAt = now;
        try
        {
            await DropOldAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (RequestFailedException error)
        {
            Log.NotDropped(logger, error.Status);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Old messages of the outbox could not be dropped (status {Status}); tried again in an hour.")]
        public static partial void NotDropped(ILogger logger, int status);
    }
}
