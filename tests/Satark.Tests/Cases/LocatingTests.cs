using Satark.Cases;
using Satark.Places.Evidence;
using static Satark.Tests.Places.Evidence.Pieces;

namespace Satark.Tests.Cases;

public sealed class LocatingTests
{
    private static readonly Hypothesis Ballia = Hypothesis.Of([District("ballia", 0.9)]);
    private static readonly Hypothesis Mau = Hypothesis.Of([District("mau", 0.9)]);
    private static readonly Hypothesis Maharashtra = Hypothesis.Of([State("MH", 0.9)]);
    private static readonly Hypothesis Bihar = Hypothesis.Of([State("BR", 0.9)]);

    private static Moment Machine(double seconds) => new(Actor.System, Given.T0.AddSeconds(seconds), 1);

    [Fact]
    public void A_likely_district_routes_the_case_and_asks_its_agencies()
    {
        var moved = Given.Case().Locate(Ballia, "box", Machine(1));

        Assert.Equal("ballia", moved.Ok().Route?.DistrictId);
        Assert.Equal([AgencyKind.Station, AgencyKind.Emergency112], moved.Ok().Engagements.Where(e => e.IsActive && e.Agency != AgencyKind.TaskForce).Select(e => e.Agency));
        Assert.Equal([EventKinds.PlaceWeighed, EventKinds.Routed], moved.Kinds());
        Assert.Equal("box", moved.Ok().SealedEvidence);
    }

    [Fact]
    public void The_same_evidence_again_changes_nothing()
    {
        var located = Given.Case().Locate(Ballia, "box", Machine(1)).Ok();
        var again = located.Locate(Ballia, "box", Machine(9));

        Assert.Same(located, again.Ok());
        Assert.Empty(again.Value.Happenings);
    }

    [Fact]
    public void New_evidence_moves_the_case_and_keeps_whom_the_old_place_was_asked_until_the_new_station_answers()
    {
        var located = Given.Case().Locate(Ballia, "box", Machine(1)).Ok();
        var moved = located.Locate(Mau, "box-2", Machine(60)).Ok();

        Assert.Equal("mau", moved.Route?.DistrictId);
        Assert.Equal(["station-1", "up-112-1"], moved.Former().Select(e => e.Id));
        Assert.Contains(moved.Engagements, e => e is { Id: "station-2", IsActive: true } && e.RequestedAt == Given.T0.AddSeconds(60));
        Assert.Empty(moved.Answer("station-2", EngagementState.Acknowledged, null, Machine(90)).Ok().Former());
    }

    [Fact]
    public void Doubt_calls_nobody_back()
    {
        var located = Given.Case().Locate(Ballia, "box", Machine(1)).Ok();
        var doubted = located.Locate(Hypothesis.Of([District("ballia", 0.75), District("mau", 0.75)]), "box-2", Machine(60)).Ok();

        Assert.Equal("ballia", doubted.Route?.DistrictId);
        Assert.Null(doubted.Whereabouts?.District);
        Assert.Equal(located.Engagements, doubted.Engagements);
    }

    [Fact]
    public void What_nobody_has_checked_engages_nobody_and_is_shown()
    {
        var moved = Given.Case().Locate(Hypothesis.Of([District("ballia", 0.9) with { IsUnverified = true }]), "box", Machine(1));

        Assert.Null(moved.Ok().Route);
        Assert.Equal("ballia", moved.Ok().Whereabouts?.District);
        Assert.Equal("yes", Assert.Single(moved.Value.Happenings).Facts["unverified"]);
        Assert.Null(Given.Case().Locate(Maharashtra with { IsUnverified = true }, "box", Machine(1)).Ok().HandOver);
    }

    [Fact]
    public void A_station_that_is_found_later_is_asked_while_the_vehicles_go_on()
    {
        var located = Given.Case().Locate(Ballia, "box", Machine(1)).Ok();
        var finer = located.Locate(Ballia with { Station = "Rasra" }, "box-2", Machine(30)).Ok();

        Assert.Equal("Rasra", finer.Route?.Station);
        Assert.Equal(["District control room, Ballia", "Rasra"], finer.Engagements.Where(e => e is { IsActive: true, Agency: AgencyKind.Station }).Select(e => e.Name));
        Assert.Equal(Given.T0.AddSeconds(1), finer.Engagements.Single(e => e is { IsActive: true, Agency: AgencyKind.Emergency112 }).RequestedAt);

        var coarser = finer.Locate(Ballia, "box-3", Machine(60)).Ok();
        Assert.Equal("Rasra", coarser.Route?.Station);
    }

