using Azure.AI.TextAnalytics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Satark.Enrichment;
using Satark.Functions.Settings;

namespace Satark.Functions.Language;

/// <summary>Languages and names of places by AI Language, with what is built in behind it.</summary>
public static class LanguageServices
{
    /// <summary>Adds the analyzer: on the service where a <see cref="TextAnalyticsClient"/> is registered, else the built-in one alone. Needs <see cref="LanguageOptions"/> without faults.</summary>
    public static IServiceCollection AddLanguage(this IServiceCollection services) => services.AddSingleton<ITextAnalyzer>(p =>
        p.GetService<TextAnalyticsClient>() is { } client
            ? new LanguageTextAnalyzer(client, p.GetRequiredService<LanguageOptions>().Limit, p.GetRequiredService<TimeProvider>(), p.GetRequiredService<ILogger<LanguageTextAnalyzer>>())
            : new BuiltInTextAnalyzer());
}
