using Satark.Escalation.Newcomers;
using Satark.Escalation.Storms;
using Satark.Messaging;
using Satark.Roster;

namespace Satark.Cases;

/// <summary>
/// The messages that follow from a change of a case. Timers are declared by the case's state; whatever the state newly
/// asks for becomes a message of the same save. A timer that finds its case moved on does nothing, so none is ever cancelled.
/// </summary>
public static class FollowUps
{
    /// <summary>What follows from <paramref name="before"/> (null: just opened) having become <paramref name="after"/>.</summary>
    public static IEnumerable<Message> Of(Case? before, Case after, DateTimeOffset now)
    {
        yield return new Errand(after.Id, N: after.Revision) { SeenBefore = SeenBefore(before, after) }.As(Errands.ShowCase, after.Lane, now);

        foreach (var timer in Timers(after))
        {
            if (before is null || !Timers(before).Any(t => t.Id == timer.Id))
            {
                yield return timer;
            }
        }

        foreach (var word in StormErrands.Of(before, after, now))
        {
            yield return word;
        }

        foreach (var word in Tips.Telling.TipFollowUps.Of(before, after, now))
        {
            yield return word;
        }

        if (after.Hold?.Offer is { To: { } to } && after.Leases != before?.Leases)
        {
            yield return new Errand(after.Id, to.Id, after.Leases).As(Errands.TellSuccessor, after.Lane, now);
        }

        for (var n = 1; before?.Mail is { SplitAt: null } && after.Mail is { SplitAt: not null, Persons: var persons } && n < persons; n++)
        {
            yield return new Errand(after.Id, N: n).As(Errands.SplitMail, after.Lane, now);
        }

        foreach (var word in Intake.PartnerNews.Of(before, after, now))
        {
            yield return word;
        }

        if (before is null)
        {
            yield return new Errand(after.Id).As(Errands.IndexCase, Lane.Ordinary, now);
            yield return new Errand(after.Id).As(Errands.RouteCase, after.Lane, now);
        }
        else
        {
            if (News(before, after) is { } news)
            {
                yield return new Errand(after.Id, N: after.Revision, Step: (int)news).As(Errands.TellAgencies, before.Lane, now);
            }

            if (after.Hints > before.Hints)
            {
                yield return new Errand(after.Id, N: after.Revision).As(Errands.RouteCase, after.Lane, now);
            }
        }
    }

    /// <summary>The timers that this state asks for: exactly one of ladder, lease and waiting in a storm while it is open, where a holder is asked the end of that instead of the ladder's calls, and one for a hand-over that nobody has confirmed, each unanswered engagement, each unanswered question and each open counselling task.</summary>
    public static IEnumerable<Message> Timers(Case c)
    {
        if (AskingHolder.IsAsked(c))
        {
            yield return AskHolder.TimerOf(c);
        }

        if (c.IsOpen && !(AskingHolder.HoldsBack(c) && !StormMoves.Waits(c)))
        {
            yield return c.Hold is { } hold
                ? new Errand(c.Id, N: c.Leases).As(Errands.LapseLease, c.Lane, hold.LeaseUntil)
                : StormMoves.Waits(c) ? StormErrands.TimerOf(c)
                : new Errand(c.Id, N: c.Ladder.Round, Step: c.Ladder.NextStep).As(Errands.ClimbLadder, c.Lane, c.Ladder.NextAt);
        }

        if (HandOverClock.Runs(c))
        {
            yield return new Errand(c.Id, HandOverClock.PartOf(c.HandOver!), c.HandOver!.Calls).As(Errands.ChaseHandOver, c.Lane, HandOverClock.DueAt(c.HandOver));
        }

        foreach (var e in c.Engagements)
        {
            if (e.NextCallAt is { } at)
            {
                yield return new Errand(c.Id, e.Id, e.Calls).As(Errands.CallAgency, c.Lane, at);
            }
        }

        for (var i = 0; c.IsOpen && i < c.Requests.Count; i++)
        {
            if (c.Requests[i] is { AnsweredAt: null, NextAt: { } next } asked)
            {
                yield return new Errand(c.Id, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"question-{i}"), asked.Step, i).As(Errands.AskPartner, c.Lane, next);
            }
        }

        foreach (var task in c.Counselling)
        {
            if (task.DoneAt is null)
            {
                yield return new Errand(c.Id, CounsellingPart(c), task.N, task.Reminders).As(Errands.RemindOfCounselling, Lane.Ordinary, task.DueAt);
            }
        }
    }

    /// <summary>Which closing a counselling timer belongs to: a case that was reopened and closed again has tasks of the same numbers.</summary>
    public static string CounsellingPart(Case c) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"round-{c.Ladder.Round}");

    private static CaseScope? SeenBefore(Case? before, Case after) =>
        before is not null && CaseScope.Of(before) is var was && was != CaseScope.Of(after) ? was : null;

    // Holder and engaged agencies hear what changes their work: place, the partner's word, that it is real, the end and a new beginning.
    private static CaseNews? News(Case before, Case after) =>
        after.Hold is null && !after.Engagements.Any(e => e.DeliveredAt is not null || e.AcknowledgedAt is not null || e.Calls > 0) ? null
        : before.IsOpen != after.IsOpen ? CaseNews.OpenOrClosed
        : before.Mode != after.Mode ? CaseNews.MadeReal
        : after.Marks.Any(k => k.Kind == MarkKind.PartnerSays && !before.Marks.Contains(k)) ? CaseNews.PartnerWord
        : after.Marks.Any(k => k.Kind == MarkKind.HandOverRefused && !before.Marks.Contains(k)) ? CaseNews.HandOverRefused
        : after.HandOver?.ConfirmedAt is not null && before.HandOver?.ConfirmedAt is null ? CaseNews.HandedOver
        : before.Route?.DistrictId != after.Route?.DistrictId || IsElsewhereNow(before.HandOver, after.HandOver) ? CaseNews.Place
        : after.Hold is not null && after.HandOver?.Calls > (before.HandOver?.Calls ?? 0) ? CaseNews.HandOverUnanswered
        : before.Engagements.Any(was => was is { IsActive: true, Calls: > 0 } && after.Engagements.Any(e => e.Id == was.Id && !e.IsActive)) ? CaseNews.Relieved
        : null;

    // Another state by a hand's word is no news to those who act here: they go on until it confirms. The state that was asked before must hear it.
    private static bool IsElsewhereNow(HandOver? before, HandOver? after) => before?.State != after?.State && (after is not { ByMachine: false } || before is not null);
}

/// <summary>What engaged agencies are told of.</summary>
public enum CaseNews
{
    /// <summary>The case has another place, or its first.</summary>
    Place,

    /// <summary>The partner took its word back.</summary>
    PartnerWord,

    /// <summary>It was closed, or opened again.</summary>
    OpenOrClosed,

    /// <summary>It is no exercise.</summary>
    MadeReal,

    /// <summary>Another state has taken over.</summary>
    HandedOver,

    /// <summary>Another state's control room says that it is not theirs.</summary>
    HandOverRefused,

    /// <summary>Some agencies' part is over while the case goes on: only they hear of it.</summary>
    Relieved,

    /// <summary>Another state has not confirmed in time: the holder and the shift lead hear of it.</summary>
    HandOverUnanswered,
}
