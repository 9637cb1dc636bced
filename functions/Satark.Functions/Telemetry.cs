using Azure.Core;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Satark.Functions.Settings;
using Satark.Messaging;

namespace Satark.Functions;

/// <summary>Traces, metrics and logs by OpenTelemetry, and the names by which alert rules find what the engine says.</summary>
public static class Telemetry
{
    /// <summary>Where they are sent to; without it they are sent nowhere.</summary>
    public const string ConnectionSetting = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    /// <summary>What is traced besides the worker itself: the way of messages.</summary>
    public const string Source = MessageTrace.SourceName;

    /// <summary>What is measured.</summary>
    public const string Meter = EngineMeter.Name;

    /// <summary>Counter: messages that came among the dead letters; tag <see cref="LaneTag"/>.</summary>
    public const string DeadLetters = EngineMeter.DeadLetters;

    /// <summary>Histogram in seconds: how long after its due time a message was taken up; tag <see cref="LaneTag"/>.</summary>
    public const string Lateness = EngineMeter.Lateness;

    /// <summary>Gauge in seconds: how old the oldest pulse is that has not come back through its lane.</summary>
    public const string OldestDue = "satark.oldest_due";

    /// <summary>Counter: text records that AI Language was paid for.</summary>
    public const string LanguageRecords = "satark.language.records";

    /// <summary>The lane, as its queue is called.</summary>
    public const string LaneTag = EngineMeter.LaneTag;

    /// <summary>Log event: a message came among the dead letters.</summary>
    public const string DeadLettered = "DeadLettered";

    /// <summary>Log event: a tick went through with all its parts. None for minutes means that the engine stands still.</summary>
    public const string Ticked = "Ticked";

    // ASP.NET's own lines name whole addresses, and those of links in messages hold their token.
    private static readonly string[] Talkative = ["Microsoft", "System", "Azure"];

    /// <summary>Adds them.</summary>
    public static IServiceCollection AddSatarkTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var telemetry = services.AddOpenTelemetry().WithTracing(traces => traces.AddSource(Source)).WithMetrics(metrics => metrics.AddMeter(Meter));
        telemetry.UseFunctionsWorkerDefaults();
        if (configuration[ConnectionSetting].IsSet())
        {
            telemetry.UseAzureMonitorExporter();
            if (AzureSite.Read(configuration).IsAzure)
            {
                // There telemetry without an identity is refused, and with it the ticks and dead letters that the alert rules wait for.
                services.AddOptions<AzureMonitorExporterOptions>().Configure<TokenCredential>((exporter, credential) => exporter.Credential = credential);
            }
        }

        return services.AddLogging(log => log.AddFilter((category, level) =>
            level >= LogLevel.Warning || (level >= LogLevel.Information && !Talkative.Any(t => category?.StartsWith(t + ".", StringComparison.Ordinal) == true))));
    }
}
