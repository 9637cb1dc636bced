using Satark.Cases;
using Satark.Escalation.Newcomers;
using Satark.Escalation.Storms;
using Satark.Messaging;
using static Satark.Tests.Given;
using static Satark.Tests.WorldActs;

namespace Satark.Tests.Escalation.Newcomers;

public sealed class HolderAskTests
{
    private static readonly Case Held = (Case() with { Id = "bbbbbbbbbbbbbbbb-1", Code = "K7F2" }).Acknowledge(At(-60, Ravi)).Ok();
    private static readonly Case Shown = Case() with { Ladder = Case().Ladder.After([0], 1, false, T0, 1) };
    private static readonly Case Asked = Shown.AskHolder(Held, At(1)).Ok();

    [Fact]
    public void While_the_holder_is_asked_the_ladder_has_no_timer_of_its_own_but_the_end_of_the_question()
    {
        Assert.Equal(("ravi", "K7F2", T0.AddSeconds(21)), (Asked.HolderAsk!.To.Id, Asked.HolderAsk.Code, Asked.HolderAsk.Until));
        Assert.Equal([(Errands.LapseAsk, T0.AddSeconds(21))], Calls(Asked));
        Assert.Equal(T0.AddMilliseconds(1200), Shown.AskHolder(Held, At(1, scale: 0.01)).Ok().HolderAsk!.Until);
    }

    [Fact]
    public void The_open_pages_are_never_held_back_also_where_the_question_came_first()
    {
        var early = Case().AskHolder(Held, At(0)).Ok();

        Assert.Equal([Errands.ClimbLadder, Errands.LapseAsk], Calls(early).Select(t => t.Kind).Order());
        Assert.False(AskingHolder.HoldsBack(early));
        Assert.True(AskingHolder.HoldsBack(Asked));
    }

    [Fact]
    public void Yes_links_it_and_gives_it_to_the_holder()
    {
        var said = Asked.SaySamePerson(At(5, Ravi));

        Assert.Equal([EventKinds.Linked, EventKinds.HolderSaidSame, EventKinds.Acknowledged], said.Kinds());
        Assert.Equal("ravi", said.Ok().Hold?.By.Id);
        Assert.Contains(said.Ok().Links, l => l is { CaseId: "bbbbbbbbbbbbbbbb-1", Kind: LinkKind.SamePerson });
        Assert.Equal(Errands.LapseLease, Assert.Single(Calls(said.Ok())).Kind);
    }

    [Fact]
    public void No_has_its_own_ladder_go_on_at_once()
    {
        var said = Asked.SayOtherPerson(At(5, Ravi));

        Assert.Equal([EventKinds.HolderSaidOther], said.Kinds());
        Assert.Equal([(Errands.ClimbLadder, T0.AddSeconds(5))], Calls(said.Ok()));
        Assert.Equal(1, said.Ok().Ladder.NextStep);
    }

    [Fact]
    public void No_answer_has_its_own_ladder_go_on_with_what_is_overdue_at_once_and_the_rest_at_its_own_times()
    {
        var lapsed = Asked.LapseAsk(At(21)).Ok();
        Assert.Equal([(Errands.ClimbLadder, T0.AddSeconds(21))], Calls(lapsed));
        Assert.Equal(T0.AddSeconds(60), lapsed.Ladder.After([1], 1, false, T0.AddSeconds(21), 1).NextAt);

        var ordinary = Case(lifeRisk: false);
        ordinary = (ordinary with { Ladder = ordinary.Ladder.After([0], 1, false, T0, 1) }).AskHolder(Held, At(1)).Ok().LapseAsk(At(21)).Ok();
        Assert.Equal([(Errands.ClimbLadder, T0.AddSeconds(300))], Calls(ordinary));
    }

    [Fact]
    public void Only_whoever_is_asked_answers_and_only_once_and_whoever_takes_it_meanwhile_has_it()
    {
        Assert.Equal(RefusalKind.NotNow, Asked.SaySamePerson(At(5, Asha)).Refused());
        Assert.Equal(RefusalKind.NotNow, Asked.SayOtherPerson(At(5, Asha)).Refused());
        var said = Asked.SayOtherPerson(At(5, Ravi)).Ok();
        Assert.Equal(RefusalKind.NotNow, said.SaySamePerson(At(6, Ravi)).Refused());
        Assert.Equal(RefusalKind.NotNow, said.LapseAsk(At(21)).Refused());

        var taken = Asked.Acknowledge(At(5, Asha)).Ok();
        Assert.False(taken.IsAskedOf("ravi"));
        Assert.Equal(RefusalKind.NotNow, taken.LapseAsk(At(21)).Refused());
    }

    [Fact]
    public void Nobody_is_asked_once_people_were_called_twice_or_about_what_is_not_as_real_or_waits_or_about_a_case_that_changes_hands()
    {
        void NotAsked(Case c, Case held) => Assert.Same(c, c.AskHolder(held, At(30)).Ok());

        NotAsked(Case() with { Ladder = Shown.Ladder.After([1], 2, false, T0.AddSeconds(20), 1) }, Held);
        NotAsked(Asked.LapseAsk(At(21)).Ok(), Held);
        NotAsked(Shown, Held with { Mode = CaseMode.Exercise });
        NotAsked(Shown, Held.Offer(null, LeavingReason.DutyEnded, At(0, Ravi)).Ok());
        NotAsked(Shown, Held.Decline(DeclineReason.CannotGo, At(0, Ravi)).Ok());
        NotAsked(Shown.Join(false, At(2)).Ok(), Held);
        NotAsked(Shown.Acknowledge(At(2)).Ok(), Held);
        NotAsked(Shown, Shown);
    }

    private static List<(string Kind, DateTimeOffset DueAt)> Calls(Case c) =>
        [.. FollowUps.Timers(c).Where(t => t.Kind is Errands.ClimbLadder or Errands.LapseLease or Errands.LapseAsk or Errands.MindStorm).Select(t => (t.Kind, t.DueAt))];
}
