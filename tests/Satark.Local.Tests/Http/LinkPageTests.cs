using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Satark.Cases;
using Satark.Notifications;
using Satark.Storage;

namespace Satark.Local.Tests.Http;

public sealed partial class LinkPageTests
{
    [Fact]
    public async Task Twenty_scanners_that_fetch_each_link_change_nothing_and_count_as_nothing()
    {
        await using var satark = await TestSatark.StartAsync();
        await satark.SignInAsync("ravi");
        var caseId = await satark.CaseAsync(await satark.PartnerAsync());
        var call = await LinkAsync(satark, caseId, "ravi");
        var engagement = await LinkAsync(satark, caseId, "stf", (await satark.ReadAsync(caseId)).Engagements[0].Id);
        await SettledAsync(satark, caseId);
        var before = await RowsAsync(satark, caseId);
        var served = new HashSet<string>();
        foreach (var token in new[] { call, engagement })
        {
            for (var i = 0; i < 20; i++)
            {
                var method = i % 2 == 0 ? HttpMethod.Get : HttpMethod.Head;
                var answer = await satark.SendAsync(method, "/l?" + token + (i % 3 == 0 ? "&utm_source=mail" : ""));
                Assert.Equal(HttpStatusCode.OK, answer.Status);
                Assert.Equal("no-store", answer.Header("Cache-Control"));
                Assert.Equal("same-origin", answer.Header("Referrer-Policy"));
                Assert.Equal("", answer.Header("Set-Cookie"));
                served.Add(answer.Text);
            }
        }

        Assert.Equal(before, await RowsAsync(satark, caseId));
        Assert.Null((await satark.ReadAsync(caseId)).Times.Seen);
        Assert.Equal(3, served.Count); // two pages, and the empty body of a HEAD
    }

