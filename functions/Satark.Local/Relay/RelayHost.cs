using Satark.Http;
using Satark.Http.Routing;
using Satark.Local.Commands;
using Satark.Local.Storage;
using Satark.Messaging;
using Satark.Privacy;
using Satark.Relay.Line;

namespace Satark.Local.Relay;

/// <summary>How a relay of its own is started.</summary>
public sealed record RelayHostOptions
{
    /// <summary>The port unless somebody says otherwise: not the desk's, so that both may be tried on one machine.</summary>
    public const int DefaultPort = 8090;

    /// <summary>The relay's data folder.</summary>
    public required string DataFolder { get; init; }

    /// <summary>The port; 0 takes any that is free.</summary>
    public int Port { get; init; } = DefaultPort;

    /// <summary>The address to listen on.</summary>
    public string Bind { get; init; } = "127.0.0.1";

    /// <summary>Settings <c>Satark:*</c> that stand above those of the environment.</summary>
    public IReadOnlyDictionary<string, string?>? Settings { get; init; }

    /// <summary>The clock, or null: the machine's.</summary>
    public TimeProvider? Clock { get; init; }

    /// <summary>Has the last word about what is registered.</summary>
    public Action<IServiceCollection>? Configure { get; init; }
}

/// <summary>The informers' relay as a process of its own: it answers its own routes and no others, and calls the desk, which never calls it.</summary>
public sealed class RelayHost : IAsyncDisposable
{
    private readonly WebProcess _process;

    private RelayHost(RelayHostOptions options)
    {
        RelayFolder.Prepare(options.DataFolder);
        _process = new WebProcess(options.Bind, options.Port, address => Build(options, address));
    }

    /// <summary>Where it listens.</summary>
    public Uri Url => _process.Url;

    /// <summary>The services of the running process.</summary>
    public IServiceProvider Services => _process.Services;

    /// <summary>Builds and starts; ready when this returns. The desk may be away: what there is to say waits.</summary>
    /// <exception cref="DataFolderException">The folder cannot be used; the text says why.</exception>
    /// <exception cref="ArgumentException">A setting has a fault; the text names it.</exception>
    /// <exception cref="System.Net.Sockets.SocketException">The port is taken.</exception>
    public static async Task<RelayHost> StartAsync(RelayHostOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        return await WebProcess.StartedAsync(new RelayHost(options), host => host.StartAsync(cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>Returns once the process was asked to stop and has stopped.</summary>
    public Task WaitForShutdownAsync(CancellationToken cancellationToken) => _process.WaitForShutdownAsync(cancellationToken);

    /// <summary>Stops and frees the folder.</summary>
    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private Task StartAsync(CancellationToken cancellationToken)
    {
        // What cannot be opened is told in our own words, before anything begins.
        Services.GetRequiredService<SqliteDatabase>();
        Services.GetRequiredService<IKeyRing>();
        return _process.StartAsync(cancellationToken);
    }

    private static WebApplication Build(RelayHostOptions options, LocalAddress address)
    {
        var builder = WebSetup.Begin(address, options.Settings);
        var http = HttpOptions.Read(builder.Configuration);
        http.Validate();
        var services = builder.Services;
        services.AddSingleton<TimeProvider>(p => new SteadyClock(options.Clock ?? TimeProvider.System, p.GetRequiredService<ILogger<SteadyClock>>()));
        services.AddSingleton(new Installation(false));
        services.AddHttpTipDesk(DeskLineOptions.Read(builder.Configuration));
        services.AddLocalRelay(options.DataFolder, builder.Configuration, http, isAlone: true).AddRelayClockwork();
        services.AddHostedService(p => ActivatorUtilities.CreateInstance<ControlListener>(p, options.DataFolder));
        options.Configure?.Invoke(services);
        var app = builder.Build();
        app.Run(AnswerAsync);
        return app;
    }

    private static async Task AnswerAsync(HttpContext context)
    {
        var services = context.RequestServices;
        if (services.GetRequiredService<ProxyRules>().Apply(context) is { } refused)
        {
            services.GetRequiredService<SecurityHeaders>().Apply(context);
            await refused.ExecuteAsync(context).ConfigureAwait(false);
        }
        else if (!await services.GetRequiredService<Gate>().TryHandleAsync(context).ConfigureAwait(false))
        {
            services.GetRequiredService<SecurityHeaders>().Apply(context);
            await new Problem(404, "Not found", "There is no such address.").ExecuteAsync(context).ConfigureAwait(false);
        }
    }
}
