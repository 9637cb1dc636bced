using System.Globalization;
using Azure.Data.Tables;
using Satark.Functions.Storage;
using Satark.Messaging;

namespace Satark.Functions.Messaging;

/// <summary>
/// One tiny message through each lane every minute. What has not come back shows how late a lane is, which the queues
/// themselves would tell only to somebody with the right to manage them.
/// </summary>
public sealed class Pulses(StorageAccount account, MessageSender sender, TimeProvider clock)
{
    /// <summary>The kind of these messages.</summary>
    public const string Kind = "Pulse";

    private const string Partition = "pulse";

    private static readonly Lane[] Lanes = Enum.GetValues<Lane>();

    /// <summary>Sends a pulse through every lane. One lane that takes none does not stop the others.</summary>
    public Task SendAsync(CancellationToken cancellationToken) => Task.WhenAll(Lanes.Select(lane => SendAsync(lane, cancellationToken)));

    /// <summary>A pulse came back: it and those of its lane before it are no longer missing.</summary>
    public async Task HandleAsync(Message message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        var row = Errand.Of(message).Subject;
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey ge {Prefix(message.Lane)} and RowKey le {row}");
        await foreach (var pulse in account.Health.QueryAsync<TableEntity>(filter, select: ["RowKey"], cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            await TableRows.DeleteAsync(account.Health, Partition, pulse.Key(), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>When the oldest pulse was sent that has not come back, or null where all have.</summary>
    public async Task<DateTimeOffset?> OldestAsync(CancellationToken cancellationToken)
    {
        var oldest = await Task.WhenAll(Lanes.Select(lane => OldestAsync(lane, cancellationToken))).ConfigureAwait(false);
        return oldest.Min();
    }

    private async Task SendAsync(Lane lane, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var row = string.Create(CultureInfo.InvariantCulture, $"{Prefix(lane)}{now.ToUnixTimeMilliseconds():D15}");

        // Missed from now on, also where its queue does not take it.
        await account.Health.UpsertEntityAsync(new TableEntity(Partition, row) { ["At"] = now }, TableUpdateMode.Replace, cancellationToken).ConfigureAwait(false);
        await sender.SendAsync([new Parcel(new Errand(row).As(Kind, lane, now), null)], cancellationToken).ConfigureAwait(false);
    }

    private async Task<DateTimeOffset?> OldestAsync(Lane lane, CancellationToken cancellationToken)
    {
        var prefix = Prefix(lane);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey ge {prefix} and RowKey lt {TableKeys.Behind(prefix)}");
        await foreach (var pulse in account.Health.QueryAsync<TableEntity>(filter, 1, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            return pulse.Time("At");
        }

        return null;
    }

    private static string Prefix(Lane lane) => MessageWire.QueueOf(lane) + "-";
}
