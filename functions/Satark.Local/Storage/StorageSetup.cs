using Satark.Local.Media;
using Satark.Local.Messaging;
using Satark.Messaging;
using Satark.Storage;

namespace Satark.Local.Storage;

/// <summary>Registers the SQLite adapters.</summary>
public static class StorageSetup
{
    /// <summary>The store, the message bus and the queue worker on the database of one data folder, and its media; each is opened when first needed.</summary>
    public static IServiceCollection AddSqliteStorage(this IServiceCollection services, string folder, QueueOptions? queue = null)
    {
        var options = queue ?? new QueueOptions();
        services.AddSingleton(new LanePlaces(options.Urgent, options.Ordinary, options.Bulk));
        services.AddSingleton(sp => SqliteDatabase.Open(folder, sp.GetRequiredService<ILogger<SqliteDatabase>>()));
        services.AddSingleton<IStore, SqliteStore>();
        services.AddSingleton<IMessageBus, SqliteMessageBus>();
        services.AddSingleton<IMediaStore>(_ => new FileMediaStore(folder));
        services.AddSingleton(sp => new SqliteQueue(
            sp.GetRequiredService<SqliteDatabase>(),
            sp.GetRequiredService<Dispatcher>().DispatchAsync,
            options,
            sp.GetRequiredService<TimeProvider>(),
            sp.GetRequiredService<ILogger<SqliteQueue>>()));
        services.AddSingleton<IHostedService>(sp => sp.GetRequiredService<SqliteQueue>());
        return services;
    }
}
