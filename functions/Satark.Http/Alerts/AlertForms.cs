using Microsoft.AspNetCore.Http;
using Satark.Intake.Formats;
using Satark.Notifications;

namespace Satark.Http.Alerts;

/// <summary>Reads off a request's headers in which form its alert comes.</summary>
public static class AlertForms
{
    /// <summary>The content type of a CloudEvent in structured mode.</summary>
    public const string CloudEvent = "application/cloudevents+json";

    /// <summary>What may be sent.</summary>
    public static readonly IReadOnlyList<string> MediaTypes = ["application/json", CapAlert.ContentType, CloudEvent];

    // CloudEvents HTTP binding, section 3.1.3.1: each attribute is a header with this prefix.
    private const string Prefix = "ce-";

    private static readonly string[] Attributes = ["id", "source", "type", "specversion", "time"];

    /// <summary>The form; what the content type names is checked before.</summary>
    public static AlertForm Of(HttpRequest request)
    {
        var named = (request.ContentType ?? "").Split(';', 2)[0].Trim();
        if (named.Equals(CloudEvent, StringComparison.OrdinalIgnoreCase))
        {
            return new AlertForm(AlertKind.CloudEvent);
        }

        var kind = named.Equals(CapAlert.ContentType, StringComparison.OrdinalIgnoreCase) ? AlertKind.Cap : AlertKind.Json;
        var attributes = Attributes.Where(name => request.Headers.ContainsKey(Prefix + name))
            .ToDictionary(name => name, name => Decoded(request.Headers[Prefix + name].ToString()), StringComparer.Ordinal);
        return new AlertForm(kind, attributes.Count > 0 ? attributes : null);
    }

    // Section 3.1.3.2 of the binding: values are percent-encoded UTF-8, in quotes or not.
    private static string Decoded(string value) => Uri.UnescapeDataString(value.Length >= 2 && value[0] == '"' && value[^1] == '"' ? value[1..^1] : value);
}
