using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Satark.Local;
using Satark.Local.Messaging;
using Satark.Local.Relay;
using Satark.Local.Storage;
using Satark.Local.Tests.Hosting;
using Satark.Local.Tests.Storage;
using Satark.Messaging;
using Satark.Relay.Line;

namespace Satark.Scenarios;

/// <summary>The embedded edition: SQLite in a folder of its own, its own hub.</summary>
public sealed partial class TestHost
{
    private readonly TestFolder _folder = new();
    private LocalHost? _host;

    /// <summary>The running host.</summary>
    public LocalHost Host => _host ?? throw new InvalidOperationException("It is stopped.");

    /// <summary>Its services.</summary>
    public IServiceProvider Services => Host.Services;

    /// <summary>Where it listens.</summary>
    public Uri Url => Host.Url;

    /// <summary>The data folder.</summary>
    public string Folder => Path.Combine(_folder.Path, "data");

    /// <summary>Where informers reach the relay: it shares the desk's process.</summary>
    public Uri RelayUrl => Url;

    /// <summary>The relay's own services.</summary>
    public IServiceProvider Relay => Services.GetRequiredService<RelayHouse>().Services;

    private SqliteQueue? RelayQueue => _setup.Informers ? Relay.GetRequiredService<SqliteQueue>() : null;

    private SqliteQueue Queue => Services.GetRequiredService<SqliteQueue>();

    private bool IsRunning => _host is not null;

    /// <summary>Stops at once, whatever is under way.</summary>
    public async Task StopNowAsync() => await Host.DisposeAsync();

    /// <summary>Changes the database of a stopped host by hand, as no part of Satark would.</summary>
    public async Task SqliteAsync(string sql)
    {
        Assert.Null(_host);
        using var sqlite = System.Diagnostics.Process.Start("sqlite3", [Path.Combine(Folder, "satark.db"), sql]);
        await sqlite.WaitForExitAsync();
        Assert.Equal(0, sqlite.ExitCode);
    }

    /// <summary>Loses all waiting messages of these kinds, as no part of Satark would; stops and starts for it.</summary>
    public async Task LoseMessagesAsync(params string[] kinds)
    {
        await StopAsync();
        await SqliteAsync($"DELETE FROM messages WHERE kind IN ({string.Join(", ", kinds.Select(k => $"'{k}'"))}); UPDATE state SET urgent = (SELECT count(*) FROM messages WHERE lane = 0)");
        await StartAgainAsync();
    }

    /// <summary>Where a text lies on the disk, in UTF-8 or as it stands in JSON; without the outbox, which shows what a provider would have got.</summary>
    public Task<IReadOnlyList<string>> TracesOfAsync(string text, bool withOutbox = true)
    {
        var spellings = new[] { text, JsonSerializer.Serialize(text)[1..^1] }.Distinct().Select(System.Text.Encoding.UTF8.GetBytes).ToList();
        var files = Directory.GetFiles(Folder, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".lock", StringComparison.Ordinal));
        return Task.FromResult<IReadOnlyList<string>>([.. files.Where(f => withOutbox || !f.StartsWith(Path.Combine(Folder, "outbox"), StringComparison.Ordinal)).Where(f =>
        {
            using var file = new FileStream(f, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[file.Length];
            var length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return spellings.Exists(s => bytes.AsSpan(0, length).IndexOf(s) >= 0);
        })]);
    }

    private static SmtpMail StartMail() => new SmtpMail();

    private async Task StartEngineAsync()
    {
        _host = await LocalHost.StartAsync(
            new LocalOptions
            {
                DataFolder = Folder,
                Port = 0,
                Demo = _setup.Demo,
                PublicUrl = _setup.Demo ? null : PublicUrl,
                Clock = Clock,
                Settings = AllSettings(),
                PageFolder = Path.Combine(_folder.Path, "no page"),
                Configure = Configure,
                ConfigureRelay = ConfigureRelay,
            },
            CancellationToken.None);

        // Services of the background begin on threads of their own: queue, pings and upkeep each have a timer, and time must not
        // pass before all of them look at the clock.
        var settings = AllSettings();
        var timers = settings["Satark:Synthetic:Minutes"] != "0" || settings.ContainsKey("Satark:Heartbeat:Url") ? 4 : 3;
        Assert.True(await Until.TrueAsync(() => Clock.TimerCount >= timers), $"{Clock.TimerCount} timers");
    }

    private async Task StopEngineAsync()
    {
        await Host.DisposeAsync();
        _host = null;
    }

    private Task<DateTimeOffset?> NextDueAsync() => Task.FromResult(new[] { Queue.NextDue, RelayQueue?.NextDue }.Min());

    private Dictionary<string, string?> AllSettings()
    {
        var settings = Settings();
        foreach (var (name, value) in _setup.Informers ? RelaySettings() : [])
        {
            settings.TryAdd(name, value);
        }

        return settings;
    }

    // What the host does by the clock runs by itself.
    private static Task PassedAsync() => Task.CompletedTask;

    private async Task IdleAsync()
    {
        if (RelayQueue is { } relay)
        {
            // What the relay says makes work for the desk, and what the desk says is fetched by the relay: the two seconds between are not waited for.
            await RestAsync(relay);
            await RestAsync(Queue);
            await Relay.GetRequiredService<FetchDeskWords>().HandleAsync(default);
            await RestAsync(relay);
        }

        await RestAsync(Queue);
    }

    private static Task RestAsync(SqliteQueue queue) => queue.IdleAsync().WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System);

    private async Task<IOpenPage> ConnectPageAsync(DeskClient desk) =>
        await PageClient.ConnectAsync(new Uri(Url, "/api/v1/hub"), desk.Cookie, Url.GetLeftPart(UriPartial.Authority), Clock);

    private Task<int> CountRecordsAsync() =>
        Task.FromResult((int)Services.GetRequiredService<SqliteDatabase>().Readers.Read(0, static (reader, _) => reader.Handle.ReadInteger("SELECT count(*) FROM records")));

    private Task<IReadOnlyList<string>> AnchorLinesAsync() => Services.GetRequiredService<AnchorFile>().ReadAsync(default);

    private ValueTask RemoveDataAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private void ConfigureRelay(IServiceCollection services)
    {
        BringThroughUs(services);
        _setup.RelayServices?.Invoke(services);
    }

    private void Configure(IServiceCollection services)
    {
        Observe(services);
        BringThroughUs(services);
        _setup.Services?.Invoke(services);
    }

    private void BringThroughUs(IServiceCollection services)
    {
        services.RemoveAll<SqliteQueue>();
        services.AddSingleton(p =>
        {
            var dispatcher = p.GetRequiredService<Dispatcher>();
            return new SqliteQueue(
                p.GetRequiredService<SqliteDatabase>(),
                (message, token) => BringAsync(t => dispatcher.DispatchAsync(message, t), token),
                new QueueOptions(),
                p.GetRequiredService<TimeProvider>(),
                p.GetRequiredService<ILogger<SqliteQueue>>());
        });
    }
}
