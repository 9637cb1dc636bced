using System.Text.Json.Serialization;

namespace Satark.Tips.Line;

/// <summary>What the desk says to the relay about a tip. The relay alone knows who hears it.</summary>
public sealed record DeskWord
{
    /// <summary>The word's own id: a repeat is known by it and changes nothing.</summary>
    public required string Id { get; init; }

    /// <summary>The tip's alias.</summary>
    public required string Alias { get; init; }

    /// <summary>What it says.</summary>
    public required DeskWordKind Kind { get; init; }

    /// <summary>When it was said.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The state that the informer is told, of <see cref="DeskWordKind.State"/>: the relay has the words for it in each language.</summary>
    public InformerState? State { get; init; }

    /// <summary>The question, of <see cref="DeskWordKind.Question"/>; the reason, of <see cref="DeskWordKind.Reveal"/>.</summary>
    public string? Text { get; init; }

    /// <summary>The two supervisors who answer for it, of <see cref="DeskWordKind.Reveal"/>.</summary>
    public IReadOnlyList<string> Supervisors { get; init; } = [];

    /// <summary>Which original is asked for, of <see cref="DeskWordKind.Original"/>.</summary>
    public string? MediaId { get; init; }
}

/// <summary>What the desk may say.</summary>
[JsonConverter(typeof(Words<DeskWordKind>))]
public enum DeskWordKind
{
    /// <summary>The tip has come further.</summary>
    State,

    /// <summary>An officer asks something.</summary>
    Question,

    /// <summary>This tip's sender abuses the line: the relay takes nothing more from there. The desk never learns which tips it touches.</summary>
    Mute,

    /// <summary>A life is at stake: two supervisors ask who the informer is.</summary>
    Reveal,

    /// <summary>Two supervisors ask for a medium as it came, with all that it says of its sender.</summary>
    Original,
}

/// <summary>How far a tip has come, as its informer is told.</summary>
[JsonConverter(typeof(Words<InformerState>))]
public enum InformerState
{
    /// <summary>The police have it.</summary>
    Received,

    /// <summary>Somebody at the office has taken it.</summary>
    Taken,

    /// <summary>An officer works on it.</summary>
    WithOfficer,

    /// <summary>The officer has acted and reported; the office looks at it.</summary>
    Acted,

    /// <summary>At its end: action was taken. Thanks.</summary>
    ClosedActed,

    /// <summary>At its end: looked into, and nothing was found. Thanks.</summary>
    ClosedNothingFound,

    /// <summary>At its end: passed on to whoever is responsible. Thanks.</summary>
    ClosedPassedOn,

    /// <summary>At its end: too little to go by; more can be added.</summary>
    ClosedTooLittle,
}
