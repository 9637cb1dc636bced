using System.Text.Json.Serialization;

namespace Satark.Cases;

/// <summary>How the word came.</summary>
[JsonConverter(typeof(Words<CaseKind>))]
public enum CaseKind
{
    /// <summary>A platform partner reported it.</summary>
    Alert,

    /// <summary>The desk found it itself.</summary>
    OwnFind,

    /// <summary>Somebody told it by phone, and the desk typed it while the clocks ran.</summary>
    PhoneIn,

    /// <summary>An informer told of it, whom nobody here knows.</summary>
    Tip,
}

/// <summary>Whether it is real.</summary>
[JsonConverter(typeof(Words<CaseMode>))]
public enum CaseMode
{
    /// <summary>Real.</summary>
    Actual,

    /// <summary>Reaches people, with EXERCISE first in every text.</summary>
    Exercise,

    /// <summary>Stays inside: nothing leaves to a person.</summary>
    Test,
}

/// <summary>What is reported.</summary>
[JsonConverter(typeof(Words<CaseType>))]
public enum CaseType
{
    /// <summary>Somebody speaks of suicide.</summary>
    SuicideRisk,

    /// <summary>Somebody hurts herself or himself.</summary>
    SelfHarm,

    /// <summary>Somebody threatens others.</summary>
    Threat,

    /// <summary>Somebody is missing.</summary>
    MissingPerson,

    /// <summary>A fraud is going on now.</summary>
    FraudInProgress,

    /// <summary>Anything else, and every type that we do not know.</summary>
    Other,

    /// <summary>An informer tells of a crime.</summary>
    CrimeTip,
}

/// <summary>How grave it is, ascending.</summary>
[JsonConverter(typeof(Words<Severity>))]
public enum Severity
{
    /// <summary>No haste.</summary>
    Low,

    /// <summary>Today.</summary>
    Medium,

    /// <summary>Soon.</summary>
    High,

    /// <summary>Now.</summary>
    Critical,
}

/// <summary>How far the case has come. It goes forward; only a lapsed lease and a reopening go back.</summary>
[JsonConverter(typeof(Words<CaseState>))]
public enum CaseState
{
    /// <summary>Nobody has taken it.</summary>
    New,

    /// <summary>Somebody has taken it.</summary>
    Acknowledged,

    /// <summary>A team was sent.</summary>
    Dispatched,

    /// <summary>The team is with the person.</summary>
    Reached,

    /// <summary>At its end, with an outcome.</summary>
    Closed,
}

/// <summary>How a case ended: the closed set, whose failures are the reported reasons why people were not reached.</summary>
[JsonConverter(typeof(Words<ClosingOutcome>))]
public enum ClosingOutcome
{
    /// <summary>Found and safe.</summary>
    Safe,

    /// <summary>Found and taken to hospital.</summary>
    InHospital,

    /// <summary>Not found.</summary>
    NotFound,

    /// <summary>Another state has confirmed that it took over.</summary>
    HandedOver,

    /// <summary>Not reached: the phone was switched off.</summary>
    PhoneOff,

    /// <summary>Not reached: a dense neighbourhood.</summary>
    DenseArea,

    /// <summary>Not reached: the place stayed unclear.</summary>
    LocationUnclear,

    /// <summary>Nobody was in danger.</summary>
    FalseAlarm,

    /// <summary>Died.</summary>
    Died,

    /// <summary>Of a tip: action was taken.</summary>
    ActionTaken,

    /// <summary>Of a tip: looked into, and nothing was found.</summary>
    NothingFound,

    /// <summary>Of a tip: whoever is responsible has it now.</summary>
    PassedOn,

    /// <summary>Of a tip: too little to go by.</summary>
    TooLittle,

    /// <summary>Goes on in the case of the phone call that it was the writing of: <see cref="Case.MergedInto"/>.</summary>
    Merged,
}

/// <summary>Why an officer does not take a case.</summary>
[JsonConverter(typeof(Words<DeclineReason>))]
public enum DeclineReason
{
    /// <summary>Another jurisdiction's.</summary>
    NotOurs,

    /// <summary>This officer cannot go.</summary>
    CannotGo,
}

/// <summary>In which form a hand-over packet is opened.</summary>
[JsonConverter(typeof(Words<PacketFormat>))]
public enum PacketFormat
{
    /// <summary>The page that is read and printed.</summary>
    Page,

    /// <summary>The file for a machine (CAP 1.2).</summary>
    Cap,
}

/// <summary>Why another state's control room does not take a case over.</summary>
[JsonConverter(typeof(Words<HandOverRefusal>))]
public enum HandOverRefusal
{
    /// <summary>The person is not in that state.</summary>
    NotHere,

    /// <summary>The place is not clear enough to send anybody.</summary>
    PlaceUnclear,

    /// <summary>The state works on it under a case of its own.</summary>
    AlreadyKnown,

    /// <summary>Something else, as the control room said.</summary>
    Other,
}

/// <summary>What came of an attempt to speak with the person.</summary>
[JsonConverter(typeof(Words<ContactResult>))]
public enum ContactResult
{
    /// <summary>Somebody is talking with the person.</summary>
    Talking,

    /// <summary>No answer.</summary>
    NoAnswer,

    /// <summary>The phone is switched off.</summary>
    PhoneOff,

    /// <summary>The person refused.</summary>
    Refused,
}
