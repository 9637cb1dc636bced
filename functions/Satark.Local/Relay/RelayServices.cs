using Satark.Http;
using Satark.Http.Health;
using Satark.Http.Media;
using Satark.Local.Desk;
using Satark.Local.Keys;
using Satark.Local.Storage;
using Satark.Messaging;
using Satark.Relay;
using Satark.Relay.Hosting;
using Satark.Tips.Line;

namespace Satark.Local.Relay;

/// <summary>The relay on SQLite: what the host beside a desk, the relay's own process and its verbs share.</summary>
internal static class RelayServices
{
    /// <summary>Adds the relay on its own folder. The host adds clock, <see cref="Installation"/>, logging and <see cref="ITipDesk"/>.</summary>
    /// <exception cref="ArgumentException">A setting has a fault; the text names it.</exception>
    public static IServiceCollection AddLocalRelay(this IServiceCollection services, string folder, IConfiguration configuration, HttpOptions http, bool isAlone) => services
        .AddSqliteStorage(folder).AddFileKeyRing(folder, RelayFolder.KeyTable)
        .AddSingleton<IEngineHealth, SqliteEngineHealth>().AddMediaCleaner(typeof(RelayServices).Assembly)
        .AddRelayPart(RelayOptions.Read(configuration).AsTrial(!isAlone), http, isAlone);

    /// <summary>Adds what runs beside requests and messages, where the relay serves.</summary>
    public static IServiceCollection AddRelayClockwork(this IServiceCollection services) => services.AddHostedService<RelayTimersFirst>().AddHostedService<AskDesk>();

    /// <summary>The services of a relay's folder for one verb: nobody listens, nothing is sent and the desk is not called.</summary>
    public static ServiceProvider Build(string folder)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        var services = new ServiceCollection();
        services.AddLogging(log => log.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning));
        services.AddSingleton<TimeProvider>(p => new SteadyClock(TimeProvider.System, p.GetRequiredService<ILogger<SteadyClock>>()));
        services.AddSingleton(new Installation(false)).AddSingleton<ITipDesk, SilentDesk>();
        return services.AddLocalRelay(folder, configuration, HttpOptions.Read(configuration), isAlone: false).BuildServiceProvider();
    }
}
