using System.Globalization;
using System.Text.Json;
using Satark.Cases;
using Satark.Notifications;
using Satark.Storage;

namespace Satark.Tests.Model;

/// <summary>Looks at every save of the case's partition, old beside new, and throws where something happened that must not.</summary>
internal sealed class Watch(TimeProvider clock, Tally tally)
{
    private readonly Dictionary<string, Delivery> _deliveries = new(StringComparer.Ordinal);
    private readonly HashSet<string> _events = new(StringComparer.Ordinal);
    private readonly HashSet<(string Round, string Step)> _fired = [];
    private readonly HashSet<int> _firedSinceRestart = [];
    private readonly HashSet<(string, string)> _calls = [];

    /// <summary>The case as last saved.</summary>
    public Case? Case { get; private set; }

    /// <summary>Its deliveries as last saved.</summary>
    public IReadOnlyDictionary<string, Delivery> Deliveries => _deliveries;

    /// <summary>The first violation: kept, because a handler's error would be taken for one that may be tried again.</summary>
    public ViolationException? Violation { get; private set; }

    public void Saving(Change change)
    {
        if (Case is not null && change.Partition != CaseId.Parse(Case.Id).Partition)
        {
            return;
        }

        var row = change.Writes.FirstOrDefault(w => w.Row.StartsWith("case-", StringComparison.Ordinal) && !w.Row.Contains('.') && w.Kind is WriteKind.Insert or WriteKind.Replace);
        if (row.Row is null && Case is null)
        {
            return;
        }

        var after = row.Row is null ? null : JsonSerializer.Deserialize(row.Body.Span, SatarkJson.Default.Case)!;
        var events = new List<CaseEvent>();
        foreach (var write in change.Writes)
        {
            if (write.Row.Contains(".event-", StringComparison.Ordinal))
            {
                Ensure(_events.Add(write.Row), $"{write.Row} was written twice: a change was lost");
                events.Add(JsonSerializer.Deserialize(write.Body.Span, SatarkJson.Default.CaseEvent)!);
            }
        }

        foreach (var write in change.Writes)
        {
            if (write.Kind != WriteKind.Require && write.Row.Contains(".delivery-", StringComparison.Ordinal))
            {
                Look(write, JsonSerializer.Deserialize(write.Body.Span, SatarkJson.Default.Delivery)!, after ?? Case!);
            }
        }

        if (after is not null)
        {
            Look(events, after);
            Case = after;
        }
    }

    public void Ensure(bool holds, string otherwise)
    {
        if (!holds)
        {
            Violation ??= new ViolationException(string.Create(CultureInfo.InvariantCulture, $"{clock.GetUtcNow():HH:mm:ss.fff} {otherwise}"));
            throw Violation;
        }
    }

    /// <summary>An error that nobody made on purpose.</summary>
    public void Unhandled(string text) => Violation ??= new ViolationException("unhandled: " + text);

    // Pending (attempt n) lies between sending (n) and sending (n + 1); what is settled lies behind them all.
    private static int Rank(Delivery d) => d.State switch
    {
        DeliveryState.Pending => 2 * d.Attempts,
        DeliveryState.Sending => (2 * d.Attempts) - 1,
        DeliveryState.Accepted => 1000,
        DeliveryState.Unknown => 1001,
        DeliveryState.Delivered => 1002,
        DeliveryState.Read => 1003,
        _ => 2000,
    };

    private void Look(RecordWrite write, Delivery d, Case now)
    {
        var before = _deliveries.GetValueOrDefault(write.Row);
        Ensure(before is null == (write.Kind == WriteKind.Insert), $"{d.Id} was inserted twice");
        if (before is null)
        {
            Ensure(d is { State: DeliveryState.Pending, Attempts: 0 }, $"{d.Id} began as {d.State}");
        }
        else
        {
            Ensure(Rank(d) > Rank(before), $"{d.Id} went from {before.State} ({before.Attempts}) to {d.State} ({d.Attempts})");
            Ensure(d.State != DeliveryState.Superseded || before.State == DeliveryState.Pending, $"{d.Id} was begun and then called superseded");
        }

        if (before is not null && d.State == DeliveryState.Sending)
        {
            Begun(before, d, now);
        }

        _deliveries[write.Row] = d;
    }

    private void Begun(Delivery before, Delivery d, Case now)
    {
        if (d.Purpose == DeliveryPurpose.Call)
        {
            Ensure(now.IsOpen, $"the call {d.Id} began after the case was closed");
            Ensure(now.Hold is null, $"the call {d.Id} began while somebody has the case");
            tally.Count("calls begun");
        }

        var since = clock.GetUtcNow() - before.At;
        if (before.State == DeliveryState.Sending)
        {
            Ensure(since >= Deliver.SendingLimit, $"{d.Id} was sent again within its limit");
            Ensure(now.LifeRisk && d.PerhapsTwice, $"{d.Id} was sent perhaps twice although no life is at stake, or it does not say so");
            tally.Count("found in sending, sent perhaps twice");
        }
        else if (before.Attempts > 0)
        {
            Ensure(since >= TimeSpan.FromSeconds(12), $"{d.Id} was tried again after {since}");
            tally.Count("tried again after a failure");
        }
    }

