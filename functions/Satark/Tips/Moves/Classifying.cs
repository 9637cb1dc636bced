using Satark.Cases;
using Satark.Escalation;

namespace Satark.Tips.Moves;

/// <summary>What a tip is and who may see it, as officers correct it.</summary>
public static class Classifying
{
    /// <summary>The least class of a tip. Where a life may be at stake, or police are part of it, nobody takes it for an ordinary one.</summary>
    public static Sensitivity Least(bool lifeRisk, bool conflicted) => lifeRisk || conflicted ? Sensitivity.Sensitive : Sensitivity.Routine;

    /// <summary>
    /// Sets the class; from then on no machine changes it, but that a life comes to be at stake. Whoever works on the tip or holds it keeps it: they know it
    /// already, and somebody must go on. Only <see cref="FindConflict"/> takes it out of their hands.
    /// </summary>
    public static Outcome<Moved> Classify(this Case c, Sensitivity sensitivity, Moment m) =>
        c.NoOpenTip() is { } refusal ? refusal
        : sensitivity < Least(c.LifeRisk, c.Tip!.Conflicted) ? Holding.NotNow(c.LifeRisk ? "A life may be at stake: this tip is at least sensitive." : "Police are part of it: this tip is at least sensitive.")
        : c.Tip.Sensitivity == sensitivity && c.Tip.SensitivityBy is not null ? new Moved(c, [])
        : new Moved(
            c with { Tip = c.Tip with { Sensitivity = sensitivity, SensitivityBy = m.By } },
            [m.Say(EventKinds.TipClassified, null, ("class", Words<Sensitivity>.Of(sensitivity)), ("was", Words<Sensitivity>.Of(c.Tip.Sensitivity)))]);

    /// <summary>A machine's class: it raises and never lowers, and leaves an officer's word alone.</summary>
    public static Moved Raise(this Case c, Sensitivity sensitivity, Moment m) =>
        c.Tip is not { SensitivityBy: null } tip || tip.Sensitivity >= sensitivity ? new Moved(c, [])
        : new Moved(
            c with { Tip = tip with { Sensitivity = sensitivity } },
            [m.Say(EventKinds.TipClassified, null, ("class", Words<Sensitivity>.Of(sensitivity)), ("was", Words<Sensitivity>.Of(tip.Sensitivity)))]);

    /// <summary>The class is at least what a life at stake asks for, whoever set it; nothing where it is.</summary>
    public static Moved Floored(this Case c, Moment m) =>
        c.Tip is not { } tip || tip.Sensitivity >= Least(c.LifeRisk, tip.Conflicted) ? new Moved(c, [])
        : new Moved(
            c with { Tip = tip with { Sensitivity = Least(c.LifeRisk, tip.Conflicted), SensitivityBy = null } },
            [m.Say(EventKinds.TipClassified, null, ("class", Words<Sensitivity>.Of(Least(c.LifeRisk, tip.Conflicted))), ("was", Words<Sensitivity>.Of(tip.Sensitivity)))]);

    /// <summary>Another category fits better. One that concerns police makes the tip conflicted; no other takes that back.</summary>
    public static Outcome<Moved> SetCategory(this Case c, string category, Moment m)
    {
        if (c.NoOpenTip() is { } refusal)
        {
            return refusal;
        }

        if (c.Tip!.Category == category)
        {
            return new Moved(c, []);
        }

        var set = new Moved(c with { Tip = c.Tip with { Category = category } }, [m.Say(EventKinds.TipCategorised, null, ("category", category), ("was", c.Tip.Category))]);
        return Weighing.TipRules.ConcernsPolice(category) ? set.Then(moved => moved.FindConflict(m)) : set;
    }

    /// <summary>
    /// Police are part of it. Whoever held it or worked on it has it no more, no agency of the district goes on, and range office and vigilance are called
    /// at once: from here on nobody of the district sees it.
    /// </summary>
    public static Moved FindConflict(this Case c, Moment m)
    {
        if (c.Tip is not { Conflicted: false } tip)
        {
            return new Moved(c, []);
        }

        var ended = c.Engagements.Where(e => e.IsActive).Select(e => e.Id).ToList();
        var conflicted = c with
        {
            Hold = null,
            State = c.IsOpen ? CaseState.New : c.State,
            Engagements = [.. c.Engagements.Select(e => e.End(m.Now))],
            Tip = tip with
            {
                Conflicted = true,
                Assignment = null,
                Sensitivity = tip.Sensitivity > Sensitivity.Sensitive ? tip.Sensitivity : Sensitivity.Sensitive,
            },
        };
        conflicted = conflicted with { Ladder = c.Ladder.Under(Policies.For(conflicted), m.Now, m.Now) };
        return new Moved(conflicted, [m.Say(EventKinds.TipConflicted), .. ended.Select(id => m.Say(EventKinds.EngagementEnded, null, ("engagement", id)))]);
    }

    /// <summary>Both moves as one.</summary>
    internal static Moved Then(this Moved first, Func<Case, Moved> next)
    {
        var second = next(first.Case);
        return new Moved(second.Case, [.. first.Happenings, .. second.Happenings]);
    }
}
