using Satark.Escalation;

namespace Satark.Cases;

/// <summary>
/// How fast people were, each clock for itself: a platform that needs an hour to tell us is not a slow desk, and a case that was taken at
/// once and then lay still was not handled in time.
/// </summary>
/// <param name="Platform">From the platform's notice to our receipt: nobody here could have been faster; null where it did not say, or says a time after our receipt.</param>
/// <param name="Acknowledged">From our receipt until it was first taken; null while nobody has.</param>
/// <param name="AcknowledgeWithin">What that should take at most: until the circle behind the operators is called.</param>
/// <param name="AcknowledgedInTime">Whether it did; null while it still may.</param>
/// <param name="Progress">From there until the first thing was done; null while nothing is.</param>
/// <param name="ProgressWithin">What that should take at most: five minutes.</param>
/// <param name="ProgressInTime">Whether it did; null while it still may, or nobody has taken it.</param>
/// <param name="LeasesLapsed">How often it was taken and lay still until it was nobody's again.</param>
public sealed record HumanClocks(
    TimeSpan? Platform, TimeSpan? Acknowledged, TimeSpan AcknowledgeWithin, bool? AcknowledgedInTime, TimeSpan? Progress, TimeSpan ProgressWithin, bool? ProgressInTime, int LeasesLapsed)
{
    /// <summary>How long whoever takes a case may be without any progress.</summary>
    public const int ProgressSeconds = 300;

    // The circles before it are the desk's own: its page and its operators.
    private const int BehindOperators = 2;

    // What was done for the person or to find them. A note, an extended lease and a look at the case are not.
    private static readonly HashSet<string> Done = new(StringComparer.Ordinal)
    {
        EventKinds.Dispatched, EventKinds.OnTheWay, EventKinds.Reached, EventKinds.ContactAttempted, EventKinds.EvidenceAdded, EventKinds.Routed, EventKinds.Asked, EventKinds.HandOverRequested,
        EventKinds.Closed, EventKinds.TipAssigned, EventKinds.TipAsked,
    };

    /// <summary>The clocks of a case at a moment.</summary>
    /// <param name="c">The case.</param>
    /// <param name="now">Now: what is not yet may already be late.</param>
    /// <param name="scale">See <see cref="Pace"/>.</param>
    public static HumanClocks Of(Case c, DateTimeOffset now, double scale)
    {
        ArgumentNullException.ThrowIfNull(c);
        var steps = c.Ladder.Policy.Steps;
        var within = Pace.Of(steps[Math.Min(BehindOperators, steps.Count - 1)].AfterSeconds, scale);
        var progressWithin = Pace.Of(ProgressSeconds, scale);
        var (taken, done) = (c.Times.Acknowledged, c.Times.Progress);
        return new HumanClocks(
            c.DetectedAt is { } detected && detected <= c.OpenedAt ? c.OpenedAt - detected : null,
            taken - c.OpenedAt,
            within,
            InTime(c.OpenedAt, taken, within, now),
            taken is null ? null : done - taken,
            progressWithin,
            taken is { } since ? InTime(since, done, progressWithin, now) : null,
            c.LeasesLapsed);
    }

    /// <summary>What a move means for them: the first progress after the case was taken, and a lease that lapsed.</summary>
    public static Moved Follow(Moved moved, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(moved);
        var c = moved.Case;
        var lapsed = moved.Happenings.Count(h => h.Kind == EventKinds.LeaseLapsed);
        var isProgress = c.Times is { Acknowledged: not null, Progress: null } && moved.Happenings.Any(h => h.By.Kind == ActorKind.Officer && Done.Contains(h.Kind));
        return lapsed == 0 && !isProgress ? moved : moved with
        {
            Case = c with { LeasesLapsed = c.LeasesLapsed + lapsed, Times = isProgress ? c.Times with { Progress = now } : c.Times },
        };
    }

    private static bool? InTime(DateTimeOffset since, DateTimeOffset? at, TimeSpan within, DateTimeOffset now) =>
        at is { } done ? done - since <= within : now - since > within ? false : null;
}
