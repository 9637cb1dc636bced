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
    private const int MostKey = 1_000;

    private readonly FieldReader _fields;
    private readonly Otherwise _otherwise;

    private AlertReader(FieldReader fields, Otherwise otherwise) => (_fields, _otherwise) = (fields, otherwise);

    /// <summary>Reads a body; never throws on what it holds.</summary>
    public static Submission Read(ReadOnlyMemory<byte> body) => Read(body, new FieldReader(), Otherwise.Nothing);

    /// <summary>Reads the body of a message of another form.</summary>
    internal static Submission Read(ReadOnlyMemory<byte> body, FieldReader fields, Otherwise otherwise)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 16, AllowDuplicateProperties = true });
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? Read(document.RootElement, fields, otherwise)
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

    /// <summary>Reads what a message of another form says.</summary>
    /// <param name="root">A JSON object; its strings must be whole.</param>
    /// <param name="fields">What was left out around it.</param>
    /// <param name="otherwise">What holds where the alert is silent.</param>
    /// <exception cref="InvalidOperationException">A string has half a character.</exception>
    internal static Submission Read(JsonElement root, FieldReader fields, Otherwise otherwise) => new AlertReader(fields, otherwise).Read(root);

    /// <summary>A body that cannot be read at all.</summary>
    internal static Submission Unreadable(string fault) => new() { Errors = new Dictionary<string, string[]> { ["body"] = [fault] } };

    private Submission Read(JsonElement root)
    {
        var report = ReadReport(root);
        var submission = new Submission
        {
            Id = ReadId(root) ?? (_otherwise.Id is { Length: > 0 and <= MostKey } other ? other : null),
            Type = _fields.Word(root, "type", CaseType.Other),
            Severity = _fields.Word(root, "severity", Severity.Critical),
            Mode = _fields.Word(root, "status", CaseMode.Actual),
            Action = _fields.Word(root, "action", AlertAction.Raise),
            DetectedAt = _fields.Time(root, "detectedAt", "detectedAt") ?? _otherwise.DetectedAt,
            Platform = _fields.Text(root, "platform", "platform", 60),
            Reason = _fields.Text(root, "reason", "reason", 200),
            Report = report,
        };
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (submission.Id is null)
        {
            errors["id"] = [_otherwise.IdFault];
        }

        if (submission.Action != AlertAction.Cancel && report.Text is null && report.Url is null && report.Subject.IsEmpty)
        {
            errors["text"] = ["Give at least one of text, url and subject: otherwise nobody can be found."];
        }

        if (!submission.LifeRisk)
        {
            foreach (var (field, fault) in _fields.Faults)
            {
                errors.TryAdd(field, fault);
            }
        }

        return submission with
        {
            Warnings = _fields.Warnings,
            Errors = errors,
            Report = report with { AlertId = submission.Id, Warnings = _fields.Warnings },
        };
    }

    private Report ReadReport(JsonElement root)
    {
        var subject = _fields.Object(root, "subject");
        var place = _fields.Object(root, "location");
        return new Report
        {
            Url = _fields.Text(root, "url", "url", 2_000),
            Text = _fields.Text(root, "text", "text", MostText),
            Language = _fields.Text(root, "language", "language", 35),
            Subject = subject is not { } s ? new Subject() : new Subject
            {
                Handle = _fields.Text(s, "handle", "subject.handle", 200),
                DisplayName = _fields.Text(s, "displayName", "subject.displayName", 200),
                Phone = _fields.Text(s, "phone", "subject.phone", 40),
                Email = _fields.Text(s, "email", "subject.email", 320),
                ProfileLocation = _fields.Text(s, "profileLocation", "subject.profileLocation", 500),
                IpAddresses = [.. _fields.Items(s, "ipAddresses", "subject.ipAddresses").Select(ReadAddress).OfType<SeenAddress>()],
            },
            Location = place is not { } p ? null : ReadLocation(p),
            Media = [.. _fields.Items(root, "media", "media").Select(ReadMedia).OfType<ReportedMedia>()],
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
        var text = plain ? item.GetString() : item.ValueKind == JsonValueKind.Object ? _fields.Text(item, "address", Field + ".address", 60) : null;
        if (text is null || !IPAddress.TryParse(text, out _))
        {
            _fields.LeaveOut(Field, item, "is no IP address");
            return null;
        }

        return new SeenAddress(text, plain ? null : _fields.Time(item, "seenAt", Field + ".seenAt"));
    }

    private ReportedMedia? ReadMedia(JsonElement item)
    {
        var url = item.ValueKind switch
        {
            JsonValueKind.String => item.GetString(),
            JsonValueKind.Object => _fields.Text(item, "url", "media.url", 2_000),
            _ => null,
        };
        if (string.IsNullOrWhiteSpace(url))
        {
            _fields.LeaveOut("media", item, "has no url");
            return null;
        }

        return new ReportedMedia(url, item.ValueKind == JsonValueKind.Object ? _fields.Text(item, "contentType", "media.contentType", 100) : null);
    }

    private ReportedLocation? ReadLocation(JsonElement place)
    {
        var latitude = _fields.Number(place, "latitude", "location.latitude", -90, 90);
        var longitude = _fields.Number(place, "longitude", "location.longitude", -180, 180);
        var text = _fields.Text(place, "text", "location.text", 500);
        if (latitude is null != longitude is null)
        {
            _fields.LeaveOut("location", place, "needs latitude and longitude together");
            latitude = longitude = null;
        }

        return latitude is null && text is null
            ? null
            : new ReportedLocation(latitude, longitude, _fields.Number(place, "accuracyMetres", "location.accuracyMetres", 0, 20_000_000), text);
    }

    /// <summary>What the form around an alert says of it where the alert itself is silent.</summary>
    /// <param name="Id">The duplicate key.</param>
    /// <param name="DetectedAt">When it was noticed.</param>
    /// <param name="IdFault">What to say where there is no id at all.</param>
    internal sealed record Otherwise(string? Id, DateTimeOffset? DetectedAt, string IdFault = "Your own id of this alert is needed: 1 to 255 characters.")
    {
        /// <summary>Nothing.</summary>
        public static readonly Otherwise Nothing = new(null, null);
    }
}
