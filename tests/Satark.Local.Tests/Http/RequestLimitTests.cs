using System.Net;

namespace Satark.Local.Tests.Http;

public sealed class RequestLimitTests
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
}
