using System.Text.Json.Serialization;
using Satark.Tips.Line;

namespace Satark.Relay.Media;

/// <summary>What the relay knows of a medium. The medium itself lies sealed in the media store, under a key of its own.</summary>
public sealed record Medium
{
    /// <summary>Its id: random, of a-z and 2-7.</summary>
    public required string Id { get; init; }

    /// <summary>How far it has come.</summary>
    public MediumState State { get; init; }

    /// <summary>What it is: by its first bytes, later by what is inside.</summary>
    public MediaKind Kind { get; init; }

    /// <summary>The media type that its first bytes say; null before it came.</summary>
    public string? ContentType { get; init; }

    /// <summary>The media type of the copy, or null.</summary>
    public string? CopyType { get; init; }

    /// <summary>The id of the data key of original and copy; null before it came. Of a discarded medium that key is erased.</summary>
    public string? KeyId { get; init; }

    /// <summary>Keyed hash of what is seen or heard, or null.</summary>
    public string? Mark { get; init; }

    /// <summary>Tips that it belongs to and that were told of it.</summary>
    public IReadOnlyList<string> Told { get; init; } = [];

    /// <summary>Tips that it belongs to and that must still be told.</summary>
    public IReadOnlyList<string> Owed { get; init; } = [];

    /// <summary>When it came, to the whole minute.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Counts attempts of telling, so that each has a message of its own.</summary>
    public int Turn { get; init; }

    /// <summary>Whether it belongs to a tip.</summary>
    [JsonIgnore]
    public bool IsAttached => Told.Count + Owed.Count > 0;

    /// <summary>Whether the desk can be told something of it now.</summary>
    [JsonIgnore]
    public bool CanBeTold => Owed.Count > 0 && State is MediumState.Copied or MediumState.Closed or MediumState.Lost or MediumState.Discarded;

    /// <summary>Whether a copy of it may still be made: it was not looked at yet, or nobody could.</summary>
    [JsonIgnore]
    public bool CanBeLookedAt => State == MediumState.Kept || (State == MediumState.Closed && Mark is null);

    /// <summary>It was looked at. Whoever was told before that no copy comes is owed it after all.</summary>
    /// <param name="state"><see cref="MediumState.Copied"/> or <see cref="MediumState.Closed"/>.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="copyType">The copy's media type, or null.</param>
    /// <param name="mark">Keyed hash of what is seen or heard, or null.</param>
    public Medium LookedAt(MediumState state, MediaKind kind, string? copyType, string? mark)
    {
        var looked = this with { State = state, Kind = kind, CopyType = copyType, Mark = mark };
        return State == MediumState.Closed && state == MediumState.Copied ? looked with { Owed = [.. Owed, .. Told], Told = [], Turn = Turn + 1 } : looked;
    }

    /// <summary>It belongs to this tip, too. What was dropped after it was told is made anew from the original.</summary>
    public Medium AttachTo(string alias) => Told.Contains(alias) || Owed.Contains(alias) ? this
        : this with { Owed = [.. Owed, alias], Turn = Turn + 1, State = State == MediumState.Forwarded ? MediumState.Kept : State };

    /// <summary>This tip was told.</summary>
    public Medium Tell(string alias) => !Owed.Contains(alias) ? this
        : this with { Owed = [.. Owed.Where(a => a != alias)], Told = [.. Told, alias] };
}

/// <summary>How far a medium has come.</summary>
[JsonConverter(typeof(Words<MediumState>))]
public enum MediumState
{
    /// <summary>It is still to be fetched.</summary>
    Awaited,

    /// <summary>Its key is there, its bytes are being written.</summary>
    Keeping,

    /// <summary>The original is sealed; its copy is to be made.</summary>
    Kept,

    /// <summary>The copy is made, and waits to be brought to the desk.</summary>
    Copied,

    /// <summary>No copy can be made: the original alone is there.</summary>
    Closed,

    /// <summary>The desk has the copy; here it is dropped. The original stays sealed.</summary>
    Forwarded,

    /// <summary>It can never be had.</summary>
    Lost,

    /// <summary>Thrown away, key first.</summary>
    Discarded,
}
