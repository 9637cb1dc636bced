using System.Text.Json;
using Satark.Functions.Messaging;
using Satark.Messaging;

namespace Satark.Functions.Tests.Hosting;

public sealed class HostFileTests
{
    private static readonly JsonElement Host = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "host.json"))).RootElement;

    [Fact]
    public void The_app_is_built_with_the_host_file_of_the_root() =>
        Assert.Equal(File.ReadAllBytes(Path.Combine(Repository.Root, "host.json")), File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "host.json")));

    [Fact]
    public void Our_paths_are_the_whole_paths() => Assert.Equal("", Host.GetProperty("extensions").GetProperty("http").GetProperty("routePrefix").GetString());

    [Fact]
    public void No_alert_is_turned_away_by_the_Functions_host_before_we_have_seen_it() =>
        Assert.False(Host.GetProperty("extensions").GetProperty("http").GetProperty("dynamicThrottlesEnabled").GetBoolean());

    [Fact]
    public void Only_we_settle_messages_and_none_waits_in_memory_while_its_lock_runs_out()
    {
        var bus = Host.GetProperty("extensions").GetProperty("serviceBus");

        Assert.False(bus.GetProperty("autoCompleteMessages").GetBoolean());
        Assert.Equal(0, bus.GetProperty("prefetchCount").GetInt32());
        Assert.Equal(Host.GetProperty("functionTimeout").GetString(), bus.GetProperty("maxAutoLockRenewalDuration").GetString());
    }

    [Fact]
    public void As_many_messages_come_at_once_as_channels_share_among_themselves()
    {
        var atOnce = Host.GetProperty("extensions").GetProperty("serviceBus").GetProperty("maxConcurrentCalls").GetInt32();

        Assert.Equal(new LanePlaces(atOnce, atOnce, atOnce), Queues.Places);
    }

    [Fact]
    public void Telemetry_leaves_by_OpenTelemetry() => Assert.Equal("OpenTelemetry", Host.GetProperty("telemetryMode").GetString());
}
