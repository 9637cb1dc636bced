using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Satark.Functions.Settings;

namespace Satark.Functions;

/// <summary>Traces, metrics and logs by OpenTelemetry.</summary>
public static class TelemetryServices
{
    /// <summary>Where they are sent to; without it they are sent nowhere.</summary>
    public const string ConnectionSetting = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    /// <summary>What is traced besides the worker itself: the way of messages.</summary>
    public const string Source = "Satark.Messaging";

    /// <summary>What is measured.</summary>
    public const string Meter = "Satark";

    /// <summary>Adds them.</summary>
    public static IServiceCollection AddSatarkTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var telemetry = services.AddOpenTelemetry().WithTracing(traces => traces.AddSource(Source)).WithMetrics(metrics => metrics.AddMeter(Meter));
        telemetry.UseFunctionsWorkerDefaults();
        if (configuration[ConnectionSetting].IsSet())
        {
            telemetry.UseAzureMonitorExporter();
        }

        return services;
    }
}
