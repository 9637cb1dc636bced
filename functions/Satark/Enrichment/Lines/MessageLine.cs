using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Satark.Enrichment.Lines;

/// <summary>A message on a line of its own: <c>{"id": …, "text": "…"}</c>. Other fields are passed over.</summary>
/// <param name="Id">The id's JSON as it stood, in UTF-8; null where there is none.</param>
/// <param name="Text">The text; null where the line holds none.</param>
/// <param name="Fault">What is wrong with the line; null where it is right.</param>
internal sealed record MessageLine(byte[]? Id, string? Text, string? Fault)
{
    // Deeper than any id that means something, and flat on the stack.
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 512 };

    /// <summary>Reads a line. Bytes that are no UTF-8 and halves of surrogate pairs stand for nothing and are read as such: no line throws.</summary>
    public static MessageLine Read(InputLine line)
    {
        if (line.IsTooLong)
        {
            return new MessageLine(null, null, $"is longer than {LineReader.MostBytes / (1024 * 1024)} MiB");
        }

        var bytes = Utf8.IsValid(line.Bytes.Span) ? line.Bytes : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(line.Bytes.Span));
        if (bytes.Span.Trim(" \t"u8).IsEmpty)
        {
            return new MessageLine(null, null, "is empty");
        }

        try
        {
            using var json = JsonDocument.Parse(bytes, Options);
            return Read(json.RootElement);
        }
        catch (JsonException trouble)
        {
            return new MessageLine(null, null, $"is no JSON from byte {trouble.BytePositionInLine ?? 0} on");
        }
    }

    private static MessageLine Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return new MessageLine(null, null, "is no JSON object with \"text\"");
        }

        JsonElement? id = null, text = null;
        foreach (var field in root.EnumerateObject())
        {
            id = field.NameEquals("id"u8) ? field.Value : id;
            text = field.NameEquals("text"u8) ? field.Value : text;
        }

        var raw = id is { } named ? JsonMarshal.GetRawUtf8Value(named).ToArray() : null;
        return text switch
        {
            null => new MessageLine(raw, null, "is a JSON object without \"text\""),
            { ValueKind: JsonValueKind.String } value => new MessageLine(raw, Unescaped(JsonMarshal.GetRawUtf8Value(value)), null),
            _ => new MessageLine(raw, null, "has a \"text\" that is no string"),
        };
    }

    // JsonElement.GetString refuses half a surrogate pair, which a text cut in the middle of an emoji ends in.
    private static string Unescaped(ReadOnlySpan<byte> raw)
    {
        var quoted = Encoding.UTF8.GetString(raw[1..^1]);
        if (!quoted.Contains('\\', StringComparison.Ordinal))
        {
            return quoted;
        }

        var text = new StringBuilder(quoted.Length);
        for (var i = 0; i < quoted.Length; i++)
        {
            if (quoted[i] != '\\')
            {
                text.Append(quoted[i]);
                continue;
            }

            i++;
            text.Append(quoted[i] switch
            {
                'n' => '\n',
                't' => '\t',
                'r' => '\r',
                'b' => '\b',
                'f' => '\f',
                'u' => (char)Convert.ToUInt16(quoted.Substring(i + 1, 4), 16),
                var plain => plain,
            });
            i += quoted[i] == 'u' ? 4 : 0;
        }

        return text.ToString();
    }
}
