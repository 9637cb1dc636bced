using Satark.Cases;
using static Satark.Tests.Given;
using static Satark.Tests.WorldActs;

namespace Satark.Tests.Cases;

public sealed class EngagingTests
{
    private static readonly Moment System60 = new(Actor.System, T0.AddSeconds(60), 1);

    [Fact]
    public void The_task_force_is_asked_at_zero_seconds_where_a_life_is_at_stake_and_only_there()
    {
        Assert.Equal(("task-force-1", AgencyKind.TaskForce, (DateTimeOffset?)T0), Only(Case()));
        Assert.Empty(Case(lifeRisk: false).Engagements);
        Assert.Empty(Case(mode: CaseMode.Test).Engagements);
        Assert.Single(Case(mode: CaseMode.Exercise).Engagements);
    }

    [Fact]
    public void Station_and_112_follow_the_moment_in_which_a_route_is_known()
    {
        var routed = Case().SetRoute(Route(station: "Kotwali"), System60).Ok();

        Assert.Equal(["Special Task Force", "Kotwali", "UP-112, Ballia"], routed.Engagements.Select(e => e.Name));
        Assert.Equal(T0.AddSeconds(60), routed.Engagements[1].NextCallAt);
        Assert.Equal("District control room, Ballia", Case().SetRoute(Route(), System60).Ok().Engagements[1].Name);
    }

    [Fact]
    public void A_hands_word_on_the_place_beats_a_machines_and_a_machine_may_think_again()
    {
        var byHand = Case().SetRoute(Route("ballia", RouteBasis.ByHand), At(10)).Ok();
        var byLocation = Case().SetRoute(Route("ballia", RouteBasis.Location), At(10)).Ok();

        Assert.Same(byHand, byHand.SetRoute(Route("varanasi", RouteBasis.Location), At(20)).Ok());
        Assert.Same(byLocation, byLocation.SetRoute(Route("ballia"), At(20)).Ok());
        Assert.Equal("varanasi", byLocation.SetRoute(Route("varanasi"), At(20)).Ok().Route!.DistrictId);
        Assert.Equal("varanasi", byHand.SetRoute(Route("varanasi", RouteBasis.ByHand), At(20)).Ok().Route!.DistrictId);
    }

    [Fact]
    public void A_place_that_a_hand_confirms_stands_against_later_machines_and_asks_nobody_anew()
    {
        var guessed = Case().SetRoute(Route(), At(10)).Ok();

        var confirmed = guessed.SetRoute(Route(basis: RouteBasis.ByHand), At(20));

        Assert.Equal([EventKinds.Routed], confirmed.Kinds());
        Assert.Equal(guessed.Engagements, confirmed.Ok().Engagements);
        Assert.Same(confirmed.Ok(), confirmed.Ok().SetRoute(Route("varanasi", RouteBasis.Location), At(30)).Ok());
        Assert.Same(guessed, guessed.SetRoute(Route(), At(30)).Ok());
    }

    [Fact]
    public void An_unknown_district_and_a_closed_case_are_refused()
    {
        Assert.Equal(RefusalKind.Invalid, Case().SetRoute(Route("atlantis"), At(1)).Refused());
        Assert.Equal(RefusalKind.NotNow, Case().Close(ClosingOutcome.Safe, null, At(1)).Ok().SetRoute(Route(), At(2)).Refused());
    }

    [Fact]
    public void Each_call_sets_the_next_one_two_minutes_later_until_the_agency_answers()
    {
        var once = Case().CallAgain("task-force-1", 0, At(0)).Ok();
        var twice = once.CallAgain("task-force-1", 1, At(120)).Ok();

        Assert.Equal((2, (DateTimeOffset?)T0.AddSeconds(240)), (twice.Engagements[0].Calls, twice.Engagements[0].NextCallAt));
        Assert.Equal(RefusalKind.NotNow, twice.CallAgain("task-force-1", 1, At(121)).Refused());
        Assert.Equal(RefusalKind.NotNow, twice.CallAgain("nobody-1", 0, At(121)).Refused());

        var answered = twice.Answer("task-force-1", EngagementState.Acknowledged, "ref", At(130)).Ok();
        Assert.Null(answered.Engagements[0].NextCallAt);
        Assert.Equal(RefusalKind.NotNow, answered.CallAgain("task-force-1", 2, At(240)).Refused());
    }

    [Fact]
    public void Neither_taking_nor_giving_back_the_case_touches_an_engagement()
    {
        var called = Case().SetRoute(Route(), At(0)).Ok().CallAgain("station-1", 0, At(0)).Ok();

        var taken = called.Acknowledge(At(5)).Ok();
        Assert.Equal(called.Engagements, taken.Engagements);
        Assert.Equal(called.Engagements, taken.Decline(DeclineReason.CannotGo, At(6)).Ok().Engagements);
        Assert.Equal(called.Engagements, taken.Lapse(taken.Leases, At(305)).Ok().Engagements);
        Assert.Equal(called.Engagements, taken.Reassign(Ravi.Actor, At(7, Lead)).Ok().Engagements);
    }

    [Fact]
    public void An_agencys_word_goes_forward_only_and_the_last_one_fills_those_before()
    {
        var moving = Case().Answer("task-force-1", EngagementState.OnTheWay, "STF-9", At(30));

        var e = moving.Ok().Engagements[0];
        Assert.Equal((EngagementState.OnTheWay, (DateTimeOffset?)T0.AddSeconds(30), "STF-9"), (e.State, e.AcknowledgedAt, e.Reference));
        Assert.Empty(moving.Ok().Answer("task-force-1", EngagementState.Acknowledged, null, At(40)).Kinds());
        var door = moving.Ok().Answer("task-force-1", EngagementState.AtTheDoor, null, At(90)).Ok().Engagements[0];
        Assert.Equal((EngagementState.AtTheDoor, (DateTimeOffset?)T0.AddSeconds(30), (DateTimeOffset?)T0.AddSeconds(90), "STF-9"), (door.State, door.AcknowledgedAt, door.AtTheDoorAt, door.Reference));
    }

    [Theory]
    [InlineData(EngagementState.Requested)]
    [InlineData(EngagementState.Delivered)]
    [InlineData(EngagementState.Ended)]
    public void What_an_agency_cannot_say_is_refused(EngagementState state)
    {
        Assert.Equal(RefusalKind.Invalid, Case().Answer("task-force-1", state, null, At(1)).Refused());
        Assert.Equal(RefusalKind.NotFound, Case().Answer("station-9", EngagementState.Acknowledged, null, At(1)).Refused());
        Assert.Equal(RefusalKind.NotNow, Case().Close(ClosingOutcome.Safe, null, At(1)).Ok().Answer("task-force-1", EngagementState.Acknowledged, null, At(2)).Refused());
    }

    private static (string, AgencyKind, DateTimeOffset?) Only(Case c)
    {
        var e = Assert.Single(c.Engagements);
        return (e.Id, e.Agency, e.NextCallAt);
    }
}
