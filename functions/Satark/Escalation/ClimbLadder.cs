using System.Globalization;
using Microsoft.Extensions.Logging;
using Satark.Cases;
using Satark.Escalation.Newcomers;
using Satark.Messaging;
using Satark.Notifications;
using Satark.Places;
using Satark.Storage;

namespace Satark.Escalation;

/// <summary>Nobody holds the case: the next circle is called, and the timer of the one after it is set, in one act.</summary>
public sealed partial class ClimbLadder(IStore store, CaseBook book, Callees callees, RouteCase places, ILogger<ClimbLadder> logger, BeforeFirstCall? before = null)
{
    /// <summary>Calls in one save; a step with more people is saved in parts, and the ladder moves on with the last part.</summary>
    private const int CallsPerSave = 30;

    /// <summary>Fires what is due; a timer that finds its case moved on does nothing.</summary>
    public async Task HandleAsync(Message message, CancellationToken cancellationToken)
    {
        var errand = Errand.Of(message);
        var mayLocate = true;
        if (before is not null)
        {
            await before.CountAsync(errand, cancellationToken).ConfigureAwait(false);
        }

        while (true)
        {
            switch (await FireAsync(errand, mayLocate, cancellationToken).ConfigureAwait(false))
            {
                case Firing.Done:
                    return;
                case Firing.NeedsPlace:
                    mayLocate = false;
                    await LocateAsync(errand.Subject, cancellationToken).ConfigureAwait(false);
                    break;
                default:
                    // Somebody was faster, or more calls are to be saved: load and decide anew.
                    break;
            }
        }
    }

    private async Task<Firing> FireAsync(Errand errand, bool mayLocate, CancellationToken cancellationToken)
    {
        var loaded = await book.FindAsync(errand.Subject, cancellationToken).ConfigureAwait(false);
        var m = book.At(Actor.System);
        if (loaded is null || !IsCurrent(loaded.Value, errand))
        {
            return Firing.Done;
        }

        var c = loaded.Value;
        if (await PlanAsync(c, m, mayLocate, cancellationToken).ConfigureAwait(false) is not { } plan)
        {
            return Firing.NeedsPlace;
        }

        if (before is not null && await before.AskAsync(c, plan.Calls, m, cancellationToken).ConfigureAwait(false))
        {
            return Firing.Again;
        }

        var already = await CalledAsync(c, cancellationToken).ConfigureAwait(false);
        var calls = plan.Calls.Select(callee => Call(c, callee, m.Now)).Where(d => !already.Contains(d.Id)).ToList();
        if (calls.Count > CallsPerSave)
        {
            await SaveCallsAsync(loaded, calls.Take(CallsPerSave), cancellationToken).ConfigureAwait(false);
            return Firing.Again;
        }

        var (change, _) = await book.ChangeAsync(loaded, new Moved(plan.After, plan.Happenings), cancellationToken).ConfigureAwait(false);
        Add(change, c, calls);
        if (await store.SaveAsync(change, cancellationToken).ConfigureAwait(false) == SaveResult.Conflict)
        {
            return Firing.Again;
        }

        Log.Fired(logger, c.Id, c.Ladder.Round, errand.Step, plan.Calls.Count);
        return Firing.Done;
    }

    // The time is the queue's promise and not asked again: a clock set back must not lose a timer.
    private static bool IsCurrent(Case c, Errand errand) =>
        c.IsOpen && c.Hold is null && !Storms.StormMoves.Waits(c) && !AskingHolder.HoldsBack(c) && c.Ladder.Round == errand.N && c.Ladder.NextStep == errand.Step;

    // The district's command can only be called once the place is known: when its turn comes before the case was routed, it is
    // routed first. A finder that fails must not hold the ladder up.
    private async Task LocateAsync(string caseId, CancellationToken cancellationToken)
    {
        try
        {
            await places.LocateAsync(caseId, cancellationToken).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // The routing message of the same case meets the same error, comes back and is dead-lettered in sight.
        catch (Exception error) when (error is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Log.NotLocated(logger, caseId, error.GetType().Name, error);
        }
    }

    // Fires the due steps; while nobody is behind them, the next step too, at once. Null: the place is needed first.
    private async Task<(Case After, IReadOnlyList<Happening> Happenings, IReadOnlyList<Callee> Calls)?> PlanAsync(Case c, Moment m, bool mayLocate, CancellationToken cancellationToken)
    {
        var after = c;
        var happenings = new List<Happening>();
        while (true)
        {
            var steps = after.Ladder.Due(m.Now, m.Scale);
            if (mayLocate && after.Route is null && steps.Any(s => after.Ladder.Policy.Steps[s].Targets.Any(NeedsPlace)))
            {
                return null;
            }

            var found = await callees.OfAsync(after, steps, cancellationToken).ConfigureAwait(false);
            var isLast = steps[^1] == after.Ladder.Policy.Steps.Count - 1;
            var skipped = found.Count == 0;
            happenings.Add(Told(after, steps, found, m));
            after = after with { Ladder = after.Ladder.After(steps, found.Count, skipped, m.Now, m.Scale) };
            if (!skipped || isLast || AskingHolder.HoldsBack(after))
            {
                return (after, happenings, found);
            }

            after = after.Marked(MarkKind.StepSkipped, $"Nobody reachable at {Names(after, steps)}: the next step fired at once", m.Now, word: Names(after, steps));
        }
    }

    private static bool NeedsPlace(TargetKind target) =>
        target is TargetKind.DistrictCommand or TargetKind.DistrictOffice or TargetKind.RangeOffice or TargetKind.RangeCommand;

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

    private async Task SaveCallsAsync(Stored<Case> loaded, IEnumerable<Delivery> calls, CancellationToken cancellationToken)
    {
        var id = CaseId.Parse(loaded.Value.Id);
        var change = new Change(id.Partition).Require(id.Row, loaded.Version);
        Add(change, loaded.Value, calls);
        await store.SaveAsync(change, cancellationToken).ConfigureAwait(false);
    }

    private static void Add(Change change, Case c, IEnumerable<Delivery> calls)
    {
        foreach (var call in calls)
        {
            call.AddTo(change, c.Id, c.Lane);
        }
    }

    private enum Firing
    {
        Done,
        Again,
        NeedsPlace,
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Case {CaseId}: its place could not be looked for ({Error}); the ladder goes on without it.")]
        public static partial void NotLocated(ILogger logger, string caseId, string error, Exception exception);

        [LoggerMessage(LogLevel.Information, "Case {CaseId}: ladder round {Round}, step {Step} fired; {Calls} calls begin.")]
        public static partial void Fired(ILogger logger, string caseId, int round, int step, int calls);
    }
}
