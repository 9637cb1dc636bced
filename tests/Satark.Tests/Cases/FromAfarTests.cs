using Satark.Cases;
using Satark.Escalation;
using Satark.Notifications;
using static Satark.Tests.Given;
using static Satark.Tests.WorldActs;

namespace Satark.Tests.Cases;

public sealed class FromAfarTests
{
    [Fact]
    public void What_was_taken_by_a_key_on_the_phone_is_held_for_two_minutes()
    {
        var moved = Case().AcknowledgeBy(Channels.Voice, "k", At(60));

        var c = moved.Ok();
        Assert.Equal((Asha.Actor, T0.AddSeconds(60), T0.AddSeconds(180), Channels.Voice), (c.Hold!.By, c.Hold.Since, c.Hold.LeaseUntil, c.Hold.Through));
        var said = Assert.Single(moved.Value.Happenings);
        Assert.Equal((EventKinds.Acknowledged, Channels.Voice, (DateTimeOffset?)T0), (said.Kind, said.Facts["through"], said.Since));
        Assert.Equal(T0.AddSeconds(60 + 12), Case().AcknowledgeBy(Channels.Sms, "k", At(60, scale: 0.1)).Ok().Hold!.LeaseUntil);
    }

    [Fact]
    public void The_first_progress_makes_it_a_whole_lease_and_opening_the_page_is_none()
    {
        var taken = Case().AcknowledgeBy(Channels.Voice, "k", At(60)).Ok();
        Assert.Equal(T0.AddSeconds(180), taken.Read(At(70)).Ok().See(At(72)).Ok().Hold!.LeaseUntil);
        Assert.Equal(T0.AddSeconds(180), taken.AddNote("I know the family", At(80, Ravi)).Ok().Hold!.LeaseUntil);

        foreach (var move in (Func<Case, Moment, Outcome<Moved>>[])
        [
            (c, m) => c.Acknowledge(m), (c, m) => c.Extend(m), (c, m) => c.SendTeam(new Dispatch("Kotwali", null, null), m), (c, m) => c.GoOnTheWay(m), (c, m) => c.AddNote("n", m),
            (c, m) => c.TryContact(ContactResult.Talking, null, m), (c, m) => c.SetRoute(Route(), m),
        ])
        {
            var hold = move(taken, At(100)).Ok().Hold!;
            Assert.Equal((T0.AddSeconds(400), (string?)null), (hold.LeaseUntil, hold.Through));
        }
    }

    [Fact]
    public void Without_progress_it_lapses_after_two_minutes_and_the_next_circle_is_called()
    {
        var waiting = Case() with { Ladder = Case().Ladder with { NextStep = 3 } };
        var taken = waiting.AcknowledgeBy(Channels.Voice, "k", At(60)).Ok();

        var lapsed = taken.Lapse(taken.Leases, At(180)).Ok();

        Assert.Null(lapsed.Hold);
        Assert.Equal((3, T0.AddSeconds(180)), (lapsed.Ladder.NextStep, lapsed.Ladder.NextAt));
    }

    [Fact]
    public void A_second_copy_of_the_same_word_changes_nothing_not_even_after_the_lease_has_lapsed()
    {
        var taken = Case().AcknowledgeBy(Channels.Voice, "k", At(60)).Ok();
        Assert.Same(taken, taken.AcknowledgeBy(Channels.Voice, "k", At(61)).Ok());
        Assert.Same(taken, taken.AcknowledgeBy(Channels.WhatsApp, "another", At(90)).Ok());
        var lapsed = taken.Lapse(taken.Leases, At(180)).Ok();
        Assert.Same(lapsed, lapsed.AcknowledgeBy(Channels.Voice, "k", At(200)).Ok());
        Assert.NotNull(lapsed.AcknowledgeBy(Channels.WhatsApp, "another", At(200)).Ok().Hold);

        var declined = Case().DeclineBy(Channels.Voice, "d", DeclineReason.NotOurs, At(61));
        Assert.Equal(("not-ours", Channels.Voice), (declined.Value.Happenings[0].Facts["reason"], declined.Value.Happenings[0].Facts["through"]));
        Assert.Same(declined.Ok(), declined.Ok().DeclineBy(Channels.Voice, "d", DeclineReason.NotOurs, At(62)).Ok());
    }

