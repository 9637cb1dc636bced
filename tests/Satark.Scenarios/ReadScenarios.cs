namespace Satark.Scenarios;

/// <summary>Who read what, and why: each act is told by the case's history before a word of it is shown.</summary>
public abstract class ReadScenarios(MessageOrder order) : ScenarioTest(order)
{
    [Fact]
    public async Task A_case_of_another_district_is_read_only_once_its_holder_has_said_why_and_nothing_that_is_done_for_the_person_waits_for_it()
    {
        var host = await StartAsync();
        var (asha, ballia) = (await host.SignInAsync(Cast.Asha), await host.SignInAsync(Cast.Ballia));
        var partner = await host.PartnerAsync();
        var id = await partner.RaiseAsync(Alerts.Nowhere("1"));
        (await asha.MoveAsync(id, "reassign", new { user = Cast.Ballia.Id })).Must(200);
        (await ballia.GetAsync("/api/v1/cases/" + id)).Must(200);
        (await asha.MoveAsync(id, "route", new { district = "lucknow" })).Must(200);
        await host.SettleAsync();

        var refused = await ballia.GetAsync("/api/v1/cases/" + id);
        Assert.Equal((403, "reason"), (refused.Status, refused.Body.At("needs")));
        Assert.Equal(403, (await ballia.PostAsync($"/api/v1/cases/{id}/unmasked", new { })).Status);
        Assert.Equal(403, (await ballia.GetAsync($"/api/v1/cases/{id}/packet")).Status);
        Assert.Equal(204, (await ballia.MoveAsync(id, "extend")).Status);
        foreach (var reason in new object[] { new { }, new { reason = "  a  " }, new { reason = new string('x', 501) } })
        {
            var wrong = await ballia.PostAsync($"/api/v1/cases/{id}/reason", reason);
            Assert.Equal(400, wrong.Status);
            Assert.NotEmpty(wrong.Body.GetProperty("errors").List("reason"));
        }

        Assert.Equal(404, (await (await host.SignInAsync(Cast.Kotwali)).PostAsync($"/api/v1/cases/{id}/reason", new { reason = "I am curious" })).Status);
        (await ballia.PostAsync($"/api/v1/cases/{id}/reason", new { reason = "The family lives with us" })).Must(204);

        var view = await ballia.CaseAsync(id);
        var said = Assert.Single(view.List("history"), e => e.At("kind") == "reason-given");
        Assert.Equal(Cast.Ballia.Name, said.At("by"));
        Assert.Contains("The family lives with us", said.At("text"), StringComparison.Ordinal);
        (await ballia.MoveAsync(id, "extend")).Must(200);
        Assert.Empty((await host.VerifyAsync()).Faults);
    }

    [Fact]
    public async Task Uncovering_is_told_once_in_ten_minutes_and_only_to_somebody_who_may_see_the_case()
    {
        var host = await StartAsync();
        var (ravi, lucknow) = (await host.SignInAsync(Cast.Ravi), await host.SignInAsync(Cast.Lucknow));
        var partner = await host.PartnerAsync();
        var id = await partner.RaiseAsync(Alerts.Life("1"));
        await host.SettleAsync();

        (await ravi.PostAsync($"/api/v1/cases/{id}/unmasked", new { })).Must(204);
        (await ravi.PostAsync($"/api/v1/cases/{id}/unmasked", new { })).Must(204);
        Assert.Equal(404, (await lucknow.PostAsync($"/api/v1/cases/{id}/unmasked", new { })).Status);

        Assert.Equal(Cast.Ravi.Name, Assert.Single((await ravi.CaseAsync(id)).List("history"), e => e.At("kind") == "unmasked").At("by"));
    }

    [Fact]
    public async Task Supervisors_alone_read_the_weeks_list_of_their_own_people_with_codes_and_without_anything_personal()
    {
        var host = await StartAsync();
        var (asha, ballia, ravi) = (await host.SignInAsync(Cast.Asha), await host.SignInAsync(Cast.Ballia), await host.SignInAsync(Cast.Ravi));
        var partner = await host.PartnerAsync();
        var own = await partner.RaiseAsync(Alerts.Life("1").With("subject", new Dictionary<string, object?> { ["handle"] = "river.side", ["phone"] = Cast.Ravi.Phone }));
        await host.SettleAsync();
        var code = (await ravi.CaseAsync(own)).At("code")!;
        await host.SettleAsync();

        var list = await asha.GetAsync("/api/v1/reading/this");
        var line = Assert.Single(list.Must(200).Body.List("people"));
        var finding = Assert.Single(line.List("findings"));
        Assert.Equal((Cast.Ravi.Id, "own"), (line.At("id"), finding.At("kind")));
        Assert.Equal([code], finding.List("codes").Select(c => c.GetString()));
        Assert.DoesNotContain(Cast.Ravi.Phone!, list.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("river.side", list.Text, StringComparison.Ordinal);
        Assert.Empty((await ballia.GetAsync("/api/v1/reading/this")).Must(200).Body.List("people"));
        Assert.Empty((await asha.GetAsync("/api/v1/reading/last")).Must(200).Body.List("people"));
        Assert.Equal(403, (await ravi.GetAsync("/api/v1/reading/this")).Status);
        Assert.Equal(404, (await asha.GetAsync("/api/v1/reading/2026-03-03")).Status);
    }
}

public sealed class ReadScenariosInOrder() : ReadScenarios(MessageOrder.AsTheyCome);

public sealed class ReadScenariosTwiceAndShuffled() : ReadScenarios(MessageOrder.TwiceAndShuffled);
