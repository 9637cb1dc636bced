using Satark.Http.Health;
using Satark.Http.Telemetry;
using Satark.Local.Messaging;
using Satark.Watching;

namespace Satark.Local;

/// <summary>What watches over a desk that serves: synthetic alerts, heartbeat, export of telemetry, word to systemd.</summary>
internal static class WatchServices
{
    /// <summary>Adds them; <see cref="SyntheticOptions"/> are the domain's.</summary>
    /// <exception cref="ArgumentException">A setting has a fault; the text names it.</exception>
    public static IServiceCollection AddWatching(this IServiceCollection services, IConfiguration configuration)
    {
        var heartbeat = configuration.GetSection(HeartbeatOptions.Section).Get<HeartbeatOptions>() ?? new();
        var telemetry = TelemetryOptions.Read(configuration);
        ThrowOn([.. heartbeat.Faults(), .. telemetry.Faults()]);
        services.AddSingleton(heartbeat).AddSingleton(telemetry);
        services.AddSingleton<OtlpExport>().AddHostedService(p => p.GetRequiredService<OtlpExport>());
        services.AddSingleton<QueueGauges>().AddHostedService<WatchLoop>().AddHostedService<ServiceNotice>();
        return services;
    }

    /// <summary>Reads how often a synthetic alert is sent.</summary>
    /// <exception cref="ArgumentException">The setting has a fault; the text names it.</exception>
    public static SyntheticOptions ReadSynthetic(IConfiguration configuration)
    {
        var options = configuration.GetSection(SyntheticOptions.Section).Get<SyntheticOptions>() ?? new();
        ThrowOn([.. options.Faults()]);
        return options;
    }

    private static void ThrowOn(IReadOnlyList<string> faults)
    {
        if (faults.Count > 0)
        {
            throw new ArgumentException(string.Join(Environment.NewLine, faults));
        }
    }
}
