using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Satark.Cases;
using Satark.Local.Messaging;
using Satark.Local.Storage;
using Satark.Local.Tests.Storage;
using Satark.Partners;
using Satark.Scenarios;
using Xunit.Abstractions;

namespace Satark.Local.Tests.Crash;

/// <summary>A backup while alerts come in from all sides and anchor lines are written.</summary>
public sealed class BackupUnderLoadTests(ITestOutputHelper output) : IDisposable
{
    private const int Writers = 8, Before = 240;

    private static readonly string[] Keys = ["satark.keys", "keys.db"];

    private readonly TestFolder _folder = new();
    private readonly ConcurrentQueue<string> _accepted = new();

    private string Data => Path.Combine(_folder.Path, "data");

    private string Backup => Path.Combine(_folder.Path, "backup");

    private string Restored => Path.Combine(_folder.Path, "restored");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_202_before_the_backup_began_is_in_it_and_every_history_in_it_is_whole_with_its_anchors()
    {
        List<string> promised;
        await using (var host = await StartAsync(Data))
        {
            var made = (await host.Services.GetRequiredService<PartnerBook>().AddAsync("meta", "Meta", Scopes.All, default)).Value;
            using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = host.Url };
            var partner = new PartnerClient(http, TimeProvider.System, made.KeyId, made.Key);
            using var stop = new CancellationTokenSource();
            var load = Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => LoadAsync(partner, writer, stop.Token)).Append(AnchorAsync(host, stop.Token)));
            Assert.True(await Until.TrueAsync(() => _accepted.Count >= Before, TimeSpan.FromSeconds(60)), $"only {_accepted.Count} were accepted");

            promised = [.. _accepted];
            await BackupFolder.CreateAsync(Data, Backup, default);
            var after = _accepted.Count;

            await stop.CancelAsync();
            await load;
            output.WriteLine($"{promised.Count} accepted before the backup began, {after - promised.Count} while it ran, {File.ReadLines(Path.Combine(Backup, "anchors.jsonl")).Count()} anchor lines in it");
        }

        await SqliteBackup.RestoreAsync(Backup, Restored, default);
        foreach (var file in Keys.Select(name => Path.Combine(Data, name)).Append(Path.Combine(Backup, "anchors.jsonl")))
        {
            File.Copy(file, Path.Combine(Restored, Path.GetFileName(file)));
        }

        await using var again = await StartAsync(Restored);
        var (book, queue) = (again.Services.GetRequiredService<CaseBook>(), again.Services.GetRequiredService<SqliteQueue>());
        Assert.True(queue.Held);
        foreach (var id in promised)
        {
            Assert.NotNull(await book.ReportAsync((await book.FindAsync(id, default))!.Value, default));
        }

        // What waited in it is done once it is released; then every case is in the index, and all of them verify.
        Assert.Empty((await VerifyAsync(again)).Faults);
        await queue.ReleaseAsync(default);
        await queue.IdleAsync();
        var whole = await VerifyAsync(again);
        Assert.Empty(whole.Faults);
        Assert.True(whole.Cases >= promised.Count && whole.Anchored > 0, whole.Summary);
    }

    private static Task<LocalHost> StartAsync(string folder) => LocalHost.StartAsync(
        new LocalOptions
        {
            DataFolder = folder,
            Port = 0,
            Settings = new Dictionary<string, string?> { ["Satark:Synthetic:Minutes"] = "0", ["Satark:Relay:Mode"] = "off" },
        },
        default);

    private static async Task<Verification> VerifyAsync(LocalHost host) =>
        await host.Services.GetRequiredService<VerifyCases>().HandleAsync(await host.Services.GetRequiredService<AnchorFile>().ReadAsync(default), default);

    private async Task LoadAsync(PartnerClient partner, int writer, CancellationToken cancellationToken)
    {
        for (var i = 0; !cancellationToken.IsCancellationRequested; i++)
        {
            _accepted.Enqueue(await partner.RaiseAsync(Alerts.Nowhere($"{writer}-{i}").With("status", "test")));
        }
    }

    // Far more often than once a day: one is sure to come between the two halves of a backup.
    private async Task AnchorAsync(LocalHost host, CancellationToken cancellationToken)
    {
        var anchors = host.Services.GetRequiredService<Anchors>();
        string? last = null;
        while (!cancellationToken.IsCancellationRequested)
        {
            last = await anchors.MakeAsync(last, default);
            await File.AppendAllTextAsync(Path.Combine(Data, "anchors.jsonl"), last + "\n", CancellationToken.None);
        }
    }
}
