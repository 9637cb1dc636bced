using System.Globalization;
using Satark.Board;
using Satark.Http;
using Satark.Http.Accounts;
using Satark.Http.Channels;
using Satark.Http.Demo;
using Satark.Http.Desk;
using Satark.Http.Health;
using Satark.Http.Media;
using Satark.Http.Pages;
using Satark.Http.Routing;
using Satark.Local.Commands;
using Satark.Local.Demo;
using Satark.Local.Desk;
using Satark.Local.Posters;
using Satark.Local.Relay;
using Satark.Local.Storage;
using Satark.Places.Official;
using Satark.Privacy;

namespace Satark.Local;

/// <summary>Satark in one process: store, queue, hub and page. Also what tests start, with a clock and channels of their own.</summary>
public sealed class LocalHost : IAsyncDisposable
{
    private readonly WebProcess _process;

    private LocalHost(LocalOptions options)
    {
        RelayFolder.ThrowIfRelays(options.DataFolder, "Name another one for the desk with --data.");
        IsDemo = DemoFolder.Prepare(options);
        _process = new WebProcess(options.Bind, options.Port, address => Build(options, address));
    }

    /// <summary>Whether the folder is a demo.</summary>
    public bool IsDemo { get; }

    /// <summary>Where the informers' relay runs.</summary>
    public RelayMode Relay { get; private set; }

    /// <summary>Where it listens.</summary>
    public Uri Url => _process.Url;

    /// <summary>What a newcomer opens first: a link that signs in once, or the page itself where people have passwords.</summary>
    public string FirstAddress { get; private set; } = "";

    /// <summary>The services of the running process.</summary>
    public IServiceProvider Services => _process.Services;

