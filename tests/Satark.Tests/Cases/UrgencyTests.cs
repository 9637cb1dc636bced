using Satark.Board;
using Satark.Cases;
using Satark.Enrichment.Urgency;

namespace Satark.Tests.Cases;

public sealed class UrgencyTests
{
    private static readonly UrgencyReading Immediate = new(UrgencyLevel.Immediate, [new UrgencyCue(UrgencyCueKind.Now, 0, 3, false), new UrgencyCue(UrgencyCueKind.Intent, 4, 5, false), new UrgencyCue(UrgencyCueKind.Now, 9, 3, false)]);
    private static readonly UrgencyReading Elevated = new(UrgencyLevel.Elevated, [new UrgencyCue(UrgencyCueKind.Ideation, 0, 3, false)]);

    [Fact]
    public void Words_of_immediate_danger_make_it_about_a_life()
    {
        var moved = Given.Case(lifeRisk: false).SetUrgency(Immediate, "mark", Given.At(5));
        var c = moved.Ok();

        Assert.Equal((Severity.Critical, true), (c.Severity, c.LifeRisk));
        Assert.Equal((true, "now intent"), (c.Urgency?.Raised, string.Join(' ', c.Urgency!.Cues)));
        Assert.Equal([AgencyKind.TaskForce], c.Engagements.Select(e => e.Agency));
        Assert.Equal("critical", Assert.Single(moved.Value.Happenings).Facts["severity"]);
    }

    [Fact]
    public void Nothing_that_a_text_says_lowers_a_severity()
    {
        var c = Given.Case().SetUrgency(UrgencyReading.Nothing, "mark", Given.At(5)).Ok();

        Assert.Equal((Severity.Critical, true, false), (c.Severity, c.LifeRisk, c.Urgency?.Raised));
        Assert.Equal(Severity.Critical, c.SetUrgency(Elevated, "mark-2", Given.At(6)).Ok().Severity);
    }

    [Fact]
    public void A_wish_to_die_raises_to_high_and_calls_no_life_risk_by_itself()
    {
        var c = Given.Case(lifeRisk: false).SetUrgency(Elevated, "mark", Given.At(5)).Ok();

        Assert.Equal((Severity.High, false), (c.Severity, c.LifeRisk));
    }

    [Fact]
    public void A_severity_that_was_raised_twice_is_told_with_what_it_was_first()
    {
        var reported = Given.Case(lifeRisk: false);
        var once = reported.SetUrgency(Elevated, "mark", Given.At(5)).Ok();
        var twice = once.SetUrgency(Immediate, "mark-2", Given.At(6)).Ok();

        Assert.Equal((reported.Severity, reported.Severity), (once.Urgency?.RaisedFrom, twice.Urgency?.RaisedFrom));
        Assert.Equal((false, true), (BoardRow.Of(reported).Raised, BoardRow.Of(twice).Raised));
        Assert.Equal(reported.Severity, twice.SetUrgency(UrgencyReading.Nothing, "mark-3", Given.At(7)).Ok().Urgency?.RaisedFrom);
    }

    [Fact]
    public void The_same_text_again_and_an_erased_case_change_nothing()
    {
        var c = Given.Case(lifeRisk: false).SetUrgency(Immediate, "mark", Given.At(5)).Ok();

        Assert.Same(c, c.SetUrgency(Elevated, "mark", Given.At(6)).Ok());
        Assert.Null((Given.Case() with { Erased = true }).SetUrgency(Immediate, "mark", Given.At(6)).Ok().Urgency);
    }

    [Fact]
    public void A_closed_case_keeps_its_severity()
    {
        var closed = Given.Case(lifeRisk: false).Close(ClosingOutcome.FalseAlarm, null, Given.At(1)).Ok();

        Assert.Equal(closed.Severity, closed.SetUrgency(Immediate, "mark", Given.At(2)).Ok().Severity);
    }
}
