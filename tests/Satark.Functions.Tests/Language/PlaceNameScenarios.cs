using Azure;
using Azure.AI.TextAnalytics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Satark.Enrichment;
using Satark.Functions.Language;
using Satark.Scenarios;
using Satark.Support.Gateways;

namespace Satark.Functions.Tests.Language;

/// <summary>A case whose text a language service reads as well. Only the Azure edition has one.</summary>
[Trait("Broker", "in-process")]
public abstract class PlaceNameScenarios(MessageOrder order) : ScenarioTest(order), IDisposable
{
    private readonly LanguageGateway _gateway = new() { Entities = _ => [("Ballia", "Location", 0.95), ("Xanadupur", "Location", 0.9)] };

    public void Dispose()
    {
        _gateway.DisposeAsync().AsTask().GetAwaiter().GetResult();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task What_the_service_names_is_evidence_and_moves_nothing_that_the_post_says_itself()
    {
        var plain = await StartAsync();
        var withoutService = await RaiseAsync(plain);
        var view = await RaiseAsync(await StartWithServiceAsync());

        var findings = view.List("evidence").Where(e => e.At("kind") == "service-finding").ToList();
        Assert.Equal(["Ballia", "Xanadupur"], findings.Select(e => e.At("value")).Order(StringComparer.Ordinal));
        Assert.Equal("ballia", findings.Single(e => e.At("value") == "Ballia").At("place.district"));
        Assert.Null(findings.Single(e => e.At("value") == "Xanadupur").At("place.district"));
        Assert.Equal("ballia", view.At("district.id"));
        Assert.Equal(withoutService.At("whereabouts.confidence"), view.At("whereabouts.confidence"));
        Assert.Equal("false", view.At("whereabouts.fallback"));
        Assert.Equal("The language service found names of places: 2", Assert.Single(view.List("history"), h => h.At("kind") == "place-names-found").At("text"));
        Assert.True(_gateway.AllOptedOut);
        Assert.DoesNotContain(withoutService.List("evidence"), e => e.At("kind") == "service-finding");
    }

    [Fact]
    public async Task A_service_that_fails_delays_and_hides_nothing_and_the_case_says_so()
    {
        _gateway.Instead = new GatewayAnswer(503);

        var view = await RaiseAsync(await StartWithServiceAsync());

        Assert.Equal(("ballia", "true", "true"), (view.At("district.id"), view.At("whereabouts.fallback"), view.At("language.fallback")));
        var line = Assert.Single(view.List("history"), h => h.At("kind") == "place-names-found");
        Assert.Equal("The language service did not answer: places by the built-in finder alone", line.At("text"));
        Assert.Contains("भाषा सेवा ने उत्तर नहीं दिया", line.At("textHindi"), StringComparison.Ordinal);
    }

    private static async Task<System.Text.Json.JsonElement> RaiseAsync(TestHost host)
    {
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync();
        var id = await partner.RaiseAsync(Alerts.Life("1").With("text", "Goodbye everyone. I am in Ballia, at the old Xanadupur house, near the river."));
        await host.SettleAsync();
        return await desk.CaseAsync(id);
    }

    // By the machine's clock: the scenario's stands still while the service is asked.
    private Task<TestHost> StartWithServiceAsync()
    {
        var options = new TextAnalyticsClientOptions();
        options.Retry.MaxRetries = 0;
        var client = new TextAnalyticsClient(_gateway.Url, new AzureKeyCredential(LanguageGateway.Key), options);
        return StartAsync(new HostSetup
        {
            Services = services => services.AddSingleton<ITextAnalyzer>(
                new LanguageTextAnalyzer(client, TimeSpan.FromSeconds(20), TimeProvider.System, NullLogger<LanguageTextAnalyzer>.Instance)),
        });
    }
}

public sealed class PlaceNameScenariosInOrder() : PlaceNameScenarios(MessageOrder.AsTheyCome);

public sealed class PlaceNameScenariosTwiceAndShuffled() : PlaceNameScenarios(MessageOrder.TwiceAndShuffled);
