using System.Text.Json.Serialization;

namespace Satark.Tips.Line;

/// <summary>What the informers' relay says to the desk. It holds an alias and what the informer said; never a number, name, address, device or vendor's id.</summary>
public sealed record TipWord
{
    /// <summary>The word's own id (16 characters of base32): a repeat is known by it and changes nothing.</summary>
    public required string Id { get; init; }

    /// <summary>The tip's alias: 16 random characters of base32. Two tips of one informer have two aliases, and nothing on the desk's side tells that they belong together.</summary>
    public required string Alias { get; init; }

    /// <summary>What it says.</summary>
    public required TipWordKind Kind { get; init; }

    /// <summary>When the informer said it, to the whole minute.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The tip itself, of <see cref="TipWordKind.Submitted"/>.</summary>
    public TipContent? Tip { get; init; }

    /// <summary>What was said in addition or in answer, or the identity that two supervisors asked for; null where nothing was.</summary>
    public string? Text { get; init; }

    /// <summary>Which question of the desk is answered, or which request of two supervisors (<see cref="DeskWord.Id"/>); null for neither.</summary>
    public string? Answers { get; init; }

    /// <summary>Media that belong to it. Their copies arrive by <see cref="ITipDesk.PutMediaAsync"/>, before or after.</summary>
    public IReadOnlyList<TipMedia> Media { get; init; } = [];
}

/// <summary>What the relay may say.</summary>
[JsonConverter(typeof(Words<TipWordKind>))]
public enum TipWordKind
{
    /// <summary>A new tip.</summary>
    Submitted,

    /// <summary>The informer adds something, or answers a question.</summary>
    Added,

    /// <summary>The informer has left for good: nothing that the desk says can reach anybody any more.</summary>
    Left,

    /// <summary>The identity behind a tip, on the word of two supervisors; or that it is not known any more.</summary>
    Revealed,

    /// <summary>A medium could not be had or read, so its copy will never arrive.</summary>
    MediaLost,

    /// <summary>No copy without metadata can be made of a medium (a document, an archive, an unusual file): it stays sealed with the relay, and two supervisors may ask for it as it came.</summary>
    MediaSealed,
}

/// <summary>A tip as its informer gave it, along the questionnaire.</summary>
public sealed record TipContent
{
    /// <summary>Which version of the questionnaire was asked.</summary>
    public required int Questionnaire { get; init; }

    /// <summary>The informer's language: <c>hi</c>, <c>en</c>, <c>ur</c> or <c>bho</c>. Every word back is in it.</summary>
    public required string Language { get; init; }

    /// <summary>Through which door it came: <c>whatsapp</c> or <c>web</c>.</summary>
    public required string Door { get; init; }

    /// <summary>The category's id in the questionnaire.</summary>
    public required string Category { get; init; }

    /// <summary>The district's id, or null where the informer does not know it.</summary>
    public string? District { get; init; }

    /// <summary>The police station's name as the desk knows it, or null.</summary>
    public string? Station { get; init; }

    /// <summary>What happened.</summary>
    public string? What { get; init; }

    /// <summary>When, in the informer's words.</summary>
    public string? When { get; init; }

    /// <summary>Where, in the informer's words.</summary>
    public string? Where { get; init; }

    /// <summary>Where the crime is, only where the informer said that it is the place of the crime.</summary>
    public TipPoint? Point { get; init; }

    /// <summary>Answers to the category's own questions, in order, and to those of every tip that no field above holds.</summary>
    public IReadOnlyList<TipAnswer> Answers { get; init; } = [];

    /// <summary>The informer says that police are part of it, whichever category it is.</summary>
    public bool NamesPolice { get; init; }

    /// <summary>Signs of self-harm or of a crime in progress: a life may be at stake.</summary>
    public bool LifeRisk { get; init; }
}

/// <summary>An answer to a question of the questionnaire.</summary>
/// <param name="Question">The question's id.</param>
/// <param name="Text">The answer: an option's id, or the informer's own words.</param>
public sealed record TipAnswer(string Question, string Text);

/// <summary>Where the crime is (WGS 84).</summary>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
public sealed record TipPoint(double Latitude, double Longitude);

/// <summary>A medium of a tip as the desk gets it: a copy without metadata.</summary>
/// <param name="Id">Its id within the tip: random, of a-z and 2-7.</param>
/// <param name="Kind">What it is.</param>
public sealed record TipMedia(string Id, MediaKind Kind);

/// <summary>Kinds of media.</summary>
[JsonConverter(typeof(Words<MediaKind>))]
public enum MediaKind
{
    /// <summary>A picture.</summary>
    Photo,

    /// <summary>A film.</summary>
    Video,

    /// <summary>A recording: a voice can be recognised, so the SP office alone hears it.</summary>
    Audio,

    /// <summary>A document.</summary>
    Document,
}
