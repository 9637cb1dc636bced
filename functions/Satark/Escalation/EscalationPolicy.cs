using System.Text.Json.Serialization;

namespace Satark.Escalation;

/// <summary>In which circles people are called while nobody holds a case. Snapshotted on the case; the people are not: targets resolve when a step fires.</summary>
/// <param name="Name">As the desk says it.</param>
/// <param name="Steps">In order; the first at 0 s, each later one at least 5 s after the one before.</param>
/// <param name="RepeatSeconds">After the last step everybody is called again in rounds of this length, at least 30 s.</param>
/// <param name="LeaseSeconds">How long a hold lasts without progress.</param>
/// <param name="ReachedLeaseSeconds">The same once a team is with the person.</param>
/// <param name="ReminderSeconds">How long an engaged agency has before it is called again.</param>
public sealed record EscalationPolicy(
    string Name, IReadOnlyList<PolicyStep> Steps, int RepeatSeconds, int LeaseSeconds, int ReachedLeaseSeconds, int ReminderSeconds)
{
    /// <summary>What is wrong with this policy, a sentence each; empty where it can be used.</summary>
    public IEnumerable<string> Faults()
    {
        if (Steps.Count == 0)
        {
            yield return $"Policy {Name} has no step.";
            yield break;
        }

        if (Steps[0].AfterSeconds != 0)
        {
            yield return $"Policy {Name}: the first step must be at 0 seconds.";
        }

        for (var i = 1; i < Steps.Count; i++)
        {
            if (Steps[i].AfterSeconds < Steps[i - 1].AfterSeconds + 5)
            {
                yield return $"Policy {Name}: step {i + 1} must be at least 5 seconds after the one before.";
            }
        }

        if (!Steps[^1].Targets.Contains(TargetKind.LastResort))
        {
            yield return $"Policy {Name}: the last step must call the last resort.";
        }

        if (Steps.Any(s => s.Targets.Count == 0 || s.Channels.Count == 0))
        {
            yield return $"Policy {Name}: each step needs a target and a channel.";
        }

        if (RepeatSeconds < 30 || LeaseSeconds < 30 || ReachedLeaseSeconds < 30 || ReminderSeconds < 30)
        {
            yield return $"Policy {Name}: rounds, leases and reminders last at least 30 seconds.";
        }
    }
}

/// <summary>One circle.</summary>
/// <param name="Targets">Who is called.</param>
/// <param name="Channels">How officers are called, all at once; a channel that fails for good is replaced by the officer's next one.</param>
/// <param name="AfterSeconds">Seconds after the ladder's base.</param>
public sealed record PolicyStep(IReadOnlyList<TargetKind> Targets, IReadOnlyList<string> Channels, int AfterSeconds);

/// <summary>Roles that a step calls.</summary>
[JsonConverter(typeof(Words<TargetKind>))]
public enum TargetKind
{
    /// <summary>Open pages with armed sound.</summary>
    Desk,

    /// <summary>Operators of the state desk on duty.</summary>
    OperatorOnDuty,

    /// <summary>Supervisors of the state desk on duty.</summary>
    ShiftLead,

    /// <summary>Supervisors of the case's district, on duty.</summary>
    DistrictCommand,

    /// <summary>Supervisors of the district's range, and the state's supervisors and admins, on duty or not.</summary>
    RangeAndStateCommand,

    /// <summary>The contact point that is never empty.</summary>
    LastResort,

    /// <summary>The SP office: officers of the case's district on duty; where nobody is, its supervisors.</summary>
    DistrictOffice,

    /// <summary>The range office: officers of the district's range on duty; where nobody is, its supervisors.</summary>
    RangeOffice,

    /// <summary>Supervisors of the district's range, on duty or not.</summary>
    RangeCommand,

    /// <summary>Vigilance officers of the district's range and of the state, on duty or not.</summary>
    Vigilance,
}

/// <summary>The policies that come with Satark.</summary>
public static class Policies
{
    private static readonly string[] ToOfficers = [Notifications.Channels.Sms, Notifications.Channels.Email];

    // From a minute on whoever has not looked at a message is woken: the phone rings, and WhatsApp asks with buttons.
    private static readonly string[] ToWake = [Notifications.Channels.Voice, Notifications.Channels.WhatsApp, .. ToOfficers];
    private static readonly string[] ToDesk = [Notifications.Channels.Desk];

    /// <summary>A life at stake.</summary>
    public static readonly EscalationPolicy LifeRisk = new(
        "life-risk",
        [
            new([TargetKind.Desk], ToDesk, 0),
            new([TargetKind.OperatorOnDuty], ToOfficers, 20),
            new([TargetKind.ShiftLead], ToWake, 60),
            new([TargetKind.DistrictCommand], ToWake, 120),
            new([TargetKind.RangeAndStateCommand, TargetKind.LastResort], ToWake, 300),
        ],
        RepeatSeconds: 120, LeaseSeconds: 300, ReachedLeaseSeconds: 1800, ReminderSeconds: 120);

