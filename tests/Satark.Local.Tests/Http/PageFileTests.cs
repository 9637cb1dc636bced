using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Satark.Http.Pages;
using Satark.Http.Routing;
using Satark.Local.Tests.Storage;

namespace Satark.Local.Tests.Http;

public sealed class PageFileTests
{
    [Fact]
    public async Task What_its_hash_names_is_kept_for_a_year_and_every_other_address_asks_anew()
    {
        using var folder = new TestFolder();
        await using var satark = await WithPageAsync(folder);

        var script = await satark.SendAsync(HttpMethod.Get, "/assets/index-abc.js");
        var entry = await satark.SendAsync(HttpMethod.Get, "/cases/aaaaaaaaaaaaaaaa-1");
        var again = await satark.SendAsync(HttpMethod.Get, "/", with: r => r.Headers.TryAddWithoutValidation("If-None-Match", entry.Header("ETag")));

        Assert.Equal((HttpStatusCode.OK, "public, max-age=31536000, immutable", "text/javascript; charset=utf-8"), (script.Status, script.Header("Cache-Control"), script.Header("Content-Type")));
        Assert.Equal((HttpStatusCode.OK, "no-cache", "<!doctype html>"), (entry.Status, entry.Header("Cache-Control"), entry.Text));
        Assert.Equal((HttpStatusCode.NotModified, ""), (again.Status, again.Text));
    }

    [Theory]
    [InlineData("GET", "/assets/index-abc.js.map", HttpStatusCode.NotFound)]
    [InlineData("GET", "/../satark.db", HttpStatusCode.NotFound)]
    [InlineData("GET", "/%2e%2e/satark.db", HttpStatusCode.NotFound)]
    [InlineData("POST", "/", HttpStatusCode.MethodNotAllowed)]
    public async Task Nothing_but_the_page_is_served_and_only_to_readers(string method, string path, HttpStatusCode status)
    {
        using var folder = new TestFolder();
        await using var satark = await WithPageAsync(folder);

        Assert.Equal(status, (await satark.SendAsync(new HttpMethod(method), path, method == "GET" ? null : [])).Status);
    }

    private static async Task<TestSatark> WithPageAsync(TestFolder folder)
    {
        Directory.CreateDirectory(Path.Combine(folder.Path, "assets"));
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "index.html"), "<!doctype html>");
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "assets", "index-abc.js"), "console.log('page')");
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "assets", "index-abc.js.map"), "{}");
        return await TestSatark.StartAsync(configure: services => services.AddSingleton(p => new DeskPages(folder.Path, p.GetRequiredService<SecurityHeaders>())));
    }
}
