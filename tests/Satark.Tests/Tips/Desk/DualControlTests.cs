using Satark.Cases;
using Satark.Roster;
using Satark.Tips.Line;
using Satark.Tips.Moves;
using static Satark.Tests.Tips.Desk.GivenTip;

namespace Satark.Tests.Tips.Desk;

/// <summary>What breaks anonymity: which two may, and which never.</summary>
public sealed class DualControlTests
{
    private static readonly Officer Sho = GivenTip.Sho;
    private static readonly Officer OtherSho = Of("second.sho", Role.Supervisor, "station/ballia/Kotwali");

    [Fact]
    public void An_identity_needs_two_different_supervisors_and_a_life_at_stake()
    {
        Assert.Equal(RefusalKind.NotNow, Reveal(Case(), Dig, 1).Refused());
        var asked = Reveal(AtRisk(), Dig, 1).Ok();
        Assert.Empty(asked.Tip!.Said);
        Assert.Equal(RefusalKind.NotNow, Reveal(asked, Dig, 2).Refused());
        var confirmed = Reveal(asked, Sp, 3);
        var word = Assert.Single(confirmed.Ok().Tip!.Said);
        Assert.Equal((DeskWordKind.Reveal, "dig,sp"), (word.Kind, string.Join(',', word.Supervisors)));
        Assert.Equal([EventKinds.RevealConfirmed], confirmed.Kinds());
        Assert.Equal(RefusalKind.Invalid, asked.HearIdentity(Later(TipWordKind.Revealed, "w", "+91", asked.Tip.Requests[0].Id), Given.At(4)).Refused());
        var revealed = confirmed.Ok().HearIdentity(Later(TipWordKind.Revealed, "w", "+91", word.Id), Given.At(4));
        Assert.Equal("+91", revealed.Value.Happenings[0].Text);
        Assert.Equal(RefusalKind.Invalid, revealed.Ok().HearIdentity(Later(TipWordKind.Revealed, "w3", "+91", word.Id), Given.At(5)).Refused());
    }

    [Fact]
    public void Whoever_may_not_ask_any_more_has_no_half_of_the_decision_left()
    {
        var third = Of("third", Role.Supervisor, "state");
        Officer? WithoutDig(string id) => id == Dig.Id ? null : GivenTip.Everybody(id);
        var asked = Reveal(AtRisk(), Dig, 1).Ok();
        var alone = asked.AskIdentity(Sp, "Yes, now", WithoutDig, Given.At(2, Sp)).Ok();
        Assert.Empty(alone.Tip!.Said);
        Assert.Equal(["dig", "sp"], alone.Tip.Requests.Select(r => r.AskedBy.Id));
        Assert.Equal(DeskWordKind.Reveal, Assert.Single(alone.AskIdentity(third, "I too", WithoutDig, Given.At(3, third)).Ok().Tip!.Said).Kind);
    }

    [Fact]
    public void A_request_that_no_second_supervisor_joins_lapses_after_a_day()
    {
        var media = new TipMedia("m1", MediaKind.Photo);
        var asked = Original(Case(null, media), Dig, 0).Ok();
        var late = Original(asked, Sp, 24 * 3600).Ok();
        Assert.Empty(late.Tip!.Said);
        Assert.Equal(2, late.Tip.Requests.Count);
        Assert.Equal(RefusalKind.NotFound, Original(asked, Sp, 1, "m2").Refused());
        Assert.Equal(RefusalKind.Invalid, asked.TakeOriginal(new MediaCopy("m1", MediaKind.Photo, "image/jpeg", null, asked.Tip!.Requests[0].Id), "m1-original", Given.At(1)).Refused());
    }

    [Fact]
    public void Two_of_a_station_are_not_enough_and_one_of_the_SP_office_completes_them()
    {
        var asked = Reveal(AtRisk(), Sho, 1).Ok();
        var second = Reveal(asked, OtherSho, 2);
        Assert.Equal(RefusalKind.Forbidden, second.Refused());
        Assert.Contains("of the SP office, the range or the state", second.Refusal!.Text, StringComparison.Ordinal);
        Assert.Single(Reveal(asked, Sp, 3).Ok().Tip!.Said);
        Assert.Single(Reveal(Reveal(AtRisk(), Sp, 1).Ok(), Sho, 2).Ok().Tip!.Said);
        Assert.Equal(RefusalKind.Forbidden, Original(Original(AtRisk(new TipMedia("m1", MediaKind.Photo)), Sho, 1).Ok(), OtherSho, 2).Refused());
    }

    [Fact]
    public void Whoever_works_on_the_tip_is_neither_of_the_two()
    {
        var mine = AtRisk().Assign(Sho.Actor, Given.At(1, Sp)).Ok();
        Assert.Contains("two supervisors who do not", Reveal(mine, Sho, 2).Refusal!.Text, StringComparison.Ordinal);

        // Half of the decision is gone once whoever made it works on the tip.
        var asked = Reveal(AtRisk(), Sho, 1).Ok().Assign(Sho.Actor, Given.At(2, Sp)).Ok();
        Assert.Empty(Reveal(asked, Sp, 3).Ok().Tip!.Said);
    }

    [Fact]
    public void Of_a_conflicted_tip_both_are_of_the_range_or_of_vigilance()
    {
        var tip = AtRisk().FindConflict(Given.At(0)).Case;
        foreach (var officer in new[] { Sp, Sho, SpClerk, GivenTip.Range, Of("state", Role.Supervisor, "state") })
        {
            var refused = Reveal(tip, officer, 1);
            Assert.Equal(RefusalKind.Forbidden, refused.Refused());
            Assert.Contains("of the range office or of vigilance", refused.Refusal!.Text, StringComparison.Ordinal);
        }

        var vigilance = Of("vigilance.head", Role.Supervisor, "state") with { Vigilance = true };
        Assert.Single(Reveal(Reveal(tip, Dig, 1).Ok(), vigilance, 2, vigilance).Ok().Tip!.Said);

        // Asked before it was known that police are part of it: that half is gone.
        Assert.Empty(Reveal(Reveal(AtRisk(), Sp, 1).Ok().FindConflict(Given.At(2)).Case, Dig, 3).Ok().Tip!.Said);
    }

    [Fact]
    public void No_operator_asks_and_the_refusal_says_who_may() =>
        Assert.Contains("at least one of them of the SP office", Reveal(AtRisk(), SpClerk, 1).Refusal!.Text, StringComparison.Ordinal);

    private static Case AtRisk(params TipMedia[] media) => Case(Content(station: "Kotwali") with { LifeRisk = true }, media);

    private static Outcome<Moved> Reveal(Case c, Officer by, double at, Officer? more = null) =>
        c.AskIdentity(by, "She may be in the house", id => id == more?.Id ? more : id == OtherSho.Id ? OtherSho : GivenTip.Everybody(id), Given.At(at, by));

    private static Outcome<Moved> Original(Case c, Officer by, double at, string medium = "m1") => c.AskOriginal(medium, by, "faces", id => id == OtherSho.Id ? OtherSho : GivenTip.Everybody(id), Given.At(at, by));
}
