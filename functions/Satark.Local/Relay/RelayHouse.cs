using Satark.Http;
using Satark.Http.Health;
using Satark.Http.Routing;
using Satark.Local.Commands;
using Satark.Local.Storage;
using Satark.Privacy;
using Satark.Tips.Line;

namespace Satark.Local.Relay;

/// <summary>
/// The informers' relay beside a desk in one process. It has a container, folder, queue, keys and gate of its own: nothing
/// of the desk can ask for its store, and the desk it calls only through <see cref="ITipDesk"/>, as from another machine.
/// </summary>
public sealed partial class RelayHouse : IHostedService, IRelayEngine, IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly RouteTable _table;
    private readonly IHostApplicationLifetime _lifetime;
    private readonly ILogger<RelayHouse> _logger;
    private readonly List<IHostedService> _running = [];

    private RelayHouse(ServiceProvider services, IHostApplicationLifetime lifetime, ILogger<RelayHouse> logger) =>
        (_services, _table, _lifetime, _logger) = (services, services.GetRequiredService<RouteTable>(), lifetime, logger);

    /// <summary>The relay's own services.</summary>
    public IServiceProvider Services => _services;

    /// <summary>Builds the relay of a desk's data folder and opens its store and keys; nothing runs yet.</summary>
    /// <param name="dataFolder">The desk's data folder; the relay's lies in it.</param>
    /// <param name="http">What the HTTP side must know.</param>
    /// <param name="desk">The desk's services: of them the relay takes clock, log, settings, kind of installation, and the line to the desk.</param>
    /// <param name="configure">Has the last word about what is registered.</param>
    /// <exception cref="DataFolderException">The folder cannot be used; the text says why.</exception>
    /// <exception cref="ArgumentException">A setting has a fault; the text names it.</exception>
    public static RelayHouse Build(string dataFolder, HttpOptions http, IServiceProvider desk, Action<IServiceCollection>? configure = null)
    {
        var folder = RelayFolder.Inside(dataFolder);
        RelayFolder.Prepare(folder);
        var services = new ServiceCollection();

        // Given as they are, so that whoever throws this container away throws none of them away.
        services.AddSingleton(desk.GetRequiredService<ILoggerFactory>()).AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        services.AddSingleton(desk.GetRequiredService<TimeProvider>()).AddSingleton(desk.GetRequiredService<Installation>()).AddSingleton(desk.GetService<ITipDesk>() ?? new SilentDesk());
        services.AddLocalRelay(folder, desk.GetRequiredService<IConfiguration>(), http, isAlone: false).AddRelayClockwork();
        services.AddSingleton<IHostedService>(p => ActivatorUtilities.CreateInstance<ControlListener>(p, folder));
        configure?.Invoke(services);
        var built = services.BuildServiceProvider();
        try
        {
            built.GetRequiredService<SqliteDatabase>();
            built.GetRequiredService<IKeyRing>();
            return new RelayHouse(built, desk.GetRequiredService<IHostApplicationLifetime>(), desk.GetRequiredService<ILogger<RelayHouse>>());
        }
        catch
        {
            built.Dispose();
            throw;
        }
    }

    /// <summary>Answers a request whose path is one of the relay's; false where it is the desk's.</summary>
    public async Task<bool> TryHandleAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var (route, _, allow) = _table.Matcher.Find(context.Request.Method, context.Request.Path.Value ?? "/");
        if (route is null && allow is null)
        {
            return false;
        }

        context.RequestServices = _services;
        return await _services.GetRequiredService<Gate>().TryHandleAsync(context).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public ValueTask<EngineState> ReadAsync(CancellationToken cancellationToken) => _services.GetRequiredService<IEngineHealth>().ReadAsync(cancellationToken);

    /// <inheritdoc />
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var service in _services.GetServices<IHostedService>())
        {
            _running.Add(service);
            await service.StartAsync(cancellationToken).ConfigureAwait(false);
            if (service is BackgroundService { ExecuteTask: { } work })
            {
                _ = WatchAsync(service, work);
            }
        }
    }

    /// <inheritdoc />
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        for (var i = _running.Count - 1; i >= 0; i--)
        {
            await _running[i].StopAsync(cancellationToken).ConfigureAwait(false);
        }

        _running.Clear();
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _services.DisposeAsync();

    // As the host does with its own: what runs in the background and fails ends the process, so that somebody sees it.
    private async Task WatchAsync(IHostedService service, Task work)
    {
        try
        {
            await work.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // It was stopped.
        }
#pragma warning disable CA1031 // Whatever it is, it is logged and the process ends.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Log.Failed(_logger, service.GetType().Name, error.GetType().Name, error);
            _lifetime.StopApplication();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Critical, "{Service} of the relay failed with {Error}: the process ends.")]
        public static partial void Failed(ILogger logger, string service, string error, Exception exception);
    }
}
