using Microsoft.Extensions.DependencyInjection;
using Satark.Local.Relay;
using Satark.Local.Storage;
using Satark.Local.Tests.Storage;
using Satark.Relay.Retention;
using Satark.Relay.Talks;
using Satark.Relay.Vault;
using Satark.Scenarios;

namespace Satark.Local.Tests.Relay;

/// <summary>Whoever says stop is forgotten, in every backup too.</summary>
public sealed class StopTests : IDisposable
{
    private const string Number = "919876509999";

    private readonly TestFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public async Task An_old_backup_beside_the_living_keys_holds_nothing_readable_of_whoever_said_stop_and_all_of_the_others()
    {
        var (backup, restored) = (Path.Combine(_temp.Path, "backup"), Path.Combine(_temp.Path, "restored"));
        string gone, stayed;
        await using (var host = await TestHost.StartAsync(new HostSetup { Informers = true, RelayServices = services => services.AddSingleton<HearWords>(PlainTalk.Hear) }))
        {
            var (informer, other) = (host.Informer(Number, null, "Stops"), host.Informer("919876508888", null, "Stays"));
            await informer.SaysAsync("tip about the school gate");
            await other.SaysAsync("tip about the river bank");
            await host.SettleAsync();
            var vault = host.Relay.GetRequiredService<InformerVault>();
            (gone, stayed) = ((await vault.FindTalkAsync(new Address(Number, null), default))!, (await vault.FindTalkAsync(new Address("919876508888", null), default))!);
            await SqliteBackup.CreateAsync(RelayFolder.Inside(host.Folder), backup, default);

            await informer.SaysAsync("stop");
            await host.FastForward(60);

            Assert.Null(await vault.AddressAsync(gone, default));
            await host.StopAsync();
            await SqliteBackup.RestoreAsync(backup, restored, default);
            RelayFolder.Put(restored);
            foreach (var name in new[] { "satark.keys", RelayFolder.KeyTable + ".db" })
            {
                File.Copy(Path.Combine(RelayFolder.Inside(host.Folder), name), Path.Combine(restored, name));
            }
        }

        await using var services = RelayServices.Build(restored);
        var old = services.GetRequiredService<InformerVault>();
        var talks = services.GetRequiredService<TalkBook>();
        Assert.Null(await old.AddressAsync(gone, default));
        Assert.Null(await old.FindTalkAsync(new Address(Number, null), default));
        Assert.Null(await talks.FindAsync(gone, default));
        Assert.Equal("919876508888", (await old.AddressAsync(stayed, default))?.Phone);
        Assert.NotNull(await talks.FindAsync(stayed, default));

        var report = await services.GetRequiredService<KeepOrForget>().RunAsync(forget: false, default);
        Assert.Equal(["mapping", "draft", "words", "tip", "receipt", "original", "hash"], report.Classes.Select(c => c.Name));
    }
}
