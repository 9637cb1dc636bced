using System.Text;
using System.Text.Json;
using Satark.Http.Routing;
using Satark.Partners;
using Satark.Roster;

namespace Satark.Functions.Tests.Hosting;

/// <summary>The whole app with its own adapters, as it runs on a developer's machine.</summary>
[Trait("Broker", "in-process")]
public sealed class EmulatedHostTests
{
    [Fact]
    public async Task A_newcomer_sets_up_takes_an_alert_and_finds_it_again_after_a_stop()
    {
        await using var app = await FunctionsTestHost.StartAsync(new FunctionsSetup { Emulated = true });
        var admin = await SetUpAsync(app);
        var key = (await app.Get<PartnerBook>().AddAsync("meta", "Meta", Scopes.All, default)).Value;
        var body = """{"id":"1","type":"suicide-risk","text":"goodbye"}"""u8.ToArray();

        var taken = await Answer.OfAsync(app.Http, HttpMethod.Post, "/api/v1/alerts", body, with: h => h.Add(SignatureHeader.Name, SignatureHeader.Sign(key.KeyId, app.Clock.Now, Encoding.UTF8.GetBytes(key.Key), body)));
        await app.StopAsync();
        await app.StartAgainAsync();
        var found = await Answer.OfAsync(app.Http, HttpMethod.Get, "/api/v1/cases/" + taken.Json.GetProperty("caseId").GetString(), with: h => h.Add("Cookie", admin));

        Assert.Equal((202, 200), (taken.Status, found.Status));
        Assert.Equal("goodbye", found.Json.GetProperty("post").GetProperty("text").GetString());
    }

    [Fact]
    public async Task Every_route_has_what_it_needs()
    {
        await using var app = await FunctionsTestHost.StartAsync(new FunctionsSetup { Emulated = true });
        var admin = await SetUpAsync(app);
        var faults = new List<string>();
        foreach (var route in app.Get<RouteTable>().Routes)
        {
            var answer = await new Http.TestCaller("admin", app) { Cookie = admin }.CallAsync(route);
            if (answer.Status >= 500)
            {
                faults.Add($"{route.Name}: {answer.Status} {answer.Text}");
            }
        }

        Assert.Empty(faults);
    }

    private static async Task<string> SetUpAsync(FunctionsTestHost app)
    {
        var link = await PostAsync(app, "/api/v1/session/link", new { token = app.Said.ToString().Trim().Split('#')[1] }, null);
        var made = await PostAsync(
            app, "/api/v1/setup",
            new
            {
                admin = new { user = "arvind", name = "Arvind Mishra", password = "a long password" },
                lastResort = new { name = "Control room", phone = "+915220000001", mail = "control@police.example" },
            },
            link.Header("Set-Cookie").Split(';')[0]);
        Assert.Equal((200, 200), (link.Status, made.Status));
        Assert.Equal(Role.Admin, (await app.Get<Officers>().FindAsync("arvind", default))!.Role);
        return made.Header("Set-Cookie").Split(';')[0];
    }

    private static Task<Answer> PostAsync(FunctionsTestHost app, string path, object body, string? cookie) => Answer.OfAsync(app.Http, HttpMethod.Post, path, JsonSerializer.SerializeToUtf8Bytes(body), with: h =>
    {
        h.Add("Origin", FunctionsTestHost.Origin);
        h.Add(DeskGuard.PageHeader, "1");
        if (cookie is not null)
        {
            h.Add("Cookie", cookie);
        }
    });
}
