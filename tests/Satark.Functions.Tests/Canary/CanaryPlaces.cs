using System.Text;
using Azure.Data.Tables;
using Azure.Messaging.ServiceBus;
using Azure.Storage.Blobs;
using Microsoft.Extensions.DependencyInjection;
using Satark.Functions.Channels;
using Satark.Functions.Messaging;
using Satark.Functions.Moving;
using Satark.Functions.Storage;
using Satark.Functions.Tests;
using Satark.Notifications;
using Satark.Support.Canary;

namespace Satark.Scenarios;

/// <summary>The Azure edition's stores: every table, blob and queue of both parts, and the archive that is made of the desk's.</summary>
internal sealed partial class CanaryPlaces
{
    private const string Leak = "leak";

    private static readonly string[] Stored =
    [
        "desk tables", "desk blobs", "desk queues", "relay tables", "relay blobs", "relay queues", "archive of the desk",
    ];

    private readonly DirectoryInfo _archives = Directory.CreateTempSubdirectory("satark-canary-");
    private int _archive;

    private IEnumerable<(string Part, IServiceProvider Services)> Parts => [("desk", host.Services), ("relay", host.Relay)];

    public void Dispose() => _archives.Delete(recursive: true);

    /// <summary>Plants a leak where only this edition has a place for it.</summary>
    public async Task PlantAsync(string leak, OutgoingMessage mail)
    {
        await host.Services.GetRequiredService<TableOutbox>().PutAsync(Notifications.Channels.Email, mail, default);
        foreach (var (_, services) in Parts)
        {
            await services.GetRequiredService<StorageAccount>().RecordBodies.GetBlobClient(Leak).UploadAsync(new BinaryData(leak));
        }
    }

    private async Task<IReadOnlyList<Place>> StoredAsync()
    {
        var places = new List<Place>();
        foreach (var (part, services) in Parts)
        {
            var names = services.GetRequiredService<StorageAccount>().Records.Name;
            var prefix = names[..^"records".Length];
            await AddTablesAsync(places, part, prefix);
            await AddBlobsAsync(places, part, services);
            await AddQueuesAsync(places, part, services.GetRequiredService<ServiceBusClient>());
        }

        places.Add(await ArchiveAsync());

        return places;
    }

    private static async Task AddTablesAsync(List<Place> places, string part, string prefix)
    {
        var tables = new TableServiceClient(Azurite.ConnectionString);
        await foreach (var table in tables.QueryAsync())
        {
            if (table.Name.StartsWith(prefix, StringComparison.Ordinal))
            {
                await foreach (var row in tables.GetTableClient(table.Name).QueryAsync<TableEntity>())
                {
                    places.AddRange(row.Select(p => new Place($"{part} tables", $"{table.Name} {row.RowKey} {p.Key}", p.Value as byte[] ?? (p.Value as BinaryData)?.ToArray() ?? Encoding.UTF8.GetBytes(p.Value?.ToString() ?? ""))));
                }
            }
        }
    }

    private static async Task AddBlobsAsync(List<Place> places, string part, IServiceProvider services)
    {
        var account = services.GetRequiredService<StorageAccount>();
        foreach (var container in new[] { account.RecordBodies, account.MessageBodies, account.Anchors, services.GetRequiredService<BlobServiceClient>().GetBlobContainerClient("media") })
        {
            await foreach (var blob in container.GetBlobsAsync())
            {
                places.Add(Place.Of($"{part} blobs", "the name " + blob.Name, blob.Name));
                places.Add(new Place($"{part} blobs", $"{container.Name} {blob.Name}", (await container.GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content.ToArray()));
            }
        }
    }

    private static async Task AddQueuesAsync(List<Place> places, string part, ServiceBusClient bus)
    {
        foreach (var queue in new[] { Queues.Urgent, Queues.Ordinary, Queues.Bulk }.SelectMany(q => new[] { q, q + Queues.DeadLetters }))
        {
            await using var receiver = bus.CreateReceiver(queue);
            foreach (var message in await receiver.PeekMessagesAsync(10_000))
            {
                places.Add(new Place($"{part} queues", $"{queue} {message.SequenceNumber}", message.Body.ToArray()));
                places.Add(Place.Of($"{part} queues", $"{queue} {message.SequenceNumber}'s head", $"{message.MessageId} {message.Subject} {message.DeadLetterReason} {message.DeadLetterErrorDescription} {string.Join(' ', message.ApplicationProperties)}"));
            }
        }
    }

    // As an admin makes one of a running app, for a rehearsal. The relay has none: its keys are never copied.
    private async Task<Place> ArchiveAsync()
    {
        var file = Path.Combine(_archives.FullName, $"{++_archive}");
        using var error = new StringWriter();
        Assert.True(await MoveCommands.RunAsync(["export", file, "--copy"], () => host.Services, TextWriter.Null, error, default) == 0, error.ToString());
        return new Place("archive of the desk", file, await File.ReadAllBytesAsync(file));
    }
}
