using System.Text.Json.Serialization;
using Satark.Board;
using Satark.Cases;
using Satark.Enrichment;
using Satark.Escalation;
using Satark.Notifications;

namespace Satark.Http.Views;

#pragma warning disable CS1591 // Each member is what its name says, of the case, its report, or its history.

/// <summary>A case with everything that its officers may read: the board's row and what lies behind it.</summary>
public sealed record CaseView
{
    public required string Id { get; init; }
    public required int Version { get; init; }
    public required string Code { get; init; }
    public required CaseKind Kind { get; init; }
    public required CaseMode Mode { get; init; }
    public required CaseType Type { get; init; }
    public required Severity Severity { get; init; }
    public required bool LifeRisk { get; init; }
    public required CaseState State { get; init; }
    public required ClosingOutcome? Outcome { get; init; }
    public required bool Sample { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }
    public required DateTimeOffset? DetectedAt { get; init; }
    public required string Source { get; init; }
    public required string? Platform { get; init; }
    public required BoardDistrict? District { get; init; }
    public required string? Station { get; init; }
    public required RouteBasis? RouteBasis { get; init; }
    public required LanguageView? Language { get; init; }
    public required UrgencyView? Urgency { get; init; }
    public required WhereaboutsView? Whereabouts { get; init; }
    public required IReadOnlyList<EvidenceView> Evidence { get; init; }
    public required NextStepView? NextStep { get; init; }
    public required IReadOnlyList<RequestView> Requests { get; init; }
    public required BoardHolder? Holder { get; init; }
    public required BoardLadder? Ladder { get; init; }
    public required DateTimeOffset? OnTheWayAt { get; init; }
    public required DateTimeOffset? ReachedAt { get; init; }
    public required DateTimeOffset? ClosedAt { get; init; }
    public required ClocksView? Clocks { get; init; }
    public required IReadOnlyList<Mark> Marks { get; init; }
    public required bool Seen { get; init; }
    public required PostView? Post { get; init; }
    public required bool Erased { get; init; }
    public required Subject? Subject { get; init; }
    public required ReportedLocation? Location { get; init; }
    public required IReadOnlyList<string> Warnings { get; init; }
    public required string? PartnerCaseId { get; init; }
    public required HandOver? HandOver { get; init; }
    public required Dispatch? Dispatch { get; init; }
    public required IReadOnlyList<HistoryView> History { get; init; }
    public required LadderPlanView LadderPlan { get; init; }
    public required IReadOnlyList<DeliveryView> Deliveries { get; init; }
    public required IReadOnlyList<EngagementView> Engagements { get; init; }
    public required IReadOnlyList<CaseLink> Links { get; init; }
    public required IReadOnlyList<ContactView> ContactAttempts { get; init; }
    public required IReadOnlyList<CounsellingView> Counselling { get; init; }
    public required CallView? Call { get; init; }
    public required IReadOnlyList<EarlierView> Earlier { get; init; }
    public required CallbackView? Callback { get; init; }
    public required TipView? Tip { get; init; }
    public required MailView? Mail { get; init; }
    public required IReadOnlyList<string> Moves { get; init; }

    /// <summary>The route is a guess, and station and UP-112 wait for a human's word.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Tentative { get; init; }

    /// <summary>Its part in a storm of its partner; left out where it has none, or has gone its own way.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public BoardStorm? Storm { get; init; }

    /// <summary>The holder of the same person's case who is asked about it now; left out where nobody is.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public BoardAsk? Asked { get; init; }

    /// <summary>The times are whole hours, and what is counted from them is no finer; left out where they are exact.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool HoursOnly { get; init; }

    /// <summary>What is personal was left out or hidden: nobody has confirmed at this board who they are. Left out where nothing was.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Masked { get; init; }
}

/// <summary>The post. Masks: what the page hides of the text until somebody asks for it.</summary>
public sealed record PostView(string? Text, IReadOnlyList<MaskView> Masks, string? Url, string? Platform, string? Language, IReadOnlyList<ReportedMedia> Media);

/// <summary>The language of the post's text as a machine holds it to be; fallback: the built-in detector stood in for a provider that did not answer.</summary>
public sealed record LanguageView(string Code, double Confidence, LanguageSource By, bool Fallback);

/// <summary>One line of the history, in both languages.</summary>
public sealed record HistoryView(int Seq, DateTimeOffset At, string Kind, string By, string Text, string TextHindi, long? LatencyMs, string? Answers);

/// <summary>The ladder as it was, and as it will go on.</summary>
public sealed record LadderPlanView(string Policy, int Round, IReadOnlyList<LadderStepView> Steps, int RepeatSeconds);

/// <summary>One circle of the ladder.</summary>
public sealed record LadderStepView(int Index, int AfterSeconds, DateTimeOffset? DueAt, DateTimeOffset? FiredAt, IReadOnlyList<TargetKind> Targets, bool Skipped, int Called);

/// <summary>One message to one target; its address stays inside.</summary>
public sealed record DeliveryView(
    string Id, DeliveryPurpose Purpose, int Round, int? Step, string Target, string Channel, DeliveryState State, int Attempts, DateTimeOffset At, string? Reason, bool PerhapsTwice)
{
    /// <summary>It went to a contact point of the roster that no code has proven yet: an answer from there by key, button or text does not count. Left out where one has.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Unverified { get; init; }
}

/// <summary>An engaged agency with its clocks.</summary>
public sealed record EngagementView(
    string Id, AgencyKind Agency, string Name, EngagementState State, DateTimeOffset RequestedAt, DateTimeOffset? DeliveredAt, DateTimeOffset? AcknowledgedAt,
    DateTimeOffset? OnTheWayAt, DateTimeOffset? AtTheDoorAt, DateTimeOffset? EndedAt, int Reminders, DateTimeOffset? NextReminderAt, string? Reference, string? Phone)
{
    /// <summary>One of several places that were asked because none is sure.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Candidate { get; init; }

    /// <summary>Asked for an earlier place, until those of the new one answer.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Former { get; init; }
}

/// <summary>How far the partner's own system was told. NextAt null with attempts: given up.</summary>
public sealed record CallbackView(DateTimeOffset? ToldAt, int Attempts, string? Fault, DateTimeOffset? NextAt);

/// <summary>An attempt to speak with the person.</summary>
public sealed record ContactView(DateTimeOffset At, string By, string Result);

/// <summary>A counselling task.</summary>
public sealed record CounsellingView(int N, DateTimeOffset DueAt, DateTimeOffset? DoneAt);
