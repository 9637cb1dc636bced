using System.Text.Json;
using Azure.Data.Tables;
using Azure.Messaging.ServiceBus;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Satark.Functions.Messaging;
using Satark.Functions.Storage;
using Satark.Functions.Tests;
using Satark.Functions.Tests.Hosting;
using Satark.Functions.Tests.Messaging;
using Satark.Functions.Triggers;
using Satark.Messaging;
using Satark.Relay.Line;
using Satark.Support.Gateways;

namespace Satark.Scenarios;

/// <summary>The Azure edition: its real app and adapters on the storage emulator, a broker in this process, and fakes of the other services.</summary>
public sealed partial class TestHost
{
    private static readonly TimeSpan TickEvery = TimeSpan.FromMinutes(1);

    private readonly string _secret = Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));
    private SignalRGateway? _line;
    private BusClock? _busClock;
    private FunctionsTestHost? _app;
    private bool _isRunning;
    private BusPump? _pump;
    private DateTimeOffset _ticked;

    /// <summary>The services of the running app.</summary>
    public IServiceProvider Services => App.Services;

    /// <summary>Where it listens.</summary>
    public Uri Url => App.Url;

    private FunctionsTestHost App => _app ?? throw new InvalidOperationException("It was never started.");

    private BusPump Pump => _pump ?? throw new InvalidOperationException("It is stopped.");

    private bool IsRunning => _isRunning;

    /// <summary>How many messages of each kind its lanes took since the start.</summary>
    public IReadOnlyDictionary<string, int> Handled => Pump.Handled;

    /// <summary>Stops at once, whatever is under way.</summary>
    public Task StopNowAsync() => StopEngineAsync();

    /// <summary>Loses all waiting messages of these kinds, as no part of Satark would.</summary>
    public async Task LoseMessagesAsync(params string[] kinds)
    {
        await SettleAsync();
        var bus = Services.GetRequiredService<ServiceBusClient>();
        foreach (var queue in new[] { Queues.Urgent, Queues.Ordinary, Queues.Bulk })
        {
            await using var receiver = bus.CreateReceiver(queue);
            await using var sender = bus.CreateSender(queue);
            foreach (var message in (await receiver.PeekMessagesAsync(10_000)).Where(m => m.State == ServiceBusMessageState.Scheduled && kinds.Contains(m.Subject)))
            {
                await sender.CancelScheduledMessageAsync(message.SequenceNumber);
            }
        }
    }

    /// <summary>Where a text lies in tables, blobs and queues; without the outbox, which shows what a provider would have got.</summary>
    public async Task<IReadOnlyList<string>> TracesOfAsync(string text, bool withOutbox = true)
    {
        string[] spellings = [text, JsonSerializer.Serialize(text)[1..^1]];
        var found = new List<string>();
        var tables = new TableServiceClient(Azurite.ConnectionString);
        await foreach (var table in tables.QueryAsync())
        {
            if (!table.Name.StartsWith(App.Account.Prefix, StringComparison.Ordinal) || (!withOutbox && table.Name == App.Account.Prefix + "outbox"))
            {
                continue;
            }

            await foreach (var row in tables.GetTableClient(table.Name).QueryAsync<TableEntity>())
            {
                Look($"{table.Name} {row.RowKey}", string.Concat(row.Select(p => p.Value is byte[] bytes ? System.Text.Encoding.UTF8.GetString(bytes) : p.Value?.ToString())));
            }
        }

        var account = Services.GetRequiredService<StorageAccount>();
        foreach (var container in new[] { account.RecordBodies, account.MessageBodies, account.Anchors })
        {
            await foreach (var blob in container.GetBlobsAsync())
            {
                Look($"{container.Name} {blob.Name}", (await container.GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content.ToString());
            }
        }

        var bus = Services.GetRequiredService<ServiceBusClient>();
        foreach (var queue in new[] { Queues.Urgent, Queues.Ordinary, Queues.Bulk })
        {
            await using var receiver = bus.CreateReceiver(queue);
            foreach (var message in await receiver.PeekMessagesAsync(10_000))
            {
                Look($"{queue} {message.SequenceNumber}", message.Body + message.MessageId + string.Concat(message.ApplicationProperties.Values));
            }
        }

        return found;

        void Look(string where, string what)
        {
            if (Array.Exists(spellings, s => what.Contains(s, StringComparison.Ordinal)))
            {
                found.Add(where);
            }
        }
    }

    private static SendGridMails StartMail() => new();

    private async Task StartEngineAsync()
    {
        _line ??= new SignalRGateway(Clock);

        // The broker's clock is Azure's own: nobody sets it back.
        _busClock ??= new BusClock(new SteadyClock(Clock, NullLogger<SteadyClock>.Instance));
        if (_app is null)
        {
            _app = await FunctionsTestHost.StartAsync(Setup());
        }
        else
        {
            await _app.StartAgainAsync();
        }

        _isRunning = true;
        _ticked = Clock.GetUtcNow();
        _pump = PumpOf(Services);
        await StartRelayAsync();
    }

    private BusPump PumpOf(IServiceProvider services) => new(
        services.GetRequiredService<ServiceBusClient>(),
        ActivatorUtilities.CreateInstance<LaneFunctions>(services),
        ActivatorUtilities.CreateInstance<DeadLetterFunctions>(services),
        services.GetRequiredService<TableStore>(),
        BringAsync);

    private async Task StopEngineAsync()
    {
        await StopRelayAsync();
        await Pump.DisposeAsync();
        _pump = null;
        await App.StopAsync();
        _isRunning = false;
    }

    private FunctionsSetup Setup() => new()
    {
        Emulated = true,
        Clock = Clock,
        Settings = new Dictionary<string, string?>(Settings()) { ["Satark:Keys:Secret"] = _secret, ["Satark:SignalR:ConnectionString"] = _line!.ConnectionString },
        Configure = Configure,
    };

    private async Task IdleAsync()
    {
        if (_relayPump is { } relay)
        {
            // What the relay says makes work for the desk, and what the desk says is fetched by the relay: the tick between is not waited for.
            await relay.IdleAsync();
            await Pump.IdleAsync();
            await Relay.GetRequiredService<FetchDeskWords>().HandleAsync(default);
            await relay.IdleAsync();
        }

        await Pump.IdleAsync();
    }

    private async Task<DateTimeOffset?> NextDueAsync() => new[] { await Pump.NextDueAsync(), _relayPump is { } relay ? await relay.NextDueAsync() : null }.Min();

    // The timer function, at the first chance after each minute: between, nothing waits for it here.
    private async Task PassedAsync()
    {
        if (Clock.GetUtcNow() - _ticked >= TickEvery)
        {
            // What became due meanwhile has long been handled when a minute is over.
            await IdleAsync();
            _ticked = Clock.GetUtcNow();
            await ActivatorUtilities.CreateInstance<TickFunction>(Services).RunAsync(new Microsoft.Azure.Functions.Worker.TimerInfo(), CancellationToken.None);
        }
    }

    private async Task<IOpenPage> ConnectPageAsync(DeskClient desk) => await HttpPage.OpenAsync(desk, _line!, Clock);

    private async Task<int> CountRecordsAsync()
    {
        var account = Services.GetRequiredService<StorageAccount>();
        return await account.Records.QueryAsync<TableEntity>("RowKey ge 'r' and RowKey lt 's'", select: ["RowKey"]).CountAsync();
    }

    private Task<IReadOnlyList<string>> AnchorLinesAsync() => Services.GetRequiredService<BlobAnchors>().ReadAsync(default);

    private async ValueTask RemoveDataAsync()
    {
        _busClock?.Dispose();
        if (_line is not null)
        {
            await _line.DisposeAsync();
        }

        foreach (var app in new[] { _relayApp, _app }.OfType<FunctionsTestHost>())
        {
            await app.DisposeAsync();
            var tables = new TableServiceClient(Azurite.ConnectionString);
            foreach (var name in new[] { "records", "intents", "fences", "deadletters", "keys", "health", "pages", "outbox" })
            {
                await tables.GetTableClient(app.Account.Prefix + name).DeleteAsync();
            }
        }
    }

    private void Configure(IServiceCollection services)
    {
        Observe(services);

        // The store waits between two tries by the machine's clock: this one here stands still meanwhile.
        services.AddSingleton(p => new TableStore(
            p.GetRequiredService<StorageAccount>(), p.GetRequiredService<MessageSender>(), TimeProvider.System, p.GetRequiredService<ILogger<TableStore>>()));
        _setup.Services?.Invoke(services);
    }
}
