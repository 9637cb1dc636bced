namespace Satark.Scenarios;

/// <summary>What says where the person is: kept, weighed, shown, and acted upon when more comes.</summary>
public abstract class EvidenceScenarios(MessageOrder order) : ScenarioTest(order)
{
    [Fact]
    public async Task Where_somebody_comes_from_is_kept_and_the_case_goes_to_where_the_person_is()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync();
        host.SetZero();

        var id = await partner.RaiseAsync(Alerts.Life("1").With("text", "I was born in Ballia, now I am at Patna station. Goodbye everyone."));
        await host.SettleAsync();

        var view = await desk.CaseAsync(id);
        Assert.Equal(("BR", "Bihar", "बिहार"), (view.At("whereabouts.state"), view.At("whereabouts.stateName"), view.At("whereabouts.stateNameHindi")));
        Assert.Null(view.At("district"));
        Assert.Equal(("BR", null), (view.At("handOver.state"), view.At("handOver.confirmedAt")));
        var evidence = view.List("evidence").ToList();
        Assert.Contains(evidence, e => e.At("value") == "Ballia" && e.At("role") == "origin" && e.At("verdict") == "contradicts");
        Assert.Contains(evidence, e => e.At("place.state") == "BR" && e.At("role") == "here" && e.At("verdict") == "supports");
        Assert.Equal(("call-state", "confirm-hand-over"), (view.At("nextStep.kind"), view.At("nextStep.move")));