    [Fact]
    public async Task The_page_shows_code_district_and_urgency_and_nothing_of_the_person()
    {
        await using var satark = await TestSatark.StartAsync();
        await satark.SignInAsync("ravi", name: "Ravi Kumar");
        var caseId = await satark.CaseAsync(await satark.PartnerAsync(), text: "farewell from Ballia", extra: ""","subject":{"handle":"river_girl","phone":"+919999900000"},"url":"https://post.example/1" """);
        await satark.Book.MoveAsync(caseId, Actor.System, (c, m) => c.SetRoute(new CaseRoute("ballia", null, RouteBasis.ByHand, m.Now), m), default);

        var page = await satark.SendAsync(HttpMethod.Get, "/l?" + await LinkAsync(satark, caseId, "ravi"));

        Assert.Contains((await satark.ReadAsync(caseId)).Code, page.Text, StringComparison.Ordinal);
        Assert.Contains("बलिया", page.Text, StringComparison.Ordinal);
        Assert.Contains("Life at risk", page.Text, StringComparison.Ordinal);
        Assert.Contains("Take it", page.Text, StringComparison.Ordinal);
        foreach (var secret in new[] { "farewell", "river_girl", "99999", "post.example", caseId })
        {
            Assert.DoesNotContain(secret, page.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Taking_a_case_by_link_stops_the_ladder_and_asks_what_comes_next()
    {
        await using var satark = await TestSatark.StartAsync();
        await satark.SignInAsync("ravi", name: "Ravi Kumar");
        var caseId = await satark.CaseAsync(await satark.PartnerAsync());
        var token = await LinkAsync(satark, caseId, "ravi");

        var taken = await PressAsync(satark, token, "take");

        Assert.Equal(HttpStatusCode.SeeOther, taken.Status);
        Assert.Equal("/l?" + token, taken.Header("Location"));
        var held = await satark.ReadAsync(caseId);
        Assert.Equal("ravi", held.Hold?.By.Id);
        Assert.Equal(ActorKind.Officer, held.Hold?.By.Kind);
        Assert.NotNull(held.Times.Seen);
        Assert.Equal(["on-the-way", "reached", "cannot-go"], await ButtonsAsync(satark, token));
        Assert.Equal(HttpStatusCode.SeeOther, (await PressAsync(satark, token, "on-the-way")).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await PressAsync(satark, token, "reached")).Status);
        Assert.Equal(CaseState.Reached, (await satark.ReadAsync(caseId)).State);
        Assert.Equal(["cannot-go"], await ButtonsAsync(satark, token));
    }

    [Fact]
    public async Task The_second_who_takes_it_is_told_who_has_it()
    {
        await using var satark = await TestSatark.StartAsync();
        await satark.SignInAsync("ravi", name: "Ravi Kumar");
        await satark.SignInAsync("sana", name: "Sana Khan");
        var caseId = await satark.CaseAsync(await satark.PartnerAsync());
        var (first, second) = (await LinkAsync(satark, caseId, "ravi"), await LinkAsync(satark, caseId, "sana"));
        var form = await FormAsync(satark, second);
        await PressAsync(satark, first, "take");

        var late = await PressAsync(satark, second, "take", form);

        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("Ravi Kumar", late.Text, StringComparison.Ordinal);
        Assert.Equal("ravi", (await satark.ReadAsync(caseId)).Hold?.By.Id);
    }

    [Fact]
    public async Task Not_ours_brings_the_next_circle_in()
    {
        await using var satark = await TestSatark.StartAsync();
        await satark.SignInAsync("ravi");
        var caseId = await satark.CaseAsync(await satark.PartnerAsync());
        await SettledAsync(satark, caseId);
        var before = await satark.ReadAsync(caseId);

        await PressAsync(satark, await LinkAsync(satark, caseId, "ravi"), "not-ours");

        var after = await satark.ReadAsync(caseId);
        Assert.Null(after.Hold);
        Assert.True(after.Ladder.Round > before.Ladder.Round);
    }

    [Fact]
    public async Task An_agency_goes_forward_step_by_step_and_never_back()
    {
        await using var satark = await TestSatark.StartAsync();
        var caseId = await satark.CaseAsync(await satark.PartnerAsync());
        var engagement = (await satark.ReadAsync(caseId)).Engagements[0].Id;
        var token = await LinkAsync(satark, caseId, "stf", engagement);
        Assert.Equal(["acknowledge", "on-the-way", "at-the-door"], await ButtonsAsync(satark, token));

        await PressAsync(satark, token, "on-the-way");

        Assert.Equal(EngagementState.OnTheWay, (await satark.ReadAsync(caseId)).Engagements[0].State);
        Assert.Equal(["at-the-door"], await ButtonsAsync(satark, token));
        Assert.Equal(HttpStatusCode.Conflict, (await PressAsync(satark, token, "acknowledge")).Status);
        Assert.Null((await satark.ReadAsync(caseId)).Hold);
    }

    [Fact]
    public async Task A_post_without_the_forms_own_token_changes_nothing()
    {
        await using var satark = await TestSatark.StartAsync();
        await satark.SignInAsync("ravi");
        await satark.SignInAsync("sana");
        var caseId = await satark.CaseAsync(await satark.PartnerAsync());
        var (mine, hers) = (await LinkAsync(satark, caseId, "ravi"), await LinkAsync(satark, caseId, "sana"));
        var others = await FormAsync(satark, hers);

        foreach (var body in new[] { "", "do=take", "form=&do=take", "form=x&do=take", $"form={others}&do=take", "form=%00&do=take" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await satark.SendAsync(HttpMethod.Post, "/l?" + mine, Encoding.UTF8.GetBytes(body), "application/x-www-form-urlencoded")).Status);
        }

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await satark.SendAsync(HttpMethod.Post, "/l?" + mine, "{}"u8.ToArray(), "application/json")).Status);
        Assert.Null((await satark.ReadAsync(caseId)).Hold);
    }

    [Fact]
    public async Task A_link_that_is_unknown_cut_or_expired_says_to_call_the_desk()
    {
        await using var satark = await TestSatark.StartAsync();
        await satark.SignInAsync("ravi");
        var token = await LinkAsync(satark, await satark.CaseAsync(await satark.PartnerAsync()), "ravi");
        foreach (var query in new[] { "", "?", "?" + token[..21], "?" + new string('a', 22), "?x=" + token, "?%00", "?" + new string('a', 5000) })
        {
            var answer = await satark.SendAsync(HttpMethod.Get, "/l" + query);
            Assert.Equal(HttpStatusCode.NotFound, answer.Status);
            Assert.Contains("Call the desk", answer.Text, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.OK, (await satark.SendAsync(HttpMethod.Get, "/l?" + token)).Status);
        satark.Clock.Advance(Links.Lifetime);
        Assert.Equal(HttpStatusCode.NotFound, (await satark.SendAsync(HttpMethod.Get, "/l?" + token)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await PressAsync(satark, token, "take", "x")).Status);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("'></p><svg/onload=alert(1)>")]
    [InlineData("&lt;b&gt;&#x3C;i&#62;")]
    public async Task Text_from_anywhere_stays_text(string hostile)
    {
        await using var satark = await TestSatark.StartAsync();
        await satark.SignInAsync("ravi", name: hostile);
        var caseId = await satark.CaseAsync(await satark.PartnerAsync());
        var token = await LinkAsync(satark, caseId, "ravi", name: hostile);
        await PressAsync(satark, token, "take");

        var page = await satark.SendAsync(HttpMethod.Get, "/l?" + token);

        Assert.Equal("default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'", page.Header("Content-Security-Policy"));
        Assert.Equal(["!doctype", "/b", "/body", "/button", "/dd", "/div", "/dl", "/dt", "/form", "/h1", "/head", "/html", "/main", "/p", "/span", "/title", "b", "body", "button", "dd", "div", "dl", "dt", "form", "h1", "head", "html", "input", "link", "main", "meta", "p", "span", "title"],
            Tags().Matches(page.Text).Select(m => m.Groups[1].Value).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(2, Regex.Count(page.Text, Regex.Escape(WebUtility.HtmlEncode(hostile))));
        Assert.DoesNotContain(hostile, page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Demo_pages_say_so_and_only_they_may_be_framed_by_our_own_page()
    {
        await using var satark = await TestSatark.StartAsync(demo: true);
        var caseId = await satark.CaseAsync(await satark.PartnerAsync(), extra: ",\"status\":\"exercise\"");

        var page = await satark.SendAsync(HttpMethod.Get, "/l?" + await LinkAsync(satark, caseId, "ravi"));

        Assert.Contains("DEMO", page.Text, StringComparison.Ordinal);
        Assert.Contains("EXERCISE", page.Text, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'self'", page.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal("text/css; charset=utf-8", (await satark.SendAsync(HttpMethod.Get, "/l.css")).Header("Content-Type"));
    }

    private static async Task<string> LinkAsync(TestSatark satark, string caseId, string target, string? engagement = null, string? name = null)
    {
        var delivery = new Delivery
        {
            Id = $"test.{target}", Purpose = engagement is null ? DeliveryPurpose.Call : DeliveryPurpose.Engagement, Engagement = engagement, Target = target, TargetName = name ?? target,
            Channel = Notifications.Channels.Sms, Template = TemplateIds.Call, At = satark.Clock.Now,
        };
        return await satark.Get<Links>().IssueAsync(await satark.ReadAsync(caseId), delivery, default);
    }

    private static async Task<Answer> PressAsync(TestSatark satark, string token, string button, string? form = null)
    {
        form ??= await FormAsync(satark, token);
        return await satark.SendAsync(HttpMethod.Post, "/l?" + token, Encoding.UTF8.GetBytes($"form={form}&do={button}"), "application/x-www-form-urlencoded");
    }

    private static async Task<string> FormAsync(TestSatark satark, string token) =>
        FormToken().Match((await satark.SendAsync(HttpMethod.Get, "/l?" + token)).Text).Groups[1].Value;

    private static async Task<IEnumerable<string>> ButtonsAsync(TestSatark satark, string token) =>
        Buttons().Matches((await satark.SendAsync(HttpMethod.Get, "/l?" + token)).Text).Select(m => m.Groups[1].Value);

    // What follows from a new case (step, engagements, deliveries, route) has happened and the queue stands still.
    private static async Task SettledAsync(TestSatark satark, string caseId)
    {
        var last = "";
        var still = 0;
        await TestSatark.EventuallyAsync(
            async () =>
            {
                var now = await RowsAsync(satark, caseId);
                still = now == last ? still + 1 : 0;
                last = now;
                return still > 20;
            },
            "the case stands still");
    }

    private static async Task<string> RowsAsync(TestSatark satark, string caseId)
    {
        Assert.True(CaseId.TryParse(caseId, out var id));
        var rows = await satark.Get<IStore>().ListAsync(id.Partition, "", null, 1000, default);
        return string.Join("\n", rows.Select(r => $"{r.Key.Row} {r.Version} {Encoding.UTF8.GetString(r.Body.Span)}"));
    }

    [GeneratedRegex("<([!/]?[a-zA-Z0-9]+)")]
    private static partial Regex Tags();

    [GeneratedRegex("name=\"form\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();

    [GeneratedRegex("name=\"do\" value=\"([^\"]+)\"")]
    private static partial Regex Buttons();
}
