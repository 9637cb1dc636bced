using Satark.Tips.Line;

namespace Satark.Relay.Conversation;

/// <summary>How a conversation with an informer stands. Stored sealed under the talk's own key; it holds what was said, never who said it.</summary>
public sealed record Talk
{
    /// <summary>The chosen language, or null before the choice.</summary>
    public string? Language { get; init; }

    /// <summary>The question that waits for its answer: an id of the questionnaire, or null where none does.</summary>
    public string? Step { get; init; }

    /// <summary>What was gathered so far; null where no tip is begun.</summary>
    public Draft? Draft { get; init; }

    /// <summary>Counts drafts.</summary>
    public int DraftNumber { get; init; }

    /// <summary>Words of the answer that is being given: a burst of messages is one answer.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Counts silences that are waited for.</summary>
    public int Burst { get; init; }

    /// <summary>The informer's tips of which the desk may still say something, oldest first.</summary>
    public IReadOnlyList<OwnTip> Tips { get; init; } = [];

    /// <summary>Questions of the desk that wait for an answer, oldest first.</summary>
    public IReadOnlyList<OpenQuestion> Questions { get; init => field = value ?? []; } = [];

    /// <summary>What could be chosen when something was last offered: a typed number or title chooses it, too.</summary>
    public IReadOnlyList<Option> Offered { get; init => field = value ?? []; } = [];

    /// <summary>How many media were added to a tip since it was said that they were taken.</summary>
    public int AddedMedia { get; init; }

    /// <summary>When the informer last said something: free words may be said for 24 hours from then.</summary>
    public DateTimeOffset? LastHeardAt { get; init; }

    /// <summary>Its sender is muted: nothing is answered and nothing taken.</summary>
    public bool Muted { get; init; }
}

/// <summary>A tip that is being told.</summary>
public sealed record Draft
{
    /// <summary>What is known so far, by question.</summary>
    public IReadOnlyDictionary<string, string> Answers { get; init; } = new Dictionary<string, string>();

    /// <summary>Media that came, in any order.</summary>
    public IReadOnlyList<TipMedia> Media { get; init; } = [];

    /// <summary>The place of the crime, once the informer said that it is that.</summary>
    public TipPoint? Point { get; init; }

    /// <summary>A shared position that was not explained yet.</summary>
    public TipPoint? AskedPoint { get; init; }

    /// <summary>Films and recordings that came before it was said that a voice can be recognised: kept or thrown away on the informer's word alone.</summary>
    public IReadOnlyList<TipMedia> Held { get; init => field = value ?? []; } = [];

    /// <summary>It was said that a voice can be recognised.</summary>
    public bool VoiceTold { get; init; }

    /// <summary>Of how many media it was said that they are here.</summary>
    public int MediaTold { get; init; }

    /// <summary>A few words that were said where something else was asked: part of the tip, and no answer.</summary>
    public string? Aside { get; init; }

    /// <summary>What was read from the informer's own words and not confirmed yet, by question.</summary>
    public IReadOnlyDictionary<string, string> Guessed { get; init => field = value ?? new Dictionary<string, string>(); } = new Dictionary<string, string>();

    /// <summary>The questions that were answered, in the order in which that happened.</summary>
    public IReadOnlyList<string> Trail { get; init => field = value ?? []; } = [];

    /// <summary>The informer wants no more questions.</summary>
    public bool IsFinished { get; init; }

    /// <summary>Whether it is a tip of its own or belongs to an earlier one is still open.</summary>
    public bool IsUndecided { get; init; }

    /// <summary>A life-risk case went out of this draft already, under this alias.</summary>
    public bool Raised { get; init; }
}

/// <summary>A tip of this informer.</summary>
/// <param name="Alias">Its alias with the desk.</param>
/// <param name="State">What the informer was told last.</param>
/// <param name="Category">Its category's id.</param>
public sealed record OwnTip(string Alias, InformerState State, string Category)
{
    /// <summary>When the desk said so, by its clock.</summary>
    public DateTimeOffset StateAt { get; init; }

    /// <summary>Its receipt was shown, or asked for: it is shown once only.</summary>
    public bool HasReceipt { get; init; }

    /// <summary>At its end for good: the desk takes nothing more for it.</summary>
    public bool HasEnded => State is InformerState.ClosedActed or InformerState.ClosedNothingFound or InformerState.ClosedPassedOn;
}

/// <summary>A question of the desk that waits for an answer.</summary>
/// <param name="Alias">Of which tip.</param>
/// <param name="Id">The id of the desk's word.</param>
/// <param name="Text">The question.</param>
public sealed record OpenQuestion(string Alias, string Id, string Text)
{
    /// <summary>The informer has read it.</summary>
    public bool Shown { get; init; }

    /// <summary>"Later": others come before it.</summary>
    public bool PutOff { get; init; }
}
