using Satark.Cases;
using static Satark.Tests.Given;
using static Satark.Tests.WorldActs;

namespace Satark.Tests.Cases;

public sealed class EndingTests
{
    public static TheoryData<ClosingOutcome> Outcomes => [.. Enum.GetValues<ClosingOutcome>().Where(o => o < ClosingOutcome.ActionTaken && o != ClosingOutcome.HandedOver)];

    [Theory]
    [MemberData(nameof(Outcomes))]
    public void A_case_closes_with_an_outcome_and_ends_its_engagements(ClosingOutcome outcome)
    {
        var closed = Case().Acknowledge(At(1)).Ok().Close(outcome, "told the family", At(600));

        var c = closed.Ok();
        Assert.Equal((CaseState.Closed, (ClosingOutcome?)outcome, (Hold?)null), (c.State, c.Outcome, c.Hold));
        Assert.False(c.IsOpen);
        Assert.Equal(T0.AddSeconds(600), c.Times.Closed);
        Assert.All(c.Engagements, e => Assert.Equal((EngagementState.Ended, (DateTimeOffset?)null), (e.State, e.NextCallAt)));
        var said = Assert.Single(closed.Value.Happenings);
        Assert.Equal((EventKinds.Closed, Words<ClosingOutcome>.Of(outcome), "told the family"), (said.Kind, said.Facts["outcome"], said.Text));
    }

    [Theory]
    [MemberData(nameof(Outcomes))]
    public void After_a_rescue_counselling_is_due_after_one_seven_and_thirty_days(ClosingOutcome outcome)
    {
        var c = Case().Close(outcome, null, At(0)).Ok();

        if (outcome is ClosingOutcome.Safe or ClosingOutcome.InHospital)
        {
            Assert.Equal([(1, 1.0), (2, 7.0), (3, 30.0)], c.Counselling.Select(t => (t.N, (t.DueAt - T0).TotalDays)));
        }
        else
        {
            Assert.Empty(c.Counselling);
        }
    }

    [Fact]
    public void A_test_and_a_case_about_nobodys_life_ask_for_no_counselling()
    {
        Assert.Empty(Case(mode: CaseMode.Test).Close(ClosingOutcome.Safe, null, At(0)).Ok().Counselling);
        Assert.Empty(Case(lifeRisk: false).Close(ClosingOutcome.Safe, null, At(0)).Ok().Counselling);
    }

    [Fact]
    public void Counselling_is_told_again_each_day_until_it_is_done()
    {
        var c = Case().Close(ClosingOutcome.Safe, null, At(0)).Ok();
        var day = T0.AddDays(1);

        var told = c.RemindOfCounselling(1, 0, new Moment(Actor.System, day, 1)).Ok();
        Assert.Equal(new Counselling(1, day.AddDays(1), 1), told.Counselling[0]);
        Assert.Equal(RefusalKind.NotNow, told.RemindOfCounselling(1, 0, new Moment(Actor.System, day, 1)).Refused());

        var done = told.DoCounselling(1, new Moment(Asha.Actor, day.AddHours(2), 1));
        Assert.Equal([EventKinds.Counselled], done.Kinds());
        Assert.Equal(RefusalKind.NotNow, done.Ok().RemindOfCounselling(1, 1, new Moment(Actor.System, day.AddDays(1), 1)).Refused());
        Assert.Empty(done.Ok().DoCounselling(1, At(0)).Kinds());
        Assert.Equal(RefusalKind.NotFound, c.DoCounselling(4, At(0)).Refused());
    }

