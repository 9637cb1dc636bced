using System.Net;
using Satark.Http.Routing;
using Satark.Roster;

namespace Satark.Local.Tests.Http;

public sealed class AnswerShapeTests
{
    [Fact]
    public async Task Each_trouble_is_problem_json_with_what_to_do()
    {
        await using var satark = await TestSatark.StartAsync();
        var admin = await satark.SignInAsync("boss", Role.Admin);
        Answer[] troubles =
        [
            await satark.SendAsync(HttpMethod.Get, "/api/v1/board"),
            await admin.GetAsync("/api/v1/nothing"),
            await satark.SendAsync(HttpMethod.Delete, "/api/v1/board"),
            await admin.PostAsync("/api/v1/cases", "{"),
            await admin.PostAsync("/api/v1/cases", "[]"),
            await admin.PostAsync("/api/v1/cases", """{"url":1}"""),
            await satark.SendAsync(HttpMethod.Post, "/api/v1/session", "a=b"u8.ToArray(), "application/x-www-form-urlencoded"),
        ];

        Assert.Equal([401, 404, 405, 400, 400, 400, 415], troubles.Select(t => (int)t.Status));
        Assert.All(troubles, t =>
        {
            Assert.Equal("application/problem+json", t.Header("Content-Type"));
            Assert.Equal((int)t.Status, t.Json.GetProperty("status").GetInt32());
            Assert.NotEmpty(t.Json.GetProperty("title").GetString()!);
            Assert.NotEmpty(t.Json.GetProperty("detail").GetString()!);
            Assert.Equal("no-store", t.Header("Cache-Control"));
            Assert.Equal("nosniff", t.Header("X-Content-Type-Options"));
        });
        Assert.Equal("GET", troubles[2].Header("Allow"));
        Assert.True(troubles[5].Json.GetProperty("errors").TryGetProperty("url", out _));
    }

    [Fact]
    public async Task Pages_come_with_the_strict_policy_and_the_api_with_the_same()
    {
        await using var satark = await TestSatark.StartAsync();
        foreach (var path in new[] { "/", "/signin", "/api/v1/session", "/health/live", "/nothing.js" })
        {
            var answer = await satark.SendAsync(HttpMethod.Get, path);
            Assert.Equal(
                "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; media-src 'self' data: blob:; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
                answer.Header("Content-Security-Policy"));
        }
    }

    [Fact]
    public async Task Every_route_with_a_body_has_a_limit_and_refuses_more()
    {
        await using var satark = await TestSatark.StartAsync(demo: true);
        var admin = await satark.SignInAsync("boss", Role.Admin);
        foreach (var route in satark.Get<RouteTable>().Routes.Where(r => r.IsUnsafe && r.Caller is Caller.Desk or Caller.StateDesk))
        {
            var answer = await admin.SendAsync(new HttpMethod(route.Method), RouteTableTests.Path(route), "{\"a\":\"" + new string('x', route.BodyLimit) + "\"}");
            Assert.True(answer.Status == HttpStatusCode.RequestEntityTooLarge, $"{route.Name}: {answer.Status}");
        }
    }
}
