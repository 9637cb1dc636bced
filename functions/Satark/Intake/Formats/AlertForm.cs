namespace Satark.Intake.Formats;

/// <summary>How an alert's body is to be read, as the request said it.</summary>
/// <param name="Kind">What the body is.</param>
/// <param name="Event">The attributes of a CloudEvent in binary mode by name (<c>id</c>, <c>source</c>, …), whose data the body is; else null.</param>
public sealed record AlertForm(AlertKind Kind, IReadOnlyDictionary<string, string>? Event = null)
{
    /// <summary>Our own JSON.</summary>
    public static readonly AlertForm Plain = new(AlertKind.Json);

    /// <summary>Reads a body; never throws on what it holds.</summary>
    public Submission Read(ReadOnlyMemory<byte> body) => (Kind, Event) switch
    {
        (AlertKind.CloudEvent, _) => CloudEventReader.ReadStructured(body),
        (AlertKind.Cap, null) => CapReader.Read(body),
        (_, { } attributes) => CloudEventReader.ReadBinary(attributes, Kind, body),
        _ => AlertReader.Read(body),
    };

    /// <summary>The form of a body that was kept without it. Only the key of a CloudEvent in binary mode can't be known any more.</summary>
    public static AlertForm Guess(ReadOnlyMemory<byte> body)
    {
        var text = RawText.Of(body.Span).AsSpan().TrimStart('\uFEFF').TrimStart();
        return text.StartsWith('<') ? new AlertForm(AlertKind.Cap)
            : CloudEventReader.IsStructured(body) ? new AlertForm(AlertKind.CloudEvent)
            : Plain;
    }
}

/// <summary>What a body may be.</summary>
public enum AlertKind
{
    /// <summary>Our own JSON (<c>application/json</c>).</summary>
    Json,

    /// <summary>A message of the Common Alerting Protocol 1.2 (<c>application/cap+xml</c>).</summary>
    Cap,

    /// <summary>A CloudEvent 1.0 in structured mode (<c>application/cloudevents+json</c>).</summary>
    CloudEvent,
}
