using Satark.Cases;
using Satark.Messaging;
using static Satark.Tests.Given;
using static Satark.Tests.WorldActs;

namespace Satark.Tests.Cases;

public sealed class FollowUpsTests
{
    [Fact]
    public void A_new_case_is_shown_climbs_asks_the_task_force_and_looks_for_its_place_at_once()
    {
        var messages = FollowUps.Of(null, Case(), T0).ToList();

        Assert.Equal([Errands.ShowCase, Errands.ClimbLadder, Errands.CallAgency, Errands.MindStorm, Errands.IndexCase, Errands.RouteCase], messages.Select(m => m.Kind));
        Assert.All(messages, m => Assert.Equal(T0, m.DueAt));
        Assert.All(messages.Where(m => m.Kind != Errands.IndexCase), m => Assert.Equal(Lane.Urgent, m.Lane));
    }

    [Fact]
    public void An_open_case_has_exactly_one_timer_of_ladder_or_lease()
    {
        var held = Case().Acknowledge(At(5)).Ok();

        Assert.Equal([Errands.ClimbLadder], Timers(Case()));
        Assert.Equal([Errands.LapseLease], Timers(held));
        Assert.Equal([Errands.ClimbLadder], Timers(held.Lapse(held.Leases, At(305)).Ok()));
        Assert.Empty(Timers(held.Close(ClosingOutcome.NotFound, null, At(9)).Ok()));
    }

    [Fact]
    public void A_move_sends_only_the_timers_that_are_new()
    {
        var held = Case().Acknowledge(At(5)).Ok();

        Assert.Equal([Errands.ShowCase, Errands.LapseLease], Sent(Case(), held));
        Assert.Equal([Errands.ShowCase], Sent(held, held.AddNote("n", At(6, Ravi)).Ok()));
        Assert.Equal([Errands.ShowCase, Errands.LapseLease], Sent(held, held.Extend(At(6)).Ok()));
    }

    [Fact]
    public void No_two_timers_that_a_case_ever_asks_for_have_the_same_id()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var c = Case();
        Case? before = null;
        void Add(Case after)
        {
            foreach (var timer in FollowUps.Timers(after).Where(t => before is null || !FollowUps.Timers(before).Any(b => b.Id == t.Id)))
            {
                Assert.True(seen.Add(timer.Id), timer.Id);
            }

            before = c = after;
        }

        Add(c);
        for (var round = 0; round < 3; round++)
        {
            Add(c.Acknowledge(At(round * 1000)).Ok());
            Add(c.Extend(At((round * 1000) + 10)).Ok());
            Add(c.Decline(DeclineReason.CannotGo, At((round * 1000) + 20)).Ok());
            Add(c with { Ladder = c.Ladder.After(c.Ladder.Due(T0, 1), 1, false, T0, 1) });
            Add(c.SetRoute(Route(round % 2 == 0 ? "ballia" : "varanasi"), At((round * 1000) + 30)).Ok());
            Add(c.CallAgain(c.Engagements[^1].Id, 0, At((round * 1000) + 40)).Ok());
            Add(c.Close(ClosingOutcome.Safe, null, At((round * 1000) + 50)).Ok());
            Add(c.Reopen("again", At((round * 1000) + 60)).Ok());
        }
    }

    [Fact]
    public void Work_on_a_life_at_stake_is_urgent_until_the_case_is_closed()
    {
        Assert.Equal(Lane.Urgent, Case().Lane);
        Assert.Equal(Lane.Ordinary, Case().Close(ClosingOutcome.Safe, null, At(1)).Ok().Lane);
        Assert.Equal(Lane.Ordinary, Case(lifeRisk: false).Lane);
    }

    [Fact]
    public void Agencies_hear_of_place_end_reopening_and_of_a_word_taken_back_and_of_nothing_before_they_were_called()
    {
        var called = Case().CallAgain("task-force-1", 0, At(0)).Ok();
        var routed = called.SetRoute(Route(), At(1)).Ok();
        var closed = called.Close(ClosingOutcome.Safe, null, At(2)).Ok();

        Assert.Contains(Errands.TellAgencies, Sent(called, routed));
        Assert.Contains(Errands.TellAgencies, Sent(called, closed));
        Assert.Contains(Errands.TellAgencies, Sent(closed, closed.Reopen("x", At(3)).Ok()));
        Assert.Contains(Errands.TellAgencies, Sent(called, called.TakeBack("safe", At(2)).Ok()));
        Assert.DoesNotContain(Errands.TellAgencies, Sent(called, called.AddNote("n", At(2)).Ok()));
        Assert.DoesNotContain(Errands.TellAgencies, Sent(Case(), Case().SetRoute(Route(), At(1)).Ok()));
    }

    [Fact]
    public void Nothing_personal_is_ever_in_a_message()
    {
        var messages = FollowUps.Of(null, Case() with { SealedReport = "sealed" }, T0);

        Assert.All(messages, m =>
        {
            var errand = Errand.Of(m);
            Assert.Equal(Id, errand.Subject);
            Assert.True(errand.Part is null or "task-force-1");
        });
    }

    private static IEnumerable<string> Timers(Case c) => FollowUps.Timers(c).Select(m => m.Kind).Where(k => k is not (Errands.CallAgency or Errands.RemindOfCounselling));

    private static List<string> Sent(Case before, Case after) => [.. FollowUps.Of(before, after, T0).Select(m => m.Kind)];
}
