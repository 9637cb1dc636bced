using Satark.Cases;
using Satark.Escalation;
using Satark.Messaging;
using Satark.Notifications;
using Satark.Privacy;
using Satark.Roster;
using Satark.Support;

namespace Satark.Tests.Model;

/// <summary>What must hold whenever nothing is under way and nothing is due: whoever waits is waited for by a message.</summary>
internal sealed class Rest(MemoryStore store, MemoryKeyRing keys, CaseBook book, FakeClock clock, Watch watch, IReadOnlyList<Officer> people)
{
    private readonly List<(Message Message, Errand Errand)> _waiting = [];

    public void Look()
    {
        if (watch.Case is not { } c)
        {
            return;
        }

        _waiting.Clear();
        _waiting.AddRange(store.Waiting.Select(m => (m, Errand.Of(m))));
        watch.Ensure(store.Dead.Count == 0, $"messages are dead: {string.Join(", ", store.Dead.Select(d => d.Message.Kind + " " + d.Reason))}");
        Timer(c);
        Engagements(c);
        foreach (var delivery in watch.Deliveries.Values)
        {
            Delivery(c, delivery);
        }
    }

    /// <summary>The whole history against its head.</summary>
    public async Task VerifyAsync()
    {
        if (watch.Case is { } c)
        {
            var events = await book.EventsAsync(c.Id, default);
            var fault = History.Fault(c.Id, c.Head, events, await book.KeyAsync(c, default), keys.Installation(KeyPurpose.Chain).Span);
            watch.Ensure(fault is null, $"the history does not verify: {fault}");
        }
    }

    private void Timer(Case c)
    {
        var ladder = Current(Errands.ClimbLadder, e => e.N == c.Ladder.Round && e.Step == c.Ladder.NextStep);
        var lease = Current(Errands.LapseLease, e => e.N == c.Leases);
        if (!c.IsOpen)
        {
            return;
        }

        if (c.Hold is { } hold)
        {
            watch.Ensure(lease is [var until] && until == hold.LeaseUntil, $"a held case has {lease.Count} lease timers");
        }
        else
        {
            watch.Ensure(ladder is [var at] && at == c.Ladder.NextAt, $"a case that nobody holds has {ladder.Count} ladder timers");
        }
    }

    // Copies of one timer are one timer; whoever fires first makes the others late.
    private List<DateTimeOffset> Current(string kind, Func<Errand, bool> isCurrent) =>
        [.. _waiting.Where(w => w.Message.Kind == kind && isCurrent(w.Errand)).Select(w => w.Message.DueAt).Distinct()];

    private void Engagements(Case c)
    {
        foreach (var e in c.Engagements.Where(e => e.IsActive && e.AcknowledgedAt is null))
        {
            watch.Ensure(e.NextCallAt > clock.Now && e.NextCallAt <= clock.Now + Pace.Of(c.Ladder.Policy.ReminderSeconds, 1), $"{e.Id} is not called within its reminder time");
            watch.Ensure(Current(Errands.CallAgency, x => x.Part == e.Id && x.N == e.Calls).Contains(e.NextCallAt!.Value), $"the next call of {e.Id} is in no queue");
        }

        foreach (var task in c.Counselling.Where(t => t.DoneAt is null))
        {
            watch.Ensure(Current(Errands.RemindOfCounselling, x => x.Part == $"round-{c.Ladder.Round}" && x.N == task.N && x.Step == task.Reminders).Contains(task.DueAt), $"counselling {task.N} is in no queue");
        }
    }

    private void Delivery(Case c, Delivery d)
    {
        switch (d.State)
        {
            case DeliveryState.Pending:
                watch.Ensure(_waiting.Any(w => w.Message.Kind == Errands.Deliver && w.Errand.Part == d.Id && w.Errand.N == d.Attempts), $"{d.Id} is pending and in no queue");
                break;
            case DeliveryState.Sending:
                watch.Ensure(_waiting.Any(w => w.Message.Kind == Errands.Deliver && w.Errand.Part == d.Id), $"{d.Id} is in sending and in no queue");
                break;
            case DeliveryState.Failed or DeliveryState.Unknown when d.Reason?.StartsWith("no answer within 10 s, and", StringComparison.Ordinal) != true:
                Next(d);
                break;
            case DeliveryState.Delivered or DeliveryState.Read when d is { Purpose: DeliveryPurpose.Engagement, Engagement: not null }:
                watch.Ensure(c.Engagements.First(e => e.Id == d.Engagement).DeliveredAt is not null, $"{d.Id} was delivered and its engagement does not say so");
                break;
        }
    }

    private void Next(Delivery d)
    {
        if (people.FirstOrDefault(p => p.Id == d.Target) is not { } officer)
        {
            return;
        }

        foreach (var point in ContactPoint.Of(officer))
        {
            var sibling = d.Id[..(d.Id.LastIndexOf('.') + 1)] + point.Channel;
            watch.Ensure(watch.Deliveries.Values.Any(x => x.Id == sibling), $"{d.Id} failed for good and {point.Channel} was never tried");
        }
    }
}
