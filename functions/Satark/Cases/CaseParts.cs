using System.Text.Json.Serialization;
using Satark.Enrichment.Urgency;

namespace Satark.Cases;

/// <summary>Who did something.</summary>
/// <param name="Kind">What they are.</param>
/// <param name="Id">Our id of them.</param>
/// <param name="Name">The name that the desk knows them by.</param>
public sealed record Actor(ActorKind Kind, string Id, string Name)
{
    /// <summary>Satark itself.</summary>
    public static readonly Actor System = new(ActorKind.System, "satark", "Satark");

    /// <summary>The informer of a tip: nobody knows who.</summary>
    public static readonly Actor Informer = new(ActorKind.Informer, "informer", "Informer");
}

/// <summary>Kinds of actors.</summary>
[JsonConverter(typeof(Words<ActorKind>))]
public enum ActorKind
{
    /// <summary>Satark itself.</summary>
    System,

    /// <summary>A signed-in officer, or one who answered by a link sent to them.</summary>
    Officer,

    /// <summary>A platform partner.</summary>
    Partner,

    /// <summary>An engaged agency.</summary>
    Agency,

    /// <summary>Whoever told of it without being known.</summary>
    Informer,
}

/// <summary>Where the case is thought to be.</summary>
/// <param name="DistrictId">The district of the gazetteer.</param>
/// <param name="Station">The police station, where known.</param>
/// <param name="Basis">Why we think so.</param>
/// <param name="At">Since when.</param>
public sealed record CaseRoute(string DistrictId, string? Station, RouteBasis Basis, DateTimeOffset At);

/// <summary>Why a route is believed; a hand's word beats a machine's.</summary>
[JsonConverter(typeof(Words<RouteBasis>))]
public enum RouteBasis
{
    /// <summary>A name found in the text.</summary>
    Text,

    /// <summary>Weighed from hints: the profile, an address of the network, an earlier case.</summary>
    Evidence,

    /// <summary>Coordinates.</summary>
    Location,

    /// <summary>The informer named it: no machine knows better.</summary>
    Informer,

    /// <summary>An officer set it.</summary>
    ByHand,
}

/// <summary>The language that the report is thought to be in.</summary>
/// <param name="Code">BCP 47, or <c>und</c>.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="By">Who says so.</param>
/// <param name="IsFallback">The built-in detector stood in for a provider that did not answer.</param>
/// <param name="TextMark">Keyed hash, under the case's own key, of the text that was looked at.</param>
public sealed record CaseLanguage(string Code, double Confidence, Enrichment.LanguageSource By, bool IsFallback, string TextMark);

/// <summary>A language service was asked which words of the report's text name places. The names themselves are evidence and stand sealed among it.</summary>
/// <param name="Count">How many it found.</param>
/// <param name="IsFallback">It did not answer: nobody but the built-in finder has looked.</param>
/// <param name="TextMark">Keyed hash, under the case's own key, of the text that it was asked about.</param>
public sealed record CasePlaceNames(int Count, bool IsFallback, string TextMark);

/// <summary>Another state's control room was asked to take over.</summary>
/// <param name="State">ISO 3166-2:IN suffix.</param>
/// <param name="At">When it was asked.</param>
/// <param name="ConfirmedAt">When it confirmed; until then the case stays with us.</param>
/// <param name="ByMachine">Asked because the evidence says so, by nobody's hand: better evidence takes it back until the state confirms.</param>
public sealed record HandOver(string State, DateTimeOffset At, DateTimeOffset? ConfirmedAt = null, bool ByMachine = false)
{
    /// <summary>When its control room said that the case is not theirs, or null. The case was ours all the time.</summary>
    public DateTimeOffset? RefusedAt { get; init; }
}

/// <summary>How urgent the post's words read. Holds no word of the text.</summary>
/// <param name="Level">How urgent.</param>
/// <param name="Cues">Kinds of what was found, as words (<c>farewell</c>, <c>now</c>), each once.</param>
/// <param name="Raised">It raised the severity that the platform gave.</param>
/// <param name="TextMark">Keyed hash, under the case's own key, of the text that was looked at.</param>
public sealed record CaseUrgency(UrgencyLevel Level, IReadOnlyList<string> Cues, bool Raised, string TextMark)
{
    /// <summary>The severity before it was first raised, or null.</summary>
    public Severity? RaisedFrom { get; init; }
}

