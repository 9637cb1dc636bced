namespace Satark.Scenarios;

/// <summary>What is lost although nothing can be lost: the auditor finds it, mends it and says so.</summary>
public abstract class AuditScenarios(MessageOrder order) : ScenarioTest(order)
{
    [Fact]
    public async Task Lost_timers_are_mended_within_two_minutes_and_reported()
    {
        var host = await StartAsync();
        var partner = await host.PartnerAsync();
        host.SetZero();
        var id = await partner.RaiseAsync(Alerts.Life("1"));
        await host.FastForward(30);
        await host.LoseMessagesAsync("ClimbLadder", "CallAgency");

        await host.FastForwardWithAudits(7);

        // Due at 60 and at 120 s.
        Assert.InRange((await host.CallsToAsync(Cast.Asha))[0], 60, 180);
        Assert.InRange((await host.RequestsToAsync(Cast.TaskForcePhone))[1], 120, 240);
        Assert.NotEmpty(await host.CallsToAsync(Cast.Azamgarh));
        Assert.Contains(host.Log.Lines, l => l.Contains(id, StringComparison.Ordinal) && l.Contains("overdue", StringComparison.Ordinal));
        Assert.NotNull((await host.EngineAsync()).Body.At("audit.at"));
    }

    [Fact]
    public async Task A_lost_lease_timer_does_not_let_a_case_lie_in_a_forgotten_hand()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync();
        var id = await partner.RaiseAsync(Alerts.Nowhere("1"));
        await host.SettleAsync();
        (await desk.MoveAsync(id, "acknowledge")).Must(200);
        await host.SettleAsync();
        await host.LoseMessagesAsync("LapseLease");

        await host.FastForwardWithAudits(7);

        desk = await host.SignInAsync(Cast.Ravi);
        Assert.Null((await desk.CaseAsync(id)).At("holder"));
    }

    [Fact]
    public async Task An_audit_of_a_desk_at_rest_finds_nothing_to_mend()
    {
        var host = await StartAsync();
        var partner = await host.PartnerAsync();
        for (var i = 0; i < 5; i++)
        {
            await partner.RaiseAsync(Alerts.Life($"{i}"));
        }

        await host.FastForwardWithAudits(6);

        Assert.Equal(("5", "0"), ((await host.EngineAsync()).Body.At("audit.cases"), (await host.EngineAsync()).Body.At("audit.mended")));
        Assert.DoesNotContain(host.Log.Lines, l => l.Contains("overdue", StringComparison.Ordinal));
    }
}

public sealed class AuditScenariosInOrder() : AuditScenarios(MessageOrder.AsTheyCome);

public sealed class AuditScenariosTwiceAndShuffled() : AuditScenarios(MessageOrder.TwiceAndShuffled);
