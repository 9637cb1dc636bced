using System.Globalization;
using Microsoft.Extensions.Logging;
using Satark.Cases;
using Satark.Messaging;
using Satark.Notifications;
using Satark.Storage;

namespace Satark.Escalation;

/// <summary>Nobody holds the case: the next circle is called, and the timer of the one after it is set, in one act.</summary>
public sealed partial class ClimbLadder(IStore store, CaseBook book, Callees callees, ILogger<ClimbLadder> logger)
{
    /// <summary>Calls in one save; a step with more people is saved in parts, and the ladder moves on with the last part.</summary>
    private const int CallsPerSave = 30;

    /// <summary>Fires what is due; a timer that finds its case moved on does nothing.</summary>
    public async Task HandleAsync(Message message, CancellationToken cancellationToken)
    {
        var errand = Errand.Of(message);
        while (!await FireAsync(errand, cancellationToken).ConfigureAwait(false))
        {
            // Somebody was faster, or more calls are to be saved: load and decide anew.
        }
    }

    private async Task<bool> FireAsync(Errand errand, CancellationToken cancellationToken)
    {
        var loaded = await book.FindAsync(errand.Subject, cancellationToken).ConfigureAwait(false);
        var m = book.At(Actor.System);
        if (loaded is null || !IsCurrent(loaded.Value, errand))
        {
            return true;
        }

        var c = loaded.Value;
        var plan = await PlanAsync(c, m, cancellationToken).ConfigureAwait(false);
        var already = await CalledAsync(c, cancellationToken).ConfigureAwait(false);
        var calls = plan.Calls.Select(callee => Call(c, callee, m.Now)).Where(d => !already.Contains(d.Id)).ToList();
        if (calls.Count > CallsPerSave)
        {
            await SaveCallsAsync(loaded, calls.Take(CallsPerSave), m.Now, cancellationToken).ConfigureAwait(false);
            return false;
        }

        var (change, _) = await book.ChangeAsync(loaded, new Moved(plan.After, plan.Happenings), cancellationToken).ConfigureAwait(false);
        Add(change, c, calls, m.Now);
        if (await store.SaveAsync(change, cancellationToken).ConfigureAwait(false) == SaveResult.Conflict)
        {
            return false;
        }

        Log.Fired(logger, c.Id, c.Ladder.Round, errand.Step, plan.Calls.Count);
        return true;
    }

    // The time is the queue's promise and not asked again: a clock set back must not lose a timer.
    private static bool IsCurrent(Case c, Errand errand) =>
        c.IsOpen && c.Hold is null && c.Ladder.Round == errand.N && c.Ladder.NextStep == errand.Step;

    // Fires the due steps; while nobody is behind them, the next step too, at once.
    private async Task<(Case After, IReadOnlyList<Happening> Happenings, IReadOnlyList<Callee> Calls)> PlanAsync(Case c, Moment m, CancellationToken cancellationToken)
    {
        var after = c;
        var happenings = new List<Happening>();
        while (true)
        {
            var steps = after.Ladder.Due(m.Now, m.Scale);
            var found = await callees.OfAsync(after, steps, cancellationToken).ConfigureAwait(false);
            var isLast = steps[^1] == after.Ladder.Policy.Steps.Count - 1;
            var skipped = found.Count == 0;
            happenings.Add(Told(after, steps, found, m));
            after = after with { Ladder = after.Ladder.After(steps, found.Count, skipped, m.Now, m.Scale) };
            if (!skipped || isLast)
            {
                return (after, happenings, found);
            }

            after = after.Marked(MarkKind.StepSkipped, $"Nobody reachable at {Names(after, steps)}: the next step fired at once", m.Now);
        }
    }

    private static Happening Told(Case c, IReadOnlyList<int> steps, IReadOnlyList<Callee> found, Moment m) =>
        m.Say(
            found.Count == 0 ? EventKinds.StepSkipped : EventKinds.StepFired,
            null,
            ("round", c.Ladder.Round.ToString(CultureInfo.InvariantCulture)),
            ("steps", string.Join(",", steps.Select(s => (s + 1).ToString(CultureInfo.InvariantCulture)))),
            ("targets", Names(c, steps)),
            ("called", string.Join(", ", found.Select(f => f.Name).Distinct())));

    private static string Names(Case c, IReadOnlyList<int> steps) =>
        string.Join(", ", steps.SelectMany(s => c.Ladder.Policy.Steps[s].Targets).Distinct().Select(Words<TargetKind>.Of));

    private static Delivery Call(Case c, Callee callee, DateTimeOffset now) => new()
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"r{c.Ladder.Round}.s{callee.Step}.{callee.Target}.{callee.Channel}"),
        Purpose = DeliveryPurpose.Call,
        Round = c.Ladder.Round,
        Step = callee.Step,
        Target = callee.Target,
        TargetName = callee.Name,
        Channel = callee.Channel,
        Address = callee.Address,
        Template = TemplateIds.Call,
        At = now,
    };

    private async Task<HashSet<string>> CalledAsync(Case c, CancellationToken cancellationToken)
    {
        var id = CaseId.Parse(c.Id);
        var rows = await store.ListAllAsync(id.Partition, Delivery.Row(id.Row, $"r{c.Ladder.Round}."), SatarkJson.Default.Delivery, cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(r => r.Record.Value.Id)];
    }

    private async Task SaveCallsAsync(Stored<Case> loaded, IEnumerable<Delivery> calls, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var id = CaseId.Parse(loaded.Value.Id);
        var change = new Change(id.Partition).Require(id.Row, loaded.Version);
        Add(change, loaded.Value, calls, now);
        await store.SaveAsync(change, cancellationToken).ConfigureAwait(false);
    }

    private static void Add(Change change, Case c, IEnumerable<Delivery> calls, DateTimeOffset now)
    {
        var id = CaseId.Parse(c.Id);
        foreach (var call in calls)
        {
            change.Insert(Delivery.Row(id.Row, call.Id), call, SatarkJson.Default.Delivery);
            change.Send(new Errand(c.Id, call.Id).As(Errands.Deliver, c.Lane, now));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Case {CaseId}: ladder round {Round}, step {Step} fired; {Calls} calls begin.")]
        public static partial void Fired(ILogger logger, string caseId, int round, int step, int calls);
    }
}
