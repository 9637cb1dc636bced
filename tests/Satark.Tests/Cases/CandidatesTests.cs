using Satark.Cases;
using Satark.Places.Evidence;
using static Satark.Tests.Given;
using static Satark.Tests.Places.Evidence.Pieces;

namespace Satark.Tests.Cases;

public sealed class CandidatesTests
{
    private static readonly Moment Machine = new(Actor.System, T0.AddSeconds(1), 1);
    private static readonly Hypothesis Perhaps = Hypothesis.Of([District("ballia", 0.7)]);
    private static readonly Case Guessed = Case().Locate(Perhaps, "box", Machine).Ok();
    private static readonly Case Asked = Guessed.AskSeveral(["ballia", "ghazipur", "mau"], At(20)).Ok();

    [Fact]
    public void A_machine_that_is_not_sure_sets_the_place_and_asks_the_task_force_alone()
    {
        Assert.InRange(Perhaps.Confidence, Hypothesis.Named, 0.79);
        Assert.Equal(("ballia", true), (Guessed.Route?.DistrictId, Guessed.Route?.IsTentative));
        Assert.Equal([AgencyKind.TaskForce], Guessed.Engagements.Select(e => e.Agency));
        Assert.Equal("yes", Case().Locate(Perhaps, "box", Machine).Value.Happenings.Single(h => h.Kind == EventKinds.Routed).Facts["tentative"]);
        Assert.Equal(3, Case().Locate(Perhaps, "box", Machine, engageFrom: 0.6).Ok().Engagements.Count);
    }

    [Fact]
    public void One_word_of_a_human_asks_station_and_vehicles_of_the_guess()
    {
        var confirmed = Guessed.SetRoute(Route(basis: RouteBasis.ByHand), At(20)).Ok();

        Assert.False(confirmed.Route?.IsTentative);
        Assert.Equal(["task-force-1", "station-1", "up-112-1"], Active(confirmed));
    }

    [Fact]
    public void A_guess_that_becomes_sure_asks_and_one_that_was_sure_is_never_called_back_by_doubt()
    {
        var sure = Guessed.Locate(Hypothesis.Of([District("ballia", 0.95)]), "box-2", Machine).Ok();
        Assert.Equal(["task-force-1", "station-1", "up-112-1"], Active(sure));

        Assert.Equal(sure.Engagements, sure.Locate(Perhaps, "box-3", Machine).Ok().Engagements);
        Assert.False(sure.Locate(Perhaps, "box-3", Machine).Ok().Route?.IsTentative);
    }

    [Fact]
    public void A_guess_elsewhere_calls_nobody_back_either_and_asks_nobody_there()
    {
        var sure = Case().Locate(Hypothesis.Of([District("mau", 0.95)]), "box", Machine).Ok();
        var doubt = sure.Locate(Perhaps, "box-2", Machine).Ok();

        Assert.Equal(("ballia", true), (doubt.Route?.DistrictId, doubt.Route?.IsTentative));
        Assert.Equal(sure.Engagements, doubt.Engagements);
    }

    [Fact]
    public void What_would_settle_a_guess_is_to_send_its_station_or_to_ask_the_next_likely_places_too()
    {
        var guess = Perhaps with { Others = [new OtherPlace("UP", "ghazipur", 0.15), new OtherPlace("BR", null, 0.1), new OtherPlace("UP", "mau", 0.06)] };
        var step = NextStep.Of(Guessed, new Report(), guess, false);

        Assert.Equal((NextStepKind.Engage, "route", "ballia"), (step?.Kind, step?.Move, step?.Place?.District));
        Assert.Equal(["ballia", "ghazipur", "mau"], step!.Choices.Select(o => o.District));
        Assert.NotEqual(NextStepKind.Engage, NextStep.Of(Asked, new Report(), guess, false)?.Kind);
    }

    [Fact]
    public void Up_to_three_places_are_asked_at_once_each_knowing_of_the_others()
    {
        Assert.Equal(["District control room, Ballia", "UP-112, Ballia", "District control room, Ghazipur", "UP-112, Ghazipur", "District control room, Mau", "UP-112, Mau"], Asked.Asked().Select(e => e.Name));
        Assert.Equal(["Ghazipur", "Mau"], Asked.Beside(Asked.Engagements[1]));
        Assert.Equal(["Ballia", "Ghazipur"], Asked.Beside(Asked.Engagements[^1]));
        Assert.Empty(Asked.Beside(Asked.Engagements[0]));
        Assert.Same(Asked, Asked.AskSeveral(["mau", "ballia"], At(30)).Ok());
    }

