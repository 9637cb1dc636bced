namespace Satark.Scenarios;

/// <summary>A partner rings, writes afterwards, and it is one case.</summary>
public abstract class PhoneInScenarios(MessageOrder order) : ScenarioTest(order)
{
    [Fact]
    public async Task One_key_opens_a_case_for_a_call_its_clocks_run_and_the_alert_that_follows_goes_on_in_it()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var station = await host.SignInAsync(Cast.Kotwali);
        var partner = await host.PartnerAsync();
        host.SetZero();

        var opened = (await desk.PostAsync("/api/v1/cases", new { byPhone = true })).Must(201).Body;
        var call = opened.At("id")!;
        await host.SettleAsync();
        Assert.Equal(("phone-in", "phone call", "true"), (opened.At("kind"), opened.At("source"), opened.At("lifeRisk")));
        Assert.Equal([0], await host.RequestsToAsync(Cast.TaskForcePhone));
        Assert.Contains((await desk.CaseAsync(call)).GetProperty("call").List("partners"), p => p.At("id") == "meta");

        (await desk.MoveAsync(call, "edit-find", new { partner = "meta", caller = "Night desk, +911140000000", text = "she is at Ballia" })).Must(200);
        (await desk.MoveAsync(call, "edit-find", new { partner = "nobody" })).Must(400);
        (await desk.MoveAsync(call, "acknowledge")).Must(200);
        await host.FastForward(120);
        var alert = Alerts.Life("1");
        var written = await partner.RaiseAsync(alert);
        await host.SettleAsync();

        Assert.Equal(call, Assert.Single((await desk.CaseAsync(written)).GetProperty("call").List("offers")).At("caseId"));
        Assert.Equal(written, Assert.Single((await desk.CaseAsync(call)).GetProperty("call").List("offers")).At("caseId"));
        (await desk.MoveAsync(written, "route", new { district = "ballia", station = "Kotwali" })).Must(200);
        Assert.Null((await station.CaseAsync(written)).At("call"));
        (await station.MoveAsync(written, "merge", new { into = call })).Must(403);
        (await desk.MoveAsync(written, "merge", new { into = "aaaaaaaaaaaaaaaa-1" })).Must(404);
        (await desk.MoveAsync(written, "merge")).Must(400);
        var ended = (await desk.MoveAsync(written, "merge", new { into = call })).Must(200).Body;
        await host.FastForward(1);

        Assert.Equal(("closed", "merged"), (ended.At("state"), ended.At("outcome")));
        var view = await desk.CaseAsync(call);
        Assert.Equal(("Meta", "acknowledged", "riverside.1"), (view.At("source"), view.At("state"), view.At("subject.handle")));
        Assert.StartsWith("Goodbye everyone.", view.At("post.text"), StringComparison.Ordinal);
        Assert.EndsWith("she is at Ballia", view.At("post.text"), StringComparison.Ordinal);
        Assert.Equal("Night desk, +911140000000", view.At("call.caller"));
        Assert.Contains(view.List("history"), e => e.At("kind") == "took-in");

        // The partner goes on under its own id, and reads what becomes of the call.
        Assert.Equal(written, (await partner.SendAsync(alert.With("subject", new { handle = "riverside.1", phone = "+91 98765 43210" }))).Must(202).Body.At("caseId"));
        (await desk.MoveAsync(call, "reached")).Must(200);
        await host.SettleAsync();
        Assert.Equal("+91 98765 43210", (await desk.CaseAsync(call)).At("subject.phone"));
        Assert.Equal("reached", (await partner.StatusAsync(written)).Must(200).Body.At("status"));
    }

    [Fact]
    public async Task No_is_remembered_and_is_asked_no_more()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync();
        var call = (await desk.PostAsync("/api/v1/cases", new { byPhone = true })).Must(201).Body.At("id")!;
        var written = await partner.RaiseAsync(Alerts.Life("1"));
        await host.SettleAsync();
        Assert.Single((await desk.CaseAsync(written)).GetProperty("call").List("offers"));

        (await desk.MoveAsync(written, "not-the-call", new { into = call })).Must(200);

        Assert.Null((await desk.CaseAsync(written)).At("call"));
        Assert.Empty((await desk.CaseAsync(call)).GetProperty("call").List("offers"));
    }
}

public sealed class PhoneInScenariosInOrder() : PhoneInScenarios(MessageOrder.AsTheyCome);

public sealed class PhoneInScenariosTwiceAndShuffled() : PhoneInScenarios(MessageOrder.TwiceAndShuffled);
