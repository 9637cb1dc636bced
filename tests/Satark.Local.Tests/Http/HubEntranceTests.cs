using System.Net;
using System.Net.WebSockets;
using Satark.Roster;

namespace Satark.Local.Tests.Http;

public sealed class HubEntranceTests
{
    [Fact]
    public async Task Negotiating_names_the_hub_of_our_own_host()
    {
        await using var satark = await TestSatark.StartAsync();
        var ravi = await satark.SignInAsync("ravi");

        Assert.Equal($"{satark.Origin}/api/v1/hub", (await ravi.PostAsync("/api/v1/negotiate?negotiateVersion=1", "")).Json.GetProperty("url").GetString());
    }

    [Fact]
    public async Task Nobody_without_a_session_and_no_other_site_opens_the_hub()
    {
        await using var satark = await TestSatark.StartAsync();
        var ravi = await satark.SignInAsync("ravi");
        var installer = await satark.InstallerAsync();

        foreach (var (cookie, origin) in new[] { (null, null), ("satark=nonsense", null), (installer.Cookie, null), (ravi.Cookie, "https://evil.example"), (ravi.Cookie, "null") })
        {
            await Assert.ThrowsAsync<WebSocketException>(() => HubPage.OpenAsync(satark, cookie, origin));
        }

        Assert.Equal(HttpStatusCode.Unauthorized, (await satark.SendAsync(HttpMethod.Post, "/api/v1/hub/negotiate?negotiateVersion=1", [])).Status);
        await using var page = await HubPage.OpenAsync(satark, ravi.Cookie);
    }

    [Fact]
    public async Task A_changed_jurisdiction_closes_the_connection_at_the_next_ping_and_the_page_that_comes_again_hears_its_own_place_only()
    {
        await using var satark = await TestSatark.StartAsync();
        var ravi = await satark.SignInAsync("ravi");
        await using var before = await HubPage.OpenAsync(satark, ravi.Cookie);
        satark.Clock.Advance(TimeSpan.FromSeconds(5));
        await before.HearAsync("ping");
        Assert.True(Jurisdiction.TryParse("district/agra", out var agra, out _));
        await satark.Get<Officers>().PutAsync(ravi.Officer with { Jurisdiction = agra }, default);
        satark.Clock.Advance(TimeSpan.FromSeconds(5));
        await TestSatark.EventuallyAsync(() => Task.FromResult(before.IsClosed), "what stood on the page was for another place: it is closed");

        await using var page = await HubPage.OpenAsync(satark, ravi.Cookie);
        await satark.CaseAsync(await satark.PartnerAsync(), text: "goodbye from Ballia");
        await using var state = await HubPage.OpenAsync(satark, (await satark.SignInAsync("sana")).Cookie);
        await satark.CaseAsync(await satark.PartnerAsync("second"), text: "goodbye from Ballia");
        await state.HearAsync("row");

        Assert.Empty(page.Heard("row"));
    }

    [Fact]
    public async Task An_ended_session_closes_its_pages_at_the_next_ping()
    {
        await using var satark = await TestSatark.StartAsync();
        var ravi = await satark.SignInAsync("ravi");
        await using var page = await HubPage.OpenAsync(satark, ravi.Cookie);
        await ravi.SendAsync(HttpMethod.Delete, "/api/v1/session", "");
        Assert.False(page.IsClosed);

        satark.Clock.Advance(TimeSpan.FromSeconds(5));

        await TestSatark.EventuallyAsync(() => Task.FromResult(page.IsClosed), "the page is closed");
    }
}