    [Fact]
    public void Somebody_elses_case_and_a_closed_one_are_not_taken_from_afar()
    {
        Assert.Equal(RefusalKind.Conflict, Case().Acknowledge(At(1, Ravi)).Ok().AcknowledgeBy(Channels.Voice, "k", At(2)).Refused());
        var closed = Case().Close(ClosingOutcome.FalseAlarm, null, At(1)).Ok();
        Assert.Equal(RefusalKind.NotNow, closed.AcknowledgeBy(Channels.Voice, "k", At(2)).Refused());
        Assert.Equal(RefusalKind.NotNow, closed.DeclineBy(Channels.Voice, "k", DeclineReason.CannotGo, At(2)).Refused());
    }

    [Fact]
    public void No_more_words_are_remembered_than_one_case_needs()
    {
        var c = Case();
        for (var i = 0; i < 100; i++)
        {
            c = c.DeclineBy(Channels.Voice, "d" + i, DeclineReason.CannotGo, At(i)).Ok();
        }

        Assert.Equal((40, "d99"), (c.Heard.Count, c.Heard[^1]));
        Assert.Equal([Asha.Id], c.Declined);
    }

    [Fact]
    public void Two_who_decline_bring_the_shift_lead_in_at_once_though_other_steps_come_before_theirs()
    {
        // Both declined before anybody was called: the desk's and the operators' steps fire with the shift lead's, as one.
        var one = Case().Decline(DeclineReason.NotOurs, At(3)).Ok();
        Assert.Equal([0], one.Ladder.Due(T0.AddSeconds(3), 1));

        var two = one.Decline(DeclineReason.CannotGo, At(5, Ravi)).Ok();

        Assert.Equal(T0.AddSeconds(5), two.Ladder.NextAt);
        Assert.Equal([0, 1, 2], two.Ladder.Due(T0.AddSeconds(5), 1));
        Assert.Equal(T0.AddSeconds(5 + 60), two.Ladder.DueAt(3, 1));
    }

    [Fact]
    public void The_same_officer_twice_is_one_and_who_takes_it_after_all_is_none()
    {
        var twice = Case().Decline(DeclineReason.NotOurs, At(3)).Ok().Decline(DeclineReason.CannotGo, At(5)).Ok();
        Assert.Equal([0], twice.Ladder.Due(T0.AddSeconds(5), 1));

        var taken = twice.Acknowledge(At(6)).Ok();
        Assert.Empty(taken.Declined);
    }

    [Fact]
    public void Two_who_declined_while_somebody_had_it_bring_the_shift_lead_in_as_soon_as_it_is_nobodys()
    {
        var held = Case().Acknowledge(At(1, Lead)).Ok().Decline(DeclineReason.NotOurs, At(2)).Ok().Decline(DeclineReason.NotOurs, At(3, Ravi)).Ok();
        Assert.Equal(Lead.Id, held.Hold!.By.Id);

        var lapsed = held.Lapse(held.Leases, At(301)).Ok();

        Assert.Equal([0, 1, 2], lapsed.Ladder.Due(T0.AddSeconds(301), 1));
    }

    [Fact]
    public void A_shift_lead_who_was_called_already_or_who_may_not_know_of_it_is_not_brought_in()
    {
        var after = Case() with { Ladder = Case().Ladder with { NextStep = 3, NextAt = T0.AddSeconds(120) }, Declined = [Ravi.Id] };
        Assert.Equal([3], after.Decline(DeclineReason.CannotGo, At(70)).Ok().Ladder.Due(T0.AddSeconds(70), 1));

        var conflicted = Ladder.Begin(Policies.TipConflictedLifeRisk, T0);
        Assert.Same(conflicted, conflicted.BringIn(TargetKind.ShiftLead, T0, 1));
    }

    [Fact]
    public void A_case_that_is_opened_again_has_been_declined_by_nobody()
    {
        var c = Case().Decline(DeclineReason.NotOurs, At(1)).Ok().Close(ClosingOutcome.FalseAlarm, null, At(2, Ravi)).Ok().Reopen("it was none", At(3)).Ok();

        Assert.Empty(c.Declined);
    }
}
