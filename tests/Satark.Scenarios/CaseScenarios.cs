namespace Satark.Scenarios;

/// <summary>From the first hand to the last day of looking after.</summary>
public abstract class CaseScenarios(MessageOrder order) : ScenarioTest(order)
{
    [Fact]
    public async Task A_case_is_followed_from_the_alert_to_the_last_counselling_talk()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync();
        host.SetZero();
        var id = await partner.RaiseAsync(Alerts.Life("1"));
        await host.FastForward(30);

        (await desk.MoveAsync(id, "acknowledge")).Must(200);
        await host.FastForward(60);
        (await desk.MoveAsync(id, "contact", new { result = "no-answer", note = "rang twice" })).Must(200);
        (await desk.MoveAsync(id, "dispatch", new { station = "Kotwali", vehicle = "UP60 1234", reference = "E-77" })).Must(200);
        await host.FastForward(120);
        (await desk.MoveAsync(id, "on-the-way")).Must(200);
        await host.FastForward(120);
        var reached = (await desk.MoveAsync(id, "reached")).Must(200).Body;
        Assert.Equal("reached", reached.At("state"));
        await host.FastForward(600);
        var closed = (await desk.MoveAsync(id, "close", new { outcome = "safe", note = "at home with her sister" })).Must(200).Body;

        Assert.Equal("closed", closed.At("state"));
        var history = closed.List("history");
        Assert.Equal(
            ["acknowledged", "contact-attempted", "dispatched", "on-the-way", "reached", "closed"],
            history.Select(e => e.At("kind")).Where(k => k is "acknowledged" or "contact-attempted" or "dispatched" or "on-the-way" or "reached" or "closed"));

        // Each answers a clock.
        Assert.Equal(("received", "30000"), Clock("acknowledged"));
        Assert.Equal(("acknowledged", "60000"), Clock("dispatched"));
        Assert.Equal(("dispatched", "120000"), Clock("on-the-way"));
        Assert.Equal(("received", "330000"), Clock("reached"));
        Assert.Equal(("received", "930000"), Clock("closed"));

        var days = closed.List("counselling").Select(t => (t.Time("dueAt")!.Value - host.Clock.Now).TotalDays);
        Assert.Equal([1, 7, 30], days);

        host.SetZero();
        await host.FastForward(TimeSpan.FromDays(1.5));
        desk = await host.SignInAsync(Cast.Ravi);
        var reminders = (await host.SmsToAsync(Cast.Asha.Phone)).Where(s => s.Text.Contains("counselling", StringComparison.Ordinal)).ToList();
        Assert.Equal(1, Math.Round(Assert.Single(reminders).At / 86_400, 3));
        (await desk.MoveAsync(id, "counselled", new { n = 1 })).Must(200);

        await host.FastForward(TimeSpan.FromDays(7));
        desk = await host.SignInAsync(Cast.Ravi);
        reminders = [.. (await host.SmsToAsync(Cast.Asha.Phone)).Where(s => s.Text.Contains("counselling", StringComparison.Ordinal))];
        Assert.Equal([1, 7, 8], reminders.Select(s => Math.Round(s.At / 86_400, 3)));
        (await desk.MoveAsync(id, "counselled", new { n = 2 })).Must(200);

        await host.FastForward(TimeSpan.FromDays(22));
        desk = await host.SignInAsync(Cast.Ravi);
        reminders = [.. (await host.SmsToAsync(Cast.Asha.Phone)).Where(s => s.Text.Contains("counselling", StringComparison.Ordinal))];
        Assert.Equal([1, 7, 8, 30], reminders.Select(s => Math.Round(s.At / 86_400, 3)));
        (await desk.MoveAsync(id, "counselled", new { n = 3 })).Must(200);
        await host.FastForward(TimeSpan.FromDays(3));
        Assert.Equal(4, (await host.SmsToAsync(Cast.Asha.Phone)).Count(s => s.Text.Contains("counselling", StringComparison.Ordinal)));