    [Fact]
    public void Only_two_or_three_districts_that_exist_and_no_place_that_is_sure()
    {
        Assert.Equal(RefusalKind.Invalid, Guessed.AskSeveral(["ballia"], At(2)).Refused());
        Assert.Equal(RefusalKind.Invalid, Guessed.AskSeveral(["ballia", "ballia"], At(2)).Refused());
        Assert.Equal(RefusalKind.Invalid, Guessed.AskSeveral(["ballia", "mau", "ghazipur", "lucknow"], At(2)).Refused());
        Assert.Equal(RefusalKind.Invalid, Guessed.AskSeveral(["ballia", "atlantis"], At(2)).Refused());
        Assert.Equal(RefusalKind.NotNow, Case().SetRoute(Route(), At(1)).Ok().AskSeveral(["ballia", "mau"], At(2)).Refused());
        Assert.Equal(RefusalKind.NotNow, Case(lifeRisk: false).AskSeveral(["ballia", "mau"], At(2)).Refused());
        Assert.Equal(RefusalKind.NotNow, Guessed.Close(ClosingOutcome.Safe, null, At(2)).Ok().AskSeveral(["ballia", "mau"], At(3)).Refused());
    }

    [Fact]
    public void One_that_says_it_is_theirs_has_it_and_the_others_are_over()
    {
        var called = Asked with { Engagements = [.. Asked.Engagements.Select(e => e with { Calls = 1 })] };
        var theirs = called.SayTheirs("station-2", At(60));

        Assert.Equal(("ghazipur", RouteBasis.ByHand, false), (theirs.Ok().Route?.DistrictId, theirs.Ok().Route?.Basis, theirs.Ok().Route?.IsTentative));
        Assert.Equal(["task-force-1", "station-2", "up-112-2"], Active(theirs.Ok()));
        Assert.Empty(theirs.Ok().Asked());
        Assert.Equal([EventKinds.EngagementAnswered, EventKinds.Routed, .. Enumerable.Repeat(EventKinds.EngagementEnded, 4)], theirs.Kinds());
        Assert.All(theirs.Value.Happenings.Where(h => h.Kind == EventKinds.EngagementEnded), h => Assert.Equal("settled", h.Facts["why"]));
        Assert.Equal((int)CaseNews.Place, Satark.Messaging.Errand.Of(FollowUps.Of(called, theirs.Ok(), T0).Single(x => x.Kind == Satark.Messaging.Errands.TellAgencies)).Step);
        Assert.Equal(RefusalKind.NotNow, theirs.Ok().SayTheirs("station-1", At(70)).Refused());
    }

    [Fact]
    public void A_place_that_becomes_sure_ends_the_others_too_and_keeps_its_own()
    {
        var sure = Asked.Locate(Hypothesis.Of([District("mau", 0.95)]), "box-2", Machine).Ok();

        Assert.Equal(["task-force-1", "station-3", "up-112-3"], Active(sure));
        Assert.Empty(sure.Asked());
    }

    [Fact]
    public void A_station_that_says_not_theirs_takes_its_vehicles_out_and_when_nobody_is_left_the_ladder_goes_on_at_once()
    {
        var one = Asked.SayNotTheirs("station-1", At(60));
        Assert.Equal([EventKinds.EngagementDeclined, EventKinds.EngagementEnded], one.Kinds());
        Assert.Equal(4, one.Ok().Asked().Count());
        Assert.Equal(Asked.Ladder, one.Ok().Ladder);

        var none = one.Ok().SayNotTheirs("station-2", At(61)).Ok().SayNotTheirs("station-3", At(62)).Ok();
        Assert.Empty(none.Asked());
        Assert.Equal(MarkKind.NobodysPlace, none.Marks[^1].Kind);
        Assert.Equal(T0.AddSeconds(62), none.Ladder.NextAt);
        Assert.NotEqual(NextStepKind.Engage, NextStep.Of(none, new Report(), Perhaps, false)?.Kind);
    }

    private static IEnumerable<string> Active(Case c) => c.Engagements.Where(e => e.IsActive).Select(e => e.Id);
}
