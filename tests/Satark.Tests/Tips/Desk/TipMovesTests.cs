using Satark.Cases;
using Satark.Enrichment.Urgency;
using Satark.Escalation;
using Satark.Roster;
using Satark.Tips;
using Satark.Tips.Line;
using Satark.Tips.Moves;
using Satark.Tips.Telling;
using static Satark.Tests.Tips.Desk.GivenTip;

namespace Satark.Tests.Tips.Desk;

public sealed class TipMovesTests
{
    [Fact]
    public void A_tip_is_assigned_accepted_reported_reviewed_and_closed()
    {
        var c = Case();
        var assigned = c.Assign(Field.Actor, Given.At(10, Sp));
        Assert.Equal([EventKinds.Acknowledged, EventKinds.TipAssigned], assigned.Kinds());
        Assert.Equal("sp", assigned.Ok().Hold!.By.Id);
        Assert.Equal(RefusalKind.NotNow, assigned.Ok().Accept(Given.At(20, GivenTip.Range)).Refused());
        var accepted = assigned.Ok().Accept(Given.At(20, Field)).Ok();
        var reported = accepted.Report(TipFinding.ActionTaken, "12 litres seized", [], Given.At(30, Field)).Ok();
        Assert.Equal(RefusalKind.NotNow, reported.Review(ReviewState.Ok, null, Given.At(40, Field)).Refused());
        var reviewed = reported.Review(ReviewState.Ok, null, Given.At(40, Sp)).Ok();
        Assert.Equal(RefusalKind.NotNow, reviewed.Review(ReviewState.Ok, null, Given.At(41, Sp)).Refused());
        var closed = reviewed.Close(ClosingOutcome.ActionTaken, null, Given.At(50, Sp)).Ok();
        Assert.Equal(InformerState.ClosedActed, InformerTold.StateOf(closed));
    }

    [Fact]
    public void An_officer_who_refuses_leaves_the_tip_with_its_office()
    {
        var refused = Case().Assign(Field.Actor, Given.At(10, Sp)).Ok().RefuseAssignment("my cousin lives there", Given.At(20, Field));
        Assert.Equal("my cousin lives there", Assert.Single(refused.Value.Happenings).Text);
        Assert.Null(refused.Ok().Tip!.Assignment);
        Assert.Equal("sp", refused.Ok().Hold!.By.Id);
        Assert.Equal(2, refused.Ok().Assign(Field.Actor, Given.At(30, Sp)).Ok().Tip!.Assignment!.N);
    }

    [Fact]
    public void A_report_that_is_not_enough_sends_the_officer_again()
    {
        var again = Case().Assign(Field.Actor, Given.At(1, Sp)).Ok().Report(TipFinding.NothingFound, "locked", [], Given.At(2, Field)).Ok().Review(ReviewState.Again, "go at night", Given.At(3, Sp)).Ok();
        Assert.Equal((CaseState.Dispatched, ReviewState.Again), (again.State, again.Tip!.Reports[0].Review));
        Assert.Equal(2, again.Report(TipFinding.ActionTaken, "found", [], Given.At(4, Field)).Ok().Tip!.Reports.Count);
    }

