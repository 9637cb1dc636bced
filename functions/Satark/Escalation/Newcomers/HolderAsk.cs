using Satark.Cases;

namespace Satark.Escalation.Newcomers;

/// <summary>A new case may be about the person of a case that somebody holds: its holder is asked before anybody else is called.</summary>
/// <param name="CaseId">The held case.</param>
/// <param name="Code">Its code.</param>
/// <param name="To">Who holds it and is asked.</param>
/// <param name="At">When.</param>
/// <param name="Until">When its own ladder goes on without an answer.</param>
public sealed record HolderAsk(string CaseId, string Code, Actor To, DateTimeOffset At, DateTimeOffset Until)
{
    /// <summary>When it was answered, or its time was over; null while the holder is asked.</summary>
    public DateTimeOffset? EndedAt { get; init; }
}

/// <summary>Asking the holder of the same person's case: pure moves.</summary>
public static class AskingHolder
{
    /// <summary>Seconds that the holder has; scaled like every human clock.</summary>
    public const int Seconds = 20;

    /// <summary>Whether the holder is being asked now: nobody else is called meanwhile.</summary>
    public static bool IsAsked(Case c)
    {
        ArgumentNullException.ThrowIfNull(c);
        return c.HolderAsk is { EndedAt: null } && Storms.StormMoves.IsFree(c);
    }

    /// <summary>Whether this officer is the one who is asked.</summary>
    public static bool IsAskedOf(this Case c, string officerId) => IsAsked(c) && c.HolderAsk!.To.Id == officerId;

    /// <summary>Whether the next step waits for the answer. The open pages never do: what calls nobody is never held back.</summary>
    public static bool HoldsBack(Case c) => IsAsked(c) && !IsOfDesk(c.Ladder.Policy, c.Ladder.NextStep);

    /// <summary>Whether a holder may still be asked about it: an alert or find that nobody has taken, about which nobody but the open pages was called, and of which no holder was asked before.</summary>
    public static bool MayAsk(Case c)
    {
        ArgumentNullException.ThrowIfNull(c);
        return c is { Tip: null, Synthetic: false, HolderAsk: null } && Storms.StormMoves.IsFree(c) && !Storms.StormMoves.Waits(c)
            && Enumerable.Range(0, c.Ladder.NextStep).All(step => IsOfDesk(c.Ladder.Policy, step));
    }

    /// <summary>Whether a case's holder is one to ask about <paramref name="c"/>: they stay with it, and it is as real as this one.</summary>
    public static bool IsHeldBeside(Case c, Case held)
    {
        ArgumentNullException.ThrowIfNull(c);
        ArgumentNullException.ThrowIfNull(held);
        return held is { IsOpen: true, Tip: null, Hold: { Offer: null } } && held.Id != c.Id && held.Mode == c.Mode;
    }

    /// <summary>The holder of the same person's case is asked; a repeat, and a case that moved on, changes nothing.</summary>
    public static Outcome<Moved> AskHolder(this Case c, Case held, Moment m) =>
        !MayAsk(c) || !IsHeldBeside(c, held) ? new Moved(c, [])
        : new Moved(
            c with { HolderAsk = new HolderAsk(held.Id, held.Code, held.Hold!.By, m.Now, m.Now + Pace.Of(Seconds, m.Scale)) },
            [m.Say(EventKinds.HolderAsked, null, ("case", held.Id), ("code", held.Code), ("name", held.Hold.By.Name))]);

    /// <summary>The holder says that it is the same person: the two belong together, and they hold both.</summary>
    public static Outcome<Moved> SaySamePerson(this Case c, Moment m)
    {
        if (!c.IsAskedOf(m.By.Id))
        {
            return NotAsked();
        }

        var ask = c.HolderAsk!;
        var linked = c.LinkTo(new CaseLink(ask.CaseId, ask.Code, LinkKind.SamePerson), m).Value;
        var taken = linked.Case.Acknowledged(m);
        return taken.IsOk
            ? new Moved(taken.Value.Case with { HolderAsk = ask with { EndedAt = m.Now } }, [.. linked.Happenings, Answer(EventKinds.HolderSaidSame, ask, m), .. taken.Value.Happenings])
            : taken;
    }

    /// <summary>The holder says that it is somebody else: its own ladder goes on at once.</summary>
    public static Outcome<Moved> SayOtherPerson(this Case c, Moment m) =>
        !c.IsAskedOf(m.By.Id) ? NotAsked()
        : new Moved(
            c with { HolderAsk = c.HolderAsk! with { EndedAt = m.Now }, Ladder = c.Ladder.Resume(m.Now, m.Scale) },
            [Answer(EventKinds.HolderSaidOther, c.HolderAsk!, m)]);

    /// <summary>Nobody answered in time: its own ladder goes on, what is overdue at once and the rest at its own times.</summary>
    public static Outcome<Moved> LapseAsk(this Case c, Moment m) =>
        !IsAsked(c) ? Holding.NotNow("It was answered, or the case moved on.")
        : new Moved(
            c with { HolderAsk = c.HolderAsk! with { EndedAt = m.Now }, Ladder = c.Ladder.GoOn(m.Now) },
            [m.Say(EventKinds.HolderSilent, null, ("name", c.HolderAsk!.To.Name), ("code", c.HolderAsk.Code)) with { Answers = EventKinds.HolderAsked, Since = c.HolderAsk.At }]);

    private static bool IsOfDesk(EscalationPolicy policy, int step) => step < policy.Steps.Count && policy.Steps[step].Targets is [TargetKind.Desk];

    private static Happening Answer(string kind, HolderAsk ask, Moment m) =>
        m.Say(kind, null, ("case", ask.CaseId), ("code", ask.Code)) with { Answers = EventKinds.HolderAsked, Since = ask.At };

    private static Refusal NotAsked() => Holding.NotNow("You are not asked about this case any more.", "इस केस के बारे में अब आपसे नहीं पूछा जा रहा है।");
}
