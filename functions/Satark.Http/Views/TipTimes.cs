using Satark.Roster;

namespace Satark.Http.Views;

/// <summary>A tip's view for those below the range: every time to the hour, and no latency, from which a minute could be counted back.</summary>
internal static class TipTimes
{
    /// <summary>The view with its times to the hour. What the reader's own hold says stays, for it is theirs and runs out.</summary>
    public static CaseView InHours(CaseView view, string reader) => view with
    {
        HoursOnly = true,
        OpenedAt = Visibility.Hour(view.OpenedAt),
        DetectedAt = Visibility.Hour(view.DetectedAt),
        Evidence = [.. view.Evidence.Select(e => e with { At = Visibility.Hour(e.At) })],
        Requests = [.. view.Requests.Select(r => r with { AskedAt = Visibility.Hour(r.AskedAt), AnsweredAt = Visibility.Hour(r.AnsweredAt) })],
        Holder = view.Holder?.InHours(reader),
        Ladder = view.Ladder is null ? null : view.Ladder with { NextAt = null },
        OnTheWayAt = Visibility.Hour(view.OnTheWayAt),
        ReachedAt = Visibility.Hour(view.ReachedAt),
        ClosedAt = Visibility.Hour(view.ClosedAt),
        Clocks = null,
        Marks = [.. view.Marks.Select(mark => mark with { At = Visibility.Hour(mark.At) })],
        HandOver = view.HandOver is null ? null : view.HandOver with { At = Visibility.Hour(view.HandOver.At), ConfirmedAt = Visibility.Hour(view.HandOver.ConfirmedAt), RefusedAt = Visibility.Hour(view.HandOver.RefusedAt) },
        History = [.. view.History.Select(line => line with { At = Visibility.Hour(line.At), LatencyMs = null })],
        LadderPlan = view.LadderPlan with { Steps = [.. view.LadderPlan.Steps.Select(step => step with { DueAt = null, FiredAt = Visibility.Hour(step.FiredAt) })] },
        Deliveries = [.. view.Deliveries.Select(d => d with { At = Visibility.Hour(d.At) })],
        Engagements = [.. view.Engagements.Select(e => e with
        {
            RequestedAt = Visibility.Hour(e.RequestedAt), DeliveredAt = Visibility.Hour(e.DeliveredAt), AcknowledgedAt = Visibility.Hour(e.AcknowledgedAt),
            OnTheWayAt = Visibility.Hour(e.OnTheWayAt), AtTheDoorAt = Visibility.Hour(e.AtTheDoorAt), EndedAt = Visibility.Hour(e.EndedAt), NextReminderAt = null,
        })],
        ContactAttempts = [.. view.ContactAttempts.Select(a => a with { At = Visibility.Hour(a.At) })],
        Counselling = [.. view.Counselling.Select(task => task with { DueAt = Visibility.Hour(task.DueAt), DoneAt = Visibility.Hour(task.DoneAt) })],
        Tip = view.Tip is null ? null : InHours(view.Tip),
    };

    private static TipView InHours(TipView tip) => tip with
    {
        Additions = [.. tip.Additions.Select(a => a with { At = Visibility.Hour(a.At) })],
        Questions = [.. tip.Questions.Select(q => q with { At = Visibility.Hour(q.At), AnsweredAt = Visibility.Hour(q.AnsweredAt) })],
        Assignment = tip.Assignment is null ? null : tip.Assignment with { At = Visibility.Hour(tip.Assignment.At), AcceptedAt = Visibility.Hour(tip.Assignment.AcceptedAt) },
        Reports = [.. tip.Reports.Select(r => r with { At = Visibility.Hour(r.At) })],
        Requests = [.. tip.Requests.Select(r => r with { AskedAt = Visibility.Hour(r.AskedAt), AnsweredAt = Visibility.Hour(r.AnsweredAt) })],
    };
}
