using System.Text.Json.Serialization;

namespace Satark.Cases;

/// <summary>Something that every reader of the case must see.</summary>
/// <param name="Kind">A closed set of words, for pages to draw.</param>
/// <param name="Text">The whole sentence, without personal data.</param>
/// <param name="At">Since when.</param>
public sealed record Mark(MarkKind Kind, string Text, DateTimeOffset At)
{
    /// <summary>Whom or what the text names: an agency, a partner, another case's code. Pages that say the sentence in their own language keep it. Null: it names nobody.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Name { get; init; }

    /// <summary>What else the text says: a word of a closed set of its kind, several with ", " between, or a number to call. Null: nothing else.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Word { get; init; }
}

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

    /// <summary>A mail of which nothing proves who sent it.</summary>
    UnverifiedMail,

    /// <summary>A partner was asked and has not answered: call it by phone.</summary>
    PartnerSilent,

    /// <summary>Another state's control room says that the case is not theirs.</summary>
    HandOverRefused,

    /// <summary>None of several places that were asked says that it is theirs.</summary>
    NobodysPlace,

    /// <summary>The informer of a closed tip said more.</summary>
    InformerAdded,
}
