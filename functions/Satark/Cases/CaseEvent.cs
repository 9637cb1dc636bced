namespace Satark.Cases;

/// <summary>What a move says happened, before it becomes a link of the chain.</summary>
/// <param name="Kind">Past tense, kebab case; a closed set (<see cref="EventKinds"/>).</param>
/// <param name="By">Who.</param>
public sealed record Happening(string Kind, Actor By)
{
    /// <summary>The clock that this event answers (another event's kind), or null.</summary>
    public string? Answers { get; init; }

    /// <summary>When that clock began; the latency is counted from here.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Facts without anything personal: they stay readable after an erasure.</summary>
    public IReadOnlyDictionary<string, string> Facts { get; init; } = new Dictionary<string, string>();

    /// <summary>Personal words; sealed under the case's key.</summary>
    public string? Text { get; init; }
}

/// <summary>A link of a case's history. Everything but the body stays readable, and verifiable, after an erasure.</summary>
public sealed record CaseEvent
{
    /// <summary>1 for the first; without gaps.</summary>
    public required int Seq { get; init; }

    /// <summary>When (UTC), never before the event before it.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What (<see cref="EventKinds"/>).</summary>
    public required string Kind { get; init; }

    /// <summary>Who.</summary>
    public required Actor By { get; init; }

    /// <summary>The clock that it answers.</summary>
    public string? Answers { get; init; }

    /// <summary>Milliseconds since that clock began.</summary>
    public long? LatencyMs { get; init; }

    /// <summary>Facts without anything personal.</summary>
    public IReadOnlyDictionary<string, string> Facts { get; init; } = new Dictionary<string, string>();

    /// <summary>The sealed body (base64), or null where there is none or it was erased.</summary>
    public string? Body { get; init; }

    /// <summary>Digest of the body, salted with the case's own key (hex); of nothing, where there is no body.</summary>
    public required string Digest { get; init; }

    /// <summary>HMAC over the link before, the header and the digest (hex).</summary>
    public required string Link { get; init; }
}

/// <summary>The last link of a chain, kept in the case's own row so that the version check orders the history.</summary>
/// <param name="Seq">Its number; 0 where there is none.</param>
/// <param name="Link">Its HMAC (hex).</param>
/// <param name="At">Its time.</param>
public sealed record ChainHead(int Seq, string Link, DateTimeOffset At)
{
    /// <summary>Before the first event.</summary>
    public static readonly ChainHead None = new(0, new string('0', 64), DateTimeOffset.UnixEpoch);
}

/// <summary>Kinds of events.</summary>
public static class EventKinds
{
#pragma warning disable CS1591 // The words say what they mean.
    public const string Received = "received", Updated = "updated", PartnerSaid = "partner-said", PartnerWordConfirmed = "partner-word-confirmed",
        Found = "found", PhonedIn = "phoned-in", Merged = "merged", TookIn = "took-in", NotTheCall = "not-the-call", Seen = "seen", Read = "read", Unmasked = "unmasked", ReasonGiven = "reason-given", Acknowledged = "acknowledged", Extended = "extended", Declined = "declined",
        Reassigned = "reassigned", LeaseLapsed = "lease-lapsed", Dispatched = "dispatched", OnTheWay = "on-the-way", Reached = "reached",
        ContactAttempted = "contact-attempted", Noted = "noted", EvidenceAdded = "evidence-added", Routed = "routed", LanguageFound = "language-found",
        PlaceNamesFound = "place-names-found", PlaceWeighed = "place-weighed", UrgencyFound = "urgency-found", Asked = "asked",
        HandOverRequested = "hand-over-requested", HandOverConfirmed = "hand-over-confirmed", HandOverRefused = "hand-over-refused",
        PacketOpened = "packet-opened", Closed = "closed", Reopened = "reopened",
        StepFired = "step-fired", StepSkipped = "step-skipped", Engaged = "engaged", EngagementCalled = "engagement-called",
        HoldOffered = "hold-offered", HoldAccepted = "hold-accepted", HoldRefused = "hold-refused",
        EngagementAnswered = "engagement-answered", EngagementEnded = "engagement-ended", EngagementDeclined = "engagement-declined", SeveralAsked = "several-asked", HandOverUnanswered = "hand-over-unanswered",
        StormJoined = "storm-joined", StormLed = "storm-led", StormLeft = "storm-left", HolderAsked = "holder-asked", HolderSaidSame = "holder-said-same", HolderSaidOther = "holder-said-other", HolderSilent = "holder-silent", Linked = "linked", Marked = "marked",
        MadeReal = "made-real", CounsellingReminded = "counselling-reminded", Counselled = "counselled", Erased = "erased",
        TipAdded = "tip-added", TipAssigned = "tip-assigned", TipAccepted = "tip-accepted", TipRefused = "tip-refused", TipReported = "tip-reported",
        TipReviewed = "tip-reviewed", TipAsked = "tip-asked", TipClassified = "tip-classified", TipCategorised = "tip-categorised", TipConflicted = "tip-conflicted",
        TipMuted = "tip-muted", InformerTold = "informer-told", InformerLeft = "informer-left", MediaArrived = "media-arrived", MediaLost = "media-lost", MediaOpened = "media-opened", MediaSealed = "media-sealed",
        RevealAsked = "reveal-asked", RevealConfirmed = "reveal-confirmed", Revealed = "revealed",
        MailAdded = "mail-added", MailAttached = "mail-attached", MailGenuine = "mail-genuine", MailNotGenuine = "mail-not-genuine", MailSplit = "mail-split", FilesKept = "files-kept", FileOpened = "file-opened",
        QuestionSent = "question-sent", PartnerSilent = "partner-silent",
        OriginalAsked = "original-asked", OriginalConfirmed = "original-confirmed", OriginalArrived = "original-arrived";
#pragma warning restore CS1591
}