    [Fact]
    public void Another_states_case_goes_to_its_control_room_and_stays_with_the_state_desk_until_that_confirms()
    {
        var located = Given.Case().Locate(Ballia, "box", Machine(1)).Ok();
        var moved = located.Locate(Maharashtra, "box-2", Machine(60));
        var gone = moved.Ok();

        Assert.Null(gone.Route);
        Assert.Equal(("MH", true, null), (gone.HandOver?.State, gone.HandOver?.ByMachine, gone.HandOver?.ConfirmedAt));
        Assert.Equal([AgencyKind.TaskForce, AgencyKind.Station, AgencyKind.Emergency112, AgencyKind.StateControl], gone.Engagements.Where(e => e.IsActive).Select(e => e.Agency));
        Assert.Equal([AgencyKind.TaskForce, AgencyKind.StateControl], gone.ConfirmHandOver(Given.At(70)).Ok().Engagements.Where(e => e.IsActive).Select(e => e.Agency));
        Assert.True(gone.IsOpen);
        Assert.Null(gone.Hold);
        Assert.Equal(located.Ladder, gone.Ladder);
        Assert.Contains(EventKinds.HandOverRequested, moved.Kinds());
        Assert.Contains(FollowUps.Of(located, gone, Given.T0), message => message.Kind == Satark.Messaging.Errands.CallAgency);
    }

    [Fact]
    public void Better_evidence_takes_a_hand_over_back_that_nobody_confirmed()
    {
        var gone = Given.Case().Locate(Maharashtra, "box", Machine(1)).Ok();
        var back = gone.Locate(Ballia, "box-2", Machine(60)).Ok();

        Assert.Null(back.HandOver);
        Assert.Equal("ballia", back.Route?.DistrictId);
        Assert.DoesNotContain(back.Engagements, e => e is { IsActive: true, Agency: AgencyKind.StateControl });

        var other = gone.Locate(Bihar, "box-2", Machine(60)).Ok();
        Assert.Equal("BR", other.HandOver?.State);
        Assert.Equal("Control room, Bihar", other.Engagements.Single(e => e is { IsActive: true, Agency: AgencyKind.StateControl }).Name);
    }

    [Fact]
    public void What_a_human_decided_no_evidence_undoes()
    {
        var byHand = Given.Case().SetRoute(Given.Route("lucknow", RouteBasis.ByHand), Given.At(1)).Ok();
        Assert.Equal("lucknow", byHand.Locate(Ballia, "box", Machine(2)).Ok().Route?.DistrictId);
        Assert.Null(byHand.Locate(Maharashtra, "box", Machine(2)).Ok().HandOver);

        var confirmed = Given.Case().Locate(Maharashtra, "box", Machine(1)).Ok().ConfirmHandOver(Given.At(2)).Ok();
        Assert.Equal("MH", confirmed.Locate(Ballia, "box-2", Machine(3)).Ok().HandOver?.State);

        var handed = Given.Case().HandOverTo("BR", "Bihar", null, Given.At(1)).Ok();
        Assert.Equal("BR", handed.Locate(Maharashtra, "box", Machine(2)).Ok().HandOver?.State);
        Assert.Equal("BR", handed.Locate(Ballia, "box", Machine(2)).Ok().HandOver?.State);
    }

    [Fact]
    public void A_hand_that_sets_a_district_takes_the_machines_hand_over_back()
    {
        var gone = Given.Case().Locate(Maharashtra, "box", Machine(1)).Ok();
        var set = gone.SetRoute(Given.Route("ballia", RouteBasis.ByHand), Given.At(60)).Ok();

        Assert.Null(set.HandOver);
        Assert.Equal("ballia", set.Route?.DistrictId);
        Assert.DoesNotContain(set.Engagements, e => e is { IsActive: true, Agency: AgencyKind.StateControl });
        Assert.Null(set.Locate(Maharashtra, "box", Machine(61)).Ok().HandOver);
    }

    [Fact]
    public void Nobody_is_asked_to_take_over_a_test_or_what_is_no_life_at_stake_until_it_is_made_real()
    {
        var test = Given.Case(mode: CaseMode.Test).Locate(Maharashtra, "box", Machine(1)).Ok();
        Assert.Null(test.HandOver);
        Assert.Null(Given.Case(lifeRisk: false).Locate(Maharashtra, "box", Machine(1)).Ok().HandOver);

        var real = test.MakeReal(Given.At(2)).Ok();
        Assert.True(real.Hints > test.Hints);
        Assert.Equal("MH", real.Locate(Maharashtra, "box", Machine(3)).Ok().HandOver?.State);
    }

    [Fact]
    public void A_guess_below_the_mark_asks_no_other_state() =>
        Assert.Null(Given.Case().Locate(Hypothesis.Of([State("MH", 0.55)]), "box", Machine(1)).Ok().HandOver);

    [Fact]
    public void A_closed_case_learns_and_asks_nobody()
    {
        var closed = Given.Case().Close(ClosingOutcome.Safe, null, Given.At(1)).Ok();
        var told = closed.Locate(Ballia, "box", Machine(2)).Ok();

        Assert.Equal("ballia", told.Whereabouts?.District);
        Assert.Null(told.Route);
        Assert.Null((closed with { Erased = true }).Locate(Ballia, "box", Machine(2)).Ok().Whereabouts);
    }
}
