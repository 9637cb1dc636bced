using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Messaging.ServiceBus;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Satark.Functions.Messaging;
using Satark.Functions.Storage;

namespace Satark.Functions.Tests.Storage;

/// <summary>An empty installation of its own on the emulator: tables, containers and queues that no other test sees.</summary>
public sealed class Stores : IAsyncDisposable
{
    private readonly string _prefix = "t" + Privacy.Ids.Random();

    public Stores(TimeProvider? clock = null, HttpPipelinePolicy? onTheWay = null, ILoggerFactory? logs = null)
    {
        Clock = clock ?? TimeProvider.System;
        Logs = logs ?? NullLoggerFactory.Instance;
        Account = AccountOf(onTheWay);
        Bus = new ServiceBusClient($"Endpoint=sb://{_prefix}.servicebus.windows.net/;SharedAccessKeyName=tests;SharedAccessKey=c2FtcGxl");
        Sender = new MessageSender(Bus, Clock);
        Store = NewStore();
    }

    public TimeProvider Clock { get; }

    public ILoggerFactory Logs { get; }

    /// <summary>As the store sees it, with whatever the test put on the way.</summary>
    public StorageAccount Account { get; }

    public ServiceBusClient Bus { get; }

    public MessageSender Sender { get; }

    public TableStore Store { get; }

    public static async Task<Stores> NewAsync(TimeProvider? clock = null, HttpPipelinePolicy? onTheWay = null, ILoggerFactory? logs = null)
    {
        var stores = new Stores(clock, onTheWay, logs);
        await stores.AccountOf(null).EnsureAsync(CancellationToken.None);
        return stores;
    }

    /// <summary>A store of another process on the same account.</summary>
    public TableStore NewStore() => new(Account, Sender, Clock, Logs.CreateLogger<TableStore>());

    public Sweeper NewSweeper() => new(AccountOf(null), Sender, Clock, Logs.CreateLogger<Sweeper>());

    /// <summary>The account without anything on the way.</summary>
    public StorageAccount AccountOf(HttpPipelinePolicy? onTheWay)
    {
        var options = new TableClientOptions();
        if (onTheWay is not null)
        {
            // The store's own tries are what is tested; the client's would only make each of them slower.
            options.Retry.MaxRetries = 0;
            options.AddPolicy(onTheWay, Azure.Core.HttpPipelinePosition.PerRetry);
        }

        return new StorageAccount(new TableServiceClient(Azurite.ConnectionString, options), new BlobServiceClient(Azurite.ConnectionString), new StorageNames(_prefix));
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        await Bus.DisposeAsync();
    }
}
