using Satark.Cases;
using Satark.Intake;
using Satark.Messaging;
using Satark.Storage;
using Satark.Support;
using static Satark.Tests.WorldActs;

namespace Satark.Tests.Intake;

public sealed class SubmitAlertTests
{
    private const string Alert = """{"id":"a-1","type":"suicide-risk","severity":"high","text":"words","url":"https://posts.test/1","detectedAt":"2026-03-02T11:59:00Z"}""";

    [Fact]
    public async Task An_alert_becomes_a_case_with_its_first_messages_in_one_save()
    {
        using var world = new World();
        var receipt = await world.RaiseAsync(Alert);

        var c = await world.CaseAsync(receipt.CaseId);
        Assert.Equal((receipt.CaseId, c.Code, true, CaseState.New, c.OpenedAt), (receipt.CaseId, receipt.Code, receipt.IsNew, receipt.Status, receipt.ReceivedAt));
        Assert.Equal(("Meta", "meta", CaseType.SuicideRisk, Severity.High, true), (c.Source, c.PartnerId, c.Type, c.Severity, c.LifeRisk));
        Assert.Equal(
            [Errands.CallAgency, Errands.ClimbLadder, Errands.ForgetAnswer, Errands.IndexCase, Errands.MindStorm, Errands.RouteCase, Errands.ShowCase],
            world.Store.Waiting.Select(m => m.Kind).Order(StringComparer.Ordinal));
        var received = Assert.Single(await world.Book.EventsAsync(receipt.CaseId, default));
        Assert.Equal((EventKinds.Received, "detected", (long?)60_000), (received.Kind, received.Answers, received.LatencyMs));
        Assert.Equal(Alert, History.Open(c.Id, received, await world.Book.KeyAsync(c, default)));
    }

    [Fact]
    public async Task A_link_that_leads_to_no_possible_host_keeps_nothing_back_that_comes_with_it_or_after_it()
    {
        using var world = await new World().WithPeopleAsync();
        var odd = Alert.Replace("posts.test", "post\u05bes.test", StringComparison.Ordinal);
        var first = await world.RaiseAsync(odd);
        await world.Pump.RunDueAsync();
        await world.RaiseAsync(odd.Replace("high", "critical", StringComparison.Ordinal));
        await world.Pump.RunDueAsync();

        Assert.Equal(Severity.Critical, (await world.CaseAsync(first.CaseId)).Severity);
        Assert.DoesNotContain(world.Store.Waiting, m => m.Kind == Errands.IndexCase);
        Assert.Empty(world.Store.Dead);
    }

    [Fact]
    public async Task The_same_signed_request_again_changes_nothing_and_gets_its_first_answer()
    {
        using var world = await new World().WithPeopleAsync();
        var first = (await world.Submit.HandleAsync(world.Signed(Alert, signature: "aa"), default)).Value;
        await world.TakeAsync(first.CaseId, Asha);
        world.Clock.Advance(TimeSpan.FromSeconds(100));
        var saves = world.Store.Saves;

        var again = (await world.Submit.HandleAsync(world.Signed(Alert, signature: "aa"), default)).Value;

        Assert.Equivalent(first, again);
        Assert.Equal(saves, world.Store.Saves);
    }

    [Fact]
    public async Task A_repeat_outside_300_seconds_still_gets_its_first_answer_and_a_new_request_does_not()
    {
        using var world = new World();
        var first = (await world.Submit.HandleAsync(world.Signed(Alert, signature: "aa"), default)).Value;
        world.Clock.Advance(TimeSpan.FromDays(6));

        Assert.Equivalent(first, (await world.Submit.HandleAsync(world.Signed(Alert, signature: "aa", inTime: false), default)).Value);
        var late = await world.Submit.HandleAsync(world.Signed(Alert, signature: "bb", inTime: false), default);
        Assert.Equal(RefusalKind.Unauthenticated, late.Refusal!.Kind);
        Assert.Contains($"t={world.Clock.Now.ToUnixTimeSeconds()}", late.Refusal.Text, StringComparison.Ordinal);
        Assert.Equal(RefusalKind.Unauthenticated, (await world.Submit.HandleAsync(world.Signed("{}", signature: "cc", inTime: false), default)).Refusal!.Kind);
    }

    [Fact]
    public async Task An_accepted_signature_is_remembered_seven_days()
    {
        using var world = new World();
        var first = (await world.Submit.HandleAsync(world.Signed(Alert, signature: "aa"), default)).Value;
        await world.MoveAsync(first.CaseId, Asha, (c, m) => c.Close(ClosingOutcome.FalseAlarm, null, m));
        await world.Pump.RunAsync(SubmitAlert.Memory - TimeSpan.FromMinutes(1));
        Assert.Equivalent(first, (await world.Submit.HandleAsync(world.Signed(Alert, signature: "aa", inTime: false), default)).Value);

        await world.Pump.RunAsync(TimeSpan.FromMinutes(2));

        Assert.Equal(RefusalKind.Unauthenticated, (await world.Submit.HandleAsync(world.Signed(Alert, signature: "aa", inTime: false), default)).Refusal!.Kind);
    }