    /// <summary>Everything else: the same people, with more time.</summary>
    public static readonly EscalationPolicy Ordinary = new(
        "ordinary",
        [
            new([TargetKind.Desk], ToDesk, 0),
            new([TargetKind.OperatorOnDuty], ToOfficers, 300),
            new([TargetKind.ShiftLead, TargetKind.LastResort], ToOfficers, 1800),
        ],
        RepeatSeconds: 1800, LeaseSeconds: 3600, ReachedLeaseSeconds: 14400, ReminderSeconds: 900);

    /// <summary>A tip: SP office and range office at once, side by side; later the range's command, the state desk, everybody.</summary>
    public static readonly EscalationPolicy Tip = new(
        "tip",
        [
            new([TargetKind.DistrictOffice, TargetKind.RangeOffice], ToOfficers, 0),
            new([TargetKind.DistrictCommand, TargetKind.RangeCommand], ToOfficers, 900),
            new([TargetKind.OperatorOnDuty, TargetKind.ShiftLead], ToOfficers, 1800),
            new([TargetKind.RangeAndStateCommand, TargetKind.LastResort], ToOfficers, 3600),
        ],
        RepeatSeconds: 1800, LeaseSeconds: 14400, ReachedLeaseSeconds: 172_800, ReminderSeconds: 900);

    /// <summary>A tip that tells of a life at stake: the ladder of such a case, with both offices from its first step on.</summary>
    public static readonly EscalationPolicy TipLifeRisk = LifeRisk with
    {
        Name = "tip-life-risk",
        Steps = [new([TargetKind.Desk, TargetKind.DistrictOffice, TargetKind.RangeOffice], [.. ToDesk, .. ToOfficers], 0), .. LifeRisk.Steps.Skip(1)],
    };

    /// <summary>A tip in which police are part of it: the range office and vigilance officers, nobody else. The last resort hears of its number alone.</summary>
    public static readonly EscalationPolicy TipConflicted = new(
        "tip-conflicted",
        [
            new([TargetKind.RangeOffice, TargetKind.Vigilance], ToOfficers, 0),
            new([TargetKind.RangeCommand, TargetKind.Vigilance], ToOfficers, 1800),
            new([TargetKind.RangeCommand, TargetKind.Vigilance, TargetKind.LastResort], ToOfficers, 3600),
        ],
        RepeatSeconds: 1800, LeaseSeconds: 14400, ReachedLeaseSeconds: 172_800, ReminderSeconds: 900);

    /// <summary>The same with a life at stake.</summary>
    public static readonly EscalationPolicy TipConflictedLifeRisk = TipConflicted with
    {
        Name = "tip-conflicted-life-risk",
        Steps = [.. TipConflicted.Steps.Zip([0, 60, 300], (step, after) => step with { AfterSeconds = after, Channels = after < 60 ? ToOfficers : ToWake })],
        RepeatSeconds = 120,
        LeaseSeconds = 300,
        ReachedLeaseSeconds = 1800,
        ReminderSeconds = 120,
    };

    /// <summary>A mail of which nothing proves who sent it: the state desk at once, its operator after a minute; no district is called until a human says that it is genuine.</summary>
    public static readonly EscalationPolicy MailUnverified = LifeRisk with
    {
        Name = "mail-unverified",
        Steps =
        [
            new([TargetKind.Desk], ToDesk, 0),
            new([TargetKind.OperatorOnDuty], ToOfficers, 60),
            new([TargetKind.ShiftLead], ToOfficers, 180),
            new([TargetKind.LastResort], ToOfficers, 600),
        ],
        RepeatSeconds = 600,
    };

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<EscalationPolicy> All = [LifeRisk, Ordinary, MailUnverified, Tip, TipLifeRisk, TipConflicted, TipConflictedLifeRisk];

    /// <summary>The policy for a new alert or own find.</summary>
    public static EscalationPolicy For(bool lifeRisk) => lifeRisk ? LifeRisk : Ordinary;

    /// <summary>The policy for a case as it stands.</summary>
    public static EscalationPolicy For(Cases.Case c)
    {
        ArgumentNullException.ThrowIfNull(c);
        return c.Mail is { IsProven: false } ? MailUnverified : c.Tip is not { } tip ? For(c.LifeRisk) : tip.Conflicted ? c.LifeRisk ? TipConflictedLifeRisk : TipConflicted : c.LifeRisk ? TipLifeRisk : Tip;
    }
}
