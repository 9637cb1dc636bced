using Satark.Cases;
using Satark.Escalation;
using Satark.Messaging;
using static Satark.Tests.Given;

namespace Satark.Tests.Cases;

public sealed class PartnerWordTests
{
    [Theory]
    [InlineData(Severity.Low, Severity.Medium)]
    [InlineData(Severity.Medium, Severity.Medium)]
    [InlineData(Severity.High, Severity.High)]
    [InlineData(Severity.Critical, Severity.Critical)]
    public void Severity_rises_with_an_update_and_never_falls(Severity said, Severity expected)
    {
        Assert.Equal(expected, Case(lifeRisk: false).Update(said, false, "{}", At(5)).Ok().Severity);
    }

    [Fact]
    public void An_update_never_resets_the_ladder_or_the_hold()
    {
        var c = Case() with { Ladder = Case().Ladder with { NextStep = 3, NextAt = T0.AddSeconds(120) } };
        var held = c.Acknowledge(At(70)).Ok();

        Assert.Equal(c.Ladder, c.Update(Severity.Critical, true, "{}", At(80)).Ok().Ladder);
        Assert.Equal(held.Ladder, held.Update(Severity.Critical, true, "{}", At(80)).Ok().Ladder);
        Assert.Equal(held.Hold, held.Update(Severity.Critical, true, "{}", At(80)).Ok().Hold);
    }

    [Fact]
    public void A_case_that_becomes_one_about_a_life_gets_the_life_risk_ladder_and_the_task_force_at_once()
    {
        var c = Case(lifeRisk: false);

        var risen = c.Update(Severity.Critical, true, "{}", At(90)).Ok();

        Assert.True(risen.LifeRisk);
        Assert.Equal(Lane.Urgent, risen.Lane);
        Assert.Equal(Policies.LifeRisk, risen.Ladder.Policy);
        Assert.Equal([0, 1, 2], risen.Ladder.Due(T0.AddSeconds(90), 1));
        Assert.Equal(T0.AddSeconds(90), Assert.Single(risen.Engagements).NextCallAt);
    }

    [Fact]
    public void The_raw_update_is_kept_in_the_body()
    {
        Assert.Equal("{raw}", Assert.Single(Case().Update(Severity.Low, false, "{raw}", At(5)).Value.Happenings).Text);
    }

    [Fact]
    public void A_word_taken_back_marks_the_case_and_silences_nothing()
    {
        var taken = Case().TakeBack("safe", At(60));

        var c = taken.Ok();
        Assert.Equal(new Mark(MarkKind.PartnerSays, "Meta says: safe", T0.AddSeconds(60)) { Name = "Meta", Word = "safe" }, Assert.Single(c.Marks));
        Assert.True(c.IsOpen);
        Assert.Equal(Case().Ladder.NextAt, c.Ladder.NextAt);
        Assert.Equal(Case().Engagements, c.Engagements);
        Assert.Equal("safe", Assert.Single(taken.Value.Happenings).Facts["word"]);
    }

    [Fact]
    public void The_same_word_again_stands_once_and_a_humans_answer_takes_the_mark_away()
    {
        var twice = Case().TakeBack("safe", At(60)).Ok().TakeBack("safe", At(90)).Ok();
        Assert.Single(twice.Marks);

        var confirmed = twice.ConfirmPartnerWord(stillAtRisk: true, At(100));
        Assert.Empty(confirmed.Ok().Marks);
        Assert.Equal("yes", Assert.Single(confirmed.Value.Happenings).Facts["still-at-risk"]);
    }

    [Fact]
    public void A_link_is_made_once_and_shown()
    {
        var link = new CaseLink("bbbbbbbbbbbbbbbb-1", "CCCC", LinkKind.SamePerson);

        var linked = Case().LinkTo(link, At(1));

        Assert.Equal("Same person as CCCC", Assert.Single(linked.Ok().Marks).Text);
        Assert.Empty(linked.Ok().LinkTo(link, At(2)).Kinds());
        Assert.Equal(2, linked.Ok().LinkTo(link with { Kind = LinkKind.IdUsedTwice }, At(2)).Ok().Links.Count);
    }

    [Theory]
    [InlineData(CaseMode.Test)]
    [InlineData(CaseMode.Exercise)]
    public void What_turns_out_to_be_real_climbs_its_full_ladder_from_now(CaseMode mode)
    {
        var held = Case(mode: mode).Acknowledge(At(5)).Ok();

        var real = held.MakeReal(At(100));

        var c = real.Ok();
        Assert.Equal((CaseMode.Actual, CaseState.New, (Hold?)null), (c.Mode, c.State, c.Hold));
        Assert.Equal((Policies.LifeRisk, 0, T0.AddSeconds(100)), (c.Ladder.Policy, c.Ladder.NextStep, c.Ladder.NextAt));
        Assert.Single(c.Engagements, e => e.Agency == AgencyKind.TaskForce && e.IsActive);
        Assert.Equal(Words<CaseMode>.Of(mode), Assert.Single(real.Value.Happenings).Facts["was"]);
    }

    [Fact]
    public void What_is_real_or_closed_is_not_made_real()
    {
        Assert.Empty(Case().MakeReal(At(1)).Kinds());
        Assert.Equal(RefusalKind.NotNow, Case(mode: CaseMode.Test).Close(ClosingOutcome.FalseAlarm, null, At(1)).Ok().MakeReal(At(2)).Refused());
    }
}
