using System.Net;
using System.Text.Json;
using Satark.Board;
using Satark.Cases;
using Satark.Notifications;
using Satark.Roster;
using Satark.Storage;

namespace Satark.Local.Tests.Http;

public sealed class DeskHubTests
{
    [Fact]
    public async Task A_new_alert_is_pushed_whole_to_those_who_may_see_it_and_to_nobody_else()
    {
        await using var satark = await TestSatark.StartAsync();
        await using var state = await HubPage.OpenAsync(satark, (await satark.SignInAsync("ravi")).Cookie);
        await using var ballia = await HubPage.OpenAsync(satark, (await satark.SignInAsync("ballia", Role.Supervisor, "district/ballia")).Cookie);
        await using var agra = await HubPage.OpenAsync(satark, (await satark.SignInAsync("agra", Role.Supervisor, "district/agra")).Cookie);
        var key = await satark.PartnerAsync();

        var id = await satark.CaseAsync(key, text: "goodbye from Ballia");

        var row = await ballia.HearAsync("row", r => r.GetProperty("district").ValueKind != JsonValueKind.Null);
        Assert.Equal(id, row.GetProperty("id").GetString());
        Assert.Equal("life-risk", row.GetProperty("lifeRisk").GetBoolean() ? "life-risk" : "");
        Assert.Equal("suicide-risk", row.GetProperty("type").GetString());
        Assert.Equal(JsonValueKind.Null, row.GetProperty("holder").ValueKind);
        await state.HearAsync("row", r => r.GetProperty("district").ValueKind != JsonValueKind.Null);
        Assert.Empty(agra.Heard("row"));
        Assert.DoesNotContain("goodbye", row.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refused_alerts_reach_the_state_desk_only()
    {
        await using var satark = await TestSatark.StartAsync();
        await using var state = await HubPage.OpenAsync(satark, (await satark.SignInAsync("ravi")).Cookie);
        await using var ballia = await HubPage.OpenAsync(satark, (await satark.SignInAsync("ballia", Role.Supervisor, "district/ballia")).Cookie);

        await satark.AlertAsync(await satark.PartnerAsync(), "{}");

        Assert.Equal("META", (await state.HearAsync("refused")).GetProperty("partner").GetString());
        Assert.Empty(ballia.Heard("refused"));
    }

    [Fact]
    public async Task A_page_listens_only_with_armed_sound_and_while_it_answers()
    {
        await using var satark = await TestSatark.StartAsync();
        var desk = satark.Get<IDesk>();
        await using var page = await HubPage.OpenAsync(satark, (await satark.SignInAsync("ravi")).Cookie);
        page.Answers = true;
        satark.Clock.Advance(TimeSpan.FromSeconds(5));
        await page.HearAsync("ping");
        Assert.False(await desk.IsListeningAsync(default));

        await page.ArmAsync();
        await ListensAsync(satark);
        page.Answers = false;
        satark.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.True(await desk.IsListeningAsync(default));
        satark.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.False(await desk.IsListeningAsync(default));
        Assert.Contains("desk not listening", (await satark.SendAsync(HttpMethod.Get, "/health/engine")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await satark.SendAsync(HttpMethod.Get, "/health/ready")).Status);

        await page.ArmAsync();
        await ListensAsync(satark);
        await page.SayAsync("Armed", false);
        await TestSatark.EventuallyAsync(async () => !await desk.IsListeningAsync(default), "a page that lost its sound does not listen");
    }

    [Fact]
    public async Task An_answer_to_a_ping_that_was_never_sent_or_is_old_proves_nothing()
    {
        await using var satark = await TestSatark.StartAsync();
        await using var page = await HubPage.OpenAsync(satark, (await satark.SignInAsync("ravi")).Cookie);
        await page.SayAsync("Armed", true);
        var n = (await page.HearAsync("ping")).GetInt32();

        foreach (var wrong in new[] { n + 1, n - 2, 0, -1, int.MaxValue, int.MinValue })
        {
            await page.SayAsync("Pong", wrong);
        }

        // A later word of the same page was heard, so those before it were too.
        await page.SayAsync("Armed", true);
        await TestSatark.EventuallyAsync(() => Task.FromResult(page.Heard("ping").Count == 2), "a second ping");
        Assert.False(await satark.Get<IDesk>().IsListeningAsync(default));
        await page.SayAsync("Pong", n);
        await ListensAsync(satark);
    }

    [Fact]
    public async Task An_alarm_is_delivered_once_a_page_says_that_it_played()
    {
        await using var satark = await TestSatark.StartAsync();
        await using var page = await HubPage.OpenAsync(satark, (await satark.SignInAsync("ravi")).Cookie);
        await using var other = await HubPage.OpenAsync(satark, (await satark.SignInAsync("sana")).Cookie);
        await page.ArmAsync();
        await ListensAsync(satark);

        var id = await satark.CaseAsync(await satark.PartnerAsync());

        var alarm = await page.HearAsync("alarm");
        Assert.Equal(id, alarm.GetProperty("caseId").GetString());
        Assert.Equal("critical", alarm.GetProperty("severity").GetString());
        Assert.Empty(other.Heard("alarm"));
        var reference = alarm.GetProperty("deliveryId").GetString()!;
        await TestSatark.EventuallyAsync(async () => await StateAsync(satark, id) == DeliveryState.Accepted, "the alarm was handed to a page");

        await other.SayAsync("Played", reference);
        await other.SayAsync("Armed", true);
        await other.HearAsync("ping");
        Assert.Equal(DeliveryState.Accepted, await StateAsync(satark, id));
        Assert.Null((await satark.ReadAsync(id)).Times.Delivered);

        await page.SayAsync("Played", reference);
        await TestSatark.EventuallyAsync(async () => await StateAsync(satark, id) == DeliveryState.Delivered, "the page's word is recorded");
        Assert.NotNull((await satark.ReadAsync(id)).Times.Delivered);
        Assert.Null((await satark.ReadAsync(id)).Times.Seen);
    }

    [Fact]
    public async Task A_new_pace_reaches_every_page_of_a_demo()
    {
        await using var satark = await TestSatark.StartAsync(demo: true);
        var ravi = await satark.SignInAsync("ravi");
        await using var page = await HubPage.OpenAsync(satark, ravi.Cookie);
        Assert.Equal(0.1, page.Heard("scale")[0].GetDouble());

        Assert.Equal(HttpStatusCode.NoContent, (await ravi.SendAsync(HttpMethod.Put, "/api/v1/demo/scale", """{"scale":0.05}""")).Status);

        await page.HearAsync("scale", s => s.GetDouble() == 0.05);
        Assert.Equal(HttpStatusCode.BadRequest, (await ravi.SendAsync(HttpMethod.Put, "/api/v1/demo/scale", """{"scale":2}""")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await ravi.SendAsync(HttpMethod.Put, "/api/v1/demo/scale", "{}")).Status);
    }

    private static Task ListensAsync(TestSatark satark) =>
        TestSatark.EventuallyAsync(async () => await satark.Get<IDesk>().IsListeningAsync(default), "the page listens");

    private static async Task<DeliveryState?> StateAsync(TestSatark satark, string caseId)
    {
        Assert.True(CaseId.TryParse(caseId, out var id));
        var rows = await satark.Get<IStore>().ListAllAsync(id.Partition, Delivery.Row(id.Row, ""), SatarkJson.Default.Delivery, default);
        return rows.Select(r => r.Record.Value).FirstOrDefault(d => d.Channel == Notifications.Channels.Desk)?.State;
    }
}
