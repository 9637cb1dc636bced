using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Satark.Cases;
using Satark.Http.Accounts;
using Satark.Http.Desk;
using Satark.Local.Tests.Http;
using Satark.Roster;
using static Satark.Local.Tests.Http.LinkButtons;

namespace Satark.Local.Tests.Trust;

/// <summary>A link on a phone that nobody knows: it may answer, and reads nothing until it is bound.</summary>
public sealed partial class LinkBindingTests
{
    private static readonly string[] CookieParts = ["path=/l;", "httponly", "samesite=lax", "max-age=43200"];

    [Fact]
    public async Task An_unknown_phone_sees_code_urgency_and_district_and_takes_the_case_with_one_tap()
    {
        await using var night = await Night.StartAsync();
        var (caseId, token) = await CalledAsync(night);
        await night.HasAsync("sana");

        var page = await night.Satark.SendAsync(HttpMethod.Get, "/l?" + token);
        var c = await night.Satark.ReadAsync(caseId);

        Assert.Contains(c.Code, page.Text, StringComparison.Ordinal);
        Assert.Contains("Life at risk", page.Text, StringComparison.Ordinal);
        Assert.Contains("Ballia", page.Text, StringComparison.Ordinal);
        foreach (var hidden in new[] { "Nobody has taken it", "Since", "Ravi Kumar" })
        {
            Assert.DoesNotContain(hidden, page.Text, StringComparison.Ordinal);
        }

        Assert.Equal(["take", "not-ours", "cannot-go", "bind-pin", "send-code"], await ButtonsAsync(night.Satark, token));
        var other = await LinkAsync(night.Satark, caseId, "sana");
        var form = await FormAsync(night.Satark, other);
        Assert.Equal(HttpStatusCode.SeeOther, (await PressAsync(night.Satark, token, "take")).Status);
        Assert.Equal("ravi", (await night.Satark.ReadAsync(caseId)).Hold?.By.Id);
        Assert.Contains("the case is yours", (await night.Satark.SendAsync(HttpMethod.Get, "/l?" + token)).Text, StringComparison.Ordinal);

        // Who was faster is told on a phone that is bound.
        var late = await PressAsync(night.Satark, other, "take", form);
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.DoesNotContain("Ravi Kumar", late.Text, StringComparison.Ordinal);
        Assert.Contains("Nothing is asked of you now", late.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_officers_PIN_binds_the_phone_for_the_shift_and_for_that_officer_alone()
    {
        await using var night = await Night.StartAsync();
        var (caseId, token) = await CalledAsync(night);
        await night.HasAsync("sana");
        var elses = await LinkAsync(night.Satark, caseId, "sana");

        var bound = await TypeAsync(night, token, "bind-pin", "pin", "2580");

        Assert.Equal(HttpStatusCode.SeeOther, bound.Status);
        var set = bound.Header("Set-Cookie");
        Assert.All(CookieParts, part => Assert.Contains(part, set, StringComparison.OrdinalIgnoreCase));
        var cookie = set.Split(';')[0];
        Assert.Contains("Ravi Kumar", await ReadAsync(night, token, cookie), StringComparison.Ordinal);
        Assert.Contains("To see the rest", await ReadAsync(night, elses, cookie), StringComparison.Ordinal);

        await night.Satark.Get<EndSessions>().HandleAsync("ravi", default);
        Assert.Contains("To see the rest", await ReadAsync(night, token, cookie), StringComparison.Ordinal);
        var again = (await TypeAsync(night, token, "bind-pin", "pin", "2580")).Header("Set-Cookie").Split(';')[0];
        night.Satark.Clock.Advance(SessionRules.Shift);
        Assert.Contains("To see the rest", await ReadAsync(night, token, again), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_one_time_code_goes_to_the_officers_own_number_counts_once_and_not_for_long()
    {
        await using var night = await Night.StartAsync();
        var (_, token) = await CalledAsync(night);
        Assert.Equal(HttpStatusCode.SeeOther, (await PressAsync(night.Satark, token, "send-code")).Status);
        var (to, code) = await CodeAsync(night);
        Assert.Equal("+915220000077", to);
        Assert.Equal(HttpStatusCode.Forbidden, (await TypeAsync(night, token, "bind-code", "code", code == "000000" ? "111111" : "000000")).Status);

        var bound = await TypeAsync(night, token, "bind-code", "code", $"{code[..3]} {code[3..]}");

        Assert.Contains("satark-device=", bound.Header("Set-Cookie"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await TypeAsync(night, token, "bind-code", "code", code)).Status);
        await PressAsync(night.Satark, token, "send-code");
        var late = (await CodeAsync(night)).Code;
        night.Satark.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(HttpStatusCode.Forbidden, (await TypeAsync(night, token, "bind-code", "code", late)).Status);
    }

    [Fact]
    public async Task Whoever_found_a_link_can_neither_guess_nor_lock_its_officer_out_nor_fill_their_phone()
    {
        await using var night = await Night.StartAsync();
        var (_, token) = await CalledAsync(night);
        for (var i = 0; i < 4; i++)
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await TypeAsync(night, token, "bind-pin", "pin", "0000")).Status);
        }

        Assert.DoesNotContain("bind-pin", await ButtonsAsync(night.Satark, token));
        Assert.Equal(HttpStatusCode.Forbidden, (await TypeAsync(night, token, "bind-pin", "pin", "2580")).Status);
        var board = await night.OpensBoardAsync(new Officer("ravi", "", Role.Operator, Jurisdiction.State, null, null, true));
        Assert.Equal(HttpStatusCode.OK, (await Night.PinAsync(board, "2580")).Status);

        await PressAsync(night.Satark, token, "send-code");
        var code = (await CodeAsync(night)).Code;
        for (var i = 0; i < 5; i++)
        {
            await TypeAsync(night, token, "bind-code", "code", "not it");
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await TypeAsync(night, token, "bind-code", "code", code)).Status);
        for (var i = 0; i < 4; i++)
        {
            Assert.Equal(HttpStatusCode.SeeOther, (await PressAsync(night.Satark, token, "send-code")).Status);
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PressAsync(night.Satark, token, "send-code")).Status);
        night.Satark.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(HttpStatusCode.SeeOther, (await PressAsync(night.Satark, token, "send-code")).Status);
    }

    // A case of Ballia for which Ravi was called, and the link of his message.
    private static async Task<(string CaseId, string Token)> CalledAsync(Night night)
    {
        await night.HasAsync("ravi", pin: "2580");
        await night.Satark.Get<Officers>().PutAsync(new Officer("ravi", "Ravi Kumar", Role.Operator, Jurisdiction.State, "+915220000077", null, true), default);
        var caseId = await night.Satark.CaseAsync(await night.Satark.PartnerAsync(), text: "farewell");
        await night.Satark.Book.MoveAsync(caseId, Actor.System, (c, m) => c.SetRoute(new CaseRoute("ballia", null, RouteBasis.ByHand, m.Now), m), default);
        return (caseId, await LinkAsync(night.Satark, caseId, "ravi", name: "Ravi Kumar"));
    }

    private static async Task<Answer> TypeAsync(Night night, string token, string button, string field, string value) => await night.Satark.SendAsync(
        HttpMethod.Post, "/l?" + token, Encoding.UTF8.GetBytes($"form={await FormAsync(night.Satark, token)}&do={button}&{field}={Uri.EscapeDataString(value)}"), "application/x-www-form-urlencoded");

    private static async Task<string> ReadAsync(Night night, string token, string cookie) =>
        (await night.Satark.SendAsync(HttpMethod.Get, "/l?" + token, with: r => r.Headers.Add("Cookie", cookie))).Text;

    private static async Task<(string To, string Code)> CodeAsync(Night night)
    {
        var sent = (await night.Satark.Get<IOutboxReader>().ListAsync(default)).Last(m => m.Text.Contains("is your code", StringComparison.Ordinal));
        return (sent.To, CodeInText().Match(sent.Text).Value);
    }

    [GeneratedRegex("[0-9]{6}(?= is your code)")]
    private static partial Regex CodeInText();
}
