using Satark.Cases;
using Satark.Messaging;
using static Satark.Tests.Given;
using static Satark.Tests.WorldActs;

namespace Satark.Tests.Cases;

public sealed class HandOverClockTests
{
    private static readonly Case Asked = Case().HandOverTo("BR", "Bihar", null, At(10)).Ok();
    private static readonly string Part = HandOverClock.PartOf(Asked.HandOver!);
    private static readonly Moment Timer = new(Actor.System, T0.AddSeconds(310), 1);

    [Fact]
    public void A_hand_over_runs_on_a_clock_of_its_own_until_it_is_confirmed_refused_or_taken_back()
    {
        Assert.Equal((T0.AddSeconds(310), 0), Chase(Asked));
        Assert.Equal((T0.AddSeconds(40), 0), Chase(Case().HandOverTo("BR", "Bihar", null, At(10, scale: 0.1)).Ok()));
        Assert.Null(Chase(Case()));
        Assert.Null(Chase(Asked.ConfirmHandOver(At(20)).Ok()));
        Assert.Null(Chase(Asked.RefuseHandOver("state-control-1", HandOverRefusal.NotHere, null, At(20)).Ok()));
        Assert.Null(Chase(Asked.Close(ClosingOutcome.Safe, null, At(20)).Ok()));
        Assert.NotEqual(HandOverClock.PartOf(Asked.HandOver!), HandOverClock.PartOf(Asked.HandOverTo("MH", "Maharashtra", null, At(20)).Ok().HandOver!));
    }

    [Fact]
    public void Each_time_that_it_runs_out_holder_and_shift_lead_are_told_and_the_next_time_is_set()
    {
        var called = Asked.CallUs(Part, 0, Timer);

        Assert.Equal([EventKinds.HandOverUnanswered], called.Kinds());
        Assert.Equal(Asked.Hold, called.Ok().Hold);
        Assert.Equal((T0.AddSeconds(610), 1), Chase(called.Ok()));
        Assert.Equal((int)CaseNews.HandOverUnanswered, Errand.Of(FollowUps.Of(Asked, called.Ok(), Timer.Now).Single(m => m.Kind == Errands.TellAgencies)).Step);
    }

    [Fact]
    public void Where_nobody_holds_the_case_the_ladder_goes_on_at_once()
    {
        var free = Asked.Decline(DeclineReason.CannotGo, At(20)).Ok();
        var called = free.CallUs(Part, 0, Timer).Ok();

        Assert.Equal((free.Ladder.Round + 1, Timer.Now), (called.Ladder.Round, called.Ladder.NextAt));
    }

    [Fact]
    public void A_timer_of_an_earlier_call_or_of_another_hand_over_calls_nobody()
    {
        Assert.Equal(RefusalKind.NotNow, Asked.CallUs(Part, 0, Timer).Ok().CallUs(Part, 0, Timer).Refused());
        Assert.Equal(RefusalKind.NotNow, Asked.CallUs("BR-1", 0, Timer).Refused());
        Assert.Equal(RefusalKind.NotNow, Asked.ConfirmHandOver(At(20)).Ok().CallUs(Part, 0, Timer).Refused());
    }

    [Fact]
    public async Task Nobody_confirms_so_the_holder_and_the_shift_lead_hear_of_it_again_and_again()
    {
        using var world = await new World().WithPeopleAsync();
        var id = await world.OpenAsync();
        await world.MoveAsync(id, Ravi, (c, m) => c.HandOverTo("BR", "Bihar", null, m));
        await world.Pump.RunAsync(TimeSpan.FromSeconds(250));
        await world.MoveAsync(id, Ravi, (c, m) => c.Extend(m));
        Assert.Empty(Told(world));

        await world.Pump.RunAsync(TimeSpan.FromSeconds(60));
        Assert.Equal([Ravi.Phone, Lead.Phone], Told(world));

        await world.MoveAsync(id, Ravi, (c, m) => c.Extend(m));
        await world.Pump.RunAsync(TimeSpan.FromSeconds(295));
        Assert.Equal(4, Told(world).Count());

        await world.MoveAsync(id, Ravi, (c, m) => c.ConfirmHandOver(m));
        await world.Pump.RunAsync(TimeSpan.FromSeconds(700));
        Assert.Equal(4, Told(world).Count());
    }

    private static IEnumerable<string?> Told(World world) => world.Sms.Sent.Where(s => s.Text.Contains("no answer yet", StringComparison.Ordinal)).Select(s => s.To);

    private static (DateTimeOffset, int)? Chase(Case c) =>
        FollowUps.Timers(c).SingleOrDefault(t => t.Kind == Errands.ChaseHandOver) is { } timer ? (timer.DueAt, Errand.Of(timer).N) : null;
}
