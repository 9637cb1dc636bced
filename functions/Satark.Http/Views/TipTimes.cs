using Satark.Roster;

namespace Satark.Http.Views;

/// <summary>A tip's view for those below the range: every time to the hour, and no latency, from which a minute could be counted back.</summary>
internal static class TipTimes
{
    /// <summary>The view with its times to the hour. What an officer's own hold says stays, for it is theirs and runs out.</summary>
    public static CaseView InHours(CaseView view) => view with
    {
        OpenedAt = Visibility.Hour(view.OpenedAt),
        DetectedAt = Hour(view.DetectedAt),
        Evidence = [.. view.Evidence.Select(e => e with { At = Visibility.Hour(e.At) })],
        Requests = [.. view.Requests.Select(r => r with { AskedAt = Visibility.Hour(r.AskedAt), AnsweredAt = Hour(r.AnsweredAt) })],
        Ladder = view.Ladder is null ? null : view.Ladder with { NextAt = null },
        OnTheWayAt = Hour(view.OnTheWayAt),
        ReachedAt = Hour(view.ReachedAt),
        ClosedAt = Hour(view.ClosedAt),
        Marks = [.. view.Marks.Select(mark => mark with { At = Visibility.Hour(mark.At) })],
        HandOver = view.HandOver is null ? null : view.HandOver with { At = Visibility.Hour(view.HandOver.At), ConfirmedAt = Hour(view.HandOver.ConfirmedAt), RefusedAt = Hour(view.HandOver.RefusedAt) },
        History = [.. view.History.Select(line => line with { At = Visibility.Hour(line.At), LatencyMs = null })],
        LadderPlan = view.LadderPlan with { Steps = [.. view.LadderPlan.Steps.Select(step => step with { DueAt = null, FiredAt = Hour(step.FiredAt) })] },
        Deliveries = [.. view.Deliveries.Select(d => d with { At = Visibility.Hour(d.At) })],
        Engagements = [.. view.Engagements.Select(e => e with
        {
            RequestedAt = Visibility.Hour(e.RequestedAt), DeliveredAt = Hour(e.DeliveredAt), AcknowledgedAt = Hour(e.AcknowledgedAt),
            OnTheWayAt = Hour(e.OnTheWayAt), AtTheDoorAt = Hour(e.AtTheDoorAt), EndedAt = Hour(e.EndedAt), NextReminderAt = null,
        })],
        ContactAttempts = [.. view.ContactAttempts.Select(a => a with { At = Visibility.Hour(a.At) })],
        Tip = view.Tip is null ? null : InHours(view.Tip),
    };

    private static TipView InHours(TipView tip) => tip with
    {
        Additions = [.. tip.Additions.Select(a => a with { At = Visibility.Hour(a.At) })],
        Questions = [.. tip.Questions.Select(q => q with { At = Visibility.Hour(q.At), AnsweredAt = Hour(q.AnsweredAt) })],
        Assignment = tip.Assignment is null ? null : tip.Assignment with { At = Visibility.Hour(tip.Assignment.At), AcceptedAt = Hour(tip.Assignment.AcceptedAt) },
        Reports = [.. tip.Reports.Select(r => r with { At = Visibility.Hour(r.At) })],
        Requests = [.. tip.Requests.Select(r => r with { AskedAt = Visibility.Hour(r.AskedAt), AnsweredAt = Hour(r.AnsweredAt) })],
    };

    private static DateTimeOffset? Hour(DateTimeOffset? at) => at is { } time ? Visibility.Hour(time) : null;
}
