using System.Text;
using System.Text.Json;

namespace Satark.Intake.Mails.Reading;

/// <summary>Reads what SendGrid hands over. Never throws on what it holds.</summary>
public static class MailReader
{
    /// <summary>Most characters of a mail's words that a case holds; of more, all of it is kept as an attachment.</summary>
    public const int MostText = 100_000;

    private const int LongestSubject = 1_000;
    private const int MostRaw = 200_000;

    /// <summary>The mail of a form.</summary>
    public static InboundMail Read(MailForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        var notes = new List<string>(form.Notes);
        var charsets = MailCharsets.Read(Bytes(form, "charsets"));
        var rawHeaders = Field("headers");
        var headers = MailHeaders.Read(rawHeaders);
        var from = MailAddresses.Read(EncodedWords.Decode(Field("from")));
        var envelope = ReadEnvelope(Bytes(form, "envelope"));
        var subject = OneLine(EncodedWords.Decode(Field("subject")));
        var text = MailBody.Of(form, Field, headers.References.Count > 0, notes);
        var sole = headers.Count("From") <= 1 ? MailAddresses.Sole(rawHeaders.Length == 0 ? Field("from") : headers.First("From") ?? "") : null;
        var one = sole is not null ? (Address: sole, from.FirstOrDefault(f => f.Address == sole).Name) : from.Count == 1 && headers.Count("From") <= 1 ? from[0] : default;
        return new InboundMail
        {
            MessageId = headers.MessageId,
            References = headers.References,
            Subject = subject,
            Text = text,
            Headers = Cut(rawHeaders, MostRaw),
            From = one.Address,
            IsFromSure = sole is not null,
            FromName = one.Name is { } name ? OneLine(name) : null,
            ReplyTo = headers.First("Reply-To") is { } reply && MailAddresses.Read(reply) is [var to] ? to.Address : null,
            Recipients = [.. MailAddresses.Read(Field("to")).Concat(MailAddresses.Read(Field("cc"))).Select(a => a.Address).Concat(envelope.To).Distinct(StringComparer.Ordinal)],
            SignedBy = MailAddresses.Passed(Field("dkim")),
            Automatic = AutomaticMails.Of(headers, one.Address, envelope.From, subject),
            Files = WithNames(form, Field),
            Notes = notes,
        };

        string Field(string name)
        {
            if (!form.Fields.TryGetValue(name, out var bytes) || bytes.Length == 0)
            {
                return "";
            }

            var (decoded, note) = MailCharsets.Decode(bytes, charsets.GetValueOrDefault(name), name);
            if (note is not null && name is "text" or "html" or "subject" or "from")
            {
                notes.Add(note!);
            }

            return Plain(decoded);
        }
    }

    /// <summary>A text without control characters that no reader sees: they would forge lines of logs and pages. Line ends become one kind.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var ch = text[i];
            if (ch == '\r')
            {
                plain.Append(i + 1 < text.Length && text[i + 1] == '\n' ? "" : "\n");
            }
            else if (ch is '\n' or '\t' || !char.IsControl(ch))
            {
                plain.Append(char.IsSurrogate(ch) && !IsPaired(text, i) ? '\uFFFD' : ch);
            }
        }

        return plain.ToString();
    }

    /// <summary>The beginning of a text, never ending within a character.</summary>
    public static string Cut(string text, int most) => text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];

    private static bool IsPaired(string text, int i) => char.IsHighSurrogate(text[i])
        ? i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])
        : i > 0 && char.IsHighSurrogate(text[i - 1]);

    private static (string? From, IReadOnlyList<string> To) ReadEnvelope(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 4 });
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                return (null, []);
            }

            var from = root.TryGetProperty("from", out var sender) && sender.ValueKind == JsonValueKind.String ? sender.GetString() : null;
            var to = root.TryGetProperty("to", out var all) && all.ValueKind == JsonValueKind.Array
                ? all.EnumerateArray().Where(a => a.ValueKind == JsonValueKind.String).Take(50).SelectMany(a => MailAddresses.Read(a.GetString()!)).Select(a => a.Address).ToList()
                : [];
            return (from, to);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // No JSON, or half a character in it: the headers say enough.
            return (null, []);
        }
    }

    // The part's own header gives a name in bytes that may be of any charset; attachment-info gives it decoded.
    private static List<MailFile> WithNames(MailForm form, Func<string, string> field)
    {
        var names = new Dictionary<string, (string? Name, string? Type)>(StringComparer.Ordinal);
        try
        {
            using var document = JsonDocument.Parse(field("attachment-info") is { Length: > 0 } json ? json : "{}", new JsonDocumentOptions { MaxDepth = 6 });
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                foreach (var entry in document.RootElement.EnumerateObject().Take(200).Where(e => e.Value.ValueKind == JsonValueKind.Object))
                {
                    names[entry.Name] = (Text(entry.Value, "filename") ?? Text(entry.Value, "name"), Text(entry.Value, "type"));
                }
            }
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // Then each file is called as its part calls it.
        }

        return [.. form.Files.Select(f => f with
        {
            Name = OneLine(EncodedWords.Decode(Plain(names.GetValueOrDefault(f.Field).Name ?? f.Name ?? ""))) is { Length: > 0 } name ? Cut(name, 200) : null,
            ContentType = TypeOf(names.GetValueOrDefault(f.Field).Type ?? f.ContentType),
        })];
    }

    private static string? TypeOf(string? type) =>
        type?.Split(';')[0].Trim() is { Length: > 0 and <= 100 } plain && plain.All(ch => char.IsAsciiLetterOrDigit(ch) || ch is '/' or '.' or '+' or '-') ? plain.ToLowerInvariant() : null;

    private static string? Text(JsonElement item, string name) => item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string OneLine(string text)
    {
        var line = string.Join(' ', Plain(text).Split((char[])['\n', '\t', ' ', '\u2028', '\u2029'], StringSplitOptions.RemoveEmptyEntries));
        return Cut(line, LongestSubject);
    }

    private static byte[] Bytes(MailForm form, string name) => form.Fields.GetValueOrDefault(name) ?? [];
}
