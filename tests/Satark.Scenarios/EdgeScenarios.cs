using Satark.Roster;

namespace Satark.Scenarios;

/// <summary>Where rules meet.</summary>
public abstract class EdgeScenarios(MessageOrder order) : ScenarioTest(order)
{
    [Fact]
    public async Task A_step_with_more_people_than_one_save_holds_calls_each_of_them_once()
    {
        var crowd = Enumerable.Range(100, 45).Select(n => Cast.Make($"op{n}", $"Operator {n}", Role.Operator, "state", n)).ToList();
        var host = await StartAsync(new HostSetup { People = crowd });
        var partner = await host.PartnerAsync();
        host.SetZero();

        await partner.RaiseAsync(Alerts.Nowhere("1"));
        await host.FastForward(5);

        var calls = (await host.SentAsync()).Where(s => s.IsCall).ToList();
        Assert.Equal(90, calls.Count);
        Assert.Equal(90, calls.Select(s => (s.To, s.Channel)).Distinct().Count());
    }

    [Fact]
    public async Task Names_that_are_beginnings_of_one_another_are_not_taken_for_each_other()
    {
        var host = await StartAsync(new HostSetup { People = [Cast.Make("anita", "Anita", Role.Operator, "state", 60), Cast.Make("anita.k", "Anita K", Role.Operator, "state", 61) with { Mail = null }, Cast.Make("anita.k.s", "Anita K S", Role.Operator, "state", 62)] });
        var partner = await host.PartnerAsync();

        await partner.RaiseAsync(Alerts.Nowhere("1"));
        await host.FastForward(5);

        Assert.Equal(5, (await host.SentAsync()).Count(s => s.IsCall && s.To != Cast.LastResort.Phone && s.To != Cast.LastResort.Mail));
    }

    [Fact]
    public async Task A_phone_that_becomes_known_later_links_the_case_with_the_other_partners()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var meta = await host.PartnerAsync();
        var other = await host.PartnerAsync("helpline", "Helpline");
        var first = await meta.RaiseAsync(Alerts.Nowhere("1"));
        var second = await other.RaiseAsync(new { id = "9", type = "self-harm", subject = new { phone = "+91 98765 43210" } });
        await host.FastForward(1);
        Assert.Empty((await desk.CaseAsync(first)).List("links"));

        Assert.Equal(first, await meta.RaiseAsync(Alerts.Nowhere("1").With("subject", new { handle = "riverside.1", phone = "98765-43210" })));
        await host.SettleAsync();

        Assert.Single((await desk.CaseAsync(first)).List("links"), l => l.At("caseId") == second);
        Assert.Single((await desk.CaseAsync(second)).List("links"), l => l.At("caseId") == first);
    }

    [Fact]
    public async Task An_own_find_of_somebody_whom_a_partner_reports_later_is_linked_too()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var meta = await host.PartnerAsync();
        var found = (await desk.PostAsync("/api/v1/cases", new { url = "https://www.sample.example/p/1?utm_source=share" })).Must(201).Body.At("id")!;

        var reported = await meta.RaiseAsync(Alerts.Nowhere("1"));
        await host.SettleAsync();

        Assert.Contains((await desk.CaseAsync(found)).List("links"), l => l.At("caseId") == reported);
        Assert.Contains((await desk.CaseAsync(reported)).List("links"), l => l.At("caseId") == found);
    }

    [Fact]
    public async Task A_hand_over_to_a_second_state_ends_the_first_ones_engagement()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync();
        host.SetZero();
        var id = await partner.RaiseAsync(Alerts.Nowhere("1"));
        (await desk.MoveAsync(id, "hand-over", new { state = "BR" })).Must(200);
        await host.FastForward(60);

        (await desk.MoveAsync(id, "hand-over", new { state = "MP" })).Must(200);
        await host.FastForward(200);

        Assert.Equal([0], await host.RequestsToAsync(Cast.BiharPhone));
        Assert.Equal(["active", "ended"], (await desk.CaseAsync(id)).List("engagements").Where(e => e.At("agency") == "state-control").Select(e => e.At("state") == "ended" ? "ended" : "active").Order());
    }

    [Fact]
    public async Task A_decline_after_the_last_step_calls_everybody_again_but_never_within_thirty_seconds()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync();
        host.SetZero();
        var id = await partner.RaiseAsync(Alerts.Life("1"));
        await host.FastForward(305);

        for (var i = 0; i < 5; i++)
        {
            (await desk.MoveAsync(id, "decline", new { reason = "cannot-go" })).Must(200);
            await host.FastForward(1);
        }

        await host.FastForward(60);
        Assert.Equal([300, 330], (await host.SmsToAsync(Cast.LastResort.Phone)).Select(s => s.At));
    }

    [Fact]
    public async Task The_last_resort_who_took_a_case_and_does_nothing_loses_it_like_anybody_else()
    {
        var host = await StartAsync(new HostSetup { People = [Cast.Sana] });
        var partner = await host.PartnerAsync();
        host.SetZero();
        await partner.RaiseAsync(Alerts.Nowhere("1"));
        await host.SettleAsync();
        (await host.PressAsync(TestHost.LinkOf((await host.SmsToAsync(Cast.LastResort.Phone))[0].Text), "take")).Must(303);

        await host.FastForward(310);

        Assert.Equal([0, 300], (await host.SmsToAsync(Cast.LastResort.Phone)).Where(s => s.IsCall).Select(s => s.At));
    }

    [Fact]
    public async Task A_test_that_is_worked_like_a_real_case_still_reaches_nobody()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync("meta", "Meta", Partners.Scopes.All.ToArray());
        var id = await partner.RaiseAsync(Alerts.Life("1").With("status", "test"));
        await host.FastForward(30);
        foreach (var (move, body) in new (string, object)[]
        {
            ("acknowledge", new { }), ("hand-over", new { state = "BR" }), ("dispatch", new { station = "Kotwali" }), ("reached", new { }),
            ("reassign", new { user = Cast.Asha.Id }),
        })
        {
            (await desk.MoveAsync(id, move, body)).Must(200);
            await host.FastForward(130);
        }

        var asha = await host.SignInAsync(Cast.Asha);
        (await asha.MoveAsync(id, "close", new { outcome = "safe" })).Must(200);
        (await asha.MoveAsync(id, "reopen", new { reason = "again" })).Must(200);
        await host.FastForward(400);

        Assert.Empty(await host.SentAsync());
    }

    [Fact]
    public async Task An_alert_that_arrives_in_the_same_moment_as_a_stop_is_either_refused_or_found_again()
    {
        var host = await StartAsync();
        var partner = await host.PartnerAsync();
        var sending = Enumerable.Range(0, 40).Select(async i =>
        {
            try
            {
                var answer = await partner.SendAsync(Alerts.Nowhere($"{i}"));
                return answer.Status == 202 ? answer.Body.At("caseId") : null;
            }
            catch (HttpRequestException)
            {
                return null;
            }
        }).ToList();
        await sending[0];
        await host.StopNowAsync();
        var promised = (await Task.WhenAll(sending)).OfType<string>().ToList();

        await host.StartAgainAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        Assert.NotEmpty(promised);
        foreach (var id in promised)
        {
            await desk.CaseAsync(id);
        }
    }
}

public sealed class EdgeScenariosInOrder() : EdgeScenarios(MessageOrder.AsTheyCome);

public sealed class EdgeScenariosTwiceAndShuffled() : EdgeScenarios(MessageOrder.TwiceAndShuffled);
