using System.Globalization;
using System.Text.RegularExpressions;

namespace Satark.Scenarios;

/// <summary>A partner that sends more than a desk can be called about.</summary>
public abstract partial class StormScenarios(MessageOrder order) : ScenarioTest(order)
{
    private static readonly HostSetup Setup = new() { Settings = new Dictionary<string, string?> { ["Satark:Storms:Alerts"] = "10", ["Satark:Storms:Partners:meta"] = "3" } };

    [Fact]
    public async Task Beyond_its_limit_a_partners_alerts_are_all_shown_and_called_as_one_until_somebody_splits_merges_confirms_or_stops_the_key()
    {
        var host = await StartAsync(Setup);
        var desk = await host.SignInAsync(Cast.Asha);
        var partner = await host.PartnerAsync();
        var other = await host.PartnerAsync("snap", "Snap");
        host.SetZero();
        var ids = new List<string>();
        for (var i = 0; i < 7; i++)
        {
            ids.Add(await partner.RaiseAsync(Alerts.Nowhere($"s{i}")));
        }

        var elsewhere = await other.RaiseAsync(Alerts.Nowhere("other"));
        await host.FastForward(66);

        // All are on the board, none of them quiet there; four are called as one, and the other source's has its own call.
        var rows = (await desk.BoardAsync()).List("rows").ToList();
        Assert.Equal(8, rows.Count(r => r.At("lifeRisk") == "true" && r.At("state") == "new"));
        var together = rows.Where(r => r.At("storm.partner") == "meta").ToList();
        Assert.Equal((4, 1), (together.Count, together.Count(r => r.At("storm.calls") == "true")));
        Assert.Null((await desk.RowAsync(elsewhere))?.At("storm"));
        var calling = rows.Where(r => r.At("storm.calls") is null or "true").Select(r => r.At("id")!).ToList();
        Assert.Equal(5, calling.Count);
        Assert.Contains(elsewhere, calling);
        foreach (var officer in (Roster.Officer[])[Cast.Ravi, Cast.Asha])
        {
            // Five calls, of which the first leaves at once and the others as one message: together they are about all eight.
            var texts = (await host.SmsToAsync(officer.Phone)).Where(s => s.Text.Contains("Nobody has taken", StringComparison.Ordinal)).Select(s => s.Text).ToList();
            Assert.Equal((2, 8), (texts.Count, texts.Sum(t => CasesPattern().Match(t) is { Success: true } many ? int.Parse(many.Groups[1].Value, CultureInfo.InvariantCulture) : 1)));
            await Assert.AllAsync(calling, async id => Assert.True(await IsCalledAsync(desk, id, officer)));

            // Behind the links are fewer cases than the messages count: the one that calls for the others says so, once.
            var pages = await Task.WhenAll(texts.Select(t => host.Http.GetStringAsync(TestHost.LinkOf(t))));
            Assert.Equal(1, pages.Sum(page => page.Split("This call is also about other cases").Length - 1));
        }

        // One is split off and has its own call; it can be put back.
        var waiting = together.First(r => r.At("storm.calls") == "false").At("id")!;
        var alone = await desk.CaseAsync(waiting);
        Assert.Equal(("meta", "false"), (alone.At("storm.partner"), alone.At("storm.calls")));
        Assert.All(alone.GetProperty("ladderPlan").List("steps"), step => Assert.Null(step.At("dueAt")));
        (await desk.MoveAsync(waiting, "split-storm")).Must(200);
        await host.FastForward(25);
        Assert.Single(await host.SmsToAsync(Cast.Ravi.Phone), s => s.CaseId == waiting && s.IsCall);
        (await desk.MoveAsync(waiting, "merge-storm")).Must(200);
        await host.SettleAsync();
        Assert.Equal("false", (await desk.RowAsync(waiting))?.At("storm.calls"));

        // It is real: each has its own ladder, and so have those that follow.
        var ravi = await host.SignInAsync(Cast.Ballia);
        (await ravi.PostAsync("/api/v1/storms/meta/confirm", new { })).Must(403);
        (await desk.PostAsync("/api/v1/storms/meta/confirm", new { })).Must(204);
        await host.SettleAsync();
        ids.Add(await partner.RaiseAsync(Alerts.Nowhere("after")));
        await host.FastForward(25);
        foreach (var id in ids)
        {
            Assert.Null((await desk.RowAsync(id))?.At("storm"));
            Assert.True(await IsCalledAsync(desk, id, Cast.Ravi));
        }

        (await desk.PostAsync("/api/v1/storms/meta/confirm", new { })).Must(422);

        // The key is stopped: nothing more is taken, and the desk sees what was refused.
        (await desk.PostAsync("/api/v1/storms/meta/suspend", new { })).Must(204);
        (await partner.SendAsync(Alerts.Nowhere("refused"))).Must(401);
        (await desk.PostAsync("/api/v1/storms/nobody/suspend", new { })).Must(404);
        await other.RaiseAsync(Alerts.Nowhere("other-2"));
        Assert.Empty((await host.VerifyAsync()).Faults);
    }

    [Fact]
    public async Task While_a_partner_has_used_up_its_half_another_ones_request_leaves_next_and_nothing_is_lost()
    {
        // Two messages of a partner in ten seconds, of the four that leave in all.
        var host = await StartAsync(new HostSetup { Settings = new Dictionary<string, string?> { ["Satark:Calling:SmsPerSecond"] = "0.4" } });
        var many = await host.PartnerAsync();
        var other = await host.PartnerAsync("snap", "Snap");
        host.SetZero();
        var ids = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            ids.Add(await many.RaiseAsync(Alerts.Nowhere($"h{i}")));
        }

        await host.SettleAsync();
        var before = (await host.SentAsync()).Count(s => s.Channel == "sms");
        Assert.Equal(2, before);
        var first = await other.RaiseAsync(Alerts.Nowhere("first"));
        await host.SettleAsync();
        var since = (await host.SentAsync()).Where(s => s.Channel == "sms").ToList();
        Assert.Equal(before, since.Count(s => ids.Contains(s.CaseId)));
        Assert.Contains(since, s => s.CaseId == first);

        await host.FastForward(90);
        Assert.All(ids.Append(first), id => Assert.Contains(host.SmsToAsync(Cast.TaskForcePhone).Result, s => s.CaseId == id));
    }

    private static async Task<bool> IsCalledAsync(DeskClient desk, string id, Roster.Officer officer) =>
        (await desk.CaseAsync(id)).List("deliveries").Any(d => d.At("target") == officer.Name && d.At("channel") == "sms" && d.At("state") == "accepted");

    [GeneratedRegex(": ([0-9]+) cases")]
    private static partial Regex CasesPattern();
}

public sealed class StormScenariosInOrder() : StormScenarios(MessageOrder.AsTheyCome);

public sealed class StormScenariosTwiceAndShuffled() : StormScenarios(MessageOrder.TwiceAndShuffled);
