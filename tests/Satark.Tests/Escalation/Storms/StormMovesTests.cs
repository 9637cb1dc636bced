using Satark.Cases;
using Satark.Escalation.Storms;
using Satark.Messaging;
using static Satark.Tests.Given;

namespace Satark.Tests.Escalation.Storms;

public sealed class StormMovesTests
{
    private static readonly Moment System = new(Actor.System, T0.AddSeconds(2), 1);
    private static readonly Case Waiting = Case().Join(false, System).Ok();

    [Fact]
    public void A_case_that_waits_has_no_ladder_but_a_timer_by_which_it_makes_sure_that_somebody_calls_for_it()
    {
        Assert.True(StormMoves.Waits(Waiting));
        var timer = Assert.Single(FollowUps.Timers(Waiting), t => t.Kind is Errands.ClimbLadder or Errands.LapseLease or Errands.MindStorm);
        Assert.Equal((Errands.MindStorm, T0.AddSeconds(122)), (timer.Kind, timer.DueAt));

        var again = Waiting.StillWaits(0, System with { Now = T0.AddSeconds(122) }).Ok();
        Assert.Equal(T0.AddSeconds(242), FollowUps.Timers(again).Single(t => t.Kind == Errands.MindStorm).DueAt);
        Assert.Equal(RefusalKind.NotNow, again.StillWaits(0, System).Refused());
    }

    [Fact]
    public void The_one_that_calls_for_all_keeps_its_ladder_and_one_that_waited_begins_its_whole_ladder()
    {
        Assert.Equal(Case().Ladder, Case().Join(true, System).Ok().Ladder);

        var leads = Waiting.Join(true, At(60)).Ok();
        Assert.False(StormMoves.Waits(leads));
        Assert.Equal((2, 0, T0.AddSeconds(60)), (leads.Ladder.Round, leads.Ladder.NextStep, leads.Ladder.NextAt));
        Assert.Single(FollowUps.Timers(leads), t => t.Kind == Errands.ClimbLadder);
    }

    [Fact]
    public void A_word_that_comes_late_or_twice_changes_nothing()
    {
        var leads = Waiting.Join(true, At(60)).Ok();
        Assert.Same(leads, leads.Join(false, At(61)).Ok());
        Assert.Same(leads, leads.Join(true, At(61)).Ok());
        Assert.Same(Waiting, Waiting.Join(false, At(61)).Ok());

        var split = Waiting.Split(At(60)).Ok();
        Assert.Same(split, split.Join(true, At(61)).Ok());
        var taken = Case().Acknowledge(At(1)).Ok();
        Assert.Same(taken, taken.Join(false, At(2)).Ok());
    }

    [Fact]
    public void Whoever_splits_a_case_gives_it_its_whole_ladder_and_whoever_takes_it_has_it()
    {
        var split = Waiting.Split(At(60)).Ok();
        Assert.Equal(T0.AddSeconds(60), FollowUps.Timers(split).Single(t => t.Kind == Errands.ClimbLadder).DueAt);
        Assert.Equal(RefusalKind.NotNow, split.Split(At(61)).Refused());
        Assert.Equal(RefusalKind.NotNow, Case().Split(At(61)).Refused());

        var lapsed = Waiting.Acknowledge(At(10)).Ok();
        lapsed = lapsed.Lapse(lapsed.Leases, At(310)).Ok();
        Assert.Single(FollowUps.Timers(lapsed), t => t.Kind == Errands.ClimbLadder);
    }

    [Fact]
    public void Only_a_partners_untaken_alert_about_a_life_counts_and_can_be_put_to_a_storm()
    {
        Assert.True(StormMoves.Counts(Case()));
        Assert.False(StormMoves.Counts(Case(lifeRisk: false)));
        Assert.False(StormMoves.Counts(Case(mode: CaseMode.Test)));
        Assert.False(StormMoves.Counts(Case() with { PartnerId = null }));
        Assert.Equal(RefusalKind.NotNow, Case(lifeRisk: false).Merge(At(1)).Refused());
        Assert.Equal(RefusalKind.NotNow, Case().Acknowledge(At(1)).Ok().Merge(At(2)).Refused());
        Assert.True(StormMoves.Waits(Case().Merge(At(2)).Ok()));
    }
}
