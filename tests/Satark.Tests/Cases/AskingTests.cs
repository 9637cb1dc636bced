using Satark.Cases;
using Satark.Places.Evidence;
using static Satark.Tests.Places.Evidence.Pieces;

namespace Satark.Tests.Cases;

public sealed class AskingTests
{
    [Fact]
    public void A_question_stands_until_its_evidence_comes_and_is_not_asked_twice()
    {
        var asked = Given.Case().Ask(Question.LastLoginIp, Given.At(1));
        Assert.Equal([EventKinds.Asked], asked.Kinds());
        Assert.Same(asked.Ok(), asked.Ok().Ask(Question.LastLoginIp, Given.At(2)).Ok());

        var other = asked.Ok().AddEvidence("phone", "9000000000", Given.At(3)).Ok();
        Assert.Null(Assert.Single(other.Requests).AnsweredAt);

        var answered = asked.Ok().AddEvidence("ip-address", "203.0.113.9", Given.At(4)).Ok();
        Assert.Equal(Given.T0.AddSeconds(4), Assert.Single(answered.Requests).AnsweredAt);
        Assert.Equal(2, answered.Ask(Question.LastLoginIp, Given.At(5)).Ok().Requests.Count);
    }

    [Fact]
    public void Nobody_is_asked_about_an_own_find_or_a_closed_case()
    {
        Assert.Equal(RefusalKind.NotNow, (Given.Case() with { PartnerId = null }).Ask(Question.Phone, Given.At(1)).Refused());
        Assert.Equal(RefusalKind.NotNow, Given.Case().Close(ClosingOutcome.Safe, null, Given.At(1)).Ok().Ask(Question.Phone, Given.At(2)).Refused());
    }

    [Fact]
    public void Evidence_that_is_added_has_the_place_weighed_anew()
    {
        var before = Given.Case();
        var after = before.AddEvidence("ip-address", "203.0.113.9", Given.At(4)).Ok();

        Assert.Contains(FollowUps.Of(before, after with { Revision = 2 }, Given.T0), m => m.Kind == Satark.Messaging.Errands.RouteCase);
        Assert.DoesNotContain(FollowUps.Of(before, before.AddNote("x", Given.At(1)).Ok() with { Revision = 2 }, Given.T0), m => m.Kind == Satark.Messaging.Errands.RouteCase);
    }

    [Fact]
    public void The_next_step_asks_for_what_is_missing_one_thing_after_another()
    {
        var (c, report) = (Given.Case(), new Report());
        var asked = new List<Question?>();
        while (NextStep.Of(c, report, Hypothesis.Unknown, hasPoint: false) is { Kind: NextStepKind.AskPlatform } step)
        {
            asked.Add(step.Question);
            c = c.Ask(step.Question!.Value, Given.At(asked.Count)).Ok();
        }

        Assert.Equal([Question.LastLoginIp, Question.DevicePlace, Question.Phone], asked);
        Assert.Equal(NextStepKind.ContactPerson, NextStep.Of(c, report, Hypothesis.Unknown, false)?.Kind);
        Assert.Equal(NextStepKind.LocatePhone, NextStep.Of(c, report with { Subject = new Subject { Phone = "+919000000000" } }, Hypothesis.Unknown, false)?.Kind);
    }

    [Fact]
    public void Where_a_tip_is_about_is_asked_of_its_informer_as_long_as_one_hears()
    {
        var tip = Tips.Desk.GivenTip.Case() with { Route = null };
        var step = NextStep.Of(tip, new Report(), Hypothesis.Unknown, hasPoint: false);

        Assert.Equal((NextStepKind.AskInformer, "ask"), (step?.Kind, step?.Move));
        Assert.Null(NextStep.Of(tip with { Tip = tip.Tip! with { InformerLeft = true } }, new Report(), Hypothesis.Unknown, hasPoint: false));
        Assert.Null(NextStep.Of(tip with { Tip = tip.Tip! with { MutedAt = Given.T0 } }, new Report(), Hypothesis.Unknown, hasPoint: false));
    }

    [Fact]
    public void The_next_step_follows_from_the_guess()
    {
        var c = Given.Case();
        var between = Hypothesis.Of([District("ballia", 0.75), District("mau", 0.75)]);
        var own = c with { PartnerId = null };

        Assert.Equal(["ballia", "mau"], NextStep.Of(own, new Report(), between, false)!.Choices.Select(p => p.District));
        Assert.Equal(("route", NextStepKind.Confirm), Step(own, Hypothesis.Of([District("ballia", 0.9) with { IsUnverified = true }])));
        Assert.Equal(("hand-over", NextStepKind.HandOver), Step(own, Hypothesis.Of([State("MH", 0.55)])));

        var routed = own.SetRoute(Given.Route(), Given.At(1)).Ok();
        Assert.Equal(("route", NextStepKind.NameStation), Step(routed, Hypothesis.Of([District("ballia", 0.95)])));

        var gone = c.Locate(Hypothesis.Of([State("MH", 0.9)]), "box", Given.At(1)).Ok();
        Assert.Equal(("confirm-hand-over", NextStepKind.CallState), Step(gone, Hypothesis.Of([State("MH", 0.9)])));
        Assert.Null(NextStep.Of(gone.ConfirmHandOver(Given.At(2)).Ok(), new Report(), Hypothesis.Of([State("MH", 0.9)]), false));
        Assert.Null(NextStep.Of(c.Reach(Given.At(3)).Ok(), new Report(), between, false));
    }

    [Fact]
    public void Every_step_has_words_in_both_languages_and_a_move()
    {
        foreach (var kind in Enum.GetValues<NextStepKind>())
        {
            var step = new NextStep(kind, "route") { Question = Question.Phone, Place = new OtherPlace("UP", "ballia", 1), Choices = [new("UP", "ballia", 0.5), new("MH", null, 0.4)] };
            var words = PlaceWords.Of(step, "Meta");
            Assert.NotEmpty(words.English);
            Assert.Contains(words.Hindi, c => c is >= '\u0900' and <= '\u097F');
        }
    }

    private static (string Move, NextStepKind Kind)? Step(Case c, Hypothesis guess) => NextStep.Of(c, new Report(), guess, false) is { } step ? (step.Move, step.Kind) : null;
}
