using System.Globalization;
using Satark.Cases;

namespace Satark.Tips.Moves;

/// <summary>Who works on a tip: given by the office, accepted or refused by the officer.</summary>
public static class Assigning
{
    /// <summary>Gives the tip to an officer. Where nobody holds the case, whoever gives it away holds it from now on.</summary>
    /// <param name="c">The tip.</param>
    /// <param name="to">The officer, who may be given it (<see cref="Roster.Visibility.MayBeGiven"/>).</param>
    /// <param name="m">The moment.</param>
    public static Outcome<Moved> Assign(this Case c, Actor to, Moment m)
    {
        if (c.NoOpenTip() is { } refusal)
        {
            return refusal;
        }

        if (c.Tip!.Assignment?.User == to.Id)
        {
            return new Moved(c, []);
        }

        var happenings = new List<Happening>(2);
        if (c.Hold is null)
        {
            happenings.Add(m.Say(EventKinds.Acknowledged) with { Answers = EventKinds.Received, Since = c.OpenedAt });
            c = c.HeldBy(m);
        }

        var n = c.Tip!.Assignments + 1;
        happenings.Add(m.Say(EventKinds.TipAssigned, null, ("to", to.Id), ("name", to.Name), ("n", Text(n))) with { Answers = EventKinds.Received, Since = c.OpenedAt });
        var assigned = c with
        {
            State = c.State > CaseState.Dispatched ? c.State : CaseState.Dispatched,
            Times = c.Times with { Dispatched = c.Times.Dispatched ?? m.Now },
            Tip = c.Tip with { Assignment = new Assignment(n, to.Id, to.Name, m.Now, m.By), Assignments = n },
        };
        return new Moved(assigned.RenewedForAll(m), happenings);
    }

    /// <summary>The officer works on it.</summary>
    public static Outcome<Moved> Accept(this Case c, Moment m)
    {
        if (c.NotMine(m) is { } refusal)
        {
            return refusal;
        }

        var mine = c.Tip!.Assignment!;
        return mine.AcceptedAt is not null
            ? new Moved(c, [])
            : new Moved(
                (c with { Tip = c.Tip with { Assignment = mine with { AcceptedAt = m.Now } } }).RenewedForAll(m),
                [m.Say(EventKinds.TipAccepted, null, ("n", Text(mine.N))) with { Answers = EventKinds.TipAssigned, Since = mine.At }]);
    }

    /// <summary>The officer cannot work on it, and says why: it is the office's again.</summary>
    public static Outcome<Moved> RefuseAssignment(this Case c, string reason, Moment m)
    {
        if (c.NotMine(m) is { } refusal)
        {
            return refusal;
        }

        var free = c with { Tip = c.Tip! with { Assignment = null } };
        return new Moved(
            free.Hold is null ? free.Released(m.Now, m.Scale) : free.RenewedForAll(m),
            [m.Say(EventKinds.TipRefused, reason, ("n", Text(c.Tip!.Assignment!.N))) with { Answers = EventKinds.TipAssigned, Since = c.Tip.Assignment.At }]);
    }

    /// <summary>Why a move of a tip cannot be made on this case; null where it can.</summary>
    public static Refusal? NoOpenTip(this Case c) =>
        c.Tip is null ? Holding.NotNow("This case is no tip.", "यह सूचना का केस नहीं है।")
        : c.Erased ? Holding.NotNow("This case was erased: nothing can be added to it.", "यह केस मिटा दिया गया है: इसमें कुछ जोड़ा नहीं जा सकता।")
        : !c.IsOpen ? Holding.NotNow("This case is closed: reopen it first.", "यह बंद हो चुका है: पहले फिर से खोलना होगा।")
        : null;

    /// <summary>A new lease for whoever holds the case: the work of its officer is progress too.</summary>
    internal static Case RenewedForAll(this Case c, Moment m) => c.Hold is { } hold ? c.Renewed(m with { By = hold.By }) : c;

    /// <summary>A number as the history's facts write it.</summary>
    public static string Text(int n) => n.ToString(CultureInfo.InvariantCulture);

    private static Refusal? NotMine(this Case c, Moment m) =>
        c.NoOpenTip() ?? (c.Tip!.Assignment?.User == m.By.Id ? null : Holding.NotNow("This tip is not assigned to you, or not any more.", "यह सूचना आपको नहीं दी गई है, या अब आपके पास नहीं है।"));
}