    [Fact]
    public void An_informer_is_told_each_state_once_and_only_forward()
    {
        var told = new List<InformerState>();
        var c = Case();
        foreach (var move in new Func<Case, Outcome<Moved>>[]
        {
            x => x.Acknowledge(Given.At(1, Sp)),
            x => x.Assign(Field.Actor, Given.At(2, Sp)),
            x => x.Accept(Given.At(3, Field)),
            x => x.Report(TipFinding.NothingFound, "r", [], Given.At(4, Field)),
            x => x.Review(ReviewState.Again, "n", Given.At(5, Sp)),
            x => x.Report(TipFinding.ActionTaken, "r", [], Given.At(6, Field)),
            x => x.Review(ReviewState.Ok, null, Given.At(7, Sp)),
            x => x.Close(ClosingOutcome.NothingFound, null, Given.At(8, Sp)),
            x => x.Reopen("new", Given.At(9, Sp)),
            x => x.Close(ClosingOutcome.ActionTaken, null, Given.At(10, Sp)),
        })
        {
            var before = c.Tip!.Said.Count;
            c = InformerTold.Follow(new Moved(move(c).Ok(), []), Given.T0.AddSeconds(told.Count)).Case;
            told.AddRange(c.Tip!.Said.Skip(before).Select(word => word.State!.Value));
        }

        Assert.Equal([InformerState.Taken, InformerState.WithOfficer, InformerState.Acted, InformerState.ClosedNothingFound, InformerState.ClosedActed], told);
        Assert.Equal(c.Tip!.Said.Count, c.Tip.Said.Select(word => word.Id).Distinct().Count());
        Assert.Equal(c.Tip.Said.Select(word => word.Id), c.Tip.Said.Select(word => word.Id).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Whoever_has_left_or_is_muted_is_told_and_asked_nothing(bool left, bool muted)
    {
        var c = Case();
        c = c with { Tip = c.Tip! with { InformerLeft = left, MutedAt = muted ? Given.T0 : null } };
        Assert.Empty(InformerTold.Follow(new Moved(c.Acknowledge(Given.At(1, Sp)).Ok(), []), Given.T0).Case.Tip!.Said);
        Assert.Equal(RefusalKind.NotNow, c.AskInformer("where?", Given.At(1, Sp)).Refused());
    }

    [Fact]
    public void An_answer_finds_its_question()
    {
        var asked = Case().AskInformer("Which house?", Given.At(1, Sp));
        var word = Assert.Single(asked.Ok().Tip!.Said);
        Assert.Equal((DeskWordKind.Question, "Which house?", word.Id), (word.Kind, asked.Value.Happenings[0].Text, asked.Value.Happenings[0].Facts["word"]));
        var heard = asked.Ok().HearMore(Later(TipWordKind.Added, "w2", "The blue one", word.Id), Given.At(60, Sp));
        Assert.NotNull(heard.Ok().Tip!.Questions[0].AnsweredAt);
        Assert.Equal(EventKinds.TipAsked, heard.Value.Happenings[0].Answers);
    }

    [Fact]
    public void A_tip_that_turns_out_to_be_about_police_leaves_every_hand_of_the_district()
    {
        var held = Case().Assign(Field.Actor, Given.At(1, Sp)).Ok();
        var heard = held.HearMore(Later(TipWordKind.Added, "w2", "Daroga ji hafta lete hain"), Given.At(60, Sp)).Ok();
        Assert.True(heard.Tip!.Conflicted);
        Assert.Null(heard.Hold);
        Assert.Null(heard.Tip.Assignment);
        Assert.Equal(Policies.TipConflicted, heard.Ladder.Policy);
        Assert.True(heard.SetCategory("liquor", Given.At(61, Dig)).Ok().Tip!.Conflicted);
        Assert.True(Case().SetCategory("police-corruption", Given.At(1, Sp)).Ok().Tip!.Conflicted);
    }

    [Fact]
    public void Another_district_takes_a_tip_out_of_the_hands_of_the_first()
    {
        var held = Case().Assign(Field.Actor, Given.At(1, Sp)).Ok();
        var routed = held.SetRoute(new CaseRoute("agra", null, RouteBasis.ByHand, Given.T0), Given.At(2, Sp)).Ok();
        Assert.Equal(("agra", null, null), (routed.Route!.DistrictId, routed.Hold, routed.Tip!.Assignment));
        Assert.False(Visibility.MaySee(Sp, routed));
    }

    [Fact]
    public void No_machine_knows_the_place_better_than_the_informer()
    {
        var c = Case(Content(station: "Kotwali"));
        Assert.Equal((RouteBasis.Informer, "Kotwali"), (c.Route!.Basis, c.Route.Station));
        Assert.Equal("ballia", c.SetRoute(new CaseRoute("agra", null, RouteBasis.Location, Given.T0), Given.At(1)).Ok().Route!.DistrictId);
    }

    [Fact]
    public void A_life_at_stake_engages_who_goes_and_a_tip_about_police_engages_nobody()
    {
        var life = Case(Content() with { LifeRisk = true });
        Assert.Contains(life.Engagements, e => e.Agency == AgencyKind.Station);
        Assert.Contains(life.Engagements, e => e.Agency == AgencyKind.TaskForce);
        Assert.Equal(Policies.TipLifeRisk, life.Ladder.Policy);
        var police = Case(Content("police-corruption") with { LifeRisk = true });
        Assert.Empty(police.Engagements);
        Assert.Equal(Policies.TipConflictedLifeRisk, police.Ladder.Policy);
    }

    [Fact]
    public void A_tip_of_a_life_at_stake_is_at_least_sensitive_however_it_came_to_be_one()
    {
        var atOnce = Case(Content() with { LifeRisk = true });
        var later = Case().Classify(Sensitivity.Routine, Given.At(1, Sp)).Ok().HearMore(Later(TipWordKind.Added, "w2", "main aaj raat mar jaunga"), Given.At(2)).Ok();
        var read = Case().SetUrgency(new UrgencyReading(UrgencyLevel.Immediate, []), "mark", Given.At(2)).Ok();
        foreach (var c in new[] { atOnce, later, read })
        {
            Assert.True(c.LifeRisk);
            Assert.Equal(Sensitivity.Sensitive, c.Tip!.Sensitivity);
            Assert.Equal(RefusalKind.NotNow, c.Classify(Sensitivity.Routine, Given.At(3, Sp)).Refused());
            Assert.Equal(Sensitivity.HighlySensitive, c.Classify(Sensitivity.HighlySensitive, Given.At(3, Sp)).Ok().Tip!.Sensitivity);
        }

        Assert.Equal(Sensitivity.Routine, Case().Tip!.Sensitivity);
    }

    [Fact]
    public void A_class_that_is_raised_leaves_the_officer_and_the_holder_what_they_have_and_police_in_it_take_it_from_both()
    {
        var held = Case().Assign(Field.Actor, Given.At(1, SpClerk)).Ok();
        var raised = held.Classify(Sensitivity.HighlySensitive, Given.At(2, Sp)).Ok();
        Assert.Equal(Field.Id, raised.Tip!.Assignment!.User);
        Assert.True(Visibility.MaySee(Field, raised));
        Assert.True(Visibility.MaySee(SpClerk, raised));
        Assert.NotNull(raised.Accept(Given.At(3, Field)).Ok().Tip!.Assignment!.AcceptedAt);
        var conflicted = raised.FindConflict(Given.At(4, Dig)).Case;
        Assert.False(Visibility.MaySee(Field, conflicted));
        Assert.False(Visibility.MaySee(SpClerk, conflicted));
    }

    [Fact]
    public void A_class_that_an_officer_set_is_changed_by_no_machine()
    {
        var set = Case().Classify(Sensitivity.Routine, Given.At(1, Sp)).Ok();
        Assert.Equal(Sensitivity.Routine, set.HearMore(Later(TipWordKind.Added, "w2", "wahan bandook hai"), Given.At(2)).Ok().Tip!.Sensitivity);
        Assert.Equal(Sensitivity.Sensitive, Case().HearMore(Later(TipWordKind.Added, "w2", "wahan katta hai"), Given.At(2)).Ok().Tip!.Sensitivity);
    }

    [Theory]
    [InlineData(ClosingOutcome.TooLittle, true)]
    [InlineData(ClosingOutcome.ActionTaken, false)]
    public void More_words_open_what_was_closed_for_want_of_them(ClosingOutcome outcome, bool open)
    {
        var heard = Case().Close(outcome, null, Given.At(1, Sp)).Ok().HearMore(Later(TipWordKind.Added, "w2", "The red door"), Given.At(2)).Ok();
        Assert.Equal(open, heard.IsOpen);
        Assert.Equal(!open, heard.Marks.Any(mark => mark.Kind == MarkKind.InformerAdded));
    }

    [Fact]
    public void An_alert_ends_as_an_alert_and_a_tip_as_a_tip()
    {
        Assert.Equal(RefusalKind.Invalid, Given.Case().Close(ClosingOutcome.ActionTaken, null, Given.At(1)).Refused());
        Assert.Equal(RefusalKind.Invalid, Case().Close(ClosingOutcome.Safe, null, Given.At(1, Sp)).Refused());
        Assert.Equal(CaseState.Closed, Case(Content() with { LifeRisk = true }).Close(ClosingOutcome.Safe, null, Given.At(1, Sp)).Ok().State);
    }

    [Fact]
    public void Every_policy_can_be_used() => Assert.Empty(Policies.All.SelectMany(policy => policy.Faults()));
}
