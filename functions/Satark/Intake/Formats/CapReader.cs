using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Satark.Cases;
using Satark.Notifications;

namespace Satark.Intake.Formats;

/// <summary>
/// Reads a message of the Common Alerting Protocol 1.2 (OASIS CAP-v1.2-os) as an alert: it is told in the words of our own JSON, whose
/// reader then decides, so that one rule holds for what is left out with a warning and what is refused.
/// </summary>
internal static class CapReader
{
    /// <summary>Reads a body; never throws on what it holds.</summary>
    /// <param name="body">The message.</param>
    /// <param name="fields">What was left out around it, or null.</param>
    /// <param name="otherwise">The alert's id where the message names none.</param>
    public static Submission Read(ReadOnlyMemory<byte> body, FieldReader? fields = null, string? otherwise = null)
    {
        fields ??= new FieldReader();
        if (XmlPart.TryRead(body.Span, out var fault) is not { } alert)
        {
            return AlertReader.Unreadable(fault);
        }

        if (alert.Name != "alert")
        {
            return AlertReader.Unreadable($"The root element must be <alert xmlns=\"{CapAlert.Namespace}\">.");
        }

        if (alert.Space != CapAlert.Namespace)
        {
            fields.LeaveOut("alert", $"'{alert.Space}'", $"is not the namespace of CAP 1.2, {CapAlert.Namespace}; read as such");
        }

        if (Idle(alert) is { } idle)
        {
            return new Submission { NotActedOn = idle };
        }

        using var told = JsonDocument.Parse(Tell(alert, fields));
        return AlertReader.Read(told.RootElement, fields, new AlertReader.Otherwise(Key(alert, fields) ?? otherwise, CapFacts.Time(alert.Of("sent"))));
    }

    /// <summary>Section 3.2.1: what such a message is for is nothing that anybody should be woken for.</summary>
    private static string? Idle(XmlPart alert)
    {
        var (status, kind) = (alert.Of("status"), alert.Of("msgType"));
        return Is(status, "Draft") || Is(status, "System") ? $"CAP status {Named(status, "Draft", "System")} is not acted on: no case was opened and nobody is called. Send it as Actual, or as Exercise or Test."
            : Is(kind, "Ack") || Is(kind, "Error") ? $"CAP msgType {Named(kind, "Ack", "Error")} is not acted on: no case was opened or changed and nobody is called. Send Alert, Update or Cancel."
            : null;
    }

    // The thread of messages has the name of the first of them (section 3.2.1, references: sender,identifier,sent, by spaces).
    private static string? Key(XmlPart alert, FieldReader fields)
    {
        if (alert.Of("references") is { } references)
        {
            var first = references.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries)[0].Split(',');
            if (first is [_, { Length: > 0 } identifier, _])
            {
                return identifier;
            }

            fields.LeaveOut("references", $"'{references}'", "is not 'sender,identifier,sent'; the message's own identifier was taken");
        }

        return alert.Of("identifier");
    }

    private static ReadOnlyMemory<byte> Tell(XmlPart alert, FieldReader fields)
    {
        var infos = alert.All("info").ToList();
        var facts = new CapFacts(infos);
        var bytes = new ArrayBufferWriter<byte>(4096);
        using var json = new Utf8JsonWriter(bytes);
        json.WriteStartObject();
        Put(json, "status", alert.Of("status"));
        Put(json, "action", alert.Of("msgType") is { } kind && !Is(kind, "Alert") ? kind : null);
        if (Is(alert.Of("msgType"), "Cancel"))
        {
            Put(json, "reason", alert.Of("note") ?? infos.Select(i => i.Of("description")).FirstOrDefault(d => d is not null));
        }

        json.WriteString("type", Words<CaseType>.Of(facts.Type));
        Put(json, "severity", facts.Severity is { } severity ? Words<Severity>.Of(severity) : null);
        Put(json, "detectedAt", facts.One("detected-at"));
        Put(json, "platform", facts.One("platform"));
        Put(json, "url", facts.One("post-url") ?? facts.One("url") ?? infos.Select(i => i.Of("web")).FirstOrDefault(w => w is not null));
        Put(json, "text", facts.Text);
        Put(json, "language", facts.Language);
        json.WriteStartObject("subject");
        Put(json, "handle", facts.One("profile-handle"));
        Put(json, "displayName", facts.One("profile-name"));
        Put(json, "profileLocation", facts.One("profile-place"));
        Put(json, "phone", facts.One("phone"));
        Put(json, "email", facts.One("email"));
        TellAddresses(json, facts);
        json.WriteEndObject();
        CapPlace.Tell(json, infos, fields);
        TellMedia(json, infos, fields);
        json.WriteEndObject();
        json.Flush();
        return bytes.WrittenMemory;
    }

    // "203.0.113.7", or "203.0.113.7 2026-03-02T11:59:30+05:30" with the time at which it was seen.
    private static void TellAddresses(Utf8JsonWriter json, CapFacts facts)
    {
        json.WriteStartArray("ipAddresses");
        foreach (var value in facts.Each("ip-address").Take(100))
        {
            var words = value.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries);
            json.WriteStartObject();
            Put(json, "address", words.Length > 0 ? words[0] : value);
            Put(json, "seenAt", words.Length > 1 ? words[1] : null);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void TellMedia(Utf8JsonWriter json, List<XmlPart> infos, FieldReader fields)
    {
        json.WriteStartArray("media");
        foreach (var resource in infos.SelectMany(i => i.All("resource")).Take(100))
        {
            if (resource.Of("uri") is not { } uri)
            {
                fields.LeaveOut("resource", string.Create(CultureInfo.InvariantCulture, $"'{resource.Of("resourceDesc")}'"), "has no uri; content inside the message (derefUri) is not kept");
                continue;
            }

            json.WriteStartObject();
            json.WriteString("url", uri);
            Put(json, "contentType", resource.Of("mimeType"));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Put(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static bool Is(string? value, string word) => string.Equals(value, word, StringComparison.OrdinalIgnoreCase);

    // Our own word, not the sender's letters.
    private static string Named(string? value, string one, string other) => Is(value, one) ? one : other;
}
