using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Satark.Http;
using Satark.Http.Routing;
using Satark.Messaging;
using Satark.Privacy;
using Satark.Storage;
using Satark.Support;

namespace Satark.Relay.Tests.Web;

/// <summary>The relay on a real port of this machine, with a store in memory and a clock that stands still.</summary>
public sealed class FormHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FormHost(WebApplication app, FakeClock clock, MemoryStore store, RecordingLog log) => (_app, Clock, Store, Log) = (app, clock, store, log);

    public FakeClock Clock { get; }

    public MemoryStore Store { get; }

    public RecordingLog Log { get; }

    public Uri Url => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public IServiceProvider Services => _app.Services;

    public QuietDesk Desk => (QuietDesk)_app.Services.GetRequiredService<Satark.Tips.Line.ITipDesk>();

    public static async Task<FormHost> StartAsync(RelayOptions? options = null, bool demo = false, int port = 0, Action<IServiceCollection>? configure = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, port));
        var log = new RecordingLog();
        builder.Logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Trace).AddFilter("Microsoft", LogLevel.Warning).AddFilter("System", LogLevel.Warning);
        var clock = new FakeClock();
        var store = new MemoryStore(clock);
        builder.Services.AddSingleton<TimeProvider>(clock).AddSingleton<IStore>(store).AddSingleton<IMessageBus>(store).AddSingleton<IKeyRing>(new MemoryKeyRing());
        builder.Services.AddSingleton(new Installation(demo)).AddSingleton(new HttpOptions()).AddSingleton<Satark.Tips.Line.ITipDesk, QuietDesk>();
        builder.Services.AddSingleton<IMediaStore, MemoryMediaStore>().AddSingleton<Satark.Http.Media.IMediaCleaner, Media.DirectCleaner>();
        builder.Services.AddSatarkRelay(options ?? new RelayOptions());
        configure?.Invoke(builder.Services);
        var app = builder.Build();
        app.Run(async context =>
        {
            if (!await context.RequestServices.GetRequiredService<Gate>().TryHandleAsync(context))
            {
                context.Response.StatusCode = 404;
            }
        });
        await app.StartAsync();
        return new FormHost(app, clock, store, log);
    }

    /// <summary>A browser without a script.</summary>
    public Browser Browse() => new(Url);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
