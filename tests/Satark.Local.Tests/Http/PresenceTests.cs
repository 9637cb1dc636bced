using System.Net;
using System.Text.Json;
using Satark.Board;
using Satark.Local.Desk;
using Satark.Notifications;
using Satark.Roster;
using Satark.Storage;

namespace Satark.Local.Tests.Http;

public sealed class PresenceTests
{
    private const string Page = "abcdefghijklmnopqrst-1";
    private const string Other = "abcdefghijklmnopqrst_2";

    [Fact]
    public async Task A_page_that_speaks_by_HTTP_counts_as_listening_for_ten_seconds()
    {
        await using var satark = await TestSatark.StartAsync();
        var ravi = await satark.SignInAsync("ravi");
        var desk = satark.Get<IDesk>();

        Assert.Equal(HttpStatusCode.OK, (await SayAsync(ravi, Page, false)).Status);
        Assert.False(await desk.IsListeningAsync(default));
        var view = (await SayAsync(ravi, Page, true)).Json;
        Assert.True(await desk.IsListeningAsync(default));
        Assert.Equal(1, view.GetProperty("scale").GetDouble());
        Assert.Equal(satark.Clock.Now, view.GetProperty("serverTime").GetDateTimeOffset());

        satark.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.True(await desk.IsListeningAsync(default));
        satark.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.False(await desk.IsListeningAsync(default));

        await SayAsync(ravi, Page, true);
        Assert.True(await desk.IsListeningAsync(default));
        await SayAsync(ravi, Page, false);
        Assert.False(await desk.IsListeningAsync(default));
    }

    [Fact]
    public async Task A_districts_page_does_not_make_the_desk_a_listening_one_and_hears_its_own_district_only()
    {
        await using var satark = await TestSatark.StartAsync();
        var ballia = await satark.SignInAsync("ballia", Role.Supervisor, "district/ballia");
        var desk = satark.Get<IDesk>();
        await SayAsync(ballia, Page, true);

        Assert.False(await desk.IsListeningAsync(default));
        Assert.Equal(0, await desk.AlarmAsync(Alarm("a~1", "agra"), default));
        Assert.Equal(0, await desk.AlarmAsync(Alarm("a~2", null), default));
        Assert.Equal(1, await desk.AlarmAsync(Alarm("a~3", "ballia"), default));
        Assert.Equal(["a~3"], Alarms(await SayAsync(ballia, Page, true)));
    }

    [Fact]
    public async Task An_alarm_waits_for_its_page_sixty_seconds_or_until_it_is_confirmed()
    {
        await using var satark = await TestSatark.StartAsync();
        var ravi = await satark.SignInAsync("ravi");
        await SayAsync(ravi, Page, true);
        await SayAsync(ravi, Other, true);
        Assert.Equal(2, await satark.Get<IDesk>().AlarmAsync(Alarm("a~1", null), default));

        Assert.Equal(["a~1"], Alarms(await SayAsync(ravi, Page, true)));
        Assert.Equal(HttpStatusCode.NoContent, (await PlayedAsync(ravi, Page, "a~1")).Status);
        Assert.Empty(Alarms(await SayAsync(ravi, Page, true)));
        Assert.Equal(HttpStatusCode.NoContent, (await PlayedAsync(ravi, Page, "a~1")).Status);

        await KeepAsync(satark, ravi, TimeSpan.FromSeconds(60));
        Assert.Equal(["a~1"], Alarms(await SayAsync(ravi, Other, true)));
        satark.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Empty(Alarms(await SayAsync(ravi, Other, true)));
    }

