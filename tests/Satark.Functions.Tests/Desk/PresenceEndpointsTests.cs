using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Satark.Board;
using Satark.Cases;
using Satark.Functions.Desk;
using Satark.Functions.Tests.Hosting;
using Satark.Http.Accounts;
using Satark.Http.Routing;
using Satark.Notifications;
using Satark.Roster;
using Satark.Storage;
using Satark.Support.Gateways;
using static Satark.Functions.Tests.Desk.SignalRDeskTests;

namespace Satark.Functions.Tests.Desk;

/// <summary>The whole app: what a page says by HTTP, and what becomes of a delivery.</summary>
public sealed class PresenceEndpointsTests
{
    private const string One = "abcdefghijklmnopqrst-1";
    private const string Two = "abcdefghijklmnopqrst_2";

    [Fact]
    public async Task Without_a_service_a_page_is_told_to_ask()
    {
        await using var app = await FunctionsTestHost.StartAsync();
        var cookie = await SignInAsync(app, Officer("ravi", Where("state")));

        var answer = (await PostAsync(app, cookie, "negotiate", "")).Json;

        Assert.Equal(5, answer.GetProperty("pollSeconds").GetInt32());
        Assert.Equal("http", answer.GetProperty("speaks").GetString());
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("url").ValueKind);
        Assert.Contains("connect-src 'self';", (await Answer.OfAsync(app.Http, HttpMethod.Get, "/")).Header("Content-Security-Policy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_service_a_page_is_sent_there_and_its_policy_allows_it()
    {
        await using var gateway = new SignalRGateway(TimeProvider.System);
        await using var app = await FunctionsTestHost.StartAsync(new FunctionsSetup { Settings = new Dictionary<string, string?> { ["Satark:SignalR:ConnectionString"] = gateway.ConnectionString } });
        var cookie = await SignInAsync(app, Officer("ravi", Where("district/agra")));

        var answer = (await PostAsync(app, cookie, "negotiate", "")).Json;

        var url = new Uri(answer.GetProperty("url").GetString()!);
        Assert.Equal("ravi", SignalRGateway.Read(answer.GetProperty("accessToken").GetString())!.Value.GetProperty("asrs.s.uid").GetString());
        Assert.Equal("http", answer.GetProperty("speaks").GetString());
        Assert.Equal(2, gateway.Memberships.Count(m => m.Method == "PUT"));
        Assert.Contains($"connect-src 'self' http://{url.Authority} ws://{url.Authority};", (await Answer.OfAsync(app.Http, HttpMethod.Get, "/")).Header("Content-Security-Policy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_alarm_is_delivered_once_the_very_page_that_was_asked_says_that_it_played()
    {
        await using var app = await FunctionsTestHost.StartAsync(new FunctionsSetup { Configure = services => services.AddSingleton<IDesk, PollingDesk>() });
        var (asha, other) = (await SignInAsync(app, Officer("asha", Where("district/ballia"))), await SignInAsync(app, Officer("other", Where("district/ballia"))));
        var (partition, caseId) = ("aaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaa-1");
        var delivery = new Delivery
        {
            Id = "d1",
            Purpose = DeliveryPurpose.Call,
            Round = 1,
            Target = "desk",
            TargetName = "desk",
            Channel = Notifications.Channels.Desk,
            Template = "call",
            State = DeliveryState.Accepted,
            Attempts = 1,
            At = app.Clock.Now,
        };
        var row = Delivery.Row(CaseId.Parse(caseId).Row, delivery.Id);
        await app.Get<IStore>().SaveAsync(new Change(partition).Put(row, null, delivery, SatarkJson.Default.Delivery), default);
        await SayAsync(app, asha, One, true);
        await SayAsync(app, other, One, false);
        var reference = RecordDelivery.Reference(caseId, delivery.Id);

        Assert.Equal(1, await app.Get<IDesk>().AlarmAsync(new DeskAlarm(reference, caseId, "K7F2", Severity.Critical, CaseMode.Actual, "ballia"), default));

        var heard = (await SayAsync(app, asha, One, true)).Json.GetProperty("alarms");
        Assert.Equal(reference, heard[0].GetProperty("deliveryId").GetString());
        Assert.Equal("critical", heard[0].GetProperty("severity").GetString());
        Assert.Equal(0, (await SayAsync(app, other, One, true)).Json.GetProperty("alarms").GetArrayLength());
        foreach (var (who, page) in new[] { (other, One), (asha, Two) })
        {
            Assert.Equal(404, (await PlayedAsync(app, who, page, reference)).Status);
        }

        Assert.Equal(DeliveryState.Accepted, await StateAsync(app, partition, row));
        Assert.Equal(204, (await PlayedAsync(app, asha, One, reference)).Status);
        Assert.Equal(DeliveryState.Delivered, await StateAsync(app, partition, row));
        Assert.Equal(0, (await SayAsync(app, asha, One, true)).Json.GetProperty("alarms").GetArrayLength());
    }

    private static async Task<string> SignInAsync(FunctionsTestHost app, Officer officer)
    {
        await app.Get<Officers>().PutAsync(officer, default);
        return "satark=" + await app.Get<Sessions>().BeginAsync(officer.Id, default);
    }

    private static Task<Answer> SayAsync(FunctionsTestHost app, string cookie, string page, bool armed) => PostAsync(app, cookie, "presence", JsonSerializer.Serialize(new { page, armed }));

    private static Task<Answer> PlayedAsync(FunctionsTestHost app, string cookie, string page, string deliveryId) =>
        PostAsync(app, cookie, "presence/played", JsonSerializer.Serialize(new { page, deliveryId }));

    private static Task<Answer> PostAsync(FunctionsTestHost app, string cookie, string path, string body) =>
        Answer.OfAsync(app.Http, HttpMethod.Post, "/api/v1/" + path, Encoding.UTF8.GetBytes(body), "application/json", headers =>
        {
            headers.Add("Cookie", cookie);
            headers.Add("Origin", FunctionsTestHost.Origin);
            headers.Add(DeskGuard.PageHeader, "1");
        });

    private static async Task<DeliveryState?> StateAsync(FunctionsTestHost app, string partition, string row) =>
        (await app.Get<IStore>().FindAsync(partition, row, SatarkJson.Default.Delivery, default))?.Value.State;
}