    /// <summary>Builds and starts; ready when this returns.</summary>
    /// <exception cref="Storage.DataFolderException">The folder cannot be used; the text says why.</exception>
    /// <exception cref="ArgumentException">A setting has a fault; the text names it.</exception>
    /// <exception cref="System.Net.Sockets.SocketException">The port is taken.</exception>
    public static async Task<LocalHost> StartAsync(LocalOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        return await WebProcess.StartedAsync(new LocalHost(options), host => host.StartAsync(cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>Returns once the process was asked to stop and has stopped.</summary>
    public Task WaitForShutdownAsync(CancellationToken cancellationToken) => _process.WaitForShutdownAsync(cancellationToken);

    /// <summary>Stops and frees the folder.</summary>
    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        // A folder that cannot be used is told in our own words, before the host begins to start anything.
        Services.GetRequiredService<SqliteDatabase>();
        Services.GetRequiredService<IKeyRing>();
        Services.GetService<RelayHouse>();
        Services.GetRequiredService<Messaging.QueueGauges>();

        // What is wrong with an official list is logged now, not at the first case.
        Services.GetRequiredService<OfficialLists>();

        // Before the first request and the first message: nobody is to see a demo half made.
        var demo = IsDemo ? await Services.GetRequiredService<DemoSeed>().HandleAsync(Address(""), cancellationToken).ConfigureAwait(false) : null;
        await _process.StartAsync(cancellationToken).ConfigureAwait(false);
        FirstAddress = await FirstAsync(demo?.Desk.User, cancellationToken).ConfigureAwait(false);
    }

    // A link that signs in belongs on a terminal only while nobody could have another way in.
    private async Task<string> FirstAsync(string? demoUser, CancellationToken cancellationToken) =>
        demoUser is not null || await Services.GetRequiredService<Setup>().IsNeededAsync(cancellationToken).ConfigureAwait(false)
            ? Address("/signin#") + await Services.GetRequiredService<SignInLinks>().CreateAsync(demoUser, cancellationToken).ConfigureAwait(false)
            : Address("/");

    private string Address(string path) => Url.GetLeftPart(UriPartial.Authority) + path;

    private WebApplication Build(LocalOptions options, LocalAddress address)
    {
        var builder = WebSetup.Begin(address, options.Settings);
        Configure(builder, options, address.Url);
        var http = ReadHttp(builder.Configuration, options);
        var services = builder.Services;
        services.AddSatarkLocal(options.DataFolder, builder.Configuration, () => http.PublicUrl ?? address.Url, options.Clock).AddSatarkHttp(http).AddMediaCleaner(typeof(LocalHost).Assembly);
        services.AddSingleton<OpenPages>().AddSingleton<HubDesk>().AddSingleton<IDesk>(p => p.GetRequiredService<HubDesk>()).AddSingleton<IDemoPages>(p => p.GetRequiredService<HubDesk>());
        services.AddSingleton<INegotiator, HubNegotiator>().AddSingleton<IPagePresence, AskingPages>();
        services.AddSingleton<HubGuard>().AddSingleton<IEngineHealth, SqliteEngineHealth>().AddSingleton<IOutboxReader, OutboxReader>();
        services.AddSingleton<ISignIn, CookieSignIn>().AddSingleton<IQrDrawing, QrDrawing>().AddSingleton<IOpenLines, HubLines>();
        services.AddSingleton(p => new DeskPages(options.PageFolder ?? Path.Combine(AppContext.BaseDirectory, "page"), p.GetRequiredService<SecurityHeaders>()));
        services.AddSingleton(new DemoFile(options.DataFolder)).AddSingleton<SampleCase>().AddSingleton<DemoSeed>();
        services.AddHostedService<PingPages>().AddHostedService<Upkeep>();
        services.AddWatching(builder.Configuration);
        services.AddHostedService(p => ActivatorUtilities.CreateInstance<ControlListener>(p, options.DataFolder));
        Relay = RelayModes.Read(builder.Configuration);
        if (Relay == RelayMode.Embedded)
        {
            // Last, so that it starts when the desk can be told and stops before it.
            services.AddSingleton(p => RelayHouse.Build(options.DataFolder, http, p, options.ConfigureRelay)).AddSingleton<IRelayEngine>(p => p.GetRequiredService<RelayHouse>());
            services.AddHostedService(p => p.GetRequiredService<RelayHouse>());
        }

        services.AddSignalR(hub => hub.MaximumReceiveMessageSize = 4096)
            .AddJsonProtocol(json => json.PayloadSerializerOptions.TypeInfoResolverChain.Insert(0, HttpJson.Default));
        options.Configure?.Invoke(services);
        var app = builder.Build();
        app.Use(AnswerAsync);
        app.MapHub<DeskHub>(NegotiateEndpoints.HubPath);
        return app;
    }

    private static void Configure(WebApplicationBuilder builder, LocalOptions options, Uri url)
    {
        if (options.Scale is { } scale)
        {
            builder.Configuration["Satark:Escalation:Scale"] = scale.ToString(CultureInfo.InvariantCulture);
        }

        if (DemoMark.IsIn(options.DataFolder))
        {
            DemoAgencies.AddTo(builder.Configuration);
            DemoMails.AddTo(builder.Configuration, options.DataFolder);
            builder.Configuration.AddInMemoryCollection(Satark.Relay.Demo.DemoCloud.Settings(url));
        }
    }

    private static HttpOptions ReadHttp(ConfigurationManager configuration, LocalOptions options)
    {
        var http = HttpOptions.Read(configuration);
        var url = options.PublicUrl ?? http.PublicUrl;
        var channels = ChannelSettings.Read(configuration, demo: false);
        return url is null && !DemoMark.IsIn(options.DataFolder) && (channels.Sms.IsSet || channels.Voice.IsSet || channels.Mail.IsSet)
            ? throw new ArgumentException("Satark:PublicUrl is missing: the links in messages that go out must lead to this installation.")
            : http with { PublicUrl = url };
    }

    private static async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        var services = context.RequestServices;
        if (services.GetRequiredService<ProxyRules>().Apply(context) is { } refused)
        {
            services.GetRequiredService<SecurityHeaders>().Apply(context);
            await refused.ExecuteAsync(context).ConfigureAwait(false);
            return;
        }

        if (!HubGuard.IsFor(context))
        {
            if (services.GetService<RelayHouse>() is { } relay && await relay.TryHandleAsync(context).ConfigureAwait(false))
            {
                return;
            }

            if (!await services.GetRequiredService<Gate>().TryHandleAsync(context).ConfigureAwait(false))
            {
                await services.GetRequiredService<DeskPages>().HandleAsync(context).ConfigureAwait(false);
            }

            return;
        }

        services.GetRequiredService<SecurityHeaders>().Apply(context);
        if (await services.GetRequiredService<HubGuard>().RefuseAsync(context).ConfigureAwait(false) is { } problem)
        {
            await problem.ExecuteAsync(context).ConfigureAwait(false);
            return;
        }

        await next(context).ConfigureAwait(false);
    }
}
