using System.Text.Json;
using Satark.Local.Tests.Hosting;
using Satark.Local.Tests.Storage;
using Satark.Scenarios;

namespace Satark.Local.Tests.Relay;

/// <summary>The relay as a process of its own, as people and systemd start it.</summary>
public sealed class RelayProcessTests : IDisposable
{
    private readonly TestFolder _temp = new();
    private readonly Dictionary<string, string?> _desk = new()
    {
        ["Satark:Relay:Desk:Url"] = "https://desk.example",
        ["Satark:Relay:Desk:KeyId"] = "relay.abcdefgh",
        ["Satark:Relay:Desk:Key"] = "a key that nobody else has",
    };

    private string Data => Path.Combine(_temp.Path, "relay");

    public void Dispose() => _temp.Dispose();

    [Fact]
    public async Task It_says_when_it_is_ready_answers_its_own_routes_alone_and_stops_in_order_when_asked()
    {
        await using var relay = SatarkProcess.Start(["relay", "--data", Data, "--port", "0"], _desk);
        await relay.ReadyAsync();
        using var http = new HttpClient { BaseAddress = relay.Url };

        Assert.Equal("live", (await Answer.OfAsync(await http.GetAsync("/health/live"))).Must(200).Body.At("status"));
        Assert.Equal("ready", (await Answer.OfAsync(await http.GetAsync("/health/ready"))).Must(200).Body.At("status"));
        Assert.Equal("0", (await Answer.OfAsync(await http.GetAsync("/health/engine"))).Must(200).Body.At("deadLetters"));
        foreach (var path in new[] { "/", "/api/v1/board", "/api/v1/alerts", "/l", "/api/v1/relay/words" })
        {
            (await Answer.OfAsync(await http.GetAsync(path))).Must(404);
        }

        (await relay.StopAsync()).Must(0);
        Assert.DoesNotContain(_desk["Satark:Relay:Desk:Key"]!, relay.Output + relay.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_desk_it_says_what_to_set_and_ends()
    {
        var ended = (await SatarkProcess.RunAsync("relay", "--data", Data, "--port", "0")).Must(1);

        Assert.Contains("Satark:Relay:Desk:Url", ended.Error, StringComparison.Ordinal);
        Assert.Contains("Satark:Relay:Desk:KeyId", ended.Error, StringComparison.Ordinal);
        Assert.Contains("partner add relay", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_informers_say_goes_to_no_desk_without_tls()
    {
        _desk["Satark:Relay:Desk:Url"] = "http://desk.example";

        Assert.Contains("https", (await SatarkProcess.RunAsync(["relay", "--data", Data, "--port", "0"], _desk)).Must(1).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_desk_says_that_a_relay_beside_it_is_for_trials_and_neither_opens_the_others_folder()
    {
        var desk = Path.Combine(_temp.Path, "desk");
        await using (var satark = await SatarkProcess.ServeAsync(desk))
        {
            Assert.True(await Until.TrueAsync(() => satark.Output.Contains("trial: relay and desk share this machine", StringComparison.Ordinal)), satark.Output);
            Assert.Contains("belongs to the informers' relay", (await SatarkProcess.RunAsync("partner", "list", "--data", Path.Combine(desk, "relay"))).Must(1).Error, StringComparison.Ordinal);
            (await satark.StopAsync()).Must(0);
        }

        Assert.Contains("holds a desk's data", (await SatarkProcess.RunAsync(["relay", "--data", desk, "--port", "0"], _desk)).Must(1).Error, StringComparison.Ordinal);
        Assert.Contains("informers' relay", (await SatarkProcess.RunAsync("serve", "--data", Path.Combine(desk, "relay"), "--port", "0")).Must(1).Error, StringComparison.Ordinal);
        Assert.Contains("never copied", (await SatarkProcess.RunAsync(
            ["keys", "export", Path.Combine(_temp.Path, "copy"), "--data", Path.Combine(desk, "relay")], new Dictionary<string, string?> { ["SATARK_KEYS_PASSPHRASE"] = "a passphrase for tests" })).Must(1).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_of_the_relays_folder_holds_no_key_and_comes_back_held()
    {
        await using (var relay = SatarkProcess.Start(["relay", "--data", Data, "--port", "0"], _desk))
        {
            await relay.ReadyAsync();
            (await SatarkProcess.RunAsync("backup", Path.Combine(_temp.Path, "backup"), "--data", Data)).Must(0);
            (await relay.StopAsync()).Must(0);
        }

        Assert.Equal(["relay.part", "satark.db"], Directory.GetFiles(Path.Combine(_temp.Path, "backup")).Select(f => Path.GetFileName(f)).Order());
        var restored = Path.Combine(_temp.Path, "restored");
        Assert.Contains("No copy of its keys exists", (await SatarkProcess.RunAsync("restore", Path.Combine(_temp.Path, "backup"), "--data", restored)).Must(0).Output, StringComparison.Ordinal);

        // Without its keys it does not even start; and it is still a relay's.
        Assert.Contains("has no keys", (await SatarkProcess.RunAsync(["relay", "--data", restored, "--port", "0"], _desk)).Must(1).Error, StringComparison.Ordinal);
        foreach (var name in new[] { "satark.keys", "tipkeys.db" })
        {
            File.Copy(Path.Combine(Data, name), Path.Combine(restored, name));
        }

        await using (var held = SatarkProcess.Start(["relay", "--data", restored, "--port", "0"], _desk))
        {
            await held.ReadyAsync();
            using var http = new HttpClient { BaseAddress = held.Url };
            Assert.Equal(JsonValueKind.True, (await Answer.OfAsync(await http.GetAsync("/health/engine"))).Body.GetProperty("held").ValueKind);
            (await SatarkProcess.RunAsync("release", "--data", restored)).Must(0);
            Assert.Equal(JsonValueKind.False, (await Answer.OfAsync(await http.GetAsync("/health/engine"))).Body.GetProperty("held").ValueKind);
        }
    }
}
