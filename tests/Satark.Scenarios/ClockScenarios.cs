namespace Satark.Scenarios;

/// <summary>Clocks that are set, and hosts that sleep.</summary>
public abstract class ClockScenarios(MessageOrder order) : ScenarioTest(order)
{
    [Fact]
    public async Task A_clock_set_back_by_an_hour_neither_stalls_a_ladder_nor_loses_a_timer()
    {
        var host = await StartAsync();
        var partner = await host.PartnerAsync();
        var id = await partner.RaiseAsync(Alerts.Life("1"));
        await host.FastForward(30);
        Assert.Empty(await host.CallsToAsync(Cast.Asha));

        host.Clock.SetWallClock(TimeSpan.FromHours(-1));
        await PassAsync(host, 60);

        // The shift lead was due 30 s later, by any clock that people live by.
        Assert.Single(await host.CallsToAsync(Cast.Asha));
        Assert.Contains(host.Log.Lines, l => l.StartsWith("Warning", StringComparison.Ordinal) && l.Contains("clock", StringComparison.OrdinalIgnoreCase));
        Assert.NotEmpty(id);
    }

    [Fact]
    public async Task A_clock_set_back_loses_nothing_and_the_history_stays_in_order()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync();
        var first = await partner.RaiseAsync(Alerts.Life("1"));
        await host.FastForward(70);

        host.Clock.SetWallClock(TimeSpan.FromMinutes(-3));
        var second = await partner.RaiseAsync(Alerts.Life("2"));
        (await desk.MoveAsync(first, "note", new { text = "after" })).Must(200);
        await host.FastForward(600);

        var times = (await desk.CaseAsync(first)).List("history").Select(e => e.Time("at")!.Value).ToList();
        Assert.Equal(times.Order(), times);
        Assert.Empty((await host.VerifyAsync()).Faults);
        foreach (var (id, received) in new[] { (first, 0), (second, 70) })
        {
            var sent = (await host.SentAsync()).Where(s => s.CaseId == id && s.Channel == "sms").ToList();
            Assert.Superset(new HashSet<string> { Cast.Ravi.Phone!, Cast.Asha.Phone!, Cast.Ballia.Phone!, Cast.TaskForcePhone }, sent.Select(s => s.To).ToHashSet());
            Assert.Equal(received + 300, sent.First(s => s.To == Cast.LastResort.Phone).At);
        }
    }

    [Fact]
    public async Task A_clock_set_forward_calls_nobody_twice()
    {
        var host = await StartAsync();
        var partner = await host.PartnerAsync();
        await partner.RaiseAsync(Alerts.Life("1"));
        await host.FastForward(5);

        host.Clock.SetWallClock(TimeSpan.FromHours(5));
        await host.FastForward(2);

        var calls = (await host.SentAsync()).Where(s => s.IsCall).ToList();
        Assert.Equal(calls.Count, calls.DistinctBy(s => (s.To, s.Channel)).Count());
        Assert.Single(await host.CallsToAsync(Cast.Azamgarh));
    }

    // The clock runs on by itself, second by second, without being moved to the next due time.
    private static async Task PassAsync(TestHost host, int seconds)
    {
        for (var i = 0; i < seconds; i++)
        {
            host.Clock.Advance(TimeSpan.FromSeconds(1));
            await host.SettleAsync();
        }
    }
}

public sealed class ClockScenariosInOrder() : ClockScenarios(MessageOrder.AsTheyCome);

public sealed class ClockScenariosTwiceAndShuffled() : ClockScenarios(MessageOrder.TwiceAndShuffled);
