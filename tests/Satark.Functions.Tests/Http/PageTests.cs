using Satark.Functions.Tests.Hosting;

namespace Satark.Functions.Tests.Http;

public sealed class PageTests
{
    [Fact]
    public async Task Files_named_by_their_hash_are_kept_for_a_year_and_the_entry_is_asked_for_each_time()
    {
        using var page = new PageFolder();
        await using var app = await FunctionsTestHost.StartAsync(new FunctionsSetup { PageFolder = page.Path });

        var script = await Answer.OfAsync(app.Http, HttpMethod.Get, "/assets/index-abc.js");
        var entry = await Answer.OfAsync(app.Http, HttpMethod.Get, "/cases/aaaaaaaaaaaaaaaa-1");

        Assert.Equal((200, "public, max-age=31536000, immutable", "text/javascript; charset=utf-8"), (script.Status, script.Header("Cache-Control"), script.Header("Content-Type")));
        Assert.Equal((200, "no-cache", "text/html; charset=utf-8"), (entry.Status, entry.Header("Cache-Control"), entry.Header("Content-Type")));
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(page.Path, "index.html")), entry.Text);
    }

    [Fact]
    public async Task A_page_that_is_still_the_same_is_not_sent_again()
    {
        using var page = new PageFolder();
        await using var app = await FunctionsTestHost.StartAsync(new FunctionsSetup { PageFolder = page.Path });
        var tag = (await Answer.OfAsync(app.Http, HttpMethod.Get, "/")).Header("ETag");

        var again = await Answer.OfAsync(app.Http, HttpMethod.Get, "/", with: h => h.TryAddWithoutValidation("If-None-Match", tag));
        var other = await Answer.OfAsync(app.Http, HttpMethod.Get, "/", with: h => h.TryAddWithoutValidation("If-None-Match", "\"other\""));

        Assert.Equal((304, ""), (again.Status, again.Text));
        Assert.Equal(200, other.Status);
    }

    [Fact]
    public async Task Only_the_page_is_served_and_nothing_beside_it()
    {
        using var page = new PageFolder();
        await using var app = await FunctionsTestHost.StartAsync(new FunctionsSetup { PageFolder = page.Path });

        foreach (var path in new[] { "/assets/index-abc.js.map", "/host.json", "/local.settings.json", "/favicon.ico" })
        {
            Assert.Equal(404, (await Answer.OfAsync(app.Http, HttpMethod.Get, path)).Status);
        }
    }

    [Theory]
    [InlineData(null, "connect-src 'self';")]
    [InlineData("https://desk.service.signalr.net", "connect-src 'self' https://desk.service.signalr.net wss://desk.service.signalr.net;")]
    public async Task Pages_may_connect_to_us_and_to_the_SignalR_service_alone(string? endpoint, string policy)
    {
        await using var app = await FunctionsTestHost.StartAsync(new FunctionsSetup { Settings = new Dictionary<string, string?> { ["Satark:SignalR:Endpoint"] = endpoint } });

        foreach (var path in new[] { "/", "/api/v1/session" })
        {
            Assert.Contains(policy, (await Answer.OfAsync(app.Http, HttpMethod.Get, path)).Header("Content-Security-Policy"), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("https://satark.example", "max-age=31536000")]
    [InlineData("http://localhost:7071", "")]
    public async Task Browsers_stay_with_https_where_the_public_address_has_it_whatever_the_proxy_speaks(string url, string header)
    {
        await using var app = await FunctionsTestHost.StartAsync(new FunctionsSetup { Settings = new Dictionary<string, string?> { ["Satark:PublicUrl"] = url } });

        Assert.Equal(header, (await Answer.OfAsync(app.Http, HttpMethod.Get, "/")).Header("Strict-Transport-Security"));
    }
}
