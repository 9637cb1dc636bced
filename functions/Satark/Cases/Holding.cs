using Satark.Escalation;

namespace Satark.Cases;

/// <summary>Who has the case: taking it, keeping it, giving it back.</summary>
public static class Holding
{
    /// <summary>So many who decline bring the shift lead in at once: two who may not or cannot are a matter for whoever leads.</summary>
    public const int DeclinesForLead = 2;

    /// <summary>Takes the case; the ladder stops and a lease begins. Taking what one already has changes nothing.</summary>
    public static Outcome<Moved> Acknowledge(this Case c, Moment m)
    {
        if (c.Refused(m) is { } refusal)
        {
            return refusal;
        }

        // Who took it by phone and now takes it on a page is at work: the lease becomes a whole one.
        return c.Hold is { Through: not null } ? c.Extend(m) : c.Acknowledged(m);
    }

    /// <summary>The holder needs more time.</summary>
    public static Outcome<Moved> Extend(this Case c, Moment m) =>
        c.Hold is null ? NotNow("Nobody holds this case: take it first.")
        : c.Refused(m) is { } refusal ? refusal
        : new Moved(c.Renewed(m), [m.Say(EventKinds.Extended)]);

    /// <summary>
    /// "Not ours", "can't go". The holder gives the case back and its ladder goes on at once; anybody else's word stands in
    /// the history and, while nobody holds the case, brings the next circle in at once. Once two have said so, the shift lead is in it.
    /// </summary>
    public static Outcome<Moved> Decline(this Case c, DeclineReason reason, Moment m)
    {
        if (!c.IsOpen)
        {
            return NotNow("This case is closed.", "यह बंद हो चुका है।");
        }

        var said = m.Say(EventKinds.Declined, null, ("reason", Words<DeclineReason>.Of(reason)));
        var declined = c.Declined.Contains(m.By.Id) ? c : c with { Declined = [.. c.Declined, m.By.Id] };
        return c.Hold is null || c.Hold.By.Id == m.By.Id
            ? new Moved(declined.Released(m.Now, m.Scale), [said])
            : new Moved(declined, [said]);
    }

    /// <summary>Another officer takes over, on the word of whoever may reassign.</summary>
    public static Outcome<Moved> Reassign(this Case c, Actor to, Moment m) =>
        !c.IsOpen ? NotNow("This case is closed: reopen it first.", "यह बंद हो चुका है: पहले फिर से खोलना होगा।")
        : new Moved(c.HeldBy(m with { By = to }), [m.Say(EventKinds.Reassigned, null, ("to", to.Id), ("name", to.Name))]);

    /// <summary>The lease ran out without progress: the ladder goes on from its next step.</summary>
    /// <param name="c">The case.</param>
    /// <param name="lease">Which lease the timer was set for; a renewed one is another.</param>
    /// <param name="m">The moment.</param>
    public static Outcome<Moved> Lapse(this Case c, int lease, Moment m) =>
        c.Hold is null || c.Leases != lease
            ? NotNow("The lease was renewed or given back.")
            : new Moved(c.Released(m.Now, m.Scale), [m.Say(EventKinds.LeaseLapsed, null, ("holder", c.Hold.By.Name), ("offered", c.Hold.Offer?.To?.Name)) with { Answers = EventKinds.Acknowledged, Since = c.Hold.Since }]);

    /// <summary>The refusal of a move that needs the case in one's own hand or in nobody's; null where it may go on.</summary>
    internal static Refusal? Refused(this Case c, Moment m) =>
        !c.IsOpen ? NotNow("This case is closed: reopen it first.", "यह बंद हो चुका है: पहले फिर से खोलना होगा।")
        : c.Hold is { } hold && hold.By.Id != m.By.Id ? new Refusal(RefusalKind.Conflict, $"{hold.By.Name} has it{(c.Tip is null ? $" since {hold.Since:yyyy-MM-dd HH:mm:ss} UTC" : "")}. Ask them, or have a supervisor reassign it.") { Hindi = $"यह {hold.By.Name} के पास है। उनसे बात करें, या पर्यवेक्षक इसे आगे सौंपें।" }
        : null;

    /// <summary>Taken by whoever may; what one already has stays as it is.</summary>
    internal static Outcome<Moved> Acknowledged(this Case c, Moment m) =>
        c.Refused(m) is { } refusal ? refusal
        : c.Hold is not null ? new Moved(c, [])
        : new Moved(c.HeldBy(m), [m.Say(EventKinds.Acknowledged) with { Answers = EventKinds.Received, Since = c.OpenedAt }]);

    /// <summary>The case in this officer's hand, with a fresh lease.</summary>
    internal static Case HeldBy(this Case c, Moment m) => (c with
    {
        State = c.State == CaseState.New ? CaseState.Acknowledged : c.State,
        Hold = new Hold(m.By, m.Now, m.Now),
        Declined = c.Declined.Contains(m.By.Id) ? [.. c.Declined.Where(d => d != m.By.Id)] : c.Declined,
        Times = c.Times with { Acknowledged = c.Times.Acknowledged ?? m.Now },
    }).Renewed(m);

    /// <summary>A new lease for the holder, who stays whatever they had offered; a case that nobody holds stays as it is, and so does another's.</summary>
    internal static Case Renewed(this Case c, Moment m)
    {
        if (c.Hold is not { } hold || hold.By.Id != m.By.Id)
        {
            return c;
        }

        // A tip in its officer's hands is worked on for days.
        var seconds = c.State >= CaseState.Reached || c.Tip?.Assignment is not null ? c.Ladder.Policy.ReachedLeaseSeconds : c.Ladder.Policy.LeaseSeconds;
        return c with { Leases = c.Leases + 1, Hold = hold with { LeaseUntil = m.Now + Pace.Of(seconds, m.Scale), Offer = null, Through = null } };
    }

    /// <summary>Nobody's case any more; the ladder goes on at once, and with the shift lead where <see cref="DeclinesForLead"/> have declined.</summary>
    internal static Case Released(this Case c, DateTimeOffset now, double scale) => c with
    {
        Hold = null,
        State = c.State == CaseState.Acknowledged ? CaseState.New : c.State,
        Ladder = c.Declined.Count >= DeclinesForLead ? c.Ladder.Resume(now, scale).BringIn(TargetKind.ShiftLead, now, scale) : c.Ladder.Resume(now, scale),
    };

    /// <summary>A refusal of a move that this state does not allow.</summary>
    internal static Refusal NotNow(string text, string? hindi = null) => new(RefusalKind.NotNow, text) { Hindi = hindi };
}
