using Satark.Cases;
using Satark.Tips;
using Satark.Tips.Line;

namespace Satark.Http.Views;

/// <summary>What a case view holds beside the rest because an informer told of it. What an officer may not see is left out.</summary>
public sealed record TipView
{
    /// <summary>The category's id in the questionnaire.</summary>
    public required string Category { get; init; }

    /// <summary>What officers call the category, in English.</summary>
    public required string CategoryText { get; init; }

    /// <summary>The same in Hindi.</summary>
    public required string CategoryTextHindi { get; init; }

    /// <summary>The informer's language.</summary>
    public required string Language { get; init; }

    /// <summary>Through which door it came.</summary>
    public required string Door { get; init; }

    /// <summary>What happened, in the informer's words; null where nothing was said, or it was erased.</summary>
    public required string? What { get; init; }

    /// <summary>When, in the informer's words.</summary>
    public required string? When { get; init; }

    /// <summary>Where, in the informer's words.</summary>
    public required string? Where { get; init; }

    /// <summary>The place of the crime, where the informer put a pin.</summary>
    public required TipPoint? Point { get; init; }

    /// <summary>Answers to the category's own questions, and to those of every tip that stand in no field above.</summary>
    public required IReadOnlyList<TipAnswerView> Answers { get; init; }

    /// <summary>What the informer said later, oldest first.</summary>
    public required IReadOnlyList<TipAdditionView> Additions { get; init; }

    /// <summary>The informer's media.</summary>
    public required IReadOnlyList<TipMediaView> Media { get; init; }

    /// <summary>What the informer was asked.</summary>
    public required IReadOnlyList<TipQuestionView> Questions { get; init; }

    /// <summary>Who may see it.</summary>
    public required Sensitivity Sensitivity { get; init; }

    /// <summary>Who set the class, by name; null: the machine.</summary>
    public required string? SensitivityBy { get; init; }

    /// <summary>Police are part of it: nobody of the district knows of it.</summary>
    public required bool Conflicted { get; init; }

    /// <summary>Who works on it, or null.</summary>
    public required TipAssignmentView? Assignment { get; init; }

    /// <summary>What was reported back.</summary>
    public required IReadOnlyList<TipReportView> Reports { get; init; }

    /// <summary>How far the informer was told that it has come.</summary>
    public required InformerState Told { get; init; }

    /// <summary>The informer has left for good.</summary>
    public required bool InformerLeft { get; init; }

    /// <summary>The relay was asked to take nothing more from its sender.</summary>
    public required bool Muted { get; init; }

    /// <summary>What two supervisors ask for together; for supervisors alone.</summary>
    public required IReadOnlyList<DualRequestView> Requests { get; init; }

    /// <summary>Tips that belong to it, as far as the reader may see them too.</summary>
    public required IReadOnlyList<CaseLink> Related { get; init; }
}

/// <summary>An answer, with the question as officers read it.</summary>
public sealed record TipAnswerView(string Question, string QuestionText, string QuestionTextHindi, string Text, string TextHindi);

/// <summary>Something that the informer said later. Answers: the number of the question, or null.</summary>
public sealed record TipAdditionView(DateTimeOffset At, string? Text, int? Answers);

/// <summary>A medium. Url: where its copy is opened, or null where it is not there or the reader may not open it; so with the original.</summary>
public sealed record TipMediaView(string Id, MediaKind Kind, MediaState State, string? ContentType, string? Url, string? OriginalUrl);

/// <summary>A question to the informer; they are numbered from 1.</summary>
public sealed record TipQuestionView(int N, string? Text, string By, DateTimeOffset At, DateTimeOffset? AnsweredAt);

/// <summary>Who works on it.</summary>
public sealed record TipAssignmentView(string User, string Name, DateTimeOffset At, string By, DateTimeOffset? AcceptedAt);

/// <summary>An officer's report.</summary>
public sealed record TipReportView(int N, string By, DateTimeOffset At, TipFinding Outcome, string? Text, ReviewState Review, string? ReviewedBy, string? Note, IReadOnlyList<TipMediaView> Media);

/// <summary>What two supervisors ask for. IsPending: a second one is awaited. Answer: who the informer is, for the two who asked alone; null for all others, before it came and after erasure.</summary>
public sealed record DualRequestView(DeskWordKind Kind, string? MediaId, string AskedBy, DateTimeOffset AskedAt, string? ConfirmedBy, DateTimeOffset? AnsweredAt, bool IsPending, string? Answer);
