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
    /// <summary>Builds it from the environment's settings, for a verb of the desk's app.</summary>
    public static IHost Build() => Build(null);

    /// <summary>Builds it from the environment's settings and others that stand before them.</summary>
    /// <param name="settings">These others, or null.</param>
    /// <param name="parts">The parts that the verb is for; none: the desk.</param>
    /// <exception cref="SettingsException">They have faults, or make the app a part that the verb is not for; all are named at once.</exception>
    internal static IHost Build(IReadOnlyDictionary<string, string?>? settings, params IReadOnlyList<AppPart> parts)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration.AddInMemoryCollection(settings ?? new Dictionary<string, string?>());
        builder.Logging.ClearProviders().AddSimpleConsole(o => o.SingleLine = true).SetMinimumLevel(LogLevel.Warning);

        // What keeps it from starting is said by the verb, in a sentence and not as a trace.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        builder.Services.AddSatarkFunctions(builder.Configuration);
        var part = AppParts.Read(builder.Configuration);
        if (!(parts.Count == 0 ? [AppPart.Desk] : parts).Contains(part))
        {
            throw new SettingsException([part == AppPart.Relay
                ? "Satark:Part is relay: this verb is for the desk's app, and the relay keeps neither cases nor people of the desk."
                : "Satark:Part is desk: this verb is for the app of the informers' relay (scripts/cloud relay …)."]);
        }

        // A verb's output may be kept or piped: no link that signs in belongs into it.
        builder.Services.AddSingleton(new Terminal(TextWriter.Null));
        return builder.Build();
    }
}
