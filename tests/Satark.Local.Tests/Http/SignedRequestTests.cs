using System.Net;
using System.Text;
using Satark.Cases;
using Satark.Partners;

namespace Satark.Local.Tests.Http;

public sealed class SignedRequestTests
{
    private const string Post = """{"id":"1","type":"suicide-risk","text":"goodbye"}""";

    [Fact]
    public async Task An_accepted_alert_names_its_case_and_where_to_ask()
    {
        await using var satark = await TestSatark.StartAsync();
        var key = await satark.PartnerAsync();

        var answer = await satark.AlertAsync(key, Post);

        Assert.Equal(HttpStatusCode.Accepted, answer.Status);
        var id = answer.Json.GetProperty("caseId").GetString()!;
        Assert.Equal("/api/v1/alerts/" + id, answer.Header("Location"));
        Assert.Equal($"{satark.Origin}/api/v1/alerts/{id}", answer.Json.GetProperty("statusUrl").GetString());
        Assert.True(answer.Json.GetProperty("isNew").GetBoolean());
        Assert.Equal("new", answer.Json.GetProperty("status").GetString());
        Assert.Empty(answer.Json.GetProperty("warnings").EnumerateArray());
        Assert.Equal(CaseState.New, (await satark.ReadAsync(id)).State);
    }

    [Fact]
    public async Task A_wrong_signature_is_401_and_stands_on_the_desk_without_a_way_to_open_it()
    {
        await using var satark = await TestSatark.StartAsync();
        var key = await satark.PartnerAsync();
        var desk = await satark.SignInAsync("ravi");

        var answer = await satark.AlertAsync(key with { Key = "guessed" }, Post);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        var board = (await desk.GetAsync("/api/v1/board")).Json;
        Assert.Empty(board.GetProperty("rows").EnumerateArray());
        Assert.All(board.GetProperty("refused").EnumerateArray(), r => Assert.False(r.GetProperty("canOpen").GetBoolean()));
    }

    [Fact]
    public async Task A_signed_alert_that_is_refused_stands_on_the_desk_and_one_key_opens_it()
    {
        await using var satark = await TestSatark.StartAsync();
        var key = await satark.PartnerAsync("meta", Scopes.Read);
        var desk = await satark.SignInAsync("ravi");

        Assert.Equal(HttpStatusCode.Forbidden, (await satark.AlertAsync(key, Post)).Status);

        var row = Assert.Single((await desk.GetAsync("/api/v1/board")).Json.GetProperty("refused").EnumerateArray());
        Assert.True(row.GetProperty("canOpen").GetBoolean());
        Assert.Equal("META", row.GetProperty("partner").GetString());
        var opened = await desk.PostAsync($"/api/v1/refused/{row.GetProperty("id").GetString()}/open");
        Assert.Equal(HttpStatusCode.Created, opened.Status);
        Assert.Equal("goodbye", opened.Json.GetProperty("post").GetProperty("text").GetString());
        Assert.Empty((await desk.GetAsync("/api/v1/board")).Json.GetProperty("refused").EnumerateArray());
    }

    [Fact]
    public async Task A_dismissed_refusal_leaves_the_desk()
    {
        await using var satark = await TestSatark.StartAsync();
        var key = await satark.PartnerAsync();
        var desk = await satark.SignInAsync("ravi");
        await satark.AlertAsync(key, "{}");
        var id = Assert.Single((await desk.GetAsync("/api/v1/board")).Json.GetProperty("refused").EnumerateArray()).GetProperty("id").GetString();

        Assert.Equal(HttpStatusCode.NoContent, (await desk.PostAsync($"/api/v1/refused/{id}/dismiss")).Status);

        Assert.Empty((await desk.GetAsync("/api/v1/board")).Json.GetProperty("refused").EnumerateArray());
    }

