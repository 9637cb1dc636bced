using Satark.Escalation;

namespace Satark.Cases;

/// <summary>Shift change: whoever leaves offers what they hold to whoever comes. Until that is accepted nobody has it for long.</summary>
public static class Offering
{
    /// <summary>How long a successor has.</summary>
    public const int OfferSeconds = 120;

    /// <summary>
    /// The holder leaves: the successor is asked, and the hold lapses in two minutes unless they accept, or the holder goes on working on it. Without a successor the same two
    /// minutes run where the roster ended the duty; somebody who signs out leaves nothing behind: the ladder goes on at once.
    /// </summary>
    /// <param name="c">The case.</param>
    /// <param name="to">Who is asked, or null: there is nobody.</param>
    /// <param name="reason">Why.</param>
    /// <param name="m">The moment, by the holder.</param>
    public static Outcome<Moved> Offer(this Case c, Actor? to, LeavingReason reason, Moment m)
    {
        if (!c.IsOpen || c.Hold is not { } hold || hold.By.Id != m.By.Id)
        {
            return Holding.NotNow("They do not hold this case any more.");
        }

        if (hold.Offer is { } known && known.To?.Id == to?.Id)
        {
            return new Moved(c, []);
        }

        var said = m.Say(EventKinds.HoldOffered, null, ("reason", Words<LeavingReason>.Of(reason)), ("to", to?.Id), ("name", to?.Name));
        if (to is null && reason == LeavingReason.SignedOut)
        {
            return new Moved(c.Released(m.Now, m.Scale), [said]);
        }

        var until = m.Now + Pace.Of(OfferSeconds, m.Scale);
        return new Moved(c with { Leases = c.Leases + 1, Hold = hold with { LeaseUntil = until, Offer = new HoldOffer(to, m.Now, reason) } }, [said]);
    }

    /// <summary>The successor takes over, with a fresh lease.</summary>
    public static Outcome<Moved> AcceptOffer(this Case c, Moment m) =>
        c.Refusal(m) is { } refusal ? refusal
        : new Moved(c.HeldBy(m), [m.Say(EventKinds.HoldAccepted, null, ("from", c.Hold!.By.Id), ("name", c.Hold.By.Name)) with { Answers = EventKinds.HoldOffered, Since = c.Hold.Offer!.At }]);

    /// <summary>The successor cannot: nobody waits for the two minutes to pass, the ladder goes on at once.</summary>
    public static Outcome<Moved> RefuseOffer(this Case c, Moment m) =>
        c.Refusal(m) is { } refusal ? refusal
        : new Moved(c.Released(m.Now, m.Scale), [m.Say(EventKinds.HoldRefused, null, ("from", c.Hold!.By.Id), ("name", c.Hold.By.Name)) with { Answers = EventKinds.HoldOffered, Since = c.Hold.Offer!.At }]);

    /// <summary>Whether this officer is the one who was asked.</summary>
    public static bool IsOfferedTo(this Case c, string officerId) => c.IsOpen && c.Hold?.Offer?.To?.Id == officerId;

    private static Refusal? Refusal(this Case c, Moment m) =>
        c.IsOfferedTo(m.By.Id) ? null : Holding.NotNow("This case is not offered to you any more.", "यह केस अब आपको नहीं सौंपा जा रहा है।");
}
