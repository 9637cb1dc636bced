using Azure.Data.Tables;
using Azure.Messaging.ServiceBus;
using Azure.Storage.Blobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Satark.Functions.Messaging;
using Satark.Functions.Storage;
using Satark.Functions.Triggers;
using Satark.Http.Health;
using Satark.Messaging;
using Satark.Privacy;
using Satark.Storage;
using Satark.Support;

namespace Satark.Functions.Tests.Storage;

/// <summary>What the host gets by one call.</summary>
public sealed class StorageServicesTests
{
    [Fact]
    public async Task Store_bus_health_and_triggers_come_together_and_the_account_is_made_ready()
    {
        var names = new StorageNames("t" + Ids.Random());
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System);
        services.AddSingleton(new TableServiceClient(Azurite.ConnectionString)).AddSingleton(new BlobServiceClient(Azurite.ConnectionString));
        services.AddSingleton(new ServiceBusClient($"Endpoint=sb://{names.Prefix}.servicebus.windows.net/;SharedAccessKeyName=tests;SharedAccessKey=c2FtcGxl"));
        services.AddSingleton<IKeyRing>(new MemoryKeyRing()).AddSingleton(new Escalation.Pace(1)).AddSingleton(new Installation(false));
        services.AddTableStorage(names).AddSingleton<Dispatcher>();
        services.AddSingleton<Cases.CaseBook>().AddSingleton<Cases.CaseIndex>().AddSingleton<Cases.Anchors>().AddSingleton<Board.BoardIndex>().AddSingleton<Escalation.Auditor>();
        services.AddSingleton<LaneFunctions>().AddSingleton<DeadLetterFunctions>().AddSingleton<TickFunction>();
        await using var provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true });

        foreach (var starting in provider.GetServices<IHostedService>())
        {
            await starting.StartAsync(CancellationToken.None);
            await starting.StartAsync(CancellationToken.None);
            await starting.StopAsync(CancellationToken.None);
        }

        Assert.Same(provider.GetRequiredService<TableStore>(), provider.GetRequiredService<IStore>());
        Assert.Same(provider.GetRequiredService<ServiceBusMessageBus>(), provider.GetRequiredService<IMessageBus>());
        Assert.Same(provider.GetRequiredService<TableEngineHealth>(), provider.GetRequiredService<IEngineHealth>());
        Assert.Contains(Pulses.Kind, provider.GetRequiredService<Dispatcher>().Kinds);
        await provider.GetRequiredService<TickFunction>().RunAsync(new(), CancellationToken.None);
        Assert.True((await provider.GetRequiredService<IEngineHealth>().ReadAsync(CancellationToken.None)).AgeOfLastCycleMs < 60_000);
    }
}
