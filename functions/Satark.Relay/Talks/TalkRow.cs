using Satark.Relay.Conversation;
using Satark.Relay.WhatsApp;

namespace Satark.Relay.Talks;

/// <summary>A talk as it is stored.</summary>
/// <param name="KeyId">The talk's key: it seals all rows of the partition but the draft.</param>
/// <param name="Content">The sealed <see cref="TalkState"/>.</param>
/// <param name="LastOn">The day on which either side said something last.</param>
internal sealed record TalkRow(string KeyId, string Content, DateOnly LastOn)
{
    /// <summary>The draft's own key, which goes with it; null where no draft is.</summary>
    public string? DraftKeyId { get; init; }

    /// <summary>The sealed <see cref="DraftPart"/>.</summary>
    public string? DraftContent { get; init; }

    /// <summary>The number of the next row that is said or done.</summary>
    public int Next { get; init; }
}

/// <summary>How a talk stands, but for its draft.</summary>
internal sealed record TalkState
{
    /// <summary>The talk, without draft and words.</summary>
    public Talk Talk { get; init; } = new();

    /// <summary>When the informer said something last, by the vendor's clock.</summary>
    public DateTimeOffset? LastHeardAt { get; init; }

    /// <summary>The alias under which a life-risk case went out of a draft.</summary>
    public string? RaisedAlias { get; init; }

    /// <summary>Of which draft.</summary>
    public int RaisedDraft { get; init; }

    /// <summary>The keyed hashes that are to be swept while the talk is being forgotten; null where it is not.</summary>
    public IReadOnlyList<string>? Forgetting { get; init; }
}

/// <summary>What is being told: sealed apart, so that it goes for good when the tip is sent or dropped.</summary>
internal sealed record DraftPart(Draft? Draft, IReadOnlyList<string> Words);

/// <summary>A row of a talk's partition under the talk's key.</summary>
/// <param name="Content">The box.</param>
internal sealed record BoxRow(string Content);

/// <summary>Words that wait to be sent.</summary>
/// <param name="Content">The sealed <see cref="Utterance"/>.</param>
/// <param name="Since">Since when they wait.</param>
internal sealed record SayRow(string Content, DateTimeOffset Since)
{
    /// <summary>When an attempt began that has not ended.</summary>
    public DateTimeOffset? SendingAt { get; init; }

    /// <summary>How many attempts failed.</summary>
    public int Tries { get; init; }

    /// <summary>When the vendor said that the 24 hours were over.</summary>
    public DateTimeOffset? ClosedAt { get; init; }
}

/// <summary>Words that the vendor has, found by the keyed hash of their message id.</summary>
/// <param name="State">How far they came.</param>
/// <param name="Content">The sealed words as long as they may have to be said again; else null.</param>
/// <param name="At">The day.</param>
internal sealed record SentRow(SentState State, string? Content, DateOnly At)
{
    /// <summary>The report that the 24 hours were over came before our own note, which has the words to say again.</summary>
    public bool WasClosed { get; init; }
}

/// <summary>A medium that waits with the vendor.</summary>
/// <param name="VendorId">The vendor's id: sealed, since it may lead to the person.</param>
/// <param name="Kind">What it is said to be.</param>
/// <param name="Since">Since when.</param>
internal sealed record FetchNote(string VendorId, Tips.Line.MediaKind Kind, DateTimeOffset Since);