    [Fact]
    public void A_reopened_case_climbs_its_whole_ladder_again_and_asks_its_agencies_anew()
    {
        var routed = Case().SetRoute(Route(), At(1)).Ok();
        var closed = (routed with { Ladder = routed.Ladder with { NextStep = 4, Round = 1 } }).Close(ClosingOutcome.Safe, null, At(600)).Ok();

        var reopened = closed.Reopen("she called again", At(900));

        var c = reopened.Ok();
        Assert.Equal((CaseState.New, (ClosingOutcome?)null, (DateTimeOffset?)null), (c.State, c.Outcome, c.Times.Closed));
        Assert.Equal((2, 0, T0.AddSeconds(900)), (c.Ladder.Round, c.Ladder.NextStep, c.Ladder.NextAt));
        Assert.Equal(["task-force-2", "station-2", "up-112-2"], c.Engagements.Where(e => e.IsActive).Select(e => e.Id));
        Assert.All(c.Engagements.Where(e => e.IsActive), e => Assert.Equal(T0.AddSeconds(900), e.NextCallAt));
        Assert.Empty(c.Counselling);
        Assert.Equal("she called again", Assert.Single(reopened.Value.Happenings).Text);
    }

    [Fact]
    public void An_open_case_is_not_reopened()
    {
        Assert.Equal(RefusalKind.NotNow, Case().Reopen("why", At(1)).Refused());
    }

    [Fact]
    public void A_hand_over_leaves_the_case_open_with_us_until_the_other_state_confirms()
    {
        var asked = Case().HandOverTo("BR", "Bihar", "lives in Patna", At(10));
        var c = asked.Ok();

        Assert.True(c.IsOpen);
        Assert.Equal("asha", c.Hold!.By.Id);
        Assert.Equal(new HandOver("BR", T0.AddSeconds(10)) { NextCallAt = T0.AddSeconds(310) }, c.HandOver);
        Assert.Equal("Control room, Bihar", Assert.Single(c.Engagements, e => e.Agency == AgencyKind.StateControl).Name);
        Assert.Equal(RefusalKind.NotNow, c.Close(ClosingOutcome.HandedOver, null, At(20)).Refused());

        var confirmed = c.ConfirmHandOver(At(130));
        Assert.Equal((EventKinds.HandOverRequested, (DateTimeOffset?)T0.AddSeconds(10)), (confirmed.Value.Happenings[0].Answers, confirmed.Value.Happenings[0].Since));
        Assert.True(confirmed.Ok().IsOpen);
        Assert.Equal(ClosingOutcome.HandedOver, confirmed.Ok().Close(ClosingOutcome.HandedOver, null, At(140)).Ok().Outcome);
    }

    [Fact]
    public void The_same_state_is_asked_once_and_another_one_takes_its_place()
    {
        var asked = Case().HandOverTo("BR", "Bihar", null, At(10)).Ok();

        Assert.Empty(asked.HandOverTo("BR", "Bihar", null, At(20)).Kinds());

        var other = asked.HandOverTo("MP", "Madhya Pradesh", null, At(30));
        Assert.Equal([EventKinds.HandOverRequested, EventKinds.EngagementEnded], other.Kinds());
        Assert.Equal("Control room, Madhya Pradesh", Assert.Single(other.Ok().Engagements, e => e is { Agency: AgencyKind.StateControl, IsActive: true }).Name);
        Assert.Equal("MP", other.Ok().HandOver!.State);
    }

    [Fact]
    public void A_hand_over_that_was_never_asked_for_is_not_confirmed_and_a_second_confirmation_changes_nothing()
    {
        Assert.Equal(RefusalKind.NotNow, Case().ConfirmHandOver(At(1)).Refused());
        var confirmed = Case().HandOverTo("BR", "Bihar", null, At(10)).Ok().ConfirmHandOver(At(20)).Ok();
        Assert.Empty(confirmed.ConfirmHandOver(At(30)).Kinds());
    }

    [Fact]
    public void What_another_state_confirmed_before_a_reopening_counts_no_more()
    {
        var closed = Case().HandOverTo("BR", "Bihar", null, At(10)).Ok().ConfirmHandOver(At(20)).Ok().Close(ClosingOutcome.HandedOver, null, At(30)).Ok();

        var reopened = closed.Reopen("found in Ballia", At(40)).Ok();

        Assert.Equal(RefusalKind.NotNow, reopened.Close(ClosingOutcome.HandedOver, null, At(50)).Refused());
        Assert.Equal([EventKinds.HandOverRequested], reopened.HandOverTo("BR", "Bihar", null, At(50)).Kinds());
    }
}
