namespace Satark.Escalation;

/// <summary>Where a case stands on its ladder. Pure: the decisions about who is called when, without clock or people.</summary>
/// <param name="Policy">The steps, as they were when the case was opened.</param>
/// <param name="Round">1 for the first; a repeat, a lapsed lease and a reopening start a new one.</param>
/// <param name="NextStep">The step that fires next; as many as there are steps: everybody again.</param>
/// <param name="Base">The time from which the steps' delays count.</param>
/// <param name="NextAt">When the next step is due.</param>
/// <param name="Fired">What fired when, newest last, for the desk to read.</param>
public sealed record Ladder(EscalationPolicy Policy, int Round, int NextStep, DateTimeOffset Base, DateTimeOffset NextAt, IReadOnlyList<FiredStep> Fired)
{
    private const int MostFiredKept = 40;

    /// <summary>A fresh ladder whose first step is due at once.</summary>
    public static Ladder Begin(EscalationPolicy policy, DateTimeOffset now) => new(policy, 1, 0, now, now, []);

    /// <summary>When step <paramref name="step"/> is due.</summary>
    public DateTimeOffset DueAt(int step, double scale) => Base + Pace.Of(Policy.Steps[step].AfterSeconds, scale);

    /// <summary>
    /// The steps that fire at <paramref name="now"/>: the next one and, after an outage, every later one whose time has passed
    /// too, merged into one. After the last step: all of them again.
    /// </summary>
    public IReadOnlyList<int> Due(DateTimeOffset now, double scale)
    {
        if (NextStep >= Policy.Steps.Count)
        {
            return [.. Enumerable.Range(0, Policy.Steps.Count)];
        }

        var last = NextStep;
        while (last + 1 < Policy.Steps.Count && DueAt(last + 1, scale) <= now)
        {
            last++;
        }

        return [.. Enumerable.Range(NextStep, last - NextStep + 1)];
    }

    /// <summary>The ladder after <paramref name="steps"/> fired; those after them keep their times.</summary>
    public Ladder After(IReadOnlyList<int> steps, int called, bool skipped, DateTimeOffset now, double scale)
    {
        var repeat = NextStep >= Policy.Steps.Count;
        var next = steps[^1] + 1;
        var fired = new FiredStep(Round, steps, now, called, skipped);
        var nextAt = next < Policy.Steps.Count
            ? Later(DueAt(next, scale), now)
            : now + Pace.Of(Math.Max(30, Policy.RepeatSeconds), scale);
        return this with
        {
            // The round after the last step is a new one; its message ids must differ from those of the steps before.
            Round = next >= Policy.Steps.Count || repeat ? Round + 1 : Round,
            NextStep = next,
            NextAt = nextAt,
            Fired = [.. Fired.TakeLast(MostFiredKept - 1), fired],
        };
    }

    /// <summary>
    /// Nobody holds the case any more: a new round begins at the next step, now; the later ones keep their distance from it.
    /// Where all steps have fired, everybody is called again now, but never within 30 seconds of the last time.
    /// </summary>
    public Ladder Resume(DateTimeOffset now, double scale) => NextStep < Policy.Steps.Count
        ? this with { Round = Round + 1, Base = now - Pace.Of(Policy.Steps[NextStep].AfterSeconds, scale), NextAt = now }
        : this with { Round = Round + 1, NextAt = Fired.Count == 0 ? now : Later(now, Fired[^1].At + Pace.Of(30, scale)) };

    /// <summary>It was held back and goes on: a new round, what is overdue at once and the later steps at their own times.</summary>
    public Ladder GoOn(DateTimeOffset now) => this with { Round = Round + 1, NextAt = Later(NextAt, now) };

    /// <summary>
    /// Somebody is brought in now although their step is not yet due: every step up to theirs fires as one, and those after it keep their distance. A step
    /// that has fired, or that the policy does not have, changes nothing.
    /// </summary>
    public Ladder BringIn(TargetKind target, DateTimeOffset now, double scale)
    {
        var step = 0;
        while (step < Policy.Steps.Count && !Policy.Steps[step].Targets.Contains(target))
        {
            step++;
        }

        return step < NextStep || step == Policy.Steps.Count ? this : this with { Base = now - Pace.Of(Policy.Steps[step].AfterSeconds, scale), NextAt = now };
    }

    /// <summary>Another policy from now on: a new round whose steps count from <paramref name="since"/>, so that those whose time has passed fire at once, as one.</summary>
    public Ladder Under(EscalationPolicy policy, DateTimeOffset since, DateTimeOffset now) => this with { Policy = policy, Round = Round + 1, NextStep = 0, Base = since, NextAt = now };

    /// <summary>Reopened: the whole ladder again.</summary>
    public Ladder Restart(DateTimeOffset now) => this with { Round = Round + 1, NextStep = 0, Base = now, NextAt = now };

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}

/// <summary>Steps that fired together.</summary>
/// <param name="Round">In which round.</param>
/// <param name="Steps">Which steps; several after an outage or in a repeat.</param>
/// <param name="At">When.</param>
/// <param name="Called">How many calls began.</param>
/// <param name="Skipped">Nobody was reachable, so the next step fired at once.</param>
public sealed record FiredStep(int Round, IReadOnlyList<int> Steps, DateTimeOffset At, int Called, bool Skipped);
