namespace Satark.Scenarios;

/// <summary>Who is called when, while nobody takes a case.</summary>
public abstract class LadderScenarios(MessageOrder order) : ScenarioTest(order)
{
    [Fact]
    public async Task An_untouched_life_risk_alert_climbs_the_whole_ladder_and_stops_at_the_first_acknowledgement_while_the_task_force_is_reminded()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var page = await host.OpenPageAsync(desk);
        var partner = await host.PartnerAsync();
        host.SetZero();

        var id = await partner.RaiseAsync(Alerts.Life("1"));
        await host.FastForward(430);

        Assert.Equal([20, 420], await host.CallsToAsync(Cast.Ravi));
        Assert.Equal([60, 300, 420], await host.CallsToAsync(Cast.Asha));
        Assert.Equal([120, 420], await host.CallsToAsync(Cast.Ballia));
        Assert.Equal([300, 420], await host.CallsToAsync(Cast.Azamgarh));
        Assert.Equal([300, 420], await host.CallsToAsync(Cast.Arvind));
        Assert.Equal([300, 420], (await host.SmsToAsync(Cast.LastResort.Phone)).Select(s => s.At));
        Assert.Empty(await host.SmsToAsync(Cast.Sana.Phone));
        Assert.Empty(await host.SmsToAsync(Cast.Lucknow.Phone));
        Assert.Equal(2, page.Alarms.Count(a => a.At("caseId") == id));

        (await desk.MoveAsync(id, "acknowledge")).Must(200);
        await host.FastForward(290);

        Assert.DoesNotContain(await host.SentAsync(), s => s.IsCall && s.At > 430);
        Assert.Equal(2, page.Alarms.Count(a => a.At("caseId") == id));
        Assert.Equal([0, 120, 240, 360, 480, 600, 720], await host.RequestsToAsync(Cast.TaskForcePhone));
        await page.DisposeAsync();

