using Satark.Cases;
using static Satark.Tests.Given;

namespace Satark.Tests.Cases;

public sealed class ReliefTests
{
    private static readonly Case AtBallia = Case().SetRoute(Route(), At(10)).Ok();

    [Fact]
    public void A_new_place_keeps_the_old_places_agencies_until_the_new_ones_have_answered_and_says_so()
    {
        var moved = AtBallia.SetRoute(Route("varanasi"), At(20));

        Assert.Equal([EventKinds.Routed], moved.Kinds());
        Assert.Equal("District control room, Ballia; UP-112, Ballia", moved.Value.Happenings[0].Facts["kept"]);
        Assert.Equal(["task-force-1", "station-1", "up-112-1", "station-2", "up-112-2"], Active(moved.Ok()));
        Assert.Equal(AtBallia.Engagements, moved.Ok().Engagements.Take(3));
    }

    [Fact]
    public void The_new_station_relieves_all_of_the_old_place_and_the_history_says_who_and_why()
    {
        var moved = AtBallia.SetRoute(Route("varanasi"), At(20)).Ok();

        var answered = moved.Answer("station-2", EngagementState.Acknowledged, null, At(30));

        Assert.Equal([EventKinds.EngagementAnswered, EventKinds.EngagementEnded, EventKinds.EngagementEnded], answered.Kinds());
        Assert.Equal(("District control room, Ballia", "relieved"), (answered.Value.Happenings[1].Facts["name"], answered.Value.Happenings[1].Facts["why"]));
        Assert.Equal(["task-force-1", "station-2", "up-112-2"], Active(answered.Ok()));
    }

    [Fact]
    public void The_new_vehicles_relieve_the_old_ones_alone_and_the_task_force_relieves_nobody()
    {
        var moved = AtBallia.SetRoute(Route("varanasi"), At(20)).Ok();

        Assert.Equal(["station-1"], moved.Answer("up-112-2", EngagementState.OnTheWay, null, At(30)).Ok().Former().Select(e => e.Id));
        Assert.Equal(2, moved.Answer("task-force-1", EngagementState.Acknowledged, null, At(30)).Ok().Former().Count);
        Assert.Equal(2, moved.Answer("station-1", EngagementState.OnTheWay, null, At(30)).Ok().Former().Count);
    }

    [Fact]
    public void A_case_that_comes_back_to_its_first_place_asks_nobody_there_a_second_time()
    {
        var back = AtBallia.Answer("station-1", EngagementState.Acknowledged, null, At(12)).Ok().SetRoute(Route("varanasi"), At(20)).Ok().SetRoute(Route(), At(30));

        Assert.Equal(["task-force-1", "station-1", "up-112-1"], Active(back.Ok()));
        Assert.Equal([EventKinds.Routed, EventKinds.EngagementEnded, EventKinds.EngagementEnded], back.Kinds());
    }

    [Fact]
    public void A_station_that_is_named_later_relieves_its_districts_control_room_and_leaves_the_vehicles()
    {
        var named = AtBallia.SetRoute(Route(basis: RouteBasis.ByHand, station: "Kotwali"), At(20)).Ok();
        Assert.Equal(["task-force-1", "station-1", "up-112-1", "station-2"], Active(named));

        Assert.Equal(["task-force-1", "up-112-1", "station-2"], Active(named.Answer("station-2", EngagementState.Acknowledged, null, At(30)).Ok()));
    }

    [Fact]
    public void Whoever_is_relieved_while_the_case_goes_on_is_told_and_nobody_else()
    {
        var moved = AtBallia.CallAgain("station-1", 0, At(11)).Ok().SetRoute(Route("varanasi"), At(20)).Ok();
        var answered = moved.Answer("station-2", EngagementState.Acknowledged, null, At(30)).Ok();

        var told = Assert.Single(FollowUps.Of(moved, answered, At(30).Now), message => message.Kind == Satark.Messaging.Errands.TellAgencies);
        Assert.Equal((int)CaseNews.Relieved, Satark.Messaging.Errand.Of(told).Step);
    }

    [Fact]
    public void Whom_no_case_of_a_life_at_stake_needed_is_not_asked_by_a_new_place_either() =>
        Assert.Empty(Case(lifeRisk: false).SetRoute(Route(), At(1)).Ok().SetRoute(Route("varanasi"), At(2)).Ok().Engagements);

    private static IEnumerable<string> Active(Case c) => c.Engagements.Where(e => e.IsActive).Select(e => e.Id);
}