        (string?, string?) Clock(string kind) => history.Where(e => e.At("kind") == kind).Select(e => (e.At("answers"), e.At("latencyMs"))).Single();
    }

    [Fact]
    public async Task Closing_ends_the_engagements_and_tells_every_engaged_agency_to_stand_down()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync();
        host.SetZero();
        var id = await partner.RaiseAsync(Alerts.Life("1"));
        await host.FastForward(30);

        var closed = (await desk.MoveAsync(id, "close", new { outcome = "false-alarm" })).Must(200).Body;
        await host.FastForward(600);

        Assert.All(closed.List("engagements"), e => Assert.Equal("ended", e.At("state")));
        Assert.DoesNotContain(await host.SentAsync(), s => s.At > 30 && (s.IsCall || s.IsRequest));
        foreach (var phone in new[] { Cast.TaskForcePhone, Cast.Up112Phone, Cast.Ballia.Phone })
        {
            Assert.Single(await host.SmsToAsync(phone), s => s.IsNews && s.At == 30);
        }
    }

    [Fact]
    public async Task A_dispatch_by_somebody_who_has_not_taken_the_case_takes_it_too()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync();
        var id = await partner.RaiseAsync(Alerts.Life("1"));

        var view = (await desk.MoveAsync(id, "dispatch", new { station = "Kotwali" })).Must(200).Body;

        Assert.Equal(("ravi", "dispatched"), (view.At("holder.user"), view.At("state")));
        Assert.Contains(view.List("history"), e => e.At("kind") == "acknowledged");
    }

    [Fact]
    public async Task A_hand_over_leaves_the_case_open_with_us_until_the_other_state_confirms()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync();
        host.SetZero();
        var id = await partner.RaiseAsync(Alerts.Nowhere("1"));
        (await desk.MoveAsync(id, "acknowledge")).Must(200);

        (await desk.MoveAsync(id, "hand-over", new { state = "UP" })).Must(400);
        (await desk.MoveAsync(id, "hand-over", new { state = "BR", note = "profile says Patna" })).Must(200);
        await host.FastForward(130);
        Assert.Equal([0, 120], await host.RequestsToAsync(Cast.BiharPhone));
        (await desk.MoveAsync(id, "close", new { outcome = "handed-over" })).Must(422);
        Assert.Equal("acknowledged", (await desk.CaseAsync(id)).At("state"));

        (await desk.MoveAsync(id, "confirm-hand-over")).Must(200);
        (await desk.MoveAsync(id, "close", new { outcome = "handed-over" })).Must(200);
        Assert.Equal("handed-over", (await partner.StatusAsync(id)).Body.At("outcomeClass"));
    }

    [Fact]
    public async Task Another_states_control_room_is_reminded_until_it_answers_and_its_word_by_phone_counts()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync();
        host.SetZero();
        var id = await partner.RaiseAsync(Alerts.Nowhere("1"));
        (await desk.MoveAsync(id, "hand-over", new { state = "BR" })).Must(200);
        await host.FastForward(130);

        var engagement = (await desk.CaseAsync(id)).List("engagements").Single(e => e.At("agency") == "state-control");
        (await desk.MoveAsync(id, "engagement", new { id = engagement.At("id"), state = "acknowledged", reference = "PTN-9" })).Must(200);
        await host.FastForward(200);

        Assert.Equal([0, 120], await host.RequestsToAsync(Cast.BiharPhone));
        var answered = (await desk.CaseAsync(id)).List("engagements").Single(e => e.At("agency") == "state-control");
        Assert.Equal(("acknowledged", "PTN-9"), (answered.At("state"), answered.At("reference")));
    }

    [Fact]
    public async Task A_reopened_case_has_its_whole_ladder_again_and_its_agencies_are_asked_again()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync();
        host.SetZero();
        var id = await partner.RaiseAsync(Alerts.Life("1"));
        await host.FastForward(10);
        (await desk.MoveAsync(id, "close", new { outcome = "safe" })).Must(200);
        await host.FastForward(90);
        (await desk.MoveAsync(id, "reopen", new { })).Must(400);

        var open = (await desk.MoveAsync(id, "reopen", new { reason = "she wrote again" })).Must(200).Body;
        await host.FastForward(70);

        Assert.Equal("new", open.At("state"));
        Assert.Empty(open.List("counselling"));
        Assert.Equal([0, 100], await host.CallsToAsync(Cast.Ravi));
        Assert.Equal([160], await host.CallsToAsync(Cast.Asha));
        Assert.Equal([0, 100], await host.RequestsToAsync(Cast.TaskForcePhone));
        (await desk.MoveAsync(id, "close", new { outcome = "not-found" })).Must(200);
        await host.FastForward(TimeSpan.FromDays(2));
        Assert.DoesNotContain(await host.SentAsync(), s => s.Text.Contains("counselling", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_case_closed_a_second_time_is_looked_after_on_the_same_days_counted_anew()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync();
        var id = await partner.RaiseAsync(Alerts.Nowhere("1"));
        (await desk.MoveAsync(id, "close", new { outcome = "safe" })).Must(200);
        await host.FastForward(TimeSpan.FromDays(1.5));
        desk = await host.SignInAsync(Cast.Ravi);
        (await desk.MoveAsync(id, "reopen", new { reason = "she wrote again" })).Must(200);
        (await desk.MoveAsync(id, "close", new { outcome = "in-hospital" })).Must(200);
        host.SetZero();

        await host.FastForward(TimeSpan.FromDays(1.5));

        var reminders = (await host.SmsToAsync(Cast.Asha.Phone)).Where(s => s.At > 0 && s.Text.Contains("counselling", StringComparison.Ordinal));
        Assert.Equal([1], reminders.Select(s => Math.Round(s.At / 86_400, 3)));
    }

    [Fact]
    public async Task A_closed_case_takes_no_move_but_to_be_reopened()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync();
        var id = await partner.RaiseAsync(Alerts.Life("1"));
        (await desk.MoveAsync(id, "close", new { outcome = "dead" })).Must(400);
        (await desk.MoveAsync(id, "close", new { outcome = "not-found" })).Must(200);

        foreach (var move in new[] { "acknowledge", "extend", "on-the-way", "reached", "real" })
        {
            Assert.NotEqual(200, (await desk.MoveAsync(id, move)).Status);
        }

        (await desk.MoveAsync(id, "no-such-move")).Must(404);
        (await desk.MoveAsync("aaaaaaaaaaaaaaaa-1", "acknowledge")).Must(404);
        Assert.Equal("closed", (await desk.CaseAsync(id)).At("state"));
    }

    [Fact]
    public async Task An_own_find_begins_with_nothing_and_takes_what_is_typed_later()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        host.SetZero();

        var opened = (await desk.PostAsync("/api/v1/cases", new { })).Must(201).Body;
        var id = opened.At("id")!;
        await host.FastForward(70);

        Assert.Equal("own-find", opened.At("kind"));
        Assert.Equal("true", opened.At("lifeRisk"));
        Assert.Equal([60], await host.CallsToAsync(Cast.Asha));
        Assert.Equal([0], await host.RequestsToAsync(Cast.TaskForcePhone));

        var typed = (await desk.MoveAsync(id, "edit-find", new { url = "https://www.instagram.com/p/abc/", text = "last night in Ballia", handle = "riverside", platform = "Instagram" })).Must(200).Body;
        Assert.Equal("riverside", typed.At("subject.handle"));
        await host.FastForward(2);
        Assert.Equal("ballia", (await desk.CaseAsync(id)).At("district.id"));

        // What is typed is looked at after two seconds of rest; a message of the opening that comes twice looks at it sooner.
        Assert.InRange(Assert.Single(await host.RequestsToAsync(Cast.Up112Phone)), 70, 72);
    }

    [Fact]
    public async Task An_own_find_of_a_district_officer_can_be_read_again_by_who_found_it()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ballia);

        var id = (await desk.PostAsync("/api/v1/cases", new { text = "I want to sleep for ever" })).Must(201).Body.At("id")!;
        await host.SettleAsync();

        Assert.Equal(200, (await desk.GetAsync("/api/v1/cases/" + id)).Status);
    }

    [Fact]
    public async Task Every_move_of_a_life_is_a_link_of_a_chain_that_verifies()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync();
        for (var i = 0; i < 3; i++)
        {
            var id = await partner.RaiseAsync(Alerts.Life($"{i}"));
            await host.FastForward(70);
            (await desk.MoveAsync(id, "note", new { text = "her mother's number is known" })).Must(200);
            (await desk.MoveAsync(id, "close", new { outcome = "safe" })).Must(200);
        }

        await host.FastForward(TimeSpan.FromDays(1.1));
        var verification = await host.VerifyAsync();

        Assert.Empty(verification.Faults);
        Assert.Equal(3, verification.Cases);
        Assert.Equal(3, verification.Anchored);
    }
}

public sealed class CaseScenariosInOrder() : CaseScenarios(MessageOrder.AsTheyCome);

public sealed class CaseScenariosTwiceAndShuffled() : CaseScenarios(MessageOrder.TwiceAndShuffled);
