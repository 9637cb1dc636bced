using Satark.Cases;

namespace Satark.Notifications;

/// <summary>CAP 1.2's words for what a case is (OASIS CAP-v1.2-os, sections 3.2.1 and 3.2.2).</summary>
internal static class CapWords
{
    public static string Status(CaseMode mode) => mode switch
    {
        CaseMode.Actual => "Actual",
        CaseMode.Exercise => "Exercise",
        _ => "Test",
    };

    public static string Category(CaseType type) => type switch
    {
        CaseType.SuicideRisk or CaseType.SelfHarm or CaseType.MissingPerson => "Rescue",
        CaseType.Threat or CaseType.FraudInProgress => "Security",
        _ => "Other",
    };

    public static string Event(CaseType type) => type switch
    {
        CaseType.SuicideRisk => "Suicide risk",
        CaseType.SelfHarm => "Risk of self-harm",
        CaseType.Threat => "Threat to others",
        CaseType.MissingPerson => "Missing person",
        CaseType.FraudInProgress => "Fraud in progress",
        _ => "Call for help",
    };

    public static string ResponseType(CapKind kind) => kind switch
    {
        CapKind.Cancel => "AllClear",
        CapKind.Update => "Assess",
        _ => "Execute",
    };

    // What is over is past; a life at stake is now, whatever severity the partner gave.
    public static string Urgency(CaseFacts facts) =>
        facts.State == CaseState.Closed ? "Past"
        : IsLife(facts.Type) ? "Immediate"
        : facts.Severity switch
        {
            Cases.Severity.Critical => "Immediate",
            Cases.Severity.High => "Expected",
            Cases.Severity.Medium => "Future",
            _ => "Unknown",
        };

    public static string Severity(Severity severity) => severity switch
    {
        Cases.Severity.Critical => "Extreme",
        Cases.Severity.High => "Severe",
        Cases.Severity.Medium => "Moderate",
        _ => "Minor",
    };

    // A platform's word is a report, not an observation; a team at the door has seen it.
    public static string Certainty(CaseFacts facts) => facts.State == CaseState.Reached ? "Observed" : facts.Details is { IsOneOfSeveral: true } ? "Possible" : "Likely";

    private static bool IsLife(CaseType type) => type is CaseType.SuicideRisk or CaseType.SelfHarm;
}
