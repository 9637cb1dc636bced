using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Satark.Board;
using Satark.Http.Telemetry;
using Satark.Support.Gateways;
using Satark.Watching;

namespace Satark.Scenarios;

/// <summary>Knowing that it works: alerts of its own, the word to the outside, traces and metrics.</summary>
public abstract class WatchScenarios(MessageOrder order) : ScenarioTest(order)
{
    [Fact]
    public async Task An_alert_of_its_own_comes_through_unseen_and_the_outside_is_told_until_one_does_not()
    {
        await using var outside = new PingGateway();
        var host = await StartAsync(new HostSetup
        {
            Settings = new Dictionary<string, string?> { ["Satark:Synthetic:Minutes"] = "5", ["Satark:Heartbeat:Url"] = outside.Address, ["Satark:Heartbeat:SaysFailure"] = "true" },
        });
        var desk = await host.SignInAsync(Cast.Asha);
        await HealthAsync(host, h => h.At("findings")!.Contains("no synthetic alert has come through yet", StringComparison.Ordinal));

        // The first minute sends one, and has nothing good to say yet.
        await MinutesAsync(host, outside, 1);
        Assert.Equal((0, 1), (outside.Well, outside.Failed));
        await HealthAsync(host, h => h.At("synthetic.tookMs") is not null);
        await MinutesAsync(host, outside, 2);
        Assert.Equal((2, 1), (outside.Well, outside.Failed));
        var health = await HealthAsync(host, h => h.At("heartbeat.state") == "reached");
        Assert.Null(health.At("synthetic.fault"));
        var (rows, first) = (await host.RowsAsync(), health.At("synthetic.at"));

        // Another one, and nothing is left of either: not a row, not a message, nothing that anybody could see.
        await MinutesAsync(host, outside, 5);
        await HealthAsync(host, h => h.At("synthetic.at") != first);
        Assert.Equal(rows, await host.RowsAsync());
        Assert.Empty((await desk.BoardAsync()).List("rows"));
        Assert.Empty(await host.SentAsync());
        Assert.Empty(await host.Services.GetRequiredService<BoardIndex>().ListAsync(default));
        Assert.Equal((0, 0), ((await host.VerifyAsync()).Cases, (await host.VerifyAsync()).Anchored));
        Assert.DoesNotContain(host.Log.Lines, l => l.Contains("b8c3f0a1-secret", StringComparison.Ordinal));

        // One does not pass what it should: nobody says any more that all is well.
        await host.Services.GetRequiredService<SyntheticRuns>().BeginAsync(new SyntheticRun(SyntheticAlert.CaseOf("lost"), host.Clock.GetUtcNow()), default);
        var well = outside.Well;
        await MinutesAsync(host, outside, 2);
        Assert.Equal((well, 3), (outside.Well, outside.Failed));
        health = await HealthAsync(host, h => h.At("heartbeat.state") == "withheld");
        Assert.Contains("does not come through (board, call, index)", health.At("findings"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_outside_that_cannot_be_reached_is_shown_and_breaks_nothing()
    {
        await using var outside = new PingGateway { Instead = new GatewayAnswer(302, "", ("Location", "/elsewhere")) };
        var host = await StartAsync(new HostSetup { Settings = new Dictionary<string, string?> { ["Satark:Heartbeat:Url"] = outside.Address } });
        var partner = await host.PartnerAsync();

        await MinutesAsync(host, outside, 2);

        await HealthAsync(host, h => h.At("findings")!.Contains("heartbeat: the outside cannot be told", StringComparison.Ordinal));
        Assert.Equal(["/ping/b8c3f0a1-secret"], outside.Requests.Select(r => r.Target).Distinct());
        Assert.DoesNotContain("b8c3f0a1", (await host.EngineAsync()).Text, StringComparison.Ordinal);
        await partner.RaiseAsync(Alerts.Life("1"));

        outside.Instead = null;
        await MinutesAsync(host, outside, 1);
        await HealthAsync(host, h => h.At("heartbeat.state") == "reached");
    }

    [Fact]
    public async Task One_trace_tells_an_alert_from_its_202_to_the_text_message()
    {
        await using var collector = new OtlpCollector();
        var host = await StartAsync(new HostSetup { Providers = true, Settings = new Dictionary<string, string?> { ["Satark:Telemetry:OtlpEndpoint"] = collector.Url.AbsoluteUri } });
        var partner = await host.PartnerAsync();
        var id = await partner.RaiseAsync(Alerts.Life("trace-1").With("text", "a text that no trace may hold"));
        await host.FastForward(30);
        Assert.Contains(host.Sms!.Messages, m => m.To == Cast.Ravi.Phone);

        Assert.True(host.Services.GetRequiredService<OtlpExport>().Flush(TimeSpan.FromSeconds(30)));

        // Other tests of this process are traced too: the case tells which trace is meant.
        var mine = collector.Spans.Where(s => s.Tags.GetValueOrDefault("satark.message", "").Contains(id, StringComparison.Ordinal)).ToList();
        var trace = Assert.Single(mine.Select(s => s.Trace).Distinct());
        var spans = collector.Spans.Where(s => s.Trace == trace).ToLookup(s => s.Name);
        var request = Assert.Single(spans["SubmitAlert"]);
        Assert.Equal("/api/v1/alerts", request.Tags["http.route"]);
        Assert.Equal("", request.Parent);
        var sms = spans["deliver sms"].ToList();
        Assert.NotEmpty(sms);
        var byId = collector.Spans.Where(s => s.Trace == trace).ToDictionary(s => s.Id);
        Assert.All(sms, s => Assert.Equal(["SubmitAlert"], Up(s).TakeLast(1)));
        Assert.Contains(sms, s => Up(s).SequenceEqual(["Deliver", "ClimbLadder", "SubmitAlert"]));

        string[] measured = ["satark.requests", "satark.lateness", "satark.messages", "satark.deliveries"];
        Assert.Subset(collector.Metrics.ToHashSet(), measured.ToHashSet());
        Assert.DoesNotContain(collector.Requests, r => r.Text.Contains("a text that no trace may hold", StringComparison.Ordinal) || r.Text.Contains(Cast.Ravi.Phone!, StringComparison.Ordinal));

        IEnumerable<string> Up(CollectedSpan span)
        {
            for (var s = span; byId.TryGetValue(s.Parent, out var parent); s = parent)
            {
                yield return parent.Name;
            }
        }
    }

    // What is done each minute runs beside the queue: it is waited for, and then what follows from it.
    private static async Task MinutesAsync(TestHost host, PingGateway outside, int minutes)
    {
        for (var i = 0; i < minutes; i++)
        {
            var before = outside.Requests.Count;
            await host.FastForward(60);
            Assert.True(await Until.TrueAsync(() => outside.Requests.Count > before), "nobody outside was told of the minute");
            await host.SettleAsync();
        }
    }

    private static async Task<JsonElement> HealthAsync(TestHost host, Func<JsonElement, bool> until)
    {
        for (var i = 0; ; i++)
        {
            await host.SettleAsync();
            var health = (await host.EngineAsync()).Must(200).Body;
            if (until(health))
            {
                return health;
            }

            Assert.True(i < 200, health.GetRawText());
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }
}

public sealed class WatchScenariosInOrder() : WatchScenarios(MessageOrder.AsTheyCome);

public sealed class WatchScenariosTwiceAndShuffled() : WatchScenarios(MessageOrder.TwiceAndShuffled);
