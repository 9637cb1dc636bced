using System.Text.Json.Serialization;

namespace Satark.Tips;

/// <summary>How carefully a tip is handled, ascending: with jurisdiction it decides who may see it (<see cref="Roster.Visibility"/>).</summary>
[JsonConverter(typeof(Words<Sensitivity>))]
public enum Sensitivity
{
    /// <summary>The offices of its place.</summary>
    Routine,

    /// <summary>The district's command and the range.</summary>
    Sensitive,

    /// <summary>Commands alone.</summary>
    HighlySensitive,
}

/// <summary>What an officer found.</summary>
[JsonConverter(typeof(Words<TipFinding>))]
public enum TipFinding
{
    /// <summary>Action was taken.</summary>
    ActionTaken,

    /// <summary>Looked into, and nothing was found.</summary>
    NothingFound,

    /// <summary>Somebody else is responsible and has it now.</summary>
    PassedOn,

    /// <summary>Too little to go by.</summary>
    TooLittle,
}

/// <summary>What the office says of a report.</summary>
[JsonConverter(typeof(Words<ReviewState>))]
public enum ReviewState
{
    /// <summary>Nobody has looked yet.</summary>
    Waiting,

    /// <summary>Good.</summary>
    Ok,

    /// <summary>Not enough: the officer goes again.</summary>
    Again,
}

/// <summary>Whether a medium's copy is there.</summary>
[JsonConverter(typeof(Words<MediaState>))]
public enum MediaState
{
    /// <summary>Named, and its copy is on its way.</summary>
    Expected,

    /// <summary>There.</summary>
    Arrived,

    /// <summary>It could not be had or read, and never will come.</summary>
    Lost,

    /// <summary>No copy without metadata can be made of it: the original is sealed with the relay, and two supervisors may ask for it.</summary>
    Sealed,
}
