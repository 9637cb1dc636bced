using System.Net;
using System.Text.RegularExpressions;
using Satark.Http.Routing;
using Satark.Partners;
using Satark.Roster;

namespace Satark.Local.Tests.Http;

public sealed partial class RequestLimitTests
{
    private const string Post = """{"id":"1","type":"suicide-risk","text":"goodbye"}""";
    private const string Calm = """{"id":"CALM","type":"threat","severity":"low","text":"a quarrel"}""";

    [Fact]
    public async Task Too_much_is_413_and_its_beginning_stands_on_the_desk()
    {
        await using var satark = await TestSatark.StartAsync();
        var key = await satark.PartnerAsync();
        var desk = await satark.SignInAsync("ravi");
        var large = Post[..^1] + ",\"x\":\"" + new string('x', 256 * 1024) + "\"}";

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await satark.AlertAsync(key, large)).Status);

        var row = Assert.Single((await desk.GetAsync("/api/v1/board")).Json.GetProperty("refused").EnumerateArray());
        Assert.True(row.GetProperty("canOpen").GetBoolean());
        Assert.Equal(HttpStatusCode.Created, (await desk.PostAsync($"/api/v1/refused/{row.GetProperty("id").GetString()}/open")).Status);
    }

    [Theory]
    [InlineData(256 * 1024, HttpStatusCode.Accepted)]
    [InlineData((256 * 1024) + 1, HttpStatusCode.RequestEntityTooLarge)]
    public async Task The_limit_is_256_KiB_to_the_byte(int size, HttpStatusCode status)
    {
        await using var satark = await TestSatark.StartAsync();
        var key = await satark.PartnerAsync();

        Assert.Equal(status, (await satark.AlertAsync(key, Post + new string(' ', size - Post.Length))).Status);
    }

    [Fact]
    public async Task Every_route_takes_a_body_to_the_byte_of_its_limit_and_refuses_one_more()
    {
        await using var satark = await TestSatark.StartAsync();
        var keys = (await satark.PartnerAsync(), await satark.PartnerAsync("relay", Scopes.Relay));

        // Those that read past a limit so that a phone or a mail provider sees the answer have tests of their own.
        var routes = satark.Get<RouteTable>().Routes.Where(r => r.IsUnsafe && r.Body is not (BodyKind.Multipart or BodyKind.Stream)).ToList();
        var wrong = new List<string>();
        foreach (var route in routes)
        {
            if (await StatusAsync(route, route.BodyLimit + 1) is var beyond and not HttpStatusCode.RequestEntityTooLarge)
            {
                wrong.Add($"{route.Name}, one byte more than {route.BodyLimit}: {beyond}");
            }

            if (route.BodyLimit > 0 && await StatusAsync(route, route.BodyLimit) is var at and (HttpStatusCode.RequestEntityTooLarge or >= HttpStatusCode.InternalServerError))
            {
                wrong.Add($"{route.Name}, {route.BodyLimit}: {at}");
            }
        }

        Assert.Empty(wrong);
        Assert.True(routes.Count > 40, $"{routes.Count} routes");

        async Task<HttpStatusCode> StatusAsync(Route route, int length)
        {
            var (method, path, body) = (new HttpMethod(route.Method), Segment().Replace(route.Path, "aaaaaaaaaaaaaaaa-1"), new string(' ', length));
            if (route.Caller is Caller.Partner partner)
            {
                return (await satark.SendSignedAsync(method, path, partner.Scope == Scopes.Relay ? keys.Item2 : keys.Item1, body)).Status;
            }

            // What is signed out by one route signs in anew for the next.
            var caller = route.Caller is Caller.Installer ? await satark.InstallerAsync() : await satark.SignInAsync("admin", Role.Admin);
            return (await caller.SendAsync(method, path, System.Text.Encoding.UTF8.GetBytes(body), route.Body == BodyKind.Form ? "application/x-www-form-urlencoded" : route.Body == BodyKind.Picture ? "image/jpeg" : "application/json")).Status;
        }
    }

    [Fact]
    public async Task Another_kind_of_body_is_415()
    {
        await using var satark = await TestSatark.StartAsync();
        var key = await satark.PartnerAsync();

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await satark.SendSignedAsync(HttpMethod.Post, "/api/v1/alerts", key, Post, type: "text/plain")).Status);
        Assert.Equal(HttpStatusCode.Accepted, (await satark.SendSignedAsync(HttpMethod.Post, "/api/v1/alerts", key, Post, type: "application/json; charset=utf-8")).Status);
    }

    [Fact]
    public async Task A_flood_is_slowed_down_with_Retry_After_but_never_a_life_at_risk()
    {
        await using var satark = await TestSatark.StartAsync();
        var (key, other) = (await satark.PartnerAsync(), await satark.PartnerAsync("other"));
        var slowed = 0;
        Answer? last = null;
        for (var i = 0; i < 230; i++)
        {
            last = await satark.AlertAsync(key, Calm.Replace("CALM", $"calm-{i}", StringComparison.Ordinal));
            slowed += last.Status == HttpStatusCode.TooManyRequests ? 1 : 0;
        }

        Assert.Equal(30, slowed);
        Assert.Equal("1", last!.Header("Retry-After"));
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(HttpStatusCode.Accepted, (await satark.AlertAsync(key, Post.Replace("\"1\"", $"\"life-{i}\"", StringComparison.Ordinal))).Status);
        }

        Assert.Equal(HttpStatusCode.Accepted, (await satark.AlertAsync(other, Calm)).Status);
        satark.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Accepted, (await satark.AlertAsync(key, Calm)).Status);
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Segment();
}
