using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Satark.Functions.Settings;

namespace Satark.Functions.Seeding;

/// <summary>The app's services for one verb: the same settings and data, no functions, no page.</summary>
internal static class VerbHost
{
    /// <summary>Builds it from the environment's settings.</summary>
    /// <exception cref="SettingsException">They have faults; all are named at once.</exception>
    public static IHost Build()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders().AddSimpleConsole(o => o.SingleLine = true).SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSatarkFunctions(builder.Configuration);
        return builder.Build();
    }
}