    private void Look(List<CaseEvent> events, Case after)
    {
        Ensure(after.Revision == (Case?.Revision ?? 0) + 1, "a change of the case was lost");
        Ensure(after.Head.Seq == (Case?.Head.Seq ?? 0) + events.Count, "an event was lost");
        var fired = 0;
        foreach (var e in events)
        {
            switch (e.Kind)
            {
                case EventKinds.StepFired or EventKinds.StepSkipped:
                    Fired(e, fired++);
                    break;
                case EventKinds.LeaseLapsed:
                    Ensure(Case!.Hold is { } hold && hold.LeaseUntil <= clock.GetUtcNow(), "a lease lapsed before its time");
                    tally.Count("leases lapsed");
                    break;
                case EventKinds.EngagementCalled:
                    Ensure(_calls.Add((e.Facts["engagement"], e.Facts["call"])), $"call {e.Facts["call"]} of {e.Facts["engagement"]} was made twice");
                    break;
                case EventKinds.Reopened or EventKinds.MadeReal:
                    _firedSinceRestart.Clear();
                    break;
            }
        }

        for (var step = 0; step < Math.Min(after.Ladder.NextStep, after.Ladder.Policy.Steps.Count); step++)
        {
            Ensure(_firedSinceRestart.Contains(step), $"step {step + 1} was passed over");
        }

        if (Case is not null)
        {
            Holder(events, after);
            Engagements(events, after);
        }
    }

    private void Fired(CaseEvent e, int before)
    {
        var now = clock.GetUtcNow();
        Ensure(Case is { IsOpen: true, Hold: null }, "a step fired although somebody has the case or it is closed");
        Ensure(before > 0 || Case!.Ladder.NextAt <= now, $"steps {e.Facts["steps"]} of round {e.Facts["round"]} fired {Case!.Ladder.NextAt - now} before their time");
        var steps = e.Facts["steps"].Split(',');
        foreach (var step in steps)
        {
            Ensure(_fired.Add((e.Facts["round"], step)), $"step {step} of round {e.Facts["round"]} fired twice");
            _firedSinceRestart.Add(int.Parse(step, CultureInfo.InvariantCulture) - 1);
        }

        if (Case!.Ladder.NextStep >= Case.Ladder.Policy.Steps.Count)
        {
            var last = Case.Ladder.Fired[^1].At;
            Ensure(now - last >= TimeSpan.FromSeconds(30), $"everybody was called again after {now - last}");
            tally.Count("rounds of everybody again");
        }
        else if (steps.Length > 1)
        {
            tally.Count("merged steps");
        }

        tally.Count(e.Kind == EventKinds.StepSkipped ? "steps skipped" : "steps fired");
    }

    private void Holder(List<CaseEvent> events, Case after)
    {
        if (Case!.Hold is { } was && after.Hold is { } now && was.By.Id != now.By.Id)
        {
            Ensure(events.Any(e => e.Kind == EventKinds.Reassigned), $"{now.By.Id} took the case out of {was.By.Id}'s hand");
        }
    }

    private static bool MayEnd(string kind, AgencyKind agency) => kind switch
    {
        EventKinds.Closed => true,
        EventKinds.Routed or EventKinds.EngagementAnswered or EventKinds.HandOverConfirmed => agency is AgencyKind.Station or AgencyKind.Emergency112 or AgencyKind.District,
        EventKinds.HandOverRequested => agency == AgencyKind.StateControl,
        _ => false,
    };

    private void Engagements(List<CaseEvent> events, Case after)
    {
        var now = clock.GetUtcNow();
        foreach (var old in Case!.Engagements)
        {
            var e = after.Engagements.FirstOrDefault(x => x.Id == old.Id);
            Ensure(e is not null, $"the engagement {old.Id} was lost");
            if (!old.IsActive || old.AcknowledgedAt is not null || e!.AcknowledgedAt is not null)
            {
                continue;
            }

            if (!e.IsActive)
            {
                Ensure(events.Any(x => MayEnd(x.Kind, old.Agency)), $"the engagement {old.Id} was ended by {string.Join(", ", events.Select(x => x.Kind))}");
                continue;
            }

            var next = e.NextCallAt ?? DateTimeOffset.MaxValue;
            var reminder = TimeSpan.FromSeconds(after.Ladder.Policy.ReminderSeconds);
            Ensure(e.Calls == old.Calls ? next == old.NextCallAt : old.NextCallAt + reminder <= next && next <= now + reminder, $"the next call of {old.Id} moved from {old.NextCallAt:HH:mm:ss} to {next:HH:mm:ss}");
        }

        Ensure(after.Engagements.All(e => e.NextCallAt is not null == (e.IsActive && e.AcknowledgedAt is null)), "an engagement has no next call although it waits for an answer");
    }
}
