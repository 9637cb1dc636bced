using Microsoft.Extensions.Configuration;

namespace Satark.Http.Telemetry;

/// <summary>Where traces and metrics go. Settings <c>Satark:Telemetry:*</c>, or OpenTelemetry's own environment variables.</summary>
public sealed record TelemetryOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Satark:Telemetry";

    // https://opentelemetry.io/docs/specs/otel/protocol/exporter/
    private static readonly string[] Standard = ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT"];

    /// <summary>A collector that takes OTLP over HTTP, such as http://127.0.0.1:4318; null: what the standard variables say, else nothing goes anywhere.</summary>
    public string? OtlpEndpoint { get; init; }

    /// <summary>Whether one of OpenTelemetry's own variables names a collector.</summary>
    public bool ByStandard { get; init; }

    /// <summary>Whether anything is exported.</summary>
    public bool IsOn => ByStandard || !string.IsNullOrWhiteSpace(OtlpEndpoint);

    /// <summary>Reads them.</summary>
    public static TelemetryOptions Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return new() { OtlpEndpoint = configuration["Satark:Telemetry:OtlpEndpoint"], ByStandard = Standard.Any(name => !string.IsNullOrWhiteSpace(configuration[name])) };
    }

    /// <summary>What is wrong, a sentence each that names the setting.</summary>
    public IEnumerable<string> Faults()
    {
        if (!string.IsNullOrWhiteSpace(OtlpEndpoint) && !(Uri.TryCreate(OtlpEndpoint, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"))
        {
            yield return $"{Section}:OtlpEndpoint must be a whole http or https address of a collector, as in http://127.0.0.1:4318.";
        }
    }

    /// <summary>The address for a signal ("traces", "metrics"); null where the standard variables say it.</summary>
    internal Uri? AddressFor(string signal) => string.IsNullOrWhiteSpace(OtlpEndpoint) ? null : new Uri(OtlpEndpoint.TrimEnd('/') + "/v1/" + signal);
}
