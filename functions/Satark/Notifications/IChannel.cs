using Satark.Cases;

namespace Satark.Notifications;

/// <summary>One way to reach somebody: SMS, e-mail, an agency's webhook, the outbox.</summary>
/// <remarks>
/// Promise: <see cref="SendAsync"/> tries once (where a second provider is set, once by each), within 10 s, and answers; it never retries by itself. Expected troubles are
/// answers; what throws is a fault and comes back with its message.
/// </remarks>
public interface IChannel
{
    /// <summary>Which channel of <see cref="Channels"/> it is.</summary>
    string Name { get; }

    /// <summary>Sends once.</summary>
    Task<DeliveryResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken);
}

/// <summary>A message ready to be sent. It holds nothing personal of the subject.</summary>
public sealed record OutgoingMessage
{
    /// <summary>The delivery that it is; providers get it as an idempotency key where they know one.</summary>
    public required string DeliveryId { get; init; }

    /// <summary>The case.</summary>
    public required string CaseId { get; init; }

    /// <summary>Where to: E.164 phone, mail address, or the agency's id for a webhook.</summary>
    public required string To { get; init; }

    /// <summary>The template's id.</summary>
    public required string Template { get; init; }

    /// <summary>The values of the template's slots, in order.</summary>
    public required IReadOnlyList<string> Slots { get; init; }

    /// <summary>The text with its slots filled.</summary>
    public required string Text { get; init; }

    /// <summary>The subject line of a mail.</summary>
    public required string Subject { get; init; }

    /// <summary>The nonce of this very delivery, by which an answer from afar names it; null where nothing is to be answered.</summary>
    public string? Nonce { get; init; }

    /// <summary>The cases that are named in a message about several, in order, each with the nonce of its own delivery; empty for every other.</summary>
    public IReadOnlyList<NamedCall> Named { get; init; } = [];

    /// <summary>The other cases that a message about several is about, named in it or not; empty for every other.</summary>
    public IReadOnlyList<string> AlsoAbout { get; init; } = [];

    /// <summary>What an agency's system is told, as facts; a webhook makes CAP 1.2 of it.</summary>
    public required CaseFacts Facts { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Of a mail that wants an answer: in which thread it stands; null for every other.</summary>
    public MailThread? Thread { get; init; }
}

/// <summary>A case that a message about several names.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Nonce">The nonce of its own delivery: an answer with it counts for this case alone.</param>
public sealed record NamedCall(string Code, string Nonce);

/// <summary>What makes a mail one of a thread, and its answer come back to us (RFC 5322, section 3.6.4).</summary>
/// <param name="LocalId">The left part of its Message-ID; nobody else can make it.</param>
/// <param name="InReplyTo">The Message-ID that it answers, without brackets, or null.</param>
/// <param name="ReplyTo">Where answers go, or null: to the sender.</param>
public sealed record MailThread(string LocalId, string? InReplyTo, string? ReplyTo)
{
    /// <summary>An id that may stand in a header as it is; null where it may not.</summary>
    public static string? Safe(string? id) => id is { Length: > 0 and <= 500 } && id.All(ch => ch is > ' ' and < '\u007F' and not ('<' or '>')) ? id : null;
}

/// <summary>What may leave to an agency's system: no personal data of the subject.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Code">Its code.</param>
/// <param name="Mode">Actual, exercise or test.</param>
/// <param name="Type">What is reported.</param>
/// <param name="Severity">How grave.</param>
/// <param name="State">How far it has come.</param>
/// <param name="PlaceName">The English name of the district or, elsewhere, of the state; null where neither is known.</param>
/// <param name="OpenedAt">When it was opened.</param>
/// <param name="Revision">Which state of the case this is.</param>
/// <param name="News">What is new, or null.</param>
/// <param name="Link">The link for the agency's officer, or null.</param>
public sealed record CaseFacts(
    string CaseId, string Code, CaseMode Mode, CaseType Type, Severity Severity, CaseState State, string? PlaceName, DateTimeOffset OpenedAt, int Revision, string? News, string? Link)
{
    /// <summary>What a CAP message says beside them, or null: only another state's control room is told more.</summary>
    public CapDetails? Details { get; init; }
}

/// <summary>What became of an attempt.</summary>
public abstract record DeliveryResult
{
    private DeliveryResult()
    {
    }

    /// <summary>The provider has it.</summary>
    /// <param name="ProviderId">The provider's id, for its callbacks; stored only as a keyed hash. Null where there is none.</param>
    /// <param name="Delivered">The channel itself proves that it arrived (an agency's system answered 2xx).</param>
    public sealed record Sent(string? ProviderId = null, bool Delivered = false) : DeliveryResult;

    /// <summary>Not now.</summary>
    /// <param name="Reason">In our own words.</param>
    /// <param name="After">How long the provider asks to wait, or null.</param>
    public sealed record Retry(string Reason, TimeSpan? After = null) : DeliveryResult;

    /// <summary>Never by this channel: the next one takes it.</summary>
    /// <param name="Reason">In our own words.</param>
    /// <param name="OfRecipient">It is the recipient's number that cannot or must not be reached: another provider would find the same.</param>
    public sealed record Failed(string Reason, bool OfRecipient = false) : DeliveryResult;
}
