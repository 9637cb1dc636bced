using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Satark.Privacy;

namespace Satark.Cases;

/// <summary>
/// The chain of a case's events. A link is an HMAC under the installation's chain key over the link before, the event's
/// header and a digest of its body that is salted with the case's own key: erasing body and key leaves a chain that still
/// verifies. The bytes that are hashed are defined here alone (version 1) and do not depend on how records are stored.
/// </summary>
public static class History
{
    /// <summary>The row of event <paramref name="seq"/> of a case.</summary>
    public static string Row(string caseRow, int seq) => string.Create(CultureInfo.InvariantCulture, $"{caseRow}.event-{seq:D6}");

    /// <summary>Appends what happened; gives the new head and the events to store.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="head">The head so far.</param>
    /// <param name="happenings">What happened, in order.</param>
    /// <param name="now">The time of all of them, in whole milliseconds; moved up to the head's time where the clock was set back.</param>
    /// <param name="key">The case's data key.</param>
    /// <param name="chainKey">The installation's chain key.</param>
    public static (ChainHead Head, IReadOnlyList<CaseEvent> Events) Append(
        string caseId, ChainHead head, IReadOnlyList<Happening> happenings, DateTimeOffset now, DataKey key, ReadOnlySpan<byte> chainKey)
    {
        var events = new CaseEvent[happenings.Count];
        for (var i = 0; i < events.Length; i++)
        {
            var happening = happenings[i];
            var at = now > head.At ? now : head.At;
            var body = happening.Text is null ? null : Encoding.UTF8.GetBytes(happening.Text);
            var unlinked = new CaseEvent
            {
                Seq = head.Seq + 1,
                At = at,
                Kind = happening.Kind,
                By = happening.By,
                Answers = happening.Answers,
                LatencyMs = happening.Since is { } since ? Math.Max(0, (long)(at - since).TotalMilliseconds) : null,
                Facts = happening.Facts,
                Body = body is null ? null : Convert.ToBase64String(Sealed.Close(key.Secret.Span, body, Place(caseId, head.Seq + 1))),
                Digest = Digest(key.Secret.Span, body),
                Link = "",
            };
            events[i] = unlinked with { Link = LinkOf(caseId, head.Link, unlinked, chainKey) };
            head = new ChainHead(events[i].Seq, events[i].Link, at);
        }

        return (head, events);
    }

    /// <summary>The body of an event, or null where it has none, it was erased, or the key is gone.</summary>
    public static string? Open(string caseId, CaseEvent e, DataKey? key) =>
        e.Body is null || key is null ? null : Encoding.UTF8.GetString(Sealed.Open(key.Secret.Span, Convert.FromBase64String(e.Body), Place(caseId, e.Seq)));

    /// <summary>Checks a whole chain against its head.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="head">The head in the case's row.</param>
    /// <param name="events">All events, in order.</param>
    /// <param name="key">The case's key; null once erased, then bodies are not checked.</param>
    /// <param name="chainKey">The installation's chain key.</param>
    /// <returns>What is wrong, or null where the chain is whole.</returns>
    public static string? Fault(string caseId, ChainHead head, IReadOnlyList<CaseEvent> events, DataKey? key, ReadOnlySpan<byte> chainKey)
    {
        var link = ChainHead.None.Link;
        for (var i = 0; i < events.Count; i++)
        {
            var e = events[i];
            if (e.Seq != i + 1)
            {
                return $"event {i + 1} is missing";
            }

            if (e.Link != LinkOf(caseId, link, e, chainKey))
            {
                return $"event {e.Seq} ({e.Kind}) was altered";
            }

            link = e.Link;
            if (key is not null && BodyFault(caseId, e, key) is { } fault)
            {
                return fault;
            }
        }

        return head.Seq != events.Count ? $"the case has {head.Seq} events and {events.Count} were found"
            : head.Link != link ? "the head does not fit the last event"
            : null;
    }

    private static string? BodyFault(string caseId, CaseEvent e, DataKey key)
    {
        byte[]? body = null;
        if (e.Body is not null)
        {
            try
            {
                body = Sealed.Open(key.Secret.Span, Convert.FromBase64String(e.Body), Place(caseId, e.Seq));
            }
            catch (Exception error) when (error is CryptographicException or FormatException)
            {
                return $"the body of event {e.Seq} ({e.Kind}) was altered";
            }
        }

        return Digest(key.Secret.Span, body) == e.Digest ? null : $"the body of event {e.Seq} ({e.Kind}) was altered or taken away";
    }

    private static byte[] Place(string caseId, int seq) => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"event/{caseId}/{seq}"));

    private static string Digest(ReadOnlySpan<byte> key, ReadOnlySpan<byte> body)
    {
        // A key of its own for digests, so that no box and no digest ever share one.
        Span<byte> salt = stackalloc byte[32];
        HKDF.Expand(HashAlgorithmName.SHA256, key, salt, "satark body digest 1"u8);
        return Convert.ToHexStringLower(HMACSHA256.HashData(salt, body));
    }

    private static string LinkOf(string caseId, string before, CaseEvent e, ReadOnlySpan<byte> chainKey)
    {
        var bytes = new ArrayBufferWriter<byte>(1024);
        Append(bytes, "satark event 1");
        Append(bytes, before);
        Append(bytes, caseId);
        Append(bytes, e.Seq.ToString(CultureInfo.InvariantCulture));
        Append(bytes, e.At.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
        Append(bytes, e.Kind);
        Append(bytes, Words<ActorKind>.Of(e.By.Kind));
        Append(bytes, e.By.Id);
        Append(bytes, e.By.Name);
        Append(bytes, e.Answers ?? "");
        Append(bytes, e.LatencyMs?.ToString(CultureInfo.InvariantCulture) ?? "");
        Append(bytes, e.Facts.Count.ToString(CultureInfo.InvariantCulture));
        foreach (var (name, value) in e.Facts.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            Append(bytes, name);
            Append(bytes, value);
        }

        Append(bytes, e.Digest);
        return Convert.ToHexStringLower(HMACSHA256.HashData(chainKey, bytes.WrittenSpan));
    }

    private static void Append(ArrayBufferWriter<byte> bytes, string part)
    {
        var length = Encoding.UTF8.GetByteCount(part);
        BinaryPrimitives.WriteInt32BigEndian(bytes.GetSpan(4), length);
        bytes.Advance(4);
        Encoding.UTF8.GetBytes(part, bytes.GetSpan(length));
        bytes.Advance(length);
    }
}