        var request = (await host.SmsToAsync(Cast.TaskForcePhone))[^1];
        (await host.PressAsync(TestHost.LinkOf(request.Text), "acknowledge")).Must(303);
        await host.FastForward(280);
        Assert.Equal(7, (await host.RequestsToAsync(Cast.TaskForcePhone)).Count);
    }

    [Fact]
    public async Task Each_person_of_a_step_is_called_by_text_and_by_mail_once_and_from_a_minute_on_aloud_too()
    {
        var host = await StartAsync();
        var partner = await host.PartnerAsync();
        host.SetZero();

        await partner.RaiseAsync(Alerts.Life("1"));
        await host.FastForward(130);

        var calls = (await host.SentAsync()).Where(s => s.IsCall).Select(s => (s.At, s.Channel, s.To)).Order().ToList();
        Assert.Equal(
            [
                (0, "email", Cast.Ravi.Mail!), (0, "sms", Cast.Ravi.Phone!),
                (60, "email", Cast.Asha.Mail!), (60, "sms", Cast.Asha.Phone!), (60, "voice", Cast.Asha.Phone!), (60, "whatsapp", Cast.Asha.Phone!),
                (120, "email", Cast.Ballia.Mail!), (120, "sms", Cast.Ballia.Phone!), (120, "voice", Cast.Ballia.Phone!), (120, "whatsapp", Cast.Ballia.Phone!),
            ],
            calls);
    }

    [Fact]
    public async Task A_page_with_armed_sound_is_reached_and_confirms()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var page = await host.OpenPageAsync(desk);
        var partner = await host.PartnerAsync();
        Assert.DoesNotContain("desk not listening", (await host.EngineAsync()).Text, StringComparison.Ordinal);

        var id = await partner.RaiseAsync(Alerts.Life("1"));
        await host.SettleAsync();

        Assert.Single(page.Alarms);
        Assert.Contains(page.Rows, r => r.At("id") == id);
        var delivery = (await desk.CaseAsync(id)).List("deliveries").Single(d => d.At("channel") == "desk");
        Assert.Equal("delivered", delivery.At("state"));
        Assert.NotNull((await partner.StatusAsync(id)).Must(200).Body.At("delivered"));
    }

    [Fact]
    public async Task A_page_that_does_not_confirm_that_it_played_does_not_count_as_delivered()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var page = await host.OpenPageAsync(desk);
        page.PlaysAlarms = false;
        var partner = await host.PartnerAsync();

        var id = await partner.RaiseAsync(Alerts.Life("1"));
        await host.SettleAsync();

        Assert.Single(page.Alarms);
        Assert.Equal("accepted", (await desk.CaseAsync(id)).List("deliveries").Single(d => d.At("channel") == "desk").At("state"));
        Assert.Null((await partner.StatusAsync(id)).Body.At("delivered"));
    }

    [Theory]
    [InlineData("no page")]
    [InlineData("a page whose sound is not armed")]
    [InlineData("a page that no longer answers pings")]
    [InlineData("a page whose sound was lost again")]
    [InlineData("an armed page of another district's officer")]
    public async Task Where_nobody_would_hear_the_desk_is_skipped_at_once_and_everybody_is_told_so(string what)
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        switch (what)
        {
            case "a page whose sound is not armed":
                await host.OpenPageAsync(desk, armed: false);
                break;
            case "a page that no longer answers pings":
                var silent = await host.OpenPageAsync(desk);
                silent.AnswersPings = false;
                await host.FastForward(16);
                break;
            case "a page whose sound was lost again":
                var lost = await host.OpenPageAsync(desk);
                await lost.ArmAsync(false);
                break;
            case "an armed page of another district's officer":
                await host.OpenPageAsync(await host.SignInAsync(Cast.Lucknow));
                break;
            default:
                break;
        }

        var partner = await host.PartnerAsync();
        host.SetZero();
        Assert.Contains("desk not listening", (await host.EngineAsync()).Text, StringComparison.Ordinal);
        Assert.Equal(200, (int)(await host.Http.GetAsync("/health/ready")).StatusCode);

        var id = await partner.RaiseAsync(Alerts.Life("1"));
        await host.FastForward(70);

        Assert.Equal([0], await host.CallsToAsync(Cast.Ravi));
        Assert.Equal([60], await host.CallsToAsync(Cast.Asha));
        var view = await desk.CaseAsync(id);
        Assert.Contains(view.List("history"), e => e.At("kind") == "step-skipped");
        Assert.Contains(view.List("marks"), k => k.At("kind") == "step-skipped");
        Assert.Equal("true", view.At("ladderPlan.steps.0.skipped"));
        Assert.DoesNotContain(view.List("deliveries"), d => d.At("channel") == "desk");
    }

    [Fact]
    public async Task A_step_with_nobody_on_duty_is_skipped_at_once_and_those_after_it_keep_their_times()
    {
        var host = await StartAsync(new HostSetup { People = [.. Cast.All.Where(o => o != Cast.Ravi && o != Cast.Asha), Cast.Asha with { OnDuty = false }] });
        var partner = await host.PartnerAsync();
        host.SetZero();

        await partner.RaiseAsync(Alerts.Life("1"));
        await host.FastForward(310);

        // Desk, operator and shift lead have nobody: the district's command is called at once, all others at their time.
        Assert.Equal([0], await host.CallsToAsync(Cast.Ballia));
        Assert.Equal([300], await host.CallsToAsync(Cast.Azamgarh));
        Assert.Equal([300], (await host.SmsToAsync(Cast.LastResort.Phone)).Select(s => s.At));
    }

    [Fact]
    public async Task With_nobody_at_all_the_last_resort_is_called_at_once_and_again_in_rounds()
    {
        var host = await StartAsync(new HostSetup { People = [Cast.Sana] });
        var partner = await host.PartnerAsync();
        host.SetZero();

        await partner.RaiseAsync(Alerts.Nowhere("1"));
        await host.FastForward(250);

        Assert.Equal([0, 120, 240], (await host.SmsToAsync(Cast.LastResort.Phone)).Select(s => s.At));
    }

    [Fact]
    public async Task Somebody_who_comes_on_duty_is_called_by_the_next_step_because_targets_resolve_when_a_step_fires()
    {
        var host = await StartAsync();
        var partner = await host.PartnerAsync();
        host.SetZero();

        await partner.RaiseAsync(Alerts.Life("1"));
        await host.FastForward(30);
        await host.PutAsync(Cast.Asha with { OnDuty = false });
        await host.PutAsync(Cast.Arvind with { Role = Roster.Role.Supervisor, OnDuty = true });
        await host.FastForward(40);

        Assert.Empty(await host.CallsToAsync(Cast.Asha));
        Assert.Equal([60], await host.CallsToAsync(Cast.Arvind));
    }

    [Fact]
    public async Task A_lease_without_progress_lapses_and_the_ladder_goes_on_at_the_next_step()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync();
        host.SetZero();
        var id = await partner.RaiseAsync(Alerts.Life("1"));
        await host.FastForward(10);

        (await desk.MoveAsync(id, "acknowledge")).Must(200);
        await host.FastForward(295);
        Assert.Equal(Cast.Ravi.Name, (await desk.CaseAsync(id)).At("holder.name"));
        Assert.Empty(await host.CallsToAsync(Cast.Asha));

        await host.FastForward(10);
        var view = await desk.CaseAsync(id);
        Assert.Null(view.At("holder"));
        Assert.Equal("new", view.At("state"));
        Assert.Contains(view.List("history"), e => e.At("kind") == "lease-lapsed");

        // The operator was called before: the next circle is the shift lead, at once; the others keep their distance from it.
        Assert.Equal([310], await host.CallsToAsync(Cast.Asha));
        await host.FastForward(65);
        Assert.Equal([370], await host.CallsToAsync(Cast.Ballia));
        Assert.Equal([0], await host.CallsToAsync(Cast.Ravi));
    }

    [Fact]
    public async Task Progress_renews_the_lease_and_so_does_asking_for_more_time()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync();
        var id = await partner.RaiseAsync(Alerts.Life("1"));
        (await desk.MoveAsync(id, "acknowledge")).Must(200);

        foreach (var (move, body) in new (string, object)[] { ("note", new { text = "calling the family" }), ("contact", new { result = "no-answer" }), ("extend", new { }), ("evidence", new { kind = "phone", value = "+910000000001" }) })
        {
            await host.FastForward(250);
            (await desk.MoveAsync(id, move, body)).Must(200);
        }

        await host.FastForward(250);
        Assert.Equal(Cast.Ravi.Id, (await desk.CaseAsync(id)).At("holder.user"));
        await host.FastForward(60);
        Assert.Null((await desk.CaseAsync(id)).At("holder"));
    }

    [Fact]
    public async Task Of_two_operators_at_once_one_has_it_and_the_other_is_told_who()
    {
        var host = await StartAsync();
        var ravi = await host.SignInAsync(Cast.Ravi);
        var asha = await host.SignInAsync(Cast.Asha);
        var partner = await host.PartnerAsync();
        for (var i = 0; i < 8; i++)
        {
            var id = await partner.RaiseAsync(Alerts.Nowhere($"both-{i}"));
            var answers = await Task.WhenAll(ravi.MoveAsync(id, "acknowledge"), asha.MoveAsync(id, "acknowledge"));

            Assert.Equal([200, 409], answers.Select(a => a.Status).Order());
            var won = answers.Single(a => a.Status == 200).Body.At("holder.name")!;
            var lost = answers.Single(a => a.Status == 409);
            Assert.Contains(won, lost.Detail, StringComparison.Ordinal);
            Assert.Equal(won, lost.Body.At("holder.name"));
            Assert.Single((await ravi.CaseAsync(id)).List("history"), e => e.At("kind") == "acknowledged");
        }
    }

    [Fact]
    public async Task Who_declines_brings_the_next_circle_in_at_once()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync();
        host.SetZero();
        var id = await partner.RaiseAsync(Alerts.Life("1"));
        await host.FastForward(10);

        (await desk.MoveAsync(id, "decline", new { reason = "cannot-go" })).Must(200);
        await host.SettleAsync();

        Assert.Equal([10], await host.CallsToAsync(Cast.Asha));
        var view = await desk.CaseAsync(id);
        Assert.Null(view.At("holder"));
        Assert.Contains(view.List("history"), e => e.At("kind") == "declined" && e.At("by") == Cast.Ravi.Name);
        (await desk.MoveAsync(id, "decline", new { reason = "tired" })).Must(400);
    }

    [Fact]
    public async Task A_holder_who_declines_gives_the_case_back()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync();
        host.SetZero();
        var id = await partner.RaiseAsync(Alerts.Life("1"));
        await host.SettleAsync();
        (await desk.MoveAsync(id, "acknowledge")).Must(200);
        await host.FastForward(100);

        (await desk.MoveAsync(id, "decline", new { reason = "not-ours" })).Must(200);
        await host.SettleAsync();

        Assert.Equal([100], await host.CallsToAsync(Cast.Asha));
        Assert.Equal("new", (await desk.CaseAsync(id)).At("state"));
    }

    [Fact]
    public async Task After_an_outage_the_passed_steps_fire_as_one_and_each_person_and_channel_once()
    {
        var host = await StartAsync();
        var partner = await host.PartnerAsync();
        host.SetZero();
        var id = await partner.RaiseAsync(Alerts.Life("1"));
        await host.FastForward(10);
        await host.StopAsync();
        host.Clock.Advance(TimeSpan.FromMinutes(10));

        await host.StartAgainAsync();
        await host.FastForward(5);

        var calls = (await host.SentAsync()).Where(s => s.IsCall && s.At > 10).ToList();
        Assert.Equal(calls.Count, calls.DistinctBy(s => (s.To, s.Channel)).Count());
        Assert.Equal(
            new[] { Cast.Asha.Phone, Cast.Ballia.Phone, Cast.Azamgarh.Phone, Cast.Arvind.Phone, Cast.LastResort.Phone }.Order(),
            calls.Where(s => s.Channel == "sms").Select(s => s.To).Order());
        Assert.Equal([0, 610], (await host.RequestsToAsync(Cast.TaskForcePhone)).Select(Math.Floor));

        // It goes on from the step that its age justifies: rounds.
        var desk = await host.SignInAsync(Cast.Asha);
        Assert.Single((await desk.CaseAsync(id)).List("history"), e => e.At("kind") == "step-fired" && e.Time("at") > host.Zero.AddSeconds(20));
        await host.FastForward(130);
        Assert.Equal([0, 730], (await host.CallsToAsync(Cast.Ravi)).Select(Math.Floor));
    }

    [Fact]
    public async Task A_short_outage_loses_no_step_and_fires_none_twice()
    {
        var host = await StartAsync();
        var partner = await host.PartnerAsync();
        host.SetZero();
        await partner.RaiseAsync(Alerts.Life("1"));
        foreach (var seconds in new[] { 15, 40, 55, 20, 100, 90 })
        {
            await host.FastForward(seconds);
            await host.StopAsync();
            await host.StartAgainAsync();
        }

        await host.SettleAsync();
        Assert.Equal([0], await host.CallsToAsync(Cast.Ravi));
        Assert.Equal([60, 300], await host.CallsToAsync(Cast.Asha));
        Assert.Equal([120], await host.CallsToAsync(Cast.Ballia));
        Assert.Equal([0, 120, 240], await host.RequestsToAsync(Cast.TaskForcePhone));
    }

    [Fact]
    public async Task An_alert_about_no_life_has_more_time_and_engages_nobody()
    {
        var host = await StartAsync();
        var partner = await host.PartnerAsync();
        host.SetZero();
        await partner.RaiseAsync(Alerts.Ordinary("1"));
        await host.FastForward(1900);

        Assert.Equal([0], await host.CallsToAsync(Cast.Ravi));
        Assert.Equal([1800], await host.CallsToAsync(Cast.Asha));
        Assert.Equal([1800], (await host.SmsToAsync(Cast.LastResort.Phone)).Select(s => s.At));
        Assert.DoesNotContain(await host.SentAsync(), s => s.IsRequest);
    }

    [Fact]
    public async Task A_case_that_an_update_makes_one_about_a_life_gets_the_life_risk_ladder_without_beginning_anew()
    {
        var host = await StartAsync();
        var partner = await host.PartnerAsync();
        host.SetZero();
        var alert = Alerts.Life("1").With("type", "threat").With("severity", "medium").With("text", "Ballia, near the river.");
        var id = await partner.RaiseAsync(alert);
        await host.FastForward(90);
        Assert.Empty(await host.CallsToAsync(Cast.Asha));

        Assert.Equal(id, await partner.RaiseAsync(alert.With("severity", "critical")));
        await host.FastForward(40);

        // 90 s old: desk, operator and shift lead at once, as one; the district's command at 120 s as for any other.
        Assert.Equal([90], await host.CallsToAsync(Cast.Asha));
        Assert.Equal([120], await host.CallsToAsync(Cast.Ballia));
        Assert.Equal([90], await host.RequestsToAsync(Cast.TaskForcePhone));
    }

    [Fact]
    public async Task A_supervisor_gives_the_case_to_another_officer_and_an_operator_who_has_it_not_may_not()
    {
        var host = await StartAsync();
        var asha = await host.SignInAsync(Cast.Asha);
        var ravi = await host.SignInAsync(Cast.Ravi);
        var sana = await host.SignInAsync(Cast.Sana);
        var partner = await host.PartnerAsync();
        var id = await partner.RaiseAsync(Alerts.Nowhere("1"));
        (await ravi.MoveAsync(id, "acknowledge")).Must(200);

        (await sana.MoveAsync(id, "reassign", new { user = "sana" })).Must(403);
        (await asha.MoveAsync(id, "reassign", new { user = "nobody" })).Must(400);
        Assert.Equal("sana", (await asha.MoveAsync(id, "reassign", new { user = "sana" })).Must(200).Body.At("holder.user"));
        (await ravi.MoveAsync(id, "on-the-way")).Must(409);
        (await sana.MoveAsync(id, "on-the-way")).Must(200);
    }
}

public sealed class LadderScenariosInOrder() : LadderScenarios(MessageOrder.AsTheyCome);

public sealed class LadderScenariosTwiceAndShuffled() : LadderScenarios(MessageOrder.TwiceAndShuffled);
