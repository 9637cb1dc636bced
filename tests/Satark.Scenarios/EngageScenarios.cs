namespace Satark.Scenarios;

/// <summary>Whom a machine may send by itself, whom only a human's word sends, and who is told when it was somebody else's.</summary>
public abstract class EngageScenarios(MessageOrder order) : ScenarioTest(order)
{
    private static readonly string[] One = ["ballia"], Two = ["ballia", "lucknow"];

    private static Dictionary<string, object?> Perhaps(string id) =>
        Alerts.Nowhere(id).With("subject", new Dictionary<string, object?> { ["handle"] = "riverside." + id, ["profileLocation"] = "Ballia" });

    [Fact]
    public async Task A_place_that_is_not_sure_sends_nobody_by_itself_and_one_key_asks_several_places_of_which_one_says_that_it_is_theirs()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync();
        host.SetZero();
        var id = await partner.RaiseAsync(Perhaps("1"));
        await host.FastForward(10);

        // The Special Task Force is asked at once; station and UP-112 wait, and the board says so.
        Assert.NotEmpty(await host.RequestsToAsync(Cast.TaskForcePhone));
        Assert.Empty(await host.SmsToAsync(Cast.Up112Phone));
        Assert.Equal(("ballia", "true"), ((await desk.RowAsync(id))?.At("district.id"), (await desk.RowAsync(id))?.At("tentative")));
        var view = await desk.CaseAsync(id);
        Assert.Equal(("engage", "route", "ballia"), (view.At("nextStep.kind"), view.At("nextStep.move"), view.At("nextStep.district")));

        (await desk.MoveAsync(id, "ask-several", new { districts = One })).Must(400);
        (await desk.MoveAsync(id, "ask-several", new { districts = Two })).Must(200);
        await host.SettleAsync();

        var request = Assert.Single(await host.SmsToAsync(Cast.Ballia.Phone), s => s.Text.Contains("perhaps in Ballia. Also asked: Lucknow, nobody else. Yours?", StringComparison.Ordinal));
        var mail = Assert.Single(await host.SentAsync(), s => s.Channel == "email" && s.To == Cast.Lucknow.Mail && s.Subject.Contains("perhaps in Lucknow: is it yours?", StringComparison.Ordinal));
        Assert.Contains("इनसे भी पूछा गया है: बलिया, और कोई नहीं", mail.Text, StringComparison.Ordinal);
        Assert.Equal(["perhaps in Ballia", "perhaps in Lucknow"], (await host.SmsToAsync(Cast.Up112Phone)).Select(s => System.Text.RegularExpressions.Regex.Match(s.Text, "perhaps in [A-Z][a-z]+").Value).Order(StringComparer.Ordinal));

        var link = TestHost.LinkOf(request.Text);
        Assert.Contains("also asked: Lucknow", await host.Http.GetStringAsync(link), StringComparison.Ordinal);
        (await host.PressAsync(link, "ours")).Must(303);
        await host.SettleAsync();

        view = await desk.CaseAsync(id);
        Assert.Equal(("ballia", "by-hand", null), (view.At("district.id"), view.At("routeBasis"), view.At("tentative")));
        Assert.Single(await host.SmsToAsync(Cast.Lucknow.Phone), s => s.Text.Contains("Lucknow: your help is no longer needed", StringComparison.Ordinal));
        Assert.Single(await host.SmsToAsync(Cast.Up112Phone), s => s.Text.Contains("Lucknow: your help is no longer needed", StringComparison.Ordinal));
        Assert.Contains(view.List("history"), e => e.At("kind") == "several-asked" && e.At("text") == "Asked at once, as none is sure: Ballia, Lucknow");
        Assert.DoesNotContain("name=\"do\" value=\"ours\"", await host.Http.GetStringAsync(TestHost.LinkOf(mail.Text)), StringComparison.Ordinal);
        Assert.Empty((await host.VerifyAsync()).Faults);
    }

    [Fact]
    public async Task A_new_place_leaves_the_old_one_only_when_the_new_one_has_answered()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync();
        host.SetZero();
        var id = await partner.RaiseAsync(Alerts.Nowhere("1"));
        (await desk.MoveAsync(id, "route", new { district = "ballia" })).Must(200);
        await host.FastForward(5);

        (await desk.MoveAsync(id, "route", new { district = "lucknow" })).Must(200);
        await host.FastForward(5);
        Assert.DoesNotContain(await host.SmsToAsync(Cast.Ballia.Phone), s => s.Text.Contains("no longer needed", StringComparison.Ordinal));
        Assert.Contains((await desk.CaseAsync(id)).List("engagements"), e => e.At("id") == "station-1" && e.At("former") == "true" && e.At("state") != "ended");

        var link = TestHost.LinkOf((await host.SmsToAsync(Cast.Lucknow.Phone)).First(s => s.IsRequest).Text);
        (await host.PressAsync(link, "acknowledge")).Must(303);
        await host.SettleAsync();

        Assert.Single(await host.SmsToAsync(Cast.Ballia.Phone), s => s.Text.Contains("Ballia: your help is no longer needed", StringComparison.Ordinal));
        Assert.DoesNotContain(await host.SmsToAsync(Cast.Lucknow.Phone), s => s.Text.Contains("no longer needed", StringComparison.Ordinal));
        Assert.Contains((await desk.CaseAsync(id)).List("history"), e => e.At("text") == "District control room, Ballia: over, those of the new place have answered");
    }

    [Fact]
    public async Task A_hand_over_that_nobody_confirms_calls_us_every_five_minutes_until_it_is_confirmed()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync();
        host.SetZero();
        var id = await partner.RaiseAsync(Alerts.Nowhere("1"));
        (await desk.MoveAsync(id, "hand-over", new { state = "BR" })).Must(200);
        await host.FastForward(250);
        (await desk.MoveAsync(id, "extend")).Must(200);
        Assert.DoesNotContain(await host.SmsToAsync(Cast.Asha.Phone), s => s.IsNews);

        await host.FastForward(55);
        Assert.Single(await host.SmsToAsync(Cast.Ravi.Phone), s => s.Text.Contains("other state: no answer yet", StringComparison.Ordinal));
        Assert.Single(await host.SmsToAsync(Cast.Asha.Phone), s => s.Text.Contains("other state: no answer yet", StringComparison.Ordinal));

        // The holder sleeps: the lease runs out, and the next time it is the ladder that calls.
        await host.FastForward(300);
        var view = await desk.CaseAsync(id);
        Assert.Equal(("new", "BR", null), (view.At("state"), view.At("handOver.state"), view.At("handOver.confirmedAt")));
        double[] calls = [.. await host.CallsToAsync(Cast.Ravi), .. await host.CallsToAsync(Cast.Asha)];
        Assert.Contains(calls, at => at is >= 550 and < 600);

        (await desk.MoveAsync(id, "confirm-hand-over")).Must(200);
        await host.FastForward(700);
        Assert.Equal(2, (await desk.CaseAsync(id)).List("history").Count(e => e.At("kind") == "hand-over-unanswered"));
    }
}

public sealed class EngageScenariosInOrder() : EngageScenarios(MessageOrder.AsTheyCome);

public sealed class EngageScenariosTwiceAndShuffled() : EngageScenarios(MessageOrder.TwiceAndShuffled);