    [Fact]
    public async Task An_alarm_is_delivered_only_by_the_word_of_the_very_page_that_was_asked()
    {
        await using var satark = await TestSatark.StartAsync();
        var ravi = await satark.SignInAsync("ravi");
        var sana = await satark.SignInAsync("sana");
        await SayAsync(ravi, Page, true);
        await SayAsync(sana, Other, false);
        var id = await satark.CaseAsync(await satark.PartnerAsync());
        await TestSatark.EventuallyAsync(async () => await StateAsync(satark, id) == DeliveryState.Accepted, "the page was asked");
        var alarm = (await SayAsync(ravi, Page, true)).Json.GetProperty("alarms")[0];
        Assert.Equal(id, alarm.GetProperty("caseId").GetString());
        Assert.Equal("critical", alarm.GetProperty("severity").GetString());
        var reference = alarm.GetProperty("deliveryId").GetString()!;

        foreach (var (who, page, delivery) in new[] { (sana, Other, reference), (sana, Page, reference), (ravi, Other, reference), (ravi, Page, reference + "x") })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await PlayedAsync(who, page, delivery)).Status);
        }

        Assert.Equal(DeliveryState.Accepted, await StateAsync(satark, id));
        Assert.Equal(HttpStatusCode.NoContent, (await PlayedAsync(ravi, Page, reference)).Status);
        Assert.Equal(DeliveryState.Delivered, await StateAsync(satark, id));
    }

    [Fact]
    public async Task A_silent_page_is_forgotten_after_thirty_seconds_and_one_officer_has_no_more_than_twenty()
    {
        await using var satark = await TestSatark.StartAsync();
        var ravi = await satark.SignInAsync("ravi");
        var pages = satark.Get<OpenPages>();
        await SayAsync(ravi, Page, true);
        satark.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Single(pages.All);
        satark.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Empty(pages.All);

        for (var i = 0; i < 25; i++)
        {
            satark.Clock.Advance(TimeSpan.FromMilliseconds(1));
            await SayAsync(ravi, $"abcdefghijklmnopqrst{i:D2}", true);
        }

        Assert.Equal(20, pages.All.Count);
        Assert.Equal(20, await satark.Get<IDesk>().AlarmAsync(Alarm("a~1", null), default));
        Assert.NotEmpty(Alarms(await SayAsync(ravi, "abcdefghijklmnopqrst24", true)));
        Assert.Empty(Alarms(await SayAsync(ravi, "abcdefghijklmnopqrst00", true)));
    }

    [Fact]
    public async Task An_incomplete_word_is_refused_with_what_is_missing()
    {
        await using var satark = await TestSatark.StartAsync();
        var ravi = await satark.SignInAsync("ravi");
        (string Path, string Body, string[] Fields)[] wrong =
        [
            ("presence", "{}", ["page", "armed"]),
            ("presence", """{"page":"short","armed":true}""", ["page"]),
            ("presence", $$"""{"page":"{{Page}}x","armed":true}""", ["page"]),
            ("presence", """{"page":"abcdefghijklmnopqrst/1","armed":true}""", ["page"]),
            ("presence", $$"""{"page":"{{Page}}"}""", ["armed"]),
            ("presence", $$"""{"page":"{{Page}}","armed":"yes"}""", ["armed"]),
            ("presence/played", $$"""{"page":"{{Page}}"}""", ["deliveryId"]),
            ("presence/played", $$"""{"page":"{{Page}}","deliveryId":"{{new string('x', 201)}}"}""", ["deliveryId"]),
            ("presence/played", """{"deliveryId":"a~1"}""", ["page"]),
        ];
        foreach (var (path, body, fields) in wrong)
        {
            var answer = await ravi.PostAsync("/api/v1/" + path, body);
            Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
            Assert.Equal(fields, answer.Json.GetProperty("errors").EnumerateObject().Select(e => e.Name));
        }

        Assert.Empty(satark.Get<OpenPages>().All);
    }

    [Fact]
    public async Task The_hub_is_named_with_how_to_speak_to_it()
    {
        await using var satark = await TestSatark.StartAsync();
        var answer = (await (await satark.SignInAsync("ravi")).PostAsync("/api/v1/negotiate", "")).Json;

        Assert.Equal("hub", answer.GetProperty("speaks").GetString());
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("accessToken").ValueKind);
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("pollSeconds").ValueKind);
    }

    [Fact]
    public async Task A_case_that_left_a_district_is_gone_with_the_next_answer_of_the_board()
    {
        await using var satark = await TestSatark.StartAsync();
        var ravi = await satark.SignInAsync("ravi");
        var ballia = await satark.SignInAsync("ballia", Role.Supervisor, "district/ballia");
        var id = await satark.CaseAsync(await satark.PartnerAsync(), text: "goodbye from Ballia");
        await TestSatark.EventuallyAsync(async () => Rows(await ballia.GetAsync("/api/v1/board")).Contains(id), "the case is Ballia's");
        var tag = (await ballia.GetAsync("/api/v1/board")).Header("ETag");

        Assert.Equal(HttpStatusCode.OK, (await ravi.MoveAsync(id, "acknowledge")).Status);
        var moved = await ravi.MoveAsync(id, "route", """{"district":"agra"}""");
        Assert.True(moved.Status == HttpStatusCode.OK, moved.Text);

        await TestSatark.EventuallyAsync(
            async () => await ballia.GetAsync("/api/v1/board", r => r.Headers.TryAddWithoutValidation("If-None-Match", tag)) is { Status: HttpStatusCode.OK } board && !Rows(board).Contains(id),
            "the board says by a new ETag that the case left");
    }

    private static Task<Answer> SayAsync(Person person, string page, bool armed) =>
        person.PostAsync("/api/v1/presence", JsonSerializer.Serialize(new { page, armed }));

    private static Task<Answer> PlayedAsync(Person person, string page, string deliveryId) =>
        person.PostAsync("/api/v1/presence/played", JsonSerializer.Serialize(new { page, deliveryId }));

    private static IEnumerable<string> Alarms(Answer answer) => [.. answer.Json.GetProperty("alarms").EnumerateArray().Select(a => a.GetProperty("deliveryId").GetString()!)];

    private static IEnumerable<string> Rows(Answer answer) => [.. answer.Json.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("id").GetString()!)];

    // Both pages stay open while time passes.
    private static async Task KeepAsync(TestSatark satark, Person person, TimeSpan time)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += PingPages.Every)
        {
            await SayAsync(person, Page, true);
            await SayAsync(person, Other, true);
            satark.Clock.Advance(PingPages.Every);
        }
    }

    private static DeskAlarm Alarm(string delivery, string? district) => new(delivery, "a", "A-1", Cases.Severity.Critical, Cases.CaseMode.Actual, district);

    private static async Task<DeliveryState?> StateAsync(TestSatark satark, string caseId)
    {
        Assert.True(Cases.CaseId.TryParse(caseId, out var id));
        var rows = await satark.Get<IStore>().ListAllAsync(id.Partition, Delivery.Row(id.Row, ""), SatarkJson.Default.Delivery, default);
        return rows.Select(r => r.Record.Value).FirstOrDefault(d => d.Channel == Notifications.Channels.Desk)?.State;
    }
}
