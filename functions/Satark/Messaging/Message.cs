namespace Satark.Messaging;

/// <summary>Something that is to be done at or after a time, at least once.</summary>
/// <param name="Id">Derived from what it is about (case, round, step, target, channel, attempt), so that a repeat is recognised. Never a vendor's or a person's id.</param>
/// <param name="Kind">Which handler takes it: the name of the message's type, past tense or imperative.</param>
/// <param name="Lane">Which queue carries it.</param>
/// <param name="DueAt">Not handled before this time (UTC).</param>
/// <param name="Body">UTF-8 JSON of the kind's own record: our ids and counts only, never text, number or name.</param>
/// <param name="Attempt">0 for the first delivery; a delayed retry is a copy with attempt + 1.</param>
/// <param name="TraceParent">W3C traceparent of the act that sent it, or null.</param>
public sealed record Message(string Id, string Kind, Lane Lane, DateTimeOffset DueAt, ReadOnlyMemory<byte> Body, int Attempt = 0, string? TraceParent = null);

/// <summary>The three queues of both hosts. Life-risk overtakes everything else.</summary>
public enum Lane
{
    /// <summary>Calls, engagements and leases of life-risk cases until they are closed.</summary>
    Urgent,

    /// <summary>All other work on cases.</summary>
    Ordinary,

    /// <summary>Outreach, reports, retention.</summary>
    Bulk,
}
