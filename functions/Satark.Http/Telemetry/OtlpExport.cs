using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Satark.Http.Telemetry;

/// <summary>
/// Sends our own spans and measurements to a collector, in both hosts. What the web server and the framework trace of themselves stays
/// out: it names whole addresses, and those of links in messages hold their token.
/// </summary>
public sealed class OtlpExport : IHostedService, IDisposable
{
    private const string Ours = "Satark*";

    private readonly TracerProvider? _traces;
    private readonly MeterProvider? _metrics;

    /// <summary>Listens from now on, where anything is to be exported.</summary>
    public OtlpExport(TelemetryOptions options, HttpOptions http)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(http);
        if (!options.IsOn)
        {
            return;
        }

        // OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES say more where they are set.
        var resource = ResourceBuilder.CreateEmpty().AddService("satark", serviceVersion: http.Version).AddEnvironmentVariableDetector();
        _traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(Ours).AddOtlpExporter(to => Aim(to, options.AddressFor("traces"))).Build();
        _metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(Ours).AddOtlpExporter(to => Aim(to, options.AddressFor("metrics"))).Build();
    }

    /// <summary>Sends what is waiting now. True where the collector took all of it within the limit.</summary>
    public bool Flush(TimeSpan limit) =>
        (_traces?.ForceFlush((int)limit.TotalMilliseconds) ?? true) & (_metrics?.ForceFlush((int)limit.TotalMilliseconds) ?? true);

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public void Dispose()
    {
        _traces?.Dispose();
        _metrics?.Dispose();
    }

    private static void Aim(OtlpExporterOptions to, Uri? address)
    {
        if (address is not null)
        {
            (to.Endpoint, to.Protocol) = (address, OtlpExportProtocol.HttpProtobuf);
        }
    }
}
