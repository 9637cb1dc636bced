using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Satark.Functions.Settings;
using Satark.Functions.SignIn;

namespace Satark.Functions.Seeding;

/// <summary>The app's services for one verb: the same settings and data, no functions, no page.</summary>
internal static class VerbHost
{
    /// <summary>Builds it from the environment's settings.</summary>
    public static IHost Build() => Build(null);

    /// <summary>Builds it from the environment's settings and others that stand before them.</summary>
    /// <exception cref="SettingsException">They have faults; all are named at once.</exception>
    internal static IHost Build(IReadOnlyDictionary<string, string?>? settings)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration.AddInMemoryCollection(settings ?? new Dictionary<string, string?>());
        builder.Logging.ClearProviders().AddSimpleConsole(o => o.SingleLine = true).SetMinimumLevel(LogLevel.Warning);

        // What keeps it from starting is said by the verb, in a sentence and not as a trace.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        builder.Services.AddSatarkFunctions(builder.Configuration);
        if (AppParts.Read(builder.Configuration) == AppPart.Relay)
        {
            throw new SettingsException(["Satark:Part is relay: this verb is for the desk's app, and the relay keeps neither cases nor people of the desk."]);
        }

        // A verb's output may be kept or piped: no link that signs in belongs into it.
        builder.Services.AddSingleton(new Terminal(TextWriter.Null));
        return builder.Build();
    }
}
