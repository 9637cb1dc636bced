using Microsoft.Extensions.DependencyInjection;
using Satark.Http.Routing;
using Satark.Local.Relay;
using Satark.Privacy;
using Satark.Relay;
using Satark.Scenarios;
using Satark.Storage;

namespace Satark.Local.Tests.Relay;

/// <summary>The relay beside the desk in one process: a part of its own all the same.</summary>
public sealed class RelayHouseTests
{
    [Fact]
    public async Task Beside_a_desk_the_relay_has_a_folder_a_store_and_keys_of_its_own()
    {
        await using var host = await TestHost.StartAsync();
        var relay = host.Services.GetRequiredService<RelayHouse>().Services;

        Assert.NotSame(host.Services.GetRequiredService<IStore>(), relay.GetRequiredService<IStore>());
        Assert.NotEqual(
            host.Services.GetRequiredService<IKeyRing>().Installation(KeyPurpose.Index).ToArray(),
            relay.GetRequiredService<IKeyRing>().Installation(KeyPurpose.Index).ToArray());
        var files = Directory.GetFiles(RelayFolder.Inside(host.Folder)).Select(Path.GetFileName).ToList();
        Assert.Contains("satark.db", files);
        Assert.Contains("satark.keys", files);
        Assert.Contains("tipkeys.db", files);
        Assert.DoesNotContain("keys.db", files);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(RelayFolder.Inside(host.Folder)));
        }
    }

    [Fact]
    public async Task No_service_of_the_desk_can_be_had_from_the_relays_container_and_none_of_the_relays_from_the_desks()
    {
        await using var host = await TestHost.StartAsync();
        var relay = host.Services.GetRequiredService<RelayHouse>().Services;

        Assert.Null(relay.GetService<Cases.CaseBook>());
        Assert.Null(relay.GetService<DeskRoutes>());
        Assert.Null(relay.GetService<Roster.Officers>());
        Assert.Null(host.Services.GetService<RelayRoutes>());
        Assert.Null(host.Services.GetService<RelayOptions>());
    }

    [Fact]
    public async Task The_relay_answers_its_own_routes_and_the_desk_all_others()
    {
        await using var host = await TestHost.StartAsync();
        var relay = host.Services.GetRequiredService<RelayHouse>().Services.GetRequiredService<RouteTable>();
        var desk = host.Services.GetRequiredService<RouteTable>();

        Assert.NotEmpty(relay.Routes);
        Assert.Empty(relay.Routes.Select(r => (r.Method, r.Path)).Intersect(desk.Routes.Select(r => (r.Method, r.Path))));
        foreach (var path in relay.Routes.Where(r => !r.Path.Contains('{', StringComparison.Ordinal)).Select(r => r.Path).Distinct())
        {
            // A method that no route of the path has: only whoever knows the path says which ones it does have.
            using var request = new HttpRequestMessage(HttpMethod.Options, path);
            (await Answer.OfAsync(await host.Http.SendAsync(request))).Must(405);
        }

        (await Answer.OfAsync(await host.Http.GetAsync("/api/v1/board"))).Must(401);
        (await Answer.OfAsync(await host.Http.GetAsync("/api/v1/none"))).Must(404);
    }

    [Theory]
    [InlineData("separate")]
    [InlineData("off")]
    public async Task By_one_setting_the_desk_runs_without_a_relay(string mode)
    {
        await using var host = await TestHost.StartAsync(new HostSetup { Settings = new Dictionary<string, string?> { ["Satark:Relay:Mode"] = mode } });

        Assert.Null(host.Services.GetService<RelayHouse>());
        Assert.False(Directory.Exists(RelayFolder.Inside(host.Folder)));
        (await Answer.OfAsync(await host.Http.GetAsync("/api/v1/inbound/whatsapp"))).Must(404);
        Assert.Null((await host.EngineAsync()).Must(200).Body.At("relay"));
    }

    [Fact]
    public async Task A_mode_that_does_not_exist_is_told_with_the_setting() =>
        Assert.Contains("Satark:Relay:Mode", (await Assert.ThrowsAsync<ArgumentException>(() => TestHost.StartAsync(
            new HostSetup { Settings = new Dictionary<string, string?> { ["Satark:Relay:Mode"] = "beside" } }))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task The_desks_health_tells_how_the_relays_engine_does()
    {
        await using var host = await TestHost.StartAsync();

        var engine = (await host.EngineAsync()).Must(200).Body;

        Assert.Equal(("0", "False"), (engine.At("relay.deadLetters"), bool.Parse(engine.At("relay.held")!).ToString()));
        Assert.True(long.Parse(engine.At("relay.ageOfLastCycleMs")!, System.Globalization.CultureInfo.InvariantCulture) < 10_000);
    }
}
