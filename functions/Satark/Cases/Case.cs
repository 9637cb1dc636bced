using Satark.Places.Evidence;

namespace Satark.Cases;

/// <summary>One case from its first word to its end. Immutable: each move gives a new case with the events that tell of it.</summary>
/// <remarks>What is personal stands only in <see cref="SealedReport"/> and in event bodies, under the case's own key.</remarks>
public sealed record Case
{
    /// <summary><c>{partition}-{n}</c>: leads to its rows without any index.</summary>
    public required string Id { get; init; }

    /// <summary>The short code that people say aloud.</summary>
    public required string Code { get; init; }

    /// <summary>How the word came.</summary>
    public required CaseKind Kind { get; init; }

    /// <summary>Whether it is real.</summary>
    public required CaseMode Mode { get; init; }

    /// <summary>What is reported.</summary>
    public required CaseType Type { get; init; }

    /// <summary>How grave it is; only ever raised by machine.</summary>
    public required Severity Severity { get; init; }

    /// <summary>A life may be at stake: the urgent lane, no rate limits, the full ladder.</summary>
    public required bool LifeRisk { get; init; }

    /// <summary>How far it has come.</summary>
    public CaseState State { get; init; }

    /// <summary>How it ended, once closed.</summary>
    public ClosingOutcome? Outcome { get; init; }

    /// <summary>The reporting partner's name, or "own find".</summary>
    public required string Source { get; init; }

    /// <summary>The reporting partner's id with us, or null.</summary>
    public string? PartnerId { get; init; }

    /// <summary>Whether the partner's own system wants to be told of each state, as its last word found it: else no message is spent on it.</summary>
    public bool TellsPartner { get; init; }

    /// <summary>The platform on which it was seen, or null.</summary>
    public string? Platform { get; init; }

    /// <summary>When the first word of it was saved.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When the platform says that it noticed, or null.</summary>
    public DateTimeOffset? DetectedAt { get; init; }

    /// <summary>Where we think that it is and who is responsible, or null.</summary>
    public CaseRoute? Route { get; init; }

    /// <summary>The language of the report's text, or null where there is no text or it was not looked at yet.</summary>
    public CaseLanguage? Language { get; init; }

    /// <summary>What a language service said of the places that the report's text names, or null where none was asked.</summary>
    public CasePlaceNames? PlaceNames { get; init; }

    /// <summary>Where the person is thought to be, weighed from all evidence and no finer than a police station; null where nobody has looked yet.</summary>
    public Hypothesis? Whereabouts { get; init; }

    /// <summary>The sealed evidence (base64) that <see cref="Whereabouts"/> was weighed from, or null where there is none or it was erased.</summary>
    public string? SealedEvidence { get; init; }

    /// <summary>How often people and machines added what may tell the place: a change makes it weighed anew.</summary>
    public int Hints { get; init; }

    /// <summary>How urgent the post's words read, or null where there is no text or it was not looked at yet.</summary>
    public CaseUrgency? Urgency { get; init; }

    /// <summary>What whoever reported the case was asked, in order.</summary>
    public IReadOnlyList<OpenRequest> Requests { get; init; } = [];

    /// <summary>A hand-over to another state that is asked for or confirmed, or null.</summary>
    public HandOver? HandOver { get; init; }

    /// <summary>Who has the case now, or null: then the ladder runs.</summary>
    public Hold? Hold { get; init; }

    /// <summary>Our ids of those who said "not ours" or "can't" and have not taken it since, each once, in order.</summary>
    public IReadOnlyList<string> Declined { get; init; } = [];

    /// <summary>Keys of the words that came from afar (<see cref="FromAfar"/>), newest last: a word that a provider brings twice counts once.</summary>
    public IReadOnlyList<string> Heard { get; init; } = [];

    /// <summary>How often a lease was begun or renewed: numbers the lease timers.</summary>
    public int Leases { get; init; }

    /// <summary>Which look of the roster's timer last found that its holder's duty was over: a repeat of its message offers nothing again, where the holder stayed.</summary>
    public int DutyEnd { get; init; }

    /// <summary>How often a lease ran out without progress, so that the case was nobody's again.</summary>
    public int LeasesLapsed { get; init; }

    /// <summary>The ladder that calls people while nobody holds the case.</summary>
    public required Escalation.Ladder Ladder { get; init; }

    /// <summary>Its part in a storm of its partner, or null.</summary>
    public StormPart? Storm { get; init; }

    /// <summary>The holder of the same person's case who was asked about this one before others were called, or null.</summary>
    public Escalation.Newcomers.HolderAsk? HolderAsk { get; init; }

    /// <summary>The agencies that were asked to act or to know.</summary>
    public IReadOnlyList<Engagement> Engagements { get; init; } = [];

    /// <summary>What every reader must know at a glance.</summary>
    public IReadOnlyList<Mark> Marks { get; init; } = [];

    /// <summary>Other cases that belong to this one.</summary>
    public IReadOnlyList<CaseLink> Links { get; init; } = [];

    /// <summary>How often an officer typed into the report: what is still being typed is not looked for on the map.</summary>
    public int Typed { get; init; }

    /// <summary>The case in which this one goes on, since an operator said that it was the same call; null for every other case.</summary>
    public string? MergedInto { get; init; }

    /// <summary>The cases that go on in this one, and how much of each was carried over.</summary>
    public IReadOnlyList<MergedCase> Merged { get; init; } = [];

    /// <summary>Cases of calls of which an operator said that this is not the writing.</summary>
    public IReadOnlyList<string> NotTheCallOf { get; init; } = [];

    /// <summary>What was sent out, or null.</summary>
    public Dispatch? Dispatch { get; init; }

    /// <summary>Counselling tasks after a rescue.</summary>
    public IReadOnlyList<Counselling> Counselling { get; init; } = [];

    /// <summary>When it first came to be what its clocks measure.</summary>
    public CaseTimes Times { get; init; } = new();

    /// <summary>Who opened the case (by id) or its hand-over packet (<c>{id}/packet-{format}</c>), with the time of the reading last recorded.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Readers { get; init; } = new Dictionary<string, DateTimeOffset>();

    /// <summary>What belongs to it because an informer told of it; null for every other case.</summary>
    public Tips.TipPart? Tip { get; init; }

    /// <summary>What belongs to it because mails came about it; null where none did.</summary>
    public MailPart? Mail { get; init; }

    /// <summary>The case's data key.</summary>
    public required string KeyId { get; init; }

    /// <summary>Whether key and bodies were erased.</summary>
    public bool Erased { get; init; }

    /// <summary>The sealed <see cref="Report"/> (base64), or null after erasure.</summary>
    public string? SealedReport { get; init; }

    /// <summary>The head of the history chain.</summary>
    public ChainHead Head { get; init; } = ChainHead.None;

    /// <summary>Counts the saves; a push with an older revision than the one shown is ignored.</summary>
    public int Revision { get; init; }

    /// <summary>The calm sample case of a demo folder.</summary>
    public bool Sample { get; init; }

    /// <summary>Satark's own alert to itself (<see cref="Watching.SyntheticAlert"/>): nobody ever sees it, and nothing counts it.</summary>
    public bool Synthetic { get; init; }

    /// <summary>Whether work on it is still to be done.</summary>
    public bool IsOpen => State != CaseState.Closed;

    /// <summary>The lane of everything about this case: urgent for a life at stake, until closed.</summary>
    public Messaging.Lane Lane => LifeRisk && IsOpen ? Messaging.Lane.Urgent : Messaging.Lane.Ordinary;
}
