using Microsoft.Extensions.DependencyInjection;
using Satark.Functions.Settings;
using Satark.Functions.Tests.Hosting;
using Satark.Http.Routing;
using Satark.Relay;
using Satark.Relay.Demo;
using Satark.Scenarios;
using Satark.Tips.Line;
using Answer = Satark.Scenarios.Answer;

namespace Satark.Functions.Tests.Http;

/// <summary>The app as the informers' relay: by one setting another part, with nothing of the desk in it.</summary>
public sealed class RelayAppTests
{
    private static readonly Dictionary<string, string?> Settings = new()
    {
        ["Satark:Part"] = "relay",
        ["Satark:SignIn:Local"] = null,
        ["Satark:Relay:Desk:Url"] = "https://desk.example",
        ["Satark:Relay:Desk:KeyId"] = "relay.abcdefgh",
        ["Satark:Relay:Desk:Key"] = "a key that nobody else has",
    };

    /// <summary>An app that is the relay.</summary>
    internal static FunctionsSetup Setup => new() { Settings = Settings };

    [Fact]
    public async Task The_relays_app_answers_the_relays_routes_and_its_health_and_knows_no_other()
    {
        await using var app = await FunctionsTestHost.StartAsync(Setup);
        await using var desk = await FunctionsTestHost.StartAsync();

        Assert.Equal("live", (await GetAsync(app, "/health/live")).Must(200).Body.At("status"));
        Assert.Equal("0", (await GetAsync(app, "/health/engine")).Must(200).Body.At("deadLetters"));
        foreach (var route in app.Get<RouteTable>().Routes.Where(r => !r.Path.StartsWith("/health/", StringComparison.Ordinal)))
        {
            (await Answer.OfAsync(await app.Http.SendAsync(new HttpRequestMessage(HttpMethod.Options, route.Path)))).Must(405);
            var (known, _, others) = desk.Get<RouteTable>().Matcher.Find(route.Method, route.Path);
            Assert.True(known is null && others is null, $"{route.Name} is the desk's too");
        }

        var theirs = desk.Get<RouteTable>().Routes.Where(r => !r.Path.StartsWith("/health/", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(theirs);
        foreach (var route in theirs)
        {
            (await Answer.OfAsync(await app.Http.SendAsync(new HttpRequestMessage(new HttpMethod(route.Method), route.Path)))).Must(404);
        }

        foreach (var path in new[] { "/", "/index.html", "/signin" })
        {
            (await GetAsync(app, path)).Must(404);
        }
    }

    [Fact]
    public async Task The_phone_of_demos_exists_in_no_app()
    {
        await using var app = await FunctionsTestHost.StartAsync(Setup);
        await using var desk = await FunctionsTestHost.StartAsync();
        var routes = app.Get<DemoRoutes>().All;

        Assert.NotEmpty(routes);
        foreach (var route in routes)
        {
            var path = route.Path.Replace("{id}", "1", StringComparison.Ordinal).Replace("{address}", "1", StringComparison.Ordinal);
            using var request = new HttpRequestMessage(new HttpMethod(route.Method), path);
            (await Answer.OfAsync(await app.Http.SendAsync(request))).Must(404);
            var (known, _, others) = desk.Get<RouteTable>().Matcher.Find(route.Method, path);
            Assert.True(known is null && others is null, $"{route.Name} is answered by the desk");
        }
    }

    [Fact]
    public async Task Nothing_of_the_desk_can_be_had_from_the_relays_container_and_nothing_of_the_relay_from_the_desks()
    {
        await using var app = await FunctionsTestHost.StartAsync(Setup);
        await using var desk = await FunctionsTestHost.StartAsync();

        Assert.Null(app.Services.GetService<Cases.CaseBook>());
        Assert.Null(app.Services.GetService<DeskRoutes>());
        Assert.Null(app.Services.GetService<Roster.Officers>());
        Assert.IsType<Relay.Line.HttpTipDesk>(app.Get<ITipDesk>());
        Assert.Null(desk.Services.GetService<RelayRoutes>());
        Assert.Null(desk.Services.GetService<RelayOptions>());
    }

    [Fact]
    public async Task A_relay_without_a_desk_does_not_start_and_says_what_to_set()
    {
        var settings = new Dictionary<string, string?>(Settings) { ["Satark:Relay:Desk:Url"] = "http://desk.example", ["Satark:Relay:Desk:KeyId"] = "" };

        var faults = (await Assert.ThrowsAsync<SettingsException>(() => FunctionsTestHost.StartAsync(new FunctionsSetup { Settings = settings }))).Message;

        Assert.Contains("Satark:Relay:Desk:Url must begin with https", faults, StringComparison.Ordinal);
        Assert.Contains("Satark:Relay:Desk:KeyId is missing", faults, StringComparison.Ordinal);
        Assert.DoesNotContain("Satark:SignIn", faults, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_part_that_does_not_exist_is_told_with_the_setting() =>
        Assert.Contains("Satark:Part must be desk or relay", (await Assert.ThrowsAsync<SettingsException>(
            () => FunctionsTestHost.StartAsync(new FunctionsSetup { Settings = new Dictionary<string, string?> { ["Satark:Part"] = "both" } }))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_verb_of_the_desk_is_refused_with_the_relays_settings()
    {
        var all = new Dictionary<string, string?>(Setup.All()) { ["WEBSITE_SITE_NAME"] = null };

        Assert.Contains("this verb is for the desk's app", Assert.Throws<SettingsException>(() => Satark.Functions.Seeding.VerbHost.Build(all)).Message, StringComparison.Ordinal);
    }

    private static async Task<Answer> GetAsync(FunctionsTestHost app, string path) => await Answer.OfAsync(await app.Http.GetAsync(path));
}
