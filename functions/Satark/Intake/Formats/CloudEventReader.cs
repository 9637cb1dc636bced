using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Satark.Intake.Formats;

/// <summary>
/// Reads a CloudEvent 1.0 whose data is an alert in our own JSON, or a CAP message. Its attributes give only the duplicate key
/// where the data has none, and a time: in binary mode they are headers, which the signature does not cover, so nothing else may hang on them.
/// </summary>
internal static class CloudEventReader
{
    private const int MostKey = 1_000;
    private const string IdFault = "Give data.id, your own id of this alert (1 to 255 characters), or the event's source and id.";

    private static readonly JsonDocumentOptions Lenient = new() { MaxDepth = 20, AllowDuplicateProperties = true };

    /// <summary>Whether a body is a CloudEvent in structured mode, whatever it was called.</summary>
    public static bool IsStructured(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, Lenient);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("specversion", out _)
                && (document.RootElement.TryGetProperty("data", out _) || document.RootElement.TryGetProperty("data_base64", out _));
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Structured mode: attributes and data in one JSON object (CloudEvents JSON format, section 3).</summary>
    public static Submission ReadStructured(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, Lenient);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? ReadStructured(document.RootElement)
                : AlertReader.Unreadable("The body must be one JSON object: a CloudEvent in structured mode. Batches are not taken.");
        }
        catch (JsonException error)
        {
            return AlertReader.Unreadable($"The body is not JSON (line {(error.LineNumber ?? 0) + 1}, byte {error.BytePositionInLine ?? 0}).");
        }
        catch (InvalidOperationException)
        {
            return AlertReader.Unreadable("The body is not valid UTF-8 JSON.");
        }
    }

    /// <summary>Binary mode: attributes in headers, the data as body (CloudEvents HTTP binding, section 3.1).</summary>
    public static Submission ReadBinary(IReadOnlyDictionary<string, string> attributes, AlertKind kind, ReadOnlyMemory<byte> data)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            foreach (var (name, value) in attributes)
            {
                // A header's half of a character must not become an exception.
                json.WriteString(name, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(value)));
            }

            json.WriteEndObject();
        }

        using var document = JsonDocument.Parse(bytes.WrittenMemory);
        var fields = new FieldReader();
        return ReadData(data, kind, fields, ReadFrame(document.RootElement, fields));
    }

    private static Submission ReadStructured(JsonElement root)
    {
        var fields = new FieldReader();
        var frame = ReadFrame(root, fields);
        var kind = (fields.Text(root, "datacontenttype", "datacontenttype", 200) ?? "application/json").Split(';')[0].Trim().ToUpperInvariant() switch
        {
            "APPLICATION/CAP+XML" => AlertKind.Cap,
            var named when named.EndsWith("/JSON", StringComparison.Ordinal) || named.EndsWith("+JSON", StringComparison.Ordinal) => AlertKind.Json,
            _ => (AlertKind?)null,
        };
        return kind is null ? Fault("datacontenttype", "Must be application/json or application/cap+xml.")
            : Data(root) is not { } data ? Fault("data", "Must hold the alert: an object, a string with the whole message, or data_base64.")
            : data.Element is { } alert && kind == AlertKind.Json ? AlertReader.Read(alert, fields, frame)
            : ReadData(data.Bytes, kind.Value, fields, frame);
    }

    private static (JsonElement? Element, ReadOnlyMemory<byte> Bytes)? Data(JsonElement root)
    {
        if (root.TryGetProperty("data", out var data) && data.ValueKind is JsonValueKind.Object or JsonValueKind.String)
        {
            return data.ValueKind == JsonValueKind.Object ? (data, default) : (null, Encoding.UTF8.GetBytes(data.GetString()!));
        }

        return root.TryGetProperty("data_base64", out var box) && box.ValueKind == JsonValueKind.String && box.TryGetBytesFromBase64(out var bytes) ? (null, bytes) : null;
    }

    private static Submission ReadData(ReadOnlyMemory<byte> data, AlertKind kind, FieldReader fields, AlertReader.Otherwise frame) =>
        kind == AlertKind.Cap ? CapReader.Read(data, fields, frame.Id) : AlertReader.Read(data, fields, frame);

    // CloudEvents 1.0, section 3.1: id, source, specversion and type are required; source and id together are unique.
    private static AlertReader.Otherwise ReadFrame(JsonElement root, FieldReader fields)
    {
        var version = fields.Text(root, "specversion", "specversion", 20);
        if (version != "1.0")
        {
            fields.LeaveOut("specversion", $"'{version}'", "must be 1.0; read as such");
        }

        if (fields.Text(root, "type", "type", 1_000) is null)
        {
            fields.LeaveOut("type", "''", "must name the kind of event, as in org.example.alert");
        }

        var (source, id) = (fields.Text(root, "source", "source", MostKey), fields.Text(root, "id", "id", MostKey));
        var key = source is null || id is null || source.Length + id.Length >= MostKey ? null : $"{source} {id}";
        return new AlertReader.Otherwise(key, fields.Time(root, "time", "time"), IdFault);
    }

    private static Submission Fault(string field, string fault) => new() { Errors = new Dictionary<string, string[]> { [field] = [fault] } };
}
