using Microsoft.Extensions.DependencyInjection;
using Satark.Functions.Messaging;
using Satark.Http.Health;
using Satark.Messaging;
using Satark.Storage;

namespace Satark.Functions.Storage;

/// <summary>The store on Azure Tables with what belongs to it: bus, sweeper, dead letters, anchors, the engine's health.</summary>
public static class StorageServices
{
    /// <summary>
    /// Adds them. The host adds the clients of tables, blobs and Service Bus. What is missing in the account is created when
    /// the app starts, so what needs the store at its start is added after this.
    /// </summary>
    public static IServiceCollection AddTableStorage(this IServiceCollection services, StorageNames? names = null)
    {
        services.AddSingleton(names ?? new StorageNames()).AddSingleton<StorageAccount>().AddHostedService<EnsureStorage>().AddSingleton<MessageSender>();
        services.AddSingleton<TableStore>().AddSingleton<IStore>(p => p.GetRequiredService<TableStore>()).AddSingleton<Sweeper>().AddSingleton<BlobAnchors>();
        services.AddSingleton<ServiceBusMessageBus>().AddSingleton<IMessageBus>(p => p.GetRequiredService<ServiceBusMessageBus>());
        services.AddSingleton<LaneReceiver>().AddSingleton<DeadLetterReceiver>();
        services.AddSingleton<Pulses>().AddSingleton(p => new MessageRoute(Pulses.Kind, (message, token) => p.GetRequiredService<Pulses>().HandleAsync(message, token)));
        services.AddSingleton<TableEngineHealth>().AddSingleton<IEngineHealth>(p => p.GetRequiredService<TableEngineHealth>());
        return services.AddSingleton<Tick>();
    }
}
