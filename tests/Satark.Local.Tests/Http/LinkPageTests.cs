using System.Net;
using Satark.Cases;
using static Satark.Local.Tests.Http.LinkButtons;

namespace Satark.Local.Tests.Http;

public sealed class LinkPageTests
{
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
}
