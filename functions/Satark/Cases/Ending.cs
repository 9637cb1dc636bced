using Satark.Escalation;
using Satark.Tips.Moves;

namespace Satark.Cases;

/// <summary>How a case ends, begins again, and is looked after.</summary>
public static class Ending
{
    /// <summary>Days after a rescue on which somebody must look after the person.</summary>
    private static readonly int[] CounsellingDays = [1, 7, 30];

    /// <summary>Closes the case. A hand-over closes only after the other state has confirmed it.</summary>
    public static Outcome<Moved> Close(this Case c, ClosingOutcome outcome, string? note, Moment m)
    {
        if (c.Refused(m) is { } refusal)
        {
            return refusal;
        }

        if (outcome == ClosingOutcome.Merged)
        {
            return new Refusal(RefusalKind.Invalid, "A case ends so only when an operator says whose call it is.");
        }

        if (!Tips.Moves.Reporting.MayEndAs(c, outcome))
        {
            return new Refusal(RefusalKind.Invalid, c.Tip is null ? "Only a tip ends so." : "A tip ends with action-taken, nothing-found, passed-on or too-little.");
        }

        if (outcome == ClosingOutcome.HandedOver && c.HandOver?.ConfirmedAt is null)
        {
            return Holding.NotNow("The other state has not confirmed yet; until then the case is ours.");
        }

        var rescued = outcome is ClosingOutcome.Safe or ClosingOutcome.InHospital && c.LifeRisk && c.Mode != CaseMode.Test;
        var closed = c with
        {
            State = CaseState.Closed,
            Outcome = outcome,
            Hold = null,
            Times = c.Times with { Closed = m.Now, Acknowledged = c.Times.Acknowledged ?? m.Now },
            Engagements = [.. c.Engagements.Select(e => e.End(m.Now))],
            Counselling = rescued && c.Counselling.Count == 0
                ? [.. CounsellingDays.Select((days, i) => new Counselling(i + 1, m.Now + Pace.Of(days * 86_400, m.Scale)))]
                : c.Counselling,
        };
        return new Moved(closed, [m.Say(EventKinds.Closed, note, ("outcome", Words<ClosingOutcome>.Of(outcome))) with { Answers = EventKinds.Received, Since = c.OpenedAt }]);
    }

    /// <summary>It was not over. The whole ladder begins again unless the one who reopens keeps it in hand.</summary>
    public static Outcome<Moved> Reopen(this Case c, string reason, Moment m)
    {
        if (c.IsOpen)
        {
            return Holding.NotNow("This case is open.");
        }

        if (c.Erased)
        {
            return Holding.NotNow("This case was erased: open a new one.");
        }

        var open = c with
        {
            State = CaseState.New,
            Outcome = null,
            HandOver = null,
            MergedInto = null,
            Times = c.Times with { Closed = null },
            Ladder = c.Ladder.Restart(m.Now),
            Counselling = [],
            Declined = [],
            Tip = c.Tip is { } tip ? tip with { Assignment = null } : null,
            Mail = c.Mail is { Trust: MailTrust.NotGenuine } mail ? mail with { Trust = MailTrust.Unverified, JudgedBy = null } : c.Mail,
        };
        return new Moved(open.EngageAll(m.Now), [m.Say(EventKinds.Reopened, reason)]);
    }

    /// <summary>Another state's control room is asked to take over. The case stays open with us until it confirms.</summary>
    public static Outcome<Moved> HandOverTo(this Case c, string state, string stateName, string? note, Moment m)
    {
        if (c.Refused(m) is { } refusal)
        {
            return refusal;
        }

        if (c.IsUnproven())
        {
            return Holding.NotNow("Nothing proves who sent this mail: say first whether it is genuine.", "इस मेल के भेजने वाले का कोई प्रमाण नहीं: पहले बताएँ कि यह असली है या नहीं।");
        }

        // Asked already; a state that has refused may be asked anew.
        if (c.HandOver is { RefusedAt: null } already && already.State == state)
        {
            return new Moved(c, []);
        }

        // Only one state is asked at a time: the reminders of another one would go to this one's control room.
        var ended = c.Engagements.Where(e => e is { IsActive: true, Agency: AgencyKind.StateControl }).ToList();
        var asked = c.HeldBy(m) with
        {
            HandOver = HandOverClock.Begin(state, m),
            Engagements = [.. c.Engagements.Select(e => ended.Contains(e) ? e.End(m.Now) : e), Engaging.RequestOf(c, state, stateName, m.Now)],
        };
        return new Moved(asked, [m.Say(EventKinds.HandOverRequested, note, ("state", state)), .. ended.Select(e => Relief.Over(e, "taken-back", m))]);
    }

    /// <summary>The other state has taken over.</summary>
    public static Outcome<Moved> ConfirmHandOver(this Case c, Moment m) =>
        c.HandOver is null ? Holding.NotNow("No hand-over was asked for.")
        : c.HandOver.ConfirmedAt is not null ? new Moved(c, [])
        : new Moved(
            c.Renewed(m) with { HandOver = c.HandOver with { ConfirmedAt = m.Now, RefusedAt = null }, Marks = [.. c.Marks.Where(k => k.Kind != MarkKind.HandOverRefused)] },
            [m.Say(EventKinds.HandOverConfirmed, null, ("state", c.HandOver.State)) with { Answers = EventKinds.HandOverRequested, Since = c.HandOver.At }]).Then(x => x.Relieved(m));

    /// <summary>A counselling task was done.</summary>
    public static Outcome<Moved> DoCounselling(this Case c, int n, Moment m)
    {
        var task = c.Counselling.FirstOrDefault(t => t.N == n);
        return task is null ? new Refusal(RefusalKind.NotFound, "There is no such counselling task.")
            : task.DoneAt is not null ? new Moved(c, [])
            : new Moved(
                c with { Counselling = [.. c.Counselling.Select(t => t.N == n ? t with { DoneAt = m.Now } : t)] },
                [m.Say(EventKinds.Counselled, null, ("n", n.ToString(System.Globalization.CultureInfo.InvariantCulture)))]);
    }

    /// <summary>A counselling task came due: it is told again each day until done.</summary>
    public static Outcome<Moved> RemindOfCounselling(this Case c, int n, int reminder, Moment m)
    {
        var task = c.Counselling.FirstOrDefault(t => t.N == n);
        return task is null || task.DoneAt is not null || task.Reminders != reminder
            ? Holding.NotNow("The task was done or already told of.")
            : new Moved(
                c with { Counselling = [.. c.Counselling.Select(t => t.N == n ? t with { Reminders = reminder + 1, DueAt = m.Now + Pace.Of(86_400, m.Scale) } : t)] },
                [m.Say(EventKinds.CounsellingReminded, null, ("n", n.ToString(System.Globalization.CultureInfo.InvariantCulture)))]);
    }
}
