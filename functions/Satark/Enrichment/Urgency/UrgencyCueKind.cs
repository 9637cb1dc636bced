using System.Text.Json.Serialization;

namespace Satark.Enrichment.Urgency;

/// <summary>What some words of a message say about the danger to a life. The kinds from <see cref="Protective"/> on speak against it.</summary>
[JsonConverter(typeof(Words<UrgencyCueKind>))]
public enum UrgencyCueKind
{
    /// <summary>A wish to die or not to live.</summary>
    Ideation,

    /// <summary>Says that it will be done.</summary>
    Intent,

    /// <summary>Preparations: a note, things given away, a day fixed.</summary>
    Plan,

    /// <summary>Says goodbye, asks forgiveness for the last time.</summary>
    Farewell,

    /// <summary>A time: now, tonight, within minutes.</summary>
    Now,

    /// <summary>It is shown live, or is announced to be.</summary>
    Live,

    /// <summary>A place where a life can be lost at once: river, bridge, railway line, roof, well.</summary>
    PlaceOfRisk,

    /// <summary>Means are named; only their class (<see cref="MeansClass"/>) is ever told on.</summary>
    Means,

    /// <summary>Says that it has begun or was done.</summary>
    AlreadyDone,

    /// <summary>No way out, a burden to others, nothing left.</summary>
    Hopelessness,

    /// <summary>Alone, with nobody to turn to.</summary>
    Alone,

    /// <summary>Somebody else is in danger; the writer tells of it.</summary>
    SubjectIsOther,

    /// <summary>Asks for help.</summary>
    HelpSeeking,

    /// <summary>Something holds the person: children, a therapist, a helpline that was called, a promise.</summary>
    Protective,

    /// <summary>Long ago, survived.</summary>
    Past,

    /// <summary>Quotation, verse or song.</summary>
    Quote,

    /// <summary>A joke or an exaggeration.</summary>
    Joke,

    /// <summary>News or fiction.</summary>
    News,

    /// <summary>A post that warns and names help.</summary>
    Awareness,

    /// <summary>Denies the wish or the intention.</summary>
    Negation,
}