    [Fact]
    public async Task The_same_request_many_times_at_once_is_one_case_and_one_answer()
    {
        using var world = new World();

        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => Task.Run(() => world.Submit.HandleAsync(world.Signed(Alert, signature: "aa"), default))));

        Assert.Single(answers.Select(a => (a.Value.CaseId, a.Value.Code, a.Value.IsNew, a.Value.ReceivedAt)).Distinct());
        Assert.Equal(1, (await world.CaseAsync(answers[0].Value.CaseId)).Revision);
    }

    [Fact]
    public async Task Different_requests_with_one_id_at_once_are_one_case_and_its_updates()
    {
        using var world = new World();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => world.Submit.HandleAsync(world.Signed(Alert), default))));

        Assert.Single(answers.Select(a => a.Value.CaseId).Distinct());
        Assert.Single(answers, a => a.Value.IsNew);
        Assert.Equal(20, (await world.CaseAsync(answers[0].Value.CaseId)).Revision);
        Assert.Null(await world.FaultAsync(answers[0].Value.CaseId));
    }

    [Fact]
    public async Task An_update_adds_what_is_new_keeps_what_was_there_and_never_resets_the_ladder()
    {
        using var world = await new World().WithPeopleAsync();
        var id = (await world.RaiseAsync(Alert)).CaseId;
        await world.Pump.RunAsync(TimeSpan.FromSeconds(65));
        var ladder = (await world.CaseAsync(id)).Ladder;

        var update = await world.RaiseAsync("""{"id":"a-1","type":"suicide-risk","severity":"critical","subject":{"phone":"+919111111111"},"location":{"text":"Ballia"}}""");
        await world.Pump.RunDueAsync();

        Assert.Equal((id, false), (update.CaseId, update.IsNew));
        var c = await world.CaseAsync(id);
        Assert.Equal((Severity.Critical, "ballia"), (c.Severity, c.Route!.DistrictId));
        Assert.Equal((ladder.Round, ladder.NextStep, ladder.NextAt), (c.Ladder.Round, c.Ladder.NextStep, c.Ladder.NextAt));
        var report = (await world.Book.ReportAsync(c, default))!;
        Assert.Equal(("words", "https://posts.test/1", "+919111111111"), (report.Text, report.Url, report.Subject.Phone));
    }

    [Fact]
    public async Task Severity_rises_by_an_update_and_never_falls()
    {
        using var world = new World();
        var id = (await world.RaiseAsync("""{"id":"o","type":"threat","severity":"medium","text":"t"}""")).CaseId;
        await world.RaiseAsync("""{"id":"o","type":"threat","severity":"high","text":"t"}""");
        await world.RaiseAsync("""{"id":"o","type":"threat","severity":"low","text":"t"}""");
        Assert.Equal((Severity.High, false), ((await world.CaseAsync(id)).Severity, (await world.CaseAsync(id)).LifeRisk));

        await world.RaiseAsync("""{"id":"o","type":"threat","severity":"critical","text":"t"}""");

        var c = await world.CaseAsync(id);
        Assert.Equal((Severity.Critical, true, Lane.Urgent), (c.Severity, c.LifeRisk, c.Lane));
        Assert.Single(c.Engagements, e => e.Agency == AgencyKind.TaskForce);
    }

    [Fact]
    public async Task Bad_fields_of_a_life_risk_alert_are_named_in_the_answer()
    {
        using var world = new World();

        var receipt = await world.RaiseAsync("""{"id":"a","type":"suicide-risk","text":"t","detectedAt":"now"}""");

        Assert.StartsWith("detectedAt: \"now\"", Assert.Single(receipt.Warnings), StringComparison.Ordinal);
        Assert.Equal(receipt.Warnings, (await world.Book.ReportAsync(await world.CaseAsync(receipt.CaseId), default))!.Warnings);
    }

    [Fact]
    public async Task Bad_fields_of_another_alert_are_a_refusal_that_names_each()
    {
        using var world = new World();

        var refused = await world.Submit.HandleAsync(world.Signed("""{"id":"a","type":"alien","severity":"low","text":"t","detectedAt":"now"}"""), default);

        Assert.Equal(RefusalKind.Invalid, refused.Refusal!.Kind);
        Assert.Equal(["detectedAt", "type"], refused.Refusal.Errors!.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(0, world.Store.WaitingCount);
    }

    [Fact]
    public async Task One_id_of_two_partners_is_two_cases()
    {
        using var world = new World();

        Assert.NotEqual((await world.RaiseAsync(Alert)).CaseId, (await world.RaiseAsync(Alert, Other)).CaseId);
    }

    [Fact]
    public async Task A_save_that_fails_is_no_case_and_the_same_request_may_come_again()
    {
        using var world = new World();
        world.Store.At = p => p.Kind == PointKind.BeforeSave ? throw new StoreUnavailableException("disk full") : default;
        await Assert.ThrowsAsync<StoreUnavailableException>(() => world.Submit.HandleAsync(world.Signed(Alert, signature: "aa"), default));
        Assert.Equal(0, world.Store.WaitingCount);

        world.Store.At = null;
        Assert.True((await world.Submit.HandleAsync(world.Signed(Alert, signature: "aa"), default)).Value.IsNew);
    }
}
