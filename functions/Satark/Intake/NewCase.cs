using Satark.Cases;
using Satark.Escalation;
using Satark.Privacy;

namespace Satark.Intake;

/// <summary>The first state of a case.</summary>
public static class NewCase
{
    /// <summary>A case whose ladder fires at once and, where a life is at stake, whose Task Force engagement is asked at once.</summary>
    public static Case Make(string id, string code, CaseKind kind, Submission s, DateTimeOffset now, DataKey key)
    {
        var policy = Policies.For(s.LifeRisk);
        var fresh = new Case
        {
            Id = id,
            Code = code,
            Kind = kind,
            Mode = s.Mode,
            Type = s.Type,
            Severity = s.Severity,
            LifeRisk = s.LifeRisk,
            Source = "own find",
            Platform = s.Platform,
            OpenedAt = now,
            DetectedAt = s.DetectedAt,
            // A forgotten test calls nobody, so its rounds need not come each minute.
            Ladder = Ladder.Begin(s.Mode == CaseMode.Test ? policy with { RepeatSeconds = 86_400 } : policy, now),
            KeyId = key.Id,
        };
        return fresh.EngageAll(now);
    }
}
