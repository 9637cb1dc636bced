using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Satark.Notifications;
using static Satark.Local.Tests.Http.LinkButtons;

namespace Satark.Local.Tests.Http;

public sealed partial class LinkSafetyTests
{
    [Fact]
    public async Task A_post_without_the_forms_own_token_changes_nothing()
    {
        await using var satark = await TestSatark.StartAsync();
        await satark.SignInAsync("ravi");
        await satark.SignInAsync("sana");
        var caseId = await satark.CaseAsync(await satark.PartnerAsync());
        var (mine, hers) = (await LinkAsync(satark, caseId, "ravi"), await LinkAsync(satark, caseId, "sana"));
        var others = await FormAsync(satark, hers);

        foreach (var body in new[] { "", "do=take", "form=&do=take", "form=x&do=take", $"form={others}&do=take", "form=%00&do=take", string.Concat(Enumerable.Repeat("a=1&", 1500)) + "do=take" })
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

    [GeneratedRegex("<([!/]?[a-zA-Z0-9]+)")]
    private static partial Regex Tags();
}