    [Fact]
    public async Task The_same_signed_request_gets_its_first_answer_also_a_day_later()
    {
        await using var satark = await TestSatark.StartAsync();
        var key = await satark.PartnerAsync();
        var signedAt = satark.Clock.Now;
        var first = await satark.AlertAsync(key, Post, signedAt);

        satark.Clock.Advance(TimeSpan.FromDays(1));
        var again = await satark.AlertAsync(key, Post, signedAt);

        Assert.Equal(HttpStatusCode.Accepted, again.Status);
        Assert.Equal(first.Text, again.Text);
    }

    [Fact]
    public async Task A_new_request_out_of_time_is_401_that_names_our_time()
    {
        await using var satark = await TestSatark.StartAsync();
        var key = await satark.PartnerAsync();
        foreach (var answer in new[]
        {
            await satark.AlertAsync(key, Post, satark.Clock.Now.AddSeconds(-301)),
            await satark.AlertAsync(key, Post, satark.Clock.Now.AddSeconds(301)),
            await satark.SendSignedAsync(HttpMethod.Get, "/api/v1/alerts/aaaaaaaaaaaaaaaa-1", key, "", satark.Clock.Now.AddSeconds(-301)),
        })
        {
            Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
            Assert.Contains($"t={satark.Clock.Now.ToUnixTimeSeconds()}", answer.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
            Assert.Equal(satark.Clock.Now, answer.Json.GetProperty("serverTime").GetDateTimeOffset());
        }

        Assert.Equal(HttpStatusCode.Accepted, (await satark.AlertAsync(key, Post, satark.Clock.Now.AddSeconds(-300))).Status);
    }

    [Fact]
    public async Task A_key_that_has_ended_is_refused_and_the_newer_one_taken()
    {
        await using var satark = await TestSatark.StartAsync();
        var old = await satark.PartnerAsync();
        var fresh = (await satark.Get<PartnerBook>().RotateAsync("meta", TimeSpan.FromHours(1), default)).Value;

        Assert.Equal(HttpStatusCode.Accepted, (await satark.AlertAsync(old, Post)).Status);
        Assert.Equal(HttpStatusCode.Accepted, (await satark.AlertAsync(fresh, Post)).Status);
        satark.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(HttpStatusCode.Unauthorized, (await satark.AlertAsync(old, Post)).Status);
        Assert.Equal(HttpStatusCode.Accepted, (await satark.AlertAsync(fresh, Post)).Status);
    }

    [Fact]
    public async Task A_partner_reads_its_own_alerts_only()
    {
        await using var satark = await TestSatark.StartAsync();
        var (meta, other) = (await satark.PartnerAsync(), await satark.PartnerAsync("other"));
        var id = await satark.CaseAsync(meta);

        var own = await satark.SendSignedAsync(HttpMethod.Get, "/api/v1/alerts/" + id, meta, "");
        Assert.Equal(HttpStatusCode.OK, own.Status);
        Assert.Equal("new", own.Json.GetProperty("status").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await satark.SendSignedAsync(HttpMethod.Get, "/api/v1/alerts/" + id, other, "")).Status);
    }

    [Fact]
    public async Task A_bad_alert_names_each_wrong_field()
    {
        await using var satark = await TestSatark.StartAsync();
        var key = await satark.PartnerAsync();

        var answer = await satark.AlertAsync(key, """{"type":"suicide-risk"}""");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(["id", "text"], answer.Json.GetProperty("errors").EnumerateObject().Select(e => e.Name).Order());
    }

    [Fact]
    public async Task The_raw_bytes_count_and_not_what_they_mean()
    {
        await using var satark = await TestSatark.StartAsync();
        var key = await satark.PartnerAsync();
        var signed = SignatureHeader.Sign(key.KeyId, satark.Clock.Now, Encoding.UTF8.GetBytes(key.Key), Encoding.UTF8.GetBytes(Post));

        var answer = await satark.SendAsync(HttpMethod.Post, "/api/v1/alerts", Encoding.UTF8.GetBytes(Post + " "), "application/json", r => r.Headers.Add(SignatureHeader.Name, signed));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
    }
}
