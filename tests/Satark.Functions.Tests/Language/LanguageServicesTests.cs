using Azure;
using Azure.AI.TextAnalytics;
using Microsoft.Extensions.DependencyInjection;
using Satark.Enrichment;
using Satark.Functions.Language;
using Satark.Functions.Settings;

namespace Satark.Functions.Tests.Language;

public sealed class LanguageServicesTests
{
    [Fact]
    public void Without_a_service_the_built_in_detector_does_all() => Assert.IsType<BuiltInTextAnalyzer>(Build(null));

    [Fact]
    public void With_a_service_it_is_asked() => Assert.IsType<LanguageTextAnalyzer>(Build(new TextAnalyticsClient(new Uri("https://language.example"), new AzureKeyCredential("key"))));

    private static ITextAnalyzer Build(TextAnalyticsClient? client)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddSingleton(new LanguageOptions()).AddLanguage();
        if (client is not null)
        {
            services.AddSingleton(client);
        }

        using var built = services.BuildServiceProvider();
        return built.GetRequiredService<ITextAnalyzer>();
    }
}
