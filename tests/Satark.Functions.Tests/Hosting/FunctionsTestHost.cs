using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Satark.Functions.SignIn;
using Satark.Http.Accounts;
using Satark.Http.Pages;
using Satark.Http.Routing;
using Satark.Messaging;
using Satark.Support;

namespace Satark.Functions.Tests.Hosting;

/// <summary>
/// The whole app in this process: its real services, and before them a server that does what the Functions host does: it finds the function by its
/// attributes, passes the request on over plain HTTP under a host name of its own, and executes what the function gives.
/// </summary>
public sealed class FunctionsTestHost : IAsyncDisposable
{
    /// <summary>Under which address the world knows it.</summary>
    public static readonly Uri PublicUrl = new("https://satark.example");

    // What lies between the Functions host and its worker; no browser ever sees it.
    private static readonly HostString Inner = new("127.0.0.1", 1);

    private readonly FunctionsSetup _setup;
    private readonly MemoryAdapters _memory;
    private WebApplication? _app;
    private HttpClient? _http;

    private FunctionsTestHost(FunctionsSetup setup)
    {
        _setup = setup;
        Clock = setup.Clock ?? new FakeClock();
        _memory = new MemoryAdapters(Clock);
    }

    /// <summary>The clock, which stands still until the test turns it.</summary>
    public FakeClock Clock { get; }

    /// <summary>Its own part of the emulators.</summary>
    public EmulatedAccount Account { get; } = new();

    /// <summary>What it said on its terminal.</summary>
    public StringWriter Said { get; } = new();

    /// <summary>The origin that browsers send.</summary>
    public static string Origin => PublicUrl.GetLeftPart(UriPartial.Authority);

    /// <summary>Where it listens.</summary>
    public Uri Url => new(App.Urls.First());

    /// <summary>The services of the running app.</summary>
    public IServiceProvider Services => App.Services;

    /// <summary>An HTTP client without cookies and redirects.</summary>
    public HttpClient Http => _http ?? throw new InvalidOperationException("It is stopped.");

    private WebApplication App => _app ?? throw new InvalidOperationException("It is stopped.");

    /// <summary>Starts an app.</summary>
    public static async Task<FunctionsTestHost> StartAsync(FunctionsSetup? setup = null)
    {
        var host = new FunctionsTestHost(setup ?? new FunctionsSetup());
        await host.StartAgainAsync();
        return host;
    }

    /// <summary>Starts again with what is stored, at whatever time the clock shows.</summary>
    public async Task StartAgainAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(_setup.All()).AddInMemoryCollection([KeyValuePair.Create<string, string?>("ServiceBusConnection", Account.ServiceBus)]);
        builder.Logging.ClearProviders();
        builder.Services.AddSatarkFunctions(builder.Configuration);
        builder.Services.AddSingleton<TimeProvider>(p => new SteadyClock(Clock, p.GetRequiredService<ILogger<SteadyClock>>()));
        if (builder.Services.Any(s => s.ServiceType == typeof(DeskPages)))
        {
            builder.Services.AddSingleton(p => new DeskPages(_setup.PageFolder ?? "no page", p.GetRequiredService<SecurityHeaders>()));
        }

        builder.Services.AddSingleton(new Terminal(Said));
        Account.AddTo(builder.Services);
        if (!_setup.Emulated)
        {
            _memory.AddTo(builder.Services);
        }

        // An officer of a test has confirmed who they are, and stays so however far its clock is turned.
        builder.Services.AddSingleton(new SessionRules { Remembered = SessionRules.BoardLasts, Fresh = SessionRules.BoardLasts, BindDevices = false });
        _setup.Configure?.Invoke(builder.Services);
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.Run(AnswerAsync);
        try
        {
            await app.StartAsync();
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        _app = app;
        _http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = Url, Timeout = TimeSpan.FromSeconds(60) };
    }

    /// <summary>Stops; what is stored stays.</summary>
    public async Task StopAsync()
    {
        _http?.Dispose();
        await App.StopAsync();
        await App.DisposeAsync();
        _app = null;
    }

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await StopAsync();
        }
    }

    private static async Task AnswerAsync(HttpContext context)
    {
        context.Request.Host = Inner;
        if (HttpFunction.All.FirstOrDefault(f => f.Takes(context.Request)) is not { } function)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await function.CallAsync(context);
    }
}
