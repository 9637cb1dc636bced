using Satark.Cases;
using Satark.Escalation;
using Satark.Messaging;
using static Satark.Tests.WorldActs;

namespace Satark.Tests.Escalation;

public sealed class AuditorTests
{
    [Fact]
    public async Task A_healthy_case_needs_no_mending()
    {
        using var world = await new World().WithPeopleAsync();
        await world.OpenAsync();
        await world.Pump.RunAsync(TimeSpan.FromSeconds(45));

        var report = await world.Auditor.HandleAsync(default);

        Assert.Equal(new AuditReport(world.Clock.Now, 1, 0), report);
        Assert.Same(report, world.Auditor.Last);
    }

    [Fact]
    public async Task A_lost_ladder_timer_and_a_lost_reminder_come_again()
    {
        using var world = await new World().WithPeopleAsync();
        var id = await world.OpenAsync();
        await world.Pump.RunDueAsync();
        while (world.Store.Take(DateTimeOffset.MaxValue) is not null)
        {
            // Everything in the queue is lost.
        }

        world.Clock.Advance(TimeSpan.FromSeconds(200));
        var report = await world.Auditor.HandleAsync(default);
        await world.Pump.RunDueAsync();

        Assert.Equal(2, report.Mended);
        Assert.Contains(Lead.Phone, world.Sms.To);
        Assert.Equal(2, (await world.KindsAsync(id)).Count(k => k == EventKinds.EngagementCalled));
        Assert.Equal(0, (await world.Auditor.HandleAsync(default)).Mended);
    }

    [Fact]
    public async Task A_lost_lease_timer_comes_again()
    {
        using var world = await new World().WithPeopleAsync();
        var id = await world.OpenAsync();
        await world.Pump.RunDueAsync();
        await world.TakeAsync(id, Asha);
        await world.Pump.RunDueAsync();
        while (world.Store.Take(DateTimeOffset.MaxValue) is not null)
        {
            // Everything in the queue is lost.
        }

        world.Clock.Advance(TimeSpan.FromSeconds(300) + Auditor.Grace + TimeSpan.FromMilliseconds(1));
        await world.Auditor.HandleAsync(default);
        await world.Pump.RunDueAsync();

        Assert.Null((await world.CaseAsync(id)).Hold);
    }

    [Fact]
    public async Task A_timer_that_is_only_late_is_sent_again_without_harm()
    {
        using var world = await new World().WithPeopleAsync();
        var id = await world.OpenAsync();
        await world.Pump.RunDueAsync();
        world.Clock.Advance(TimeSpan.FromSeconds(100));

        Assert.Equal(1, (await world.Auditor.HandleAsync(default)).Mended);
        await world.Pump.RunDueAsync();

        Assert.Single(world.Sms.To, t => t == Lead.Phone);
        Assert.Equal(3, (await world.CaseAsync(id)).Ladder.NextStep);
    }

    [Fact]
    public async Task A_board_that_shows_an_older_case_is_told_again()
    {
        using var world = await new World().WithPeopleAsync();
        var id = await world.OpenAsync();
        await world.Pump.RunDueAsync();
        await world.MoveAsync(id, Asha, (c, m) => c.AddNote("n", m));
        Assert.Equal(Errands.ShowCase, world.Store.Take(world.Clock.Now)!.Kind);

        Assert.Equal(1, (await world.Auditor.HandleAsync(default)).Mended);
        await world.Pump.RunDueAsync();

        Assert.Equal((await world.CaseAsync(id)).Revision, Assert.Single(await world.Board.ListAsync(default)).Version);
    }

    [Fact]
    public async Task Cases_leave_the_board_twelve_hours_after_their_end()
    {
        using var world = await new World().WithPeopleAsync();
        var id = await world.OpenAsync();
        await world.MoveAsync(id, Asha, (c, m) => c.Close(ClosingOutcome.FalseAlarm, null, m));
        await world.Pump.RunAsync(TimeSpan.FromHours(11.9));
        Assert.Single(await world.Board.ListAsync(default));

        await world.Pump.RunAsync(TimeSpan.FromHours(0.2));

        Assert.Empty(await world.Board.ListAsync(default));
        await world.Auditor.HandleAsync(default);
        Assert.Empty(await world.Store.ListAsync("board", "", null, 10, default));
    }
}
