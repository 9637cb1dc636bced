using Satark.Escalation;

namespace Satark.Cases;

/// <summary>What partners and machines add to a case that is open: never less than what was there.</summary>
public static class PartnerWord
{
    /// <summary>The same alert came again, freshly signed: severity may rise, escalation is never reset.</summary>
    public static Outcome<Moved> Update(this Case c, Severity severity, bool lifeRisk, string raw, Moment m)
    {
        var risen = severity > c.Severity ? severity : c.Severity;
        var changed = c with { Severity = risen };
        if (lifeRisk && !c.LifeRisk && !c.IsOpen)
        {
            // It goes on in another case, which hears of this.
            changed = changed with { LifeRisk = true };
        }
        else if (lifeRisk && !c.LifeRisk)
        {
            // Now it is about a life: the life-risk ladder from the step that the case's age justifies, and the agencies.
            changed = (changed with { LifeRisk = true, Ladder = c.Ladder.Under(Policies.LifeRisk, c.OpenedAt, m.Now) }).EngageAll(m.Now);
        }

        return new Moved(changed, [m.Say(EventKinds.Updated, raw, ("severity", Words<Severity>.Of(risen)))]);
    }

    /// <summary>The partner takes its word back. It never closes or silences a case: a human confirms.</summary>
    /// <param name="c">The case.</param>
    /// <param name="word">safe, removed, in error, duplicate, or "withdrawn".</param>
    /// <param name="m">The moment.</param>
    public static Outcome<Moved> TakeBack(this Case c, string word, Moment m) =>
        new Moved(
            c.Marked(MarkKind.PartnerSays, $"{c.Source} says: {word}", m.Now, c.Source, word),
            [m.Say(EventKinds.PartnerSaid, null, ("word", word))]);

    /// <summary>A human has answered the partner's word.</summary>
    public static Outcome<Moved> ConfirmPartnerWord(this Case c, bool stillAtRisk, Moment m) =>
        new Moved(
            c.Renewed(m) with { Marks = [.. c.Marks.Where(k => k.Kind != MarkKind.PartnerSays)] },
            [m.Say(EventKinds.PartnerWordConfirmed, null, ("still-at-risk", stillAtRisk ? "yes" : "no"))]);

    /// <summary>Another case belongs to this one.</summary>
    public static Outcome<Moved> LinkTo(this Case c, CaseLink link, Moment m)
    {
        if (c.Links.Any(l => l.CaseId == link.CaseId && l.Kind == link.Kind))
        {
            return new Moved(c, []);
        }

        // Whoever may see one tip need not know of the other: nothing of it stands in marks or history, and views leave it out for them.
        if (link.Kind is LinkKind.RelatedTip or LinkKind.SameMedia or LinkKind.SameMail)
        {
            return new Moved(c with { Links = [.. c.Links, link] }, []);
        }

        var (kind, text) = link.Kind switch
        {
            LinkKind.SamePerson => (MarkKind.SamePerson, $"Same person as {link.Code}"),
            LinkKind.RaisedAgain => (MarkKind.RaisedAgain, $"Raised again: {link.Code}"),
            LinkKind.EarlierCase => (MarkKind.EarlierCase, $"Earlier case of the same person: {link.Code}"),
            _ => (MarkKind.IdUsedTwice, $"Id used twice: {link.Code}"),
        };
        // The other case may tell where this person was found.
        var linked = c with { Hints = c.Hints + 1, Links = [.. c.Links, link], Marks = [.. c.Marks, new Mark(kind, text, m.Now) { Name = link.Code }] };
        return new Moved(linked, [m.Say(EventKinds.Linked, null, ("case", link.CaseId), ("code", link.Code), ("kind", Words<LinkKind>.Of(link.Kind)))]);
    }

    /// <summary>A test or an exercise turns out to be real: its full ladder begins now.</summary>
    public static Outcome<Moved> MakeReal(this Case c, Moment m) =>
        !c.IsOpen ? Holding.NotNow("This case is closed: reopen it first.")
        : c.Mode == CaseMode.Actual ? new Moved(c, [])
        : new Moved(
            (c with { Mode = CaseMode.Actual, Hints = c.Hints + 1, Hold = null, State = CaseState.New, Ladder = (c.Ladder with { Policy = Policies.For(c) }).Restart(m.Now) }).EngageAll(m.Now),
            [m.Say(EventKinds.MadeReal, null, ("was", Words<CaseMode>.Of(c.Mode)))]);

    /// <summary>The case with one more mark; the same words stand once.</summary>
    public static Case Marked(this Case c, MarkKind kind, string text, DateTimeOffset now, string? name = null, string? word = null) =>
        c.Marked(new Mark(kind, text, now) { Name = name, Word = word });

    /// <summary>The same.</summary>
    public static Case Marked(this Case c, Mark mark) =>
        c.Marks.Any(k => k.Kind == mark.Kind && k.Text == mark.Text) ? c : c with { Marks = [.. c.Marks, mark] };
}
