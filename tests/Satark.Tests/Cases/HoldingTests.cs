using Satark.Cases;
using static Satark.Tests.Given;
using static Satark.Tests.WorldActs;

namespace Satark.Tests.Cases;

public sealed class HoldingTests
{
    [Fact]
    public void Taking_a_case_begins_a_lease_of_five_minutes_and_tells_how_long_it_waited()
    {
        var moved = Case().Acknowledge(At(42));

        var c = moved.Ok();
        Assert.Equal(CaseState.Acknowledged, c.State);
        Assert.Equal(new Hold(Asha.Actor, T0.AddSeconds(42), T0.AddSeconds(342)), c.Hold);
        Assert.Equal(T0.AddSeconds(42), c.Times.Acknowledged);
        var said = Assert.Single(moved.Value.Happenings);
        Assert.Equal((EventKinds.Acknowledged, EventKinds.Received, (DateTimeOffset?)T0), (said.Kind, said.Answers, said.Since));
    }

    [Fact]
    public void Taking_what_one_already_has_changes_nothing()
    {
        var held = Case().Acknowledge(At(1)).Ok();

        var again = held.Acknowledge(At(30));

        Assert.Same(held, again.Ok());
        Assert.Empty(again.Kinds());
    }

    [Fact]
    public void The_second_officer_is_told_who_has_it_and_since_when()
    {
        var held = Case().Acknowledge(At(1)).Ok();

        var second = held.Acknowledge(At(2, Ravi));

        Assert.Equal(RefusalKind.Conflict, second.Refused());
        Assert.Contains("Asha Verma has it since 2026-03-02 12:00:01", second.Refusal!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_closed_case_is_not_taken_reassigned_or_declined()
    {
        var closed = Case().Close(ClosingOutcome.FalseAlarm, null, At(1)).Ok();

        Assert.Equal(RefusalKind.NotNow, closed.Acknowledge(At(2)).Refused());
        Assert.Equal(RefusalKind.NotNow, closed.Reassign(Ravi.Actor, At(2)).Refused());
        Assert.Equal(RefusalKind.NotNow, closed.Decline(DeclineReason.NotOurs, At(2)).Refused());
        Assert.Equal(RefusalKind.NotNow, closed.Extend(At(2)).Refused());
    }

    [Fact]
    public void The_holder_may_extend_and_nobody_else()
    {
        var held = Case().Acknowledge(At(0)).Ok();

        Assert.Equal(T0.AddSeconds(500), held.Extend(At(200)).Ok().Hold!.LeaseUntil);
        Assert.Equal(RefusalKind.Conflict, held.Extend(At(200, Ravi)).Refused());
        Assert.Equal(RefusalKind.NotNow, Case().Extend(At(0)).Refused());
    }

    [Fact]
    public void Every_progress_of_the_holder_renews_the_lease_under_a_new_number()
    {
        var held = Case().Acknowledge(At(0)).Ok();

        foreach (var move in (Func<Case, Moment, Outcome<Moved>>[])
        [
            (c, m) => c.Extend(m), (c, m) => c.SendTeam(new Dispatch("Kotwali", null, null), m), (c, m) => c.GoOnTheWay(m), (c, m) => c.AddNote("n", m),
            (c, m) => c.AddEvidence("phone", "x", m), (c, m) => c.TryContact(ContactResult.NoAnswer, null, m), (c, m) => c.SetRoute(Route(), m), (c, m) => c.ConfirmPartnerWord(true, m),
        ])
        {
            var renewed = move(held, At(100)).Ok();
            Assert.Equal(T0.AddSeconds(400), renewed.Hold!.LeaseUntil);
            Assert.Equal(held.Leases + 1, renewed.Leases);
        }
    }

    [Fact]
    public void Somebody_elses_note_does_not_renew_the_holders_lease()
    {
        var held = Case().Acknowledge(At(0)).Ok();

        var noted = held.AddNote("I know the family", At(100, Ravi)).Ok();

        Assert.Equal(held.Hold, noted.Hold);
        Assert.Equal(held.Leases, noted.Leases);
    }

    [Fact]
    public void Once_a_team_is_with_the_person_a_lease_lasts_half_an_hour()
    {
        Assert.Equal(T0.AddSeconds(60 + 1800), Case().Acknowledge(At(0)).Ok().Reach(At(60)).Ok().Hold!.LeaseUntil);
    }

    [Fact]
    public void A_lease_that_runs_out_gives_the_case_back_and_the_ladder_goes_on_from_its_next_step()
    {
        var held = (Case() with { Ladder = Case().Ladder with { NextStep = 2 } }).Acknowledge(At(30)).Ok();

        var lapsed = held.Lapse(held.Leases, At(330));

        var c = lapsed.Ok();
        Assert.Null(c.Hold);
        Assert.Equal(CaseState.New, c.State);
        Assert.Equal((2, 2, T0.AddSeconds(330)), (c.Ladder.Round, c.Ladder.NextStep, c.Ladder.NextAt));
        var said = Assert.Single(lapsed.Value.Happenings);
        Assert.Equal((EventKinds.LeaseLapsed, "Asha Verma", (DateTimeOffset?)T0.AddSeconds(30)), (said.Kind, said.Facts["holder"], said.Since));
    }

    [Fact]
    public void The_timer_of_a_lease_that_was_renewed_or_given_back_does_nothing()
    {
        var held = Case().Acknowledge(At(0)).Ok();
        var renewed = held.Extend(At(10)).Ok();

        Assert.Equal(RefusalKind.NotNow, renewed.Lapse(held.Leases, At(300)).Refused());
        Assert.Equal(RefusalKind.NotNow, Case().Lapse(0, At(300)).Refused());
        Assert.True(renewed.Lapse(renewed.Leases, At(310)).IsOk);
    }

    [Fact]
    public void A_team_that_was_sent_stays_sent_when_the_lease_runs_out()
    {
        var sent = Case().Acknowledge(At(0)).Ok().SendTeam(new Dispatch("Kotwali", "UP-60", "77"), At(5)).Ok();

        Assert.Equal(CaseState.Dispatched, sent.Lapse(sent.Leases, At(305)).Ok().State);
    }

    [Theory]
    [InlineData(DeclineReason.NotOurs, "not-ours")]
    [InlineData(DeclineReason.CannotGo, "cannot-go")]
    public void The_holder_who_gives_it_back_sets_the_ladder_going_at_once(DeclineReason reason, string word)
    {
        var held = Case().Acknowledge(At(5)).Ok();

        var declined = held.Decline(reason, At(9));

        var c = declined.Ok();
        Assert.Null(c.Hold);
        Assert.Equal(T0.AddSeconds(9), c.Ladder.NextAt);
        Assert.Equal(2, c.Ladder.Round);
        Assert.Equal(word, Assert.Single(declined.Value.Happenings).Facts["reason"]);
    }

    [Fact]
    public void A_refusal_while_nobody_holds_it_brings_the_next_circle_at_once()
    {
        var waiting = Case() with { Ladder = Case().Ladder with { NextStep = 2, NextAt = T0.AddSeconds(60) } };

        var c = waiting.Decline(DeclineReason.CannotGo, At(25)).Ok();

        Assert.Equal((2, T0.AddSeconds(25)), (c.Ladder.NextStep, c.Ladder.NextAt));
        Assert.Equal(T0.AddSeconds(25 + 60), c.Ladder.DueAt(3, 1));
    }

    [Fact]
    public void A_refusal_while_somebody_else_holds_it_stands_in_the_history_and_changes_nothing_else()
    {
        var held = Case().Acknowledge(At(5)).Ok();

        var declined = held.Decline(DeclineReason.CannotGo, At(6, Ravi));

        var c = declined.Ok();
        Assert.Equal((held.Hold, held.Ladder, held.State), (c.Hold, c.Ladder, c.State));
        Assert.Equal([Ravi.Id], c.Declined);
        Assert.Equal([EventKinds.Declined], declined.Kinds());
    }

    [Fact]
    public void A_supervisor_may_put_it_into_another_hand_with_a_lease_of_its_own()
    {
        var held = Case().Acknowledge(At(5)).Ok();

        var moved = held.Reassign(Ravi.Actor, At(100, Lead));

        Assert.Equal(new Hold(Ravi.Actor, T0.AddSeconds(100), T0.AddSeconds(400)), moved.Ok().Hold);
        Assert.Equal(held.Times.Acknowledged, moved.Ok().Times.Acknowledged);
        var said = Assert.Single(moved.Value.Happenings);
        Assert.Equal(("lead", "ravi"), (said.By.Id, said.Facts["to"]));
    }

    [Fact]
    public void Leases_run_at_the_pace_of_the_folder()
    {
        Assert.Equal(T0.AddSeconds(30), Case().Acknowledge(At(0, scale: 0.1)).Ok().Hold!.LeaseUntil);
    }
}
