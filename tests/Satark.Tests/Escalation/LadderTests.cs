using Satark.Escalation;
using static Satark.Tests.Given;

namespace Satark.Tests.Escalation;

public sealed class LadderTests
{
    private static readonly Ladder Fresh = Ladder.Begin(Policies.LifeRisk, T0);

    [Fact]
    public void The_steps_of_a_life_at_stake_are_due_at_0_20_60_120_and_300_seconds()
    {
        Assert.Equal([0, 20, 60, 120, 300], Enumerable.Range(0, 5).Select(s => (Fresh.DueAt(s, 1) - T0).TotalSeconds));
        Assert.Equal([0, 2, 6, 12, 30], Enumerable.Range(0, 5).Select(s => (Fresh.DueAt(s, 0.1) - T0).TotalSeconds));
    }

    [Fact]
    public void Each_step_fires_alone_where_each_comes_in_time()
    {
        var ladder = Fresh;
        var fired = new List<(int Step, double At)>();
        for (var i = 0; i < 5; i++)
        {
            var due = ladder.Due(ladder.NextAt, 1);
            fired.Add((Assert.Single(due), (ladder.NextAt - T0).TotalSeconds));
            ladder = ladder.After(due, 1, false, ladder.NextAt, 1);
        }

        Assert.Equal([(0, 0), (1, 20), (2, 60), (3, 120), (4, 300)], fired);
    }

    [Theory]
    [InlineData(10, "0")]
    [InlineData(20, "0,1")]
    [InlineData(119.999, "0,1,2")]
    [InlineData(120, "0,1,2,3")]
    [InlineData(3600, "0,1,2,3,4")]
    public void After_an_outage_everything_overdue_is_one_step_and_the_ladder_goes_on_from_its_age(double seconds, string steps)
    {
        var now = T0.AddSeconds(seconds);

        var due = Fresh.Due(now, 1);
        var after = Fresh.After(due, 3, false, now, 1);

        Assert.Equal(steps, string.Join(',', due));
        Assert.Equal(due.Count, after.NextStep);
        Assert.Equal(due.Count < 5 ? Fresh.DueAt(due.Count, 1) : now.AddSeconds(Policies.LifeRisk.RepeatSeconds), after.NextAt);
        Assert.Equal(new FiredStep(1, due, now, 3, false), after.Fired[^1]);
    }

    [Fact]
    public void A_step_that_was_skipped_leaves_the_times_of_those_after_it()
    {
        var desk = Fresh.After([0], 0, true, T0, 1);
        var operators = desk.After([1], 2, false, T0, 1);

        Assert.Equal(T0.AddSeconds(60), operators.NextAt);
        Assert.True(operators.Fired[0].Skipped);
        Assert.False(operators.Fired[1].Skipped);
    }

    [Fact]
    public void After_the_last_step_everybody_is_called_again_in_rounds()
    {
        var ladder = Fresh.After([0, 1, 2, 3, 4], 5, false, T0.AddSeconds(300), 1);
        Assert.Equal((2, 5, T0.AddSeconds(300 + Policies.LifeRisk.RepeatSeconds)), (ladder.Round, ladder.NextStep, ladder.NextAt));

        var again = ladder.Due(ladder.NextAt, 1);
        Assert.Equal([0, 1, 2, 3, 4], again);
        var next = ladder.After(again, 5, false, ladder.NextAt, 1);
        Assert.Equal((3, ladder.NextAt.AddSeconds(Policies.LifeRisk.RepeatSeconds)), (next.Round, next.NextAt));
    }

    [Fact]
    public void No_round_is_shorter_than_thirty_seconds_whatever_a_policy_says()
    {
        var hasty = Ladder.Begin(Policies.LifeRisk with { RepeatSeconds = 1 }, T0).After([0, 1, 2, 3, 4], 5, false, T0, 1);

        Assert.Equal(T0.AddSeconds(30), hasty.NextAt);
        Assert.Equal(T0.AddSeconds(3), Ladder.Begin(Policies.LifeRisk with { RepeatSeconds = 1 }, T0).After([0, 1, 2, 3, 4], 5, false, T0, 0.1).NextAt);
    }

    [Fact]
    public void After_a_lapse_the_next_step_fires_now_and_the_later_ones_keep_their_distance_from_it()
    {
        var two = Fresh.After([0], 1, false, T0, 1).After([1], 1, false, T0.AddSeconds(20), 1);

        var resumed = two.Resume(T0.AddSeconds(330), 1);

        Assert.Equal((2, 2, T0.AddSeconds(330)), (resumed.Round, resumed.NextStep, resumed.NextAt));
        Assert.Equal([2], resumed.Due(T0.AddSeconds(330), 1));
        Assert.Equal(T0.AddSeconds(330 + 60), resumed.DueAt(3, 1));
        Assert.Equal(T0.AddSeconds(330 + 240), resumed.DueAt(4, 1));
    }

    [Fact]
    public void A_lapse_after_the_last_step_calls_everybody_at_once_but_never_within_thirty_seconds_of_the_last_time()
    {
        var all = Fresh.After([0, 1, 2, 3, 4], 5, false, T0.AddSeconds(300), 1);

        Assert.Equal(T0.AddSeconds(605), all.Resume(T0.AddSeconds(605), 1).NextAt);
        Assert.Equal(T0.AddSeconds(330), all.Resume(T0.AddSeconds(301), 1).NextAt);
        Assert.Equal(T0.AddSeconds(330), all.Resume(T0.AddSeconds(301), 1).Resume(T0.AddSeconds(302), 1).NextAt);
        Assert.Equal(T0.AddSeconds(303), all.Resume(T0.AddSeconds(301), 0.1).NextAt);
    }

    [Fact]
    public void A_reopening_starts_the_whole_ladder_again_under_a_new_round()
    {
        var restarted = Fresh.After([0, 1, 2], 1, false, T0, 1).Restart(T0.AddDays(1));

        Assert.Equal((2, 0, T0.AddDays(1), T0.AddDays(1)), (restarted.Round, restarted.NextStep, restarted.Base, restarted.NextAt));
        Assert.Equal(T0.AddDays(1).AddSeconds(20), restarted.DueAt(1, 1));
    }

    [Fact]
    public void Another_policy_goes_on_from_the_step_that_the_cases_age_justifies()
    {
        var ordinary = Ladder.Begin(Policies.Ordinary, T0).After([0], 1, false, T0, 1);

        var under = ordinary.Under(Policies.LifeRisk, T0, T0.AddSeconds(90));

        Assert.Equal((2, T0.AddSeconds(90)), (under.Round, under.NextAt));
        Assert.Equal([0, 1, 2], under.Due(T0.AddSeconds(90), 1));
        Assert.Equal(T0.AddSeconds(120), under.After([0, 1, 2], 4, false, T0.AddSeconds(90), 1).NextAt);
    }

    [Fact]
    public void What_fired_is_kept_for_the_desk_and_does_not_grow_for_ever()
    {
        var ladder = Fresh.After([0, 1, 2, 3, 4], 5, false, T0, 1);
        for (var i = 0; i < 100; i++)
        {
            ladder = ladder.After(ladder.Due(ladder.NextAt, 1), 5, false, ladder.NextAt, 1);
        }

        Assert.Equal(40, ladder.Fired.Count);
        Assert.Equal(ladder.Round - 1, ladder.Fired[^1].Round);
    }
}
