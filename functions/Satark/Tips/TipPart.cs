using Satark.Cases;
using Satark.Tips.Line;

namespace Satark.Tips;

/// <summary>What a case holds beside the rest because an informer told of it. Nothing here is said by the informer: that stands sealed in the report and in events.</summary>
public sealed record TipPart
{
    /// <summary>The tip's alias: all that the desk knows of its informer, and the case's partition.</summary>
    public required string Alias { get; init; }

    /// <summary>Which version of the questionnaire was asked.</summary>
    public int Questionnaire { get; init; }

    /// <summary>The category's id in the questionnaire.</summary>
    public required string Category { get; init; }

    /// <summary>The informer's language, in which they are told what becomes of it.</summary>
    public required string Language { get; init; }

    /// <summary>Through which door it came: <c>whatsapp</c> or <c>web</c>.</summary>
    public required string Door { get; init; }

    /// <summary>Who may see it, apart from jurisdiction.</summary>
    public Sensitivity Sensitivity { get; init; }

    /// <summary>Who set the class; null: the machine, which may still raise it.</summary>
    public Actor? SensitivityBy { get; init; }

    /// <summary>
    /// Police are part of it: only the range office and vigilance officers know of it, never the station or the district. Once so, for good: whoever is
    /// accused must not be able to bring it back.
    /// </summary>
    public bool Conflicted { get; init; }

    /// <summary>Who works on it, or null.</summary>
    public Assignment? Assignment { get; init; }

    /// <summary>Counts assignments: each one's messages have ids of their own.</summary>
    public int Assignments { get; init; }

    /// <summary>What was reported back, in order; the words stand sealed in the history.</summary>
    public IReadOnlyList<TipReport> Reports { get; init; } = [];

    /// <summary>What the informer was asked, in order.</summary>
    public IReadOnlyList<TipQuestion> Questions { get; init; } = [];

    /// <summary>How far the informer was told that it has come; it only goes forward.</summary>
    public InformerState Told { get; init; } = InformerState.Received;

    /// <summary>The informer has left for good, and hears nothing any more.</summary>
    public bool InformerLeft { get; init; }

    /// <summary>When the relay was asked to take nothing more from its sender, or null.</summary>
    public DateTimeOffset? MutedAt { get; init; }

    /// <summary>The informer's media, in the order in which they were named.</summary>
    public IReadOnlyList<TipMediaItem> Media { get; init; } = [];

    /// <summary>What two supervisors ask for together: an identity, an original.</summary>
    public IReadOnlyList<DualRequest> Requests { get; init; } = [];

    /// <summary>What was said to the relay, in order; it stays when it was fetched.</summary>
    public IReadOnlyList<SaidWord> Said { get; init; } = [];

    /// <summary>Counts the words of the desk: each has an id of its own.</summary>
    public int Words { get; init; }

    /// <summary>Counts what was heard of the informer.</summary>
    public int Additions { get; init; }
}

/// <summary>The case is in an officer's hands.</summary>
/// <param name="N">Which assignment of the tip, from 1.</param>
/// <param name="User">The officer's id.</param>
/// <param name="Name">As colleagues say it.</param>
/// <param name="At">Since when.</param>
/// <param name="By">Who assigned it.</param>
/// <param name="AcceptedAt">When the officer said yes, or null.</param>
public sealed record Assignment(int N, string User, string Name, DateTimeOffset At, Actor By, DateTimeOffset? AcceptedAt = null);

/// <summary>An officer's report. Its words stand sealed in the event with the same number.</summary>
/// <param name="N">Counts from 1.</param>
/// <param name="By">Who reports.</param>
/// <param name="At">When.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Review">What the office says of it.</param>
public sealed record TipReport(int N, Actor By, DateTimeOffset At, TipFinding Outcome, ReviewState Review)
{
    /// <summary>The officer's own pictures, films and recordings, sealed under the case's key in the media store.</summary>
    public IReadOnlyList<TipMediaItem> Media { get; init; } = [];

    /// <summary>A keyed hash of the form by which it came, so that the same one sent twice is one report; null: it came by no form.</summary>
    public string? Form { get; init; }

    /// <summary>Who looked at it, or null.</summary>
    public Actor? ReviewedBy { get; init; }
}

/// <summary>A question to the informer. Question and answer stand sealed in the history.</summary>
/// <param name="Id">The word's id: the answer names it.</param>
/// <param name="By">Who asks.</param>
/// <param name="At">When.</param>
/// <param name="AnsweredAt">When it was answered, or null.</param>
public sealed record TipQuestion(string Id, Actor By, DateTimeOffset At, DateTimeOffset? AnsweredAt = null);

/// <summary>A medium: the copy without metadata that officers may open.</summary>
/// <param name="Id">Its id within the case, which the media store's name for it begins with.</param>
/// <param name="Kind">What it is.</param>
/// <param name="State">Whether the copy is there.</param>
public sealed record TipMediaItem(string Id, MediaKind Kind, MediaState State)
{
    /// <summary>The media type of the copy, or null before it arrived.</summary>
    public string? ContentType { get; init; }

    /// <summary>Equal media of two tips have equal marks; null where none was made.</summary>
    public string? Mark { get; init; }

    /// <summary>When the copy arrived.</summary>
    public DateTimeOffset? ArrivedAt { get; init; }

    /// <summary>The medium as it came, that two supervisors asked for: its id within the case, or null.</summary>
    public string? OriginalId { get; init; }

    /// <summary>The media type of the original, or null.</summary>
    public string? OriginalContentType { get; init; }
}

/// <summary>Something that needs two different supervisors.</summary>
/// <param name="Id">The word's id once both have asked; until then it is said to nobody.</param>
/// <param name="Kind"><see cref="DeskWordKind.Reveal"/> or <see cref="DeskWordKind.Original"/>.</param>
/// <param name="MediaId">Which medium, of an original.</param>
/// <param name="AskedBy">The first supervisor.</param>
/// <param name="AskedAt">When.</param>
public sealed record DualRequest(string Id, DeskWordKind Kind, string? MediaId, Actor AskedBy, DateTimeOffset AskedAt)
{
    /// <summary>How long the second supervisor has.</summary>
    public static readonly TimeSpan Waits = TimeSpan.FromHours(24);

    /// <summary>The second supervisor, or null.</summary>
    public Actor? ConfirmedBy { get; init; }

    /// <summary>When the second one asked for it too.</summary>
    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>When the relay answered.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>Whether it still waits for the second supervisor.</summary>
    public bool IsPending(DateTimeOffset now) => ConfirmedAt is null && now - AskedAt < Waits;
}

/// <summary>A word of the desk to the relay. Its text, where it has one, stands sealed in the history's event that names it.</summary>
/// <param name="Id">The word's id.</param>
/// <param name="Kind">What it says.</param>
/// <param name="At">When.</param>
public sealed record SaidWord(string Id, DeskWordKind Kind, DateTimeOffset At)
{
    /// <summary>The state, of <see cref="DeskWordKind.State"/>.</summary>
    public InformerState? State { get; init; }

    /// <summary>The supervisors' ids, of <see cref="DeskWordKind.Reveal"/> and <see cref="DeskWordKind.Original"/>.</summary>
    public IReadOnlyList<string> Supervisors { get; init; } = [];

    /// <summary>Which medium, of <see cref="DeskWordKind.Original"/>.</summary>
    public string? MediaId { get; init; }
}
