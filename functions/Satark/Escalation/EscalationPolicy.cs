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
}

/// <summary>The policies that come with Satark.</summary>
public static class Policies
{
    private static readonly string[] ToOfficers = [Notifications.Channels.Sms, Notifications.Channels.Email];
    private static readonly string[] ToDesk = [Notifications.Channels.Desk];

    /// <summary>A life at stake.</summary>
    public static readonly EscalationPolicy LifeRisk = new(
        "life-risk",
        [
            new([TargetKind.Desk], ToDesk, 0),
            new([TargetKind.OperatorOnDuty], ToOfficers, 20),
            new([TargetKind.ShiftLead], ToOfficers, 60),
            new([TargetKind.DistrictCommand], ToOfficers, 120),
            new([TargetKind.RangeAndStateCommand, TargetKind.LastResort], ToOfficers, 300),
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

    /// <summary>The policy for a new case.</summary>
    public static EscalationPolicy For(bool lifeRisk) => lifeRisk ? LifeRisk : Ordinary;
}