        // Bihar is asked; the state desk has the case on its board, its ladder runs, and Ballia hears nothing.
        Assert.Equal([0], await host.RequestsToAsync(Cast.BiharPhone));
        Assert.Contains((await desk.BoardAsync()).List("rows"), c => c.At("id") == id && c.At("handOver") == "BR" && c.At("whereabouts.english") == "Bihar");
        Assert.Equal("new", view.At("state"));
        Assert.Empty(await host.SmsToAsync(Cast.Ballia.Phone));
        await host.FastForward(65);
        Assert.NotEmpty(await host.SmsToAsync(Cast.Ravi.Phone));
    }

    [Fact]
    public async Task Evidence_that_an_officer_adds_finds_the_place_and_engages_its_agencies()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync();
        host.SetZero();
        var id = await partner.RaiseAsync(Alerts.Nowhere("1"));
        await host.FastForward(10);
        var before = await desk.CaseAsync(id);
        Assert.Null(before.At("whereabouts.state"));
        Assert.Equal(("ask-platform", "ask", "last-login-ip"), (before.At("nextStep.kind"), before.At("nextStep.move"), before.At("nextStep.question")));

        (await desk.MoveAsync(id, "evidence", new { kind = "coordinates", value = "25.76, 84.15", note = "from the phone company" })).Must(200);
        await host.SettleAsync();

        var view = await desk.CaseAsync(id);
        Assert.Equal("ballia", view.At("district.id"));
        var piece = Assert.Single(view.List("evidence"), e => e.At("source") == "officer");
        Assert.Equal(("coordinates", "supports"), (piece.At("kind"), piece.At("verdict")));
        Assert.Equal([10], await host.RequestsToAsync(Cast.Up112Phone));
        Assert.Contains("Ballia", view.At("whereabouts.explanation"), StringComparison.Ordinal);
        Assert.Contains("बलिया", view.At("whereabouts.explanationHindi"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_desk_asks_stands_at_the_partners_status_until_an_update_answers_it()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync();
        var id = await partner.RaiseAsync(Alerts.Nowhere("1"));
        await host.SettleAsync();

        (await desk.MoveAsync(id, "ask", new { question = "his mother's name" })).Must(400);
        (await desk.MoveAsync(id, "ask", new { question = "last-login-ip" })).Must(200);
        var asked = Assert.Single((await partner.StatusAsync(id)).Body.List("openRequests"));
        Assert.Equal(("last-login-ip", "subject.ipAddresses"), (asked.At("question"), asked.At("field")));

        await host.FastForward(1);
        await partner.RaiseAsync(Alerts.Nowhere("1").With("subject", new { handle = "riverside.1", ipAddresses = new[] { new { address = "203.0.113.9" } } }));
        await host.SettleAsync();

        Assert.Empty((await partner.StatusAsync(id)).Body.List("openRequests"));
        var view = await desk.CaseAsync(id);
        Assert.NotNull(Assert.Single(view.List("requests")).At("answeredAt"));
        Assert.Contains(view.List("evidence"), e => e.At("kind") == "ip-address" && e.At("value")!.Contains("203.0.113.9", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_text_that_was_replaced_stays_as_former_evidence_and_gives_way()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync();
        var id = await partner.RaiseAsync(Alerts.Life("1"));
        await host.SettleAsync();
        Assert.Equal("ballia", (await desk.CaseAsync(id)).At("district.id"));

        await host.FastForward(1);
        await partner.RaiseAsync(Alerts.Life("1").With("text", "अब मैं लखनऊ में हूँ, सबको अलविदा"));
        await host.SettleAsync();

        var view = await desk.CaseAsync(id);
        Assert.Equal("lucknow", view.At("district.id"));
        Assert.Contains(view.List("evidence"), e => e.At("value") == "Ballia" && e.At("former") == "true");
        Assert.Single(await host.SmsToAsync(Cast.Lucknow.Phone), s => s.IsRequest);
    }

    [Fact]
    public async Task Words_of_immediate_danger_raise_what_the_platform_took_lightly_and_say_why()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync();
        host.SetZero();

        var id = await partner.RaiseAsync(Alerts.Ordinary("1").With("severity", "low").With("text", "मैं अभी पुल पर खड़ा हूँ, अब मरने जा रहा हूँ। सबको आख़िरी सलाम।"));
        await host.SettleAsync();

        var view = await desk.CaseAsync(id);
        Assert.Equal(("critical", "true"), (view.At("severity"), view.At("lifeRisk")));
        Assert.Equal(("immediate", "true"), (view.At("urgency.level"), view.At("urgency.raised")));
        Assert.NotEmpty(view.GetProperty("urgency").List("cues"));
        Assert.Contains(view.List("history"), h => h.At("kind") == "urgency-found");
        Assert.Equal([0], await host.RequestsToAsync(Cast.TaskForcePhone));
    }

    [Fact]
    public async Task A_joke_lowers_nothing()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync();

        var id = await partner.RaiseAsync(Alerts.Life("1").With("text", "haha this exam killed me, dying of laughter 😂"));
        await host.SettleAsync();

        Assert.Equal("critical", (await desk.CaseAsync(id)).At("severity"));
    }

    [Fact]
    public async Task Numbers_in_the_text_are_marked_for_masking()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync();

        var id = await partner.RaiseAsync(Alerts.Life("1").With("text", "Goodbye. My number is 9876543210, Ballia."));
        await host.SettleAsync();

        var mark = Assert.Single((await desk.CaseAsync(id)).GetProperty("post").List("masks"));
        Assert.Equal(("phone", "22", "10"), (mark.At("kind"), mark.At("start"), mark.At("length")));
    }

    [Fact]
    public async Task Where_the_same_person_was_found_before_is_evidence_of_today()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync();
        var earlier = await partner.RaiseAsync(Alerts.Life("1", "riverside.same"));
        await host.SettleAsync();
        (await desk.MoveAsync(earlier, "acknowledge")).Must(200);
        (await desk.MoveAsync(earlier, "reached")).Must(200);
        (await desk.MoveAsync(earlier, "close", new { outcome = "safe" })).Must(200);
        await host.FastForward(60);

        var id = await partner.RaiseAsync(Alerts.Nowhere("2").With("subject", new { handle = "riverside.same" }));
        await host.SettleAsync();

        var view = await desk.CaseAsync(id);
        Assert.Contains(view.List("links"), l => l.At("caseId") == earlier && l.At("kind") == "earlier-case");
        Assert.Contains(view.List("evidence"), e => e.At("kind") == "earlier-case" && e.At("place.district") == "ballia");
    }
}

public sealed class EvidenceScenariosInOrder() : EvidenceScenarios(MessageOrder.AsTheyCome);

public sealed class EvidenceScenariosTwiceAndShuffled() : EvidenceScenarios(MessageOrder.TwiceAndShuffled);
