using Satark.Relay.Vault;
using Satark.Tips.Line;

namespace Satark.Relay.WhatsApp;

/// <summary>One thing that a webhook reports, with whose it is; it lives only while its request does.</summary>
/// <param name="From">Whose it is.</param>
internal abstract record WebhookEvent(Address From)
{
    /// <summary>Somebody wrote.</summary>
    /// <param name="From">Who.</param>
    /// <param name="Id">The vendor's message id: it holds the number, and only its keyed hash may be kept.</param>
    /// <param name="At">When, by the vendor's clock.</param>
    /// <param name="Words">What, without anything of the sender.</param>
    /// <param name="MediaId">The vendor's media id, or null.</param>
    public sealed record Message(Address From, string Id, DateTimeOffset At, HeardWords Words, string? MediaId) : WebhookEvent(From);

    /// <summary>What became of a message of ours.</summary>
    /// <param name="From">To whom it went.</param>
    /// <param name="Id">The vendor's message id.</param>
    /// <param name="State">How far it came.</param>
    /// <param name="Error">The vendor's error code where it failed.</param>
    public sealed record Status(Address From, string Id, SentState State, int? Error) : WebhookEvent(From);

    /// <summary>Somebody changed their number.</summary>
    /// <param name="From">The address before.</param>
    /// <param name="To">The address from now on.</param>
    public sealed record Renumbered(Address From, Address To) : WebhookEvent(From);
}

/// <summary>How far a message of ours came; it only moves forward.</summary>
internal enum SentState
{
    /// <summary>The vendor has it.</summary>
    Sent,

    /// <summary>It never arrives.</summary>
    Failed,

    /// <summary>It is on the phone.</summary>
    Delivered,

    /// <summary>It was read.</summary>
    Read,
}

/// <summary>What was heard, as it is stored (sealed) until the talk hears it: one of the kinds below.</summary>
internal sealed record HeardWords
{
    /// <summary><c>text</c>, <c>choice</c>, <c>media</c>, <c>position</c>, <c>unsupported</c>, <c>lost</c> (a medium) or <c>desk</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Words; a caption; the vendor's word for what cannot be taken.</summary>
    public string? Text { get; init; }

    /// <summary>The id of a button or row.</summary>
    public string? Option { get; init; }

    /// <summary>Our id of a medium.</summary>
    public string? Media { get; init; }

    /// <summary>What the medium is said to be.</summary>
    public MediaKind? MediaKind { get; init; }

    /// <summary>A lost medium came, and is of a kind or size that is never taken.</summary>
    public bool IsRefused { get; init; }

    /// <summary>A shared position.</summary>
    public TipPoint? Point { get; init; }

    /// <summary>A word of the desk.</summary>
    public DeskWord? Word { get; init; }

    /// <summary>When it was said.</summary>
    public DateTimeOffset At { get; init; }
}
