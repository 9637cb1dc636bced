using Azure.Data.Tables;
using Azure.Storage.Blobs;

namespace Satark.Functions.Storage;

/// <summary>What the tables and containers of one installation are called.</summary>
/// <param name="Prefix">Lower-case letters and digits put before each name, so that several may share an account; usually empty.</param>
public sealed record StorageNames(string Prefix = "");

/// <summary>The tables and containers that store, bus and health use.</summary>
public sealed class StorageAccount(TableServiceClient tables, BlobServiceClient blobs, StorageNames names)
{
    /// <summary>Domain rows, outbox rows and fences, side by side in each partition.</summary>
    public TableClient Records { get; } = tables.GetTableClient(names.Prefix + "records");

    /// <summary>Changes that were begun and are not known to be finished.</summary>
    public TableClient Intents { get; } = tables.GetTableClient(names.Prefix + "intents");

    /// <summary>Which fences were set in which hour, for the one who clears them away.</summary>
    public TableClient Fences { get; } = tables.GetTableClient(names.Prefix + "fences");

    /// <summary>Messages that no handler could take.</summary>
    public TableClient DeadLetters { get; } = tables.GetTableClient(names.Prefix + "deadletters");

    /// <summary>The last tick, and pulses that are under way.</summary>
    public TableClient Health { get; } = tables.GetTableClient(names.Prefix + "health");

    /// <summary>Bodies of records that are too large for a row.</summary>
    public BlobContainerClient RecordBodies { get; } = blobs.GetBlobContainerClient(names.Prefix + "records");

    /// <summary>Bodies of messages that are too large for a queue.</summary>
    public BlobContainerClient MessageBodies { get; } = blobs.GetBlobContainerClient(names.Prefix + "messages");

    /// <summary>One signed line a day.</summary>
    public BlobContainerClient Anchors { get; } = blobs.GetBlobContainerClient(names.Prefix + "anchors");

    /// <summary>Creates what is missing; to be called before the first request is taken.</summary>
    public Task EnsureAsync(CancellationToken cancellationToken) => Task.WhenAll(
        ((TableClient[])[Records, Intents, Fences, DeadLetters, Health]).Select(table => (Task)table.CreateIfNotExistsAsync(cancellationToken))
            .Concat(((BlobContainerClient[])[RecordBodies, MessageBodies, Anchors]).Select(container => (Task)container.CreateIfNotExistsAsync(cancellationToken: cancellationToken))));
}
