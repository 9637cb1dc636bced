using System.Globalization;
using System.Net;
using System.Text.Json;
using Satark.Cases;

namespace Satark.Intake;

/// <summary>
/// Reads an alert's JSON. Nothing that could save a life is refused for its form: of a life-risk alert only a missing id, an
/// unreadable body, or no text, url and subject at all is an error; any other bad field is left out with a warning that keeps it raw.
/// </summary>
public sealed class AlertReader
{
    private const int MostText = 100_000;
    private const int MostRaw = 500;

    private readonly List<string> _warnings = [];
    private readonly Dictionary<string, string[]> _faults = new(StringComparer.Ordinal);

    private AlertReader()
    {
    }

    /// <summary>Reads a body; never throws on what it holds.</summary>
    public static Submission Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 16, AllowDuplicateProperties = true });
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new AlertReader().Read(document.RootElement)
                : Unreadable("The body must be one JSON object.");
        }
        catch (JsonException error)
        {
            return Unreadable($"The body is not JSON (line {(error.LineNumber ?? 0) + 1}, byte {error.BytePositionInLine ?? 0}).");
        }
        catch (InvalidOperationException)
        {
            // Strings with lone surrogates or broken UTF-8 inside an otherwise well-formed document.
            return Unreadable("The body is not valid UTF-8 JSON.");
        }
    }

    private static Submission Unreadable(string fault) => new() { Errors = new Dictionary<string, string[]> { ["body"] = [fault] } };

    private Submission Read(JsonElement root)
    {
        var report = ReadReport(root);
        var submission = new Submission
        {
            Id = ReadId(root),
            Type = Word(root, "type", CaseType.Other),
            Severity = Word(root, "severity", Severity.Critical),
            Mode = Word(root, "status", CaseMode.Actual),
            Action = Word(root, "action", AlertAction.Raise),
            DetectedAt = Time(root, "detectedAt", "detectedAt"),
            Platform = Text(root, "platform", "platform", 60),
            Reason = Text(root, "reason", "reason", 200),
            Report = report,
        };
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (submission.Id is null)
        {
            errors["id"] = ["Your own id of this alert is needed: 1 to 255 characters."];
        }

        if (submission.Action != AlertAction.Cancel && report.Text is null && report.Url is null && report.Subject.IsEmpty)
        {
            errors["text"] = ["Give at least one of text, url and subject: otherwise nobody can be found."];
        }

        if (!submission.LifeRisk)
        {
            foreach (var (field, fault) in _faults)
            {
                errors.TryAdd(field, fault);
            }
        }

        return submission with
        {
            Warnings = _warnings,
            Errors = errors,
            Report = report with { AlertId = submission.Id, Warnings = [.. _warnings] },
        };
    }

    private Report ReadReport(JsonElement root)
    {
        var subject = Object(root, "subject");
        var place = Object(root, "location");
        return new Report
        {
            Url = Text(root, "url", "url", 2_000),
            Text = Text(root, "text", "text", MostText),
            Language = Text(root, "language", "language", 35),
            Subject = subject is not { } s ? new Subject() : new Subject
            {
                Handle = Text(s, "handle", "subject.handle", 200),
                DisplayName = Text(s, "displayName", "subject.displayName", 200),
                Phone = Text(s, "phone", "subject.phone", 40),
                Email = Text(s, "email", "subject.email", 320),
                ProfileLocation = Text(s, "profileLocation", "subject.profileLocation", 500),
                IpAddresses = [.. Items(s, "ipAddresses", "subject.ipAddresses").Select(ReadAddress).OfType<SeenAddress>()],
            },
            Location = place is not { } p ? null : ReadLocation(p),
            Media = [.. Items(root, "media", "media").Select(ReadMedia).OfType<ReportedMedia>()],
        };
    }

    private static string? ReadId(JsonElement root)
    {
        if (!root.TryGetProperty("id", out var value))
        {
            return null;
        }

        // A number as id is as good a key as any: refusing it would lose an alert.
        var id = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
        return string.IsNullOrWhiteSpace(id) || id.Length > 255 ? null : id;
    }

    private SeenAddress? ReadAddress(JsonElement item)
    {
        const string Field = "subject.ipAddresses";
        var plain = item.ValueKind == JsonValueKind.String;
        var text = plain ? item.GetString() : item.ValueKind == JsonValueKind.Object ? Text(item, "address", Field + ".address", 60) : null;
        if (text is null || !IPAddress.TryParse(text, out _))
        {
            LeaveOut(Field, item, "is no IP address");
            return null;
        }

        return new SeenAddress(text, plain ? null : Time(item, "seenAt", Field + ".seenAt"));
    }

    private ReportedMedia? ReadMedia(JsonElement item)
    {
        var url = item.ValueKind switch
        {
            JsonValueKind.String => item.GetString(),
            JsonValueKind.Object => Text(item, "url", "media.url", 2_000),
            _ => null,
        };
        if (string.IsNullOrWhiteSpace(url))
        {
            LeaveOut("media", item, "has no url");
            return null;
        }

        return new ReportedMedia(url, item.ValueKind == JsonValueKind.Object ? Text(item, "contentType", "media.contentType", 100) : null);
    }

    private ReportedLocation? ReadLocation(JsonElement place)
    {
        var latitude = Number(place, "latitude", "location.latitude", -90, 90);
        var longitude = Number(place, "longitude", "location.longitude", -180, 180);
        var text = Text(place, "text", "location.text", 500);
        if (latitude is null != longitude is null)
        {
            LeaveOut("location", place, "needs latitude and longitude together");
            latitude = longitude = null;
        }

        return latitude is null && text is null
            ? null
            : new ReportedLocation(latitude, longitude, Number(place, "accuracyMetres", "location.accuracyMetres", 0, 20_000_000), text);
    }

    private T Word<T>(JsonElement from, string name, T otherwise)
        where T : struct, Enum
    {
        if (!Has(from, name, out var value))
        {
            return otherwise;
        }

        if (value.ValueKind == JsonValueKind.String && Words<T>.TryParse(value.GetString(), out var word))
        {
            return word;
        }

        LeaveOut(name, value, $"is none of {string.Join(", ", Words<T>.All)}; read as {Words<T>.Of(otherwise)}");
        return otherwise;
    }

    private string? Text(JsonElement from, string name, string field, int most)
    {
        if (!Has(from, name, out var value))
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            LeaveOut(field, value, "must be a string");
            return null;
        }

        var text = value.GetString()!;
        if (text.Length > most)
        {
            Warn(field, $"has {text.Length} characters; the first {most} were kept");
            text = text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
        }

        return string.IsNullOrWhiteSpace(text) ? null : text;
    }

    private DateTimeOffset? Time(JsonElement from, string name, string field)
    {
        if (!Has(from, name, out var value))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String
            && DateTimeOffset.TryParse(value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            && time.Year is >= 2000 and < 2200)
        {
            return time.ToUniversalTime();
        }

        LeaveOut(field, value, "is no RFC 3339 time");
        return null;
    }

    private double? Number(JsonElement from, string name, string field, double least, double most)
    {
        if (!Has(from, name, out var value))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && number >= least && number <= most)
        {
            return number;
        }

        LeaveOut(field, value, string.Create(CultureInfo.InvariantCulture, $"must be a number from {least} to {most}"));
        return null;
    }

    private JsonElement? Object(JsonElement from, string name)
    {
        if (!Has(from, name, out var value))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Object)
        {
            return value;
        }

        LeaveOut(name, value, "must be an object");
        return null;
    }

    private IEnumerable<JsonElement> Items(JsonElement from, string name, string field)
    {
        if (!Has(from, name, out var value))
        {
            return [];
        }

        if (value.ValueKind == JsonValueKind.Array)
        {
            return value.EnumerateArray().Take(50);
        }

        LeaveOut(field, value, "must be an array");
        return [];
    }

    private static bool Has(JsonElement from, string name, out JsonElement value) =>
        from.TryGetProperty(name, out value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined);

    private void LeaveOut(string field, JsonElement value, string fault)
    {
        var raw = value.GetRawText();
        Warn(field, $"{(raw.Length > MostRaw ? raw[..MostRaw] + "…" : raw)} {fault}");
        _faults[field] = [char.ToUpperInvariant(fault[0]) + fault[1..] + "."];
    }

    private void Warn(string field, string fault) => _warnings.Add($"{field}: {fault}");
}
