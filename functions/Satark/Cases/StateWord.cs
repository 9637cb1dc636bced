namespace Satark.Cases;

/// <summary>What another state's control room answers when it is asked to take over.</summary>
public static class StateWord
{
    /// <summary>It takes over: it knows, and the hand-over is confirmed by its own word. The case stays open with us until somebody closes it.</summary>
    /// <param name="c">The case.</param>
    /// <param name="engagementId">The engagement by which it was asked.</param>
    /// <param name="m">The moment; by the control room.</param>
    public static Outcome<Moved> TakeOver(this Case c, string engagementId, Moment m)
    {
        if (c.Asked(engagementId) is { } refusal)
        {
            return refusal;
        }

        var answered = c.Answer(engagementId, EngagementState.Acknowledged, null, m);
        if (!answered.IsOk)
        {
            return answered;
        }

        var confirmed = answered.Value.Case.ConfirmHandOver(m);
        return !confirmed.IsOk ? confirmed : new Moved(confirmed.Value.Case, [.. answered.Value.Happenings, .. confirmed.Value.Happenings]);
    }

    /// <summary>
    /// It does not take over. The hand-over stays unconfirmed and the case ours: the desk sees a mark, whoever holds the case is told, and where nobody
    /// does the ladder goes on at once. The control room is not called again, but may still take over.
    /// </summary>
    /// <param name="c">The case.</param>
    /// <param name="engagementId">The engagement by which it was asked.</param>
    /// <param name="reason">Why.</param>
    /// <param name="note">The same in its own words, or null; sealed.</param>
    /// <param name="m">The moment; by the control room.</param>
    public static Outcome<Moved> RefuseHandOver(this Case c, string engagementId, HandOverRefusal reason, string? note, Moment m)
    {
        if (c.Asked(engagementId) is { } refusal)
        {
            return refusal;
        }

        if (c.HandOver!.ConfirmedAt is not null)
        {
            return Holding.NotNow("You have taken this case over: call our desk to give it back.");
        }

        var answered = c.Answer(engagementId, EngagementState.Acknowledged, null, m);
        if (!answered.IsOk)
        {
            return answered;
        }

        if (c.HandOver.RefusedAt is not null)
        {
            return answered;
        }

        var name = c.Engagements.First(e => e.Id == engagementId).Name;
        var refused = answered.Value.Case.Marked(MarkKind.HandOverRefused, $"{name}: not theirs ({Why(reason)})", m.Now, name, Words<HandOverRefusal>.Of(reason)) with { HandOver = c.HandOver with { RefusedAt = m.Now } };
        return new Moved(
            refused.Hold is null ? refused.Released(m.Now, m.Scale) : refused,
            [
                .. answered.Value.Happenings,
                m.Say(EventKinds.HandOverRefused, note, ("state", c.HandOver.State), ("name", name), ("reason", Words<HandOverRefusal>.Of(reason))) with { Answers = EventKinds.HandOverRequested, Since = c.HandOver.At },
            ]);
    }

    /// <summary>A reason in words, in English: it stands in a mark.</summary>
    public static string Why(HandOverRefusal reason) => reason switch
    {
        HandOverRefusal.NotHere => "the person is not there",
        HandOverRefusal.PlaceUnclear => "the place is not clear enough",
        HandOverRefusal.AlreadyKnown => "they work on it already under a case of their own",
        _ => "see the history",
    };

    // Why this engagement cannot answer for the hand-over; null where it can.
    private static Refusal? Asked(this Case c, string engagementId) =>
        !c.IsOpen ? Holding.NotNow("This case is closed.")
        : c.Engagements.FirstOrDefault(e => e.Id == engagementId) is not { Agency: AgencyKind.StateControl, IsActive: true } e
            || c.HandOver is not { } asked || (e.OfState is { } state && state != asked.State)
            ? Holding.NotNow("You are not asked to take this case over any more.")
        : null;
}
