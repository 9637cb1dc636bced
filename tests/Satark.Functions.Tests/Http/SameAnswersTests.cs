using System.Text;
using Satark.Functions.Tests.Hosting;

namespace Satark.Functions.Tests.Http;

/// <summary>Whatever is asked, both hosts say the same.</summary>
public sealed class SameAnswersTests
{
    private static readonly string[] Compared =
    [
        "Content-Type", "Allow", "Cache-Control", "Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy",
        "Strict-Transport-Security", "ETag", "Location", "Retry-After",
    ];

    [Theory]
    [InlineData("GET", "/api/v1/nothing")]
    [InlineData("POST", "/api/v1/nothing/at/all")]
    [InlineData("GET", "/api")]
    [InlineData("GET", "/API/V1/BOARD")]
    [InlineData("GET", "/api/v1/board/")]
    [InlineData("DELETE", "/api/v1/board")]
    [InlineData("PUT", "/api/v1/session")]
    [InlineData("PATCH", "/api/v1/cases/aaaaaaaaaaaaaaaa-1/moves/acknowledge")]
    [InlineData("OPTIONS", "/api/v1/alerts")]
    [InlineData("POST", "/health/live")]
    [InlineData("GET", "/api/v1/board")]
    [InlineData("HEAD", "/api/v1/board")]
    [InlineData("POST", "/api/v1/alerts")]
    [InlineData("GET", "/api/v1/alerts/aaaaaaaaaaaaaaaa-1")]
    [InlineData("GET", "/api/v1/cases//seen")]
    [InlineData("POST", "/api/v1/callbacks/twilio")]
    [InlineData("GET", "/api/v1/callbacks/whatsapp")]
    [InlineData("POST", "/api/v1/callbacks/whatsapp")]
    [InlineData("POST", "/api/v1/session")]
    [InlineData("POST", "/api/v1/session/link")]
    [InlineData("DELETE", "/api/v1/session")]
    [InlineData("GET", "/api/v1/districts")]
    [InlineData("GET", "/api/v1/categories")]
    [InlineData("GET", "/health/live")]
    [InlineData("HEAD", "/health/live")]
    [InlineData("GET", "/health/ready")]
    [InlineData("GET", "/l?nonsense")]
    [InlineData("GET", "/l.css")]
    [InlineData("PUT", "/l")]
    [InlineData("GET", "/")]
    [InlineData("HEAD", "/")]
    [InlineData("POST", "/")]
    [InlineData("GET", "/signin")]
    [InlineData("GET", "/cases/aaaaaaaaaaaaaaaa-1")]
    [InlineData("GET", "/index.html")]
    [InlineData("GET", "/assets/index-abc.js")]
    [InlineData("GET", "/assets/gone.js")]
    [InlineData("DELETE", "/assets/index-abc.js")]
    [InlineData("GET", "/../../etc/passwd")]
    [InlineData("GET", "/%2e%2e/%2e%2e/host.json")]
    [InlineData("GET", "/.auth/me")]
    public async Task Both_hosts_give_the_same_answer(string method, string path)
    {
        using var page = new PageFolder();
        await using var app = await FunctionsTestHost.StartAsync(new FunctionsSetup { PageFolder = page.Path });
        await using var embedded = await EmbeddedHost.StartAsync(page.Path);
        var body = method is "GET" or "HEAD" or "DELETE" ? null : Encoding.UTF8.GetBytes("{");

        var theirs = await Answer.OfAsync(embedded.Http, new HttpMethod(method), path, body);
        var ours = await Answer.OfAsync(app.Http, new HttpMethod(method), path, body);

        Assert.Equal(theirs.Status, ours.Status);
        Assert.Equal(theirs.Text, ours.Text);
        Assert.All(Compared, name => Assert.Equal($"{name}: {theirs.Header(name)}", $"{name}: {ours.Header(name)}"));
    }
}