/// <summary>Somebody was asked for what would settle the place.</summary>
/// <param name="Question">What is asked, of the closed list.</param>
/// <param name="AskedAt">When.</param>
/// <param name="By">Who asked.</param>
/// <param name="AnsweredAt">When an answer came; null while it is open.</param>
public sealed record OpenRequest(Question Question, DateTimeOffset AskedAt, Actor By, DateTimeOffset? AnsweredAt = null);

/// <summary>What the desk may ask of whoever reported the case: a closed list, each answered by one kind of evidence.</summary>
[JsonConverter(typeof(Words<Question>))]
public enum Question
{
    /// <summary>The address from which the account was used last, with its time.</summary>
    LastLoginIp,

    /// <summary>The account's telephone number.</summary>
    Phone,

    /// <summary>The account's mail address.</summary>
    Email,

    /// <summary>Where the device was last, as the platform knows it.</summary>
    DevicePlace,

    /// <summary>Whether the post is still to be seen.</summary>
    StillUp,

    /// <summary>What the account has posted since.</summary>
    NewerPosts,
}

/// <summary>An officer has the case.</summary>
/// <param name="By">Who.</param>
/// <param name="Since">Since when.</param>
/// <param name="LeaseUntil">When the hold lapses unless progress renews it.</param>
public sealed record Hold(Actor By, DateTimeOffset Since, DateTimeOffset LeaseUntil);

/// <summary>An agency that was asked to act or to know. Never stopped by the desk's acknowledgement.</summary>
/// <param name="Id">Stable inside the case.</param>
/// <param name="Agency">Which kind of agency.</param>
/// <param name="Name">As the desk says it.</param>
/// <param name="RequestedAt">When it was first asked.</param>
public sealed record Engagement(string Id, AgencyKind Agency, string Name, DateTimeOffset RequestedAt)
{
    /// <summary>When a channel confirmed that the request arrived.</summary>
    public DateTimeOffset? DeliveredAt { get; init; }

    /// <summary>When the agency said that it knows.</summary>
    public DateTimeOffset? AcknowledgedAt { get; init; }

    /// <summary>When it said that a team is moving.</summary>
    public DateTimeOffset? OnTheWayAt { get; init; }

    /// <summary>When it said that a team is at the door.</summary>
    public DateTimeOffset? AtTheDoorAt { get; init; }

    /// <summary>When it was withdrawn, replaced by a new route, or the case was closed.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How often it was called so far (the first request counts).</summary>
    public int Calls { get; init; }

    /// <summary>When it is called next; null once it has acknowledged or ended.</summary>
    public DateTimeOffset? NextCallAt { get; init; }

    /// <summary>The number under which the desk reaches it by phone, as it was when it was last called; or null.</summary>
    public string? Phone { get; init; }

    /// <summary>The agency's own reference, where it gave one.</summary>
    public string? Reference { get; init; }

    /// <summary>Where the case was thought to be when it was asked, or null: whom to tell once that has changed.</summary>
    public CaseRoute? Route { get; init; }

    /// <summary>The ISO 3166-2:IN suffix of the state whose control room was asked; null for agencies of our own.</summary>
    public string? OfState { get; init; }

    /// <summary>Whether it still counts.</summary>
    public bool IsActive => EndedAt is null;

    /// <summary>The furthest word of it.</summary>
    public EngagementState State =>
        EndedAt is not null ? EngagementState.Ended
        : AtTheDoorAt is not null ? EngagementState.AtTheDoor
        : OnTheWayAt is not null ? EngagementState.OnTheWay
        : AcknowledgedAt is not null ? EngagementState.Acknowledged
        : DeliveredAt is not null ? EngagementState.Delivered
        : EngagementState.Requested;
}

/// <summary>How far an engagement has come.</summary>
[JsonConverter(typeof(Words<EngagementState>))]
public enum EngagementState
{
    /// <summary>Asked; no channel has confirmed yet.</summary>
    Requested,

    /// <summary>The request arrived.</summary>
    Delivered,

    /// <summary>The agency knows.</summary>
    Acknowledged,

    /// <summary>A team is moving.</summary>
    OnTheWay,

    /// <summary>A team is at the door.</summary>
    AtTheDoor,

    /// <summary>Over.</summary>
    Ended,
}

/// <summary>Kinds of agencies.</summary>
[JsonConverter(typeof(Words<AgencyKind>))]
public enum AgencyKind
{
    /// <summary>The Special Task Force: fastest at finding a poster's location.</summary>
    TaskForce,

