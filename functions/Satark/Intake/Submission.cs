using System.Text.Json.Serialization;
using Satark.Cases;

namespace Satark.Intake;

/// <summary>An alert as it was understood: what could be read, what had to be left out, and what is wrong.</summary>
public sealed record Submission
{
    /// <summary>The partner's own id: the duplicate key.</summary>
    public string? Id { get; init; }

    /// <summary>What is reported; unknown types read as other.</summary>
    public CaseType Type { get; init; } = CaseType.Other;

    /// <summary>How grave; missing and unknown read as critical.</summary>
    public Severity Severity { get; init; } = Severity.Critical;

    /// <summary>Actual, exercise or test; unknown reads as actual.</summary>
    public CaseMode Mode { get; init; }

    /// <summary>Raise, update or cancel.</summary>
    public AlertAction Action { get; init; }

    /// <summary>When the platform noticed.</summary>
    public DateTimeOffset? DetectedAt { get; init; }

    /// <summary>The platform's name.</summary>
    public string? Platform { get; init; }

    /// <summary>Why it is cancelled.</summary>
    public string? Reason { get; init; }

    /// <summary>Why a message of another form is no alert at all, in words for its sender, or null: it opens and changes nothing.</summary>
    public string? NotActedOn { get; init; }

    /// <summary>The personal part.</summary>
    public Report Report { get; init; } = new();

    /// <summary>Fields that were left out, each with what was there: <c>detectedAt: 'yesterday' is no RFC 3339 time</c>.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Fields that make the request a 400, with what each should be; empty where it can be taken.</summary>
    public IReadOnlyDictionary<string, string[]> Errors { get; init; } = new Dictionary<string, string[]>();

    /// <summary>Suicide risk and self-harm always; any other or unknown type at critical, missing or unknown severity.</summary>
    public bool LifeRisk => Type is CaseType.SuicideRisk or CaseType.SelfHarm || Severity == Severity.Critical;
}

/// <summary>What the partner wants.</summary>
[JsonConverter(typeof(Words<AlertAction>))]
public enum AlertAction
{
    /// <summary>Report it.</summary>
    Raise,

    /// <summary>Add to what was reported.</summary>
    Update,

    /// <summary>Take it back; a human confirms.</summary>
    Cancel,
}
