using Microsoft.Extensions.DependencyInjection;
using Satark.Cases;
using Satark.Intake;
using Satark.Local;
using Satark.Local.Keys;
using Satark.Local.Messaging;
using Satark.Local.Moving;
using Satark.Local.Storage;
using Satark.Messaging;
using Satark.Partners;
using Satark.Privacy;
using Satark.Roster;

namespace Satark.Functions.Tests.Moving;

/// <summary>An installation on this machine that moves into Azure: real cases in every state, people, a partner, timers.</summary>
internal sealed class LocalInstallation : IDisposable
{
    public const string Passphrase = "a passphrase for tests";

    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Officer Ravi = new("ravi", "Ravi Kumar", Role.Operator, Jurisdiction.State, "+915220000001", null, true);

    private readonly string _home = Directory.CreateTempSubdirectory("satark-").FullName;

    public string Data => Path.Combine(_home, "data");

    public string Archive => Path.Combine(_home, "archive");

    public string Keys => Path.Combine(_home, "keys.copy");

    public string Open { get; private set; } = "";

    public string Held { get; private set; } = "";

    public string Closed { get; private set; } = "";

    public string Erased { get; private set; } = "";

    public NewKey Partner { get; private set; } = new("", "");

    public string In(string name) => Path.Combine(_home, name);

    /// <summary>Works for a while, then writes archive and keys.</summary>
    public static async Task<LocalInstallation> MovingOutAsync()
    {
        var moving = new LocalInstallation();
        await moving.WorkAsync();
        await MoveFolder.ExportAsync(moving.Data, moving.Archive, copy: false, TimeProvider.System.GetUtcNow(), None);
        await using var keys = new FileStream(moving.Keys, FileMode.CreateNew);
        await KeyCopy.ExportAsync(moving.Data, keys, Passphrase, None);
        return moving;
    }

    /// <summary>Starts a host on a folder.</summary>
    public static Task<LocalHost> StartAsync(string folder) => LocalHost.StartAsync(new LocalOptions { DataFolder = folder, Port = 0 }, None);

    public void Dispose() => Directory.Delete(_home, recursive: true);

    private async Task WorkAsync()
    {
        await using var host = await StartAsync(Data);
        var services = host.Services;
        await services.GetRequiredService<Officers>().PutAsync(Ravi, None);
        Partner = (await services.GetRequiredService<PartnerBook>().AddAsync("meta", "Meta", [Scopes.Write], None)).Value;
        (Open, Held, Closed, Erased) = (await FindAsync(services, "open"), await FindAsync(services, "held"), await FindAsync(services, "closed"), await FindAsync(services, "erased"));
        var book = services.GetRequiredService<CaseBook>();
        await book.MoveAsync(Held, Ravi.Actor, (c, m) => c.Acknowledge(m), None);
        await book.MoveAsync(Closed, Ravi.Actor, (c, m) => c.Close(ClosingOutcome.Safe, "calm now", m), None);
        await book.MoveAsync(Erased, Ravi.Actor, (c, m) => c.Close(ClosingOutcome.Safe, "calm now", m), None);
        await services.GetRequiredService<SqliteQueue>().IdleAsync();
        Assert.True((await services.GetRequiredService<EraseCase>().HandleAsync(Erased, Ravi.Actor, None)).IsOk);
        var large = new Message("large", "Tested", Lane.Bulk, TimeProvider.System.GetUtcNow().AddDays(30), new byte[300_000], 2, "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        await services.GetRequiredService<IMessageBus>().RetryAsync(large, large.DueAt, None);
        await services.GetRequiredService<IMessageBus>().DeadLetterAsync(large with { Id = "dead" }, "JsonException", None);
        await services.GetRequiredService<SqliteQueue>().IdleAsync();
        await services.GetRequiredService<AnchorFile>().AppendAsync(None);
    }

    private static async Task<string> FindAsync(IServiceProvider services, string text)
    {
        var find = new OwnFind($"https://sample.example/p/{text}", text, "Instagram", "riverside." + text, null, null, null, null, "ballia");
        return (await services.GetRequiredService<OpenOwnFind>().HandleAsync(find, Ravi, None)).Value.Id;
    }
}