    /// <summary>The police station; where none is known, its district's control room.</summary>
    Station,

    /// <summary>The state's emergency response vehicles (112).</summary>
    [JsonStringEnumMemberName("up-112")]
    Emergency112,

    /// <summary>A district's command.</summary>
    District,

    /// <summary>Another state's control room.</summary>
    StateControl,
}

/// <summary>Something that every reader of the case must see.</summary>
/// <param name="Kind">A closed set of words, for pages to draw.</param>
/// <param name="Text">The whole sentence, without personal data.</param>
/// <param name="At">Since when.</param>
public sealed record Mark(MarkKind Kind, string Text, DateTimeOffset At);

/// <summary>Kinds of marks.</summary>
[JsonConverter(typeof(Words<MarkKind>))]
public enum MarkKind
{
    /// <summary>The partner took its word back; a human must confirm.</summary>
    PartnerSays,

    /// <summary>The partner used one id for two persons.</summary>
    IdUsedTwice,

    /// <summary>The same person stands in another case.</summary>
    SamePerson,

    /// <summary>It was raised again after closing.</summary>
    RaisedAgain,

    /// <summary>Sent as a test by a key that may not test.</summary>
    TestTreatedAsActual,

    /// <summary>A ladder step had nobody to call.</summary>
    StepSkipped,

    /// <summary>An agency has no contact point: call it by phone.</summary>
    NoContactPoint,

    /// <summary>A delivery failed on all its channels.</summary>
    NotDelivered,

    /// <summary>Opened by hand from a refused request.</summary>
    FromRefused,

    /// <summary>The same person had a case before.</summary>
    EarlierCase,

    /// <summary>Another state's control room says that the case is not theirs.</summary>
    HandOverRefused,

    /// <summary>The informer of a closed tip said more.</summary>
    InformerAdded,
}

/// <summary>Another case that belongs to this one.</summary>
/// <param name="CaseId">Its id.</param>
/// <param name="Code">Its code.</param>
/// <param name="Kind">Why.</param>
public sealed record CaseLink(string CaseId, string Code, LinkKind Kind);

/// <summary>Why two cases belong together. Never merged by machine.</summary>
[JsonConverter(typeof(Words<LinkKind>))]
public enum LinkKind
{
    /// <summary>Same url, handle or phone.</summary>
    SamePerson,

    /// <summary>The same alert came again after closing.</summary>
    RaisedAgain,

    /// <summary>The same alert id with another person.</summary>
    IdUsedTwice,

    /// <summary>The same person's case of the last 90 days, which is closed.</summary>
    EarlierCase,

    /// <summary>Another tip of the same place, category and days.</summary>
    RelatedTip,

    /// <summary>Another tip with the same picture, film or recording.</summary>
    SameMedia,
}

/// <summary>What was sent out.</summary>
/// <param name="Station">From which station.</param>
/// <param name="Vehicle">Which vehicle.</param>
/// <param name="Reference">The control room's event number or the like.</param>
public sealed record Dispatch(string? Station, string? Vehicle, string? Reference);

/// <summary>A counselling task after a rescue, so that it does not happen again.</summary>
/// <param name="N">1, 2, 3: after 1, 7 and 30 days.</param>
/// <param name="DueAt">When it is due.</param>
/// <param name="Reminders">How often somebody was reminded.</param>
/// <param name="DoneAt">When it was done.</param>
public sealed record Counselling(int N, DateTimeOffset DueAt, int Reminders = 0, DateTimeOffset? DoneAt = null);

/// <summary>First times. "Delivered" is not "seen", "seen" is not "acknowledged", and so on: every clock is kept.</summary>
public sealed record CaseTimes
{
    /// <summary>A page with armed sound confirmed that it played, or a message was delivered to an officer.</summary>
    public DateTimeOffset? Delivered { get; init; }

    /// <summary>The case view stood two seconds in a focused signed-in page.</summary>
    public DateTimeOffset? Seen { get; init; }

    /// <summary>First taken.</summary>
    public DateTimeOffset? Acknowledged { get; init; }

    /// <summary>A team was sent.</summary>
    public DateTimeOffset? Dispatched { get; init; }

    /// <summary>The team is moving.</summary>
    public DateTimeOffset? OnTheWay { get; init; }

    /// <summary>The team is with the person.</summary>
    public DateTimeOffset? Reached { get; init; }

    /// <summary>Closed.</summary>
    public DateTimeOffset? Closed { get; init; }
}
