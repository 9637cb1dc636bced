using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Satark.Http.Routing;
using Satark.Relay.Demo;
using Satark.Scenarios;
using Satark.Support;
using Satark.Support.Gateways;
using Satark.Support.Media;
using Satark.Tips.Questionnaires;

namespace Satark.Local.Tests.Relay;

/// <summary>The phone of demo folders, and the vendor behind it: nowhere else, and as strict as the real one.</summary>
public sealed class PhoneTests
{
    private const string Number = "911555000777";
    private const string Messages = "/demo/cloud/v25.0/" + DemoCloud.PhoneNumberId + "/messages";

    [Fact]
    public async Task Outside_of_demo_folders_none_of_its_addresses_exists()
    {
        await using var host = await TestHost.StartAsync(new HostSetup { Informers = true });
        var routes = host.Relay.GetRequiredService<DemoRoutes>().All;

        Assert.Equal(8, routes.Count);
        Assert.Empty(host.Relay.GetRequiredService<RouteTable>().Routes.Select(r => r.Path).Intersect(routes.Select(r => r.Path)));
        foreach (var route in routes)
        {
            using var request = new HttpRequestMessage(new HttpMethod(route.Method), route.Path);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", DemoCloud.AccessToken);
            var answer = await Answer.OfAsync(await host.Http.SendAsync(request));

            // Whatever no route knows is the desk's page, as any other address is.
            var desk = await Answer.OfAsync(await host.Http.GetAsync(new Uri("/nothing/at/all", UriKind.Relative)));
            Assert.True(answer.Status is 404 or 405 || answer.Text == desk.Text, $"{route.Name}: {answer.Status} {answer.Text}");
        }
    }

    [Fact]
    public async Task From_hi_to_thanks_in_hindi_through_the_real_webhook()
    {
        await using var host = await DemoAsync();
        foreach (var path in new[] { "/demo/phone", "/demo/phone.css", "/demo/phone.js" })
        {
            (await Answer.OfAsync(await host.Http.GetAsync(path))).Must(200);
        }

        await ActAsync(host, new { kind = "text", text = "Hi" });
        foreach (var option in new[] { "language:hi", "danger:no", "category:liquor", "district:~unknown" })
        {
            await PickAsync(host, option);
        }

        await ActAsync(host, new { kind = "text", text = "रोज रात को कच्ची शराब बनती है" });
        await host.FastForward(31);
        await ActAsync(host, new { kind = "image", type = "image/jpeg", media = Convert.ToBase64String(Pictures.Jpeg().File) });
        await host.FastForward(31);
        await PickAsync(host, "-send");

        Assert.Contains((await SeenAsync(host)).Select(TextOf), t => t == Questionnaire.Default.Text("thanks", "hi"));
        var officer = Cast.Arvind with { Id = "watcher", OnDuty = false };
        await host.PutAsync(officer);
        var tip = Assert.Single((await (await host.SignInAsync(officer)).BoardAsync()).List("rows"), r => r.At("kind") == "tip");
        Assert.Equal("1", tip.At("tip.media"));
    }

    [Fact]
    public void After_a_restart_no_message_id_comes_again()
    {
        var clock = new FakeClock();
        var before = new DemoCloud(clock);
        var ids = Enumerable.Range(0, 5).Select(_ => before.NextId(Number)).ToList();

        Assert.DoesNotContain(new DemoCloud(new FakeClock(clock.Now.AddSeconds(1))).NextId(Number), ids);
    }

    [Fact]
    public async Task Somebody_elses_number_and_what_no_phone_does_are_refused()
    {
        await using var host = await DemoAsync();
        foreach (var number in new[] { "919876543210", "+911555000777", "91155500077", "", "911555000777x" })
        {
            (await PostAsync(host, "/demo/phone/act", new { number, kind = "text", text = "Hi" })).Must(400);
            (await PostAsync(host, "/demo/phone/poll", new { number, after = 0 })).Must(400);
        }

        (await PostAsync(host, "/demo/phone/act", new { number = Number, kind = "system", text = "x" })).Must(400);
        (await PostAsync(host, "/demo/phone/act", new { number = Number, kind = "text", text = new string('x', 4097) })).Must(400);
        (await PostAsync(host, "/demo/phone/act", new { number = Number, kind = "image", media = "%%%" })).Must(400);
        (await PostAsync(host, "/demo/phone/act", new { number = Number, kind = "image", media = Convert.ToBase64String(new byte[(16 * 1024 * 1024) + 1]) })).Must(400);
        Assert.Empty(await SeenAsync(host));
    }

    [Fact]
    public async Task The_webhook_takes_nothing_that_the_phone_did_not_sign()
    {
        await using var host = await DemoAsync();
        var hook = CloudApiWebhooks.Sign(Encoding.UTF8.GetBytes("""{"object":"whatsapp_business_account","entry":[]}"""));

        (await host.HearAsync(hook)).Must(401);
        (await host.HearAsync(hook with { Signature = "sha256=" + new string('0', 64) })).Must(401);
        (await host.HearAsync(CloudApiWebhooks.Sign(hook.Body, DemoCloud.AppSecret))).Must(200);
    }

    [Theory]
    [InlineData("""{"messaging_product":"whatsapp","to":"911555000777","type":"text","text":{"body":"ok"}}""", 200, 0)]
    [InlineData("""{"messaging_product":"whatsapp","to":"911555000999","type":"text","text":{"body":"ok"}}""", 400, 131026)]
    [InlineData("""{"messaging_product":"whatsapp","to":"911555000777","type":"text","text":{"body":""}}""", 400, 131009)]
    [InlineData("""{"messaging_product":"whatsapp","to":"911555000777","type":"dance"}""", 400, 131009)]
    [InlineData("""{"messaging_product":"whatsapp","to":"911555000777","type":"interactive","interactive":{"type":"button","body":{"text":"b"},"action":{"buttons":[BUTTON,BUTTON]}}}""", 400, 131009)]
    [InlineData("""{"messaging_product":"whatsapp","to":"911555000777","type":"interactive","interactive":{"type":"button","body":{"text":"b"},"action":{"buttons":[{"reply":{"id":"1","title":"this title is too long"}}]}}}""", 400, 131009)]
    [InlineData("""{"messaging_product":"whatsapp","to":"911555000777","type":"interactive","interactive":{"type":"list","body":{"text":"b"},"action":{"button":"x","sections":[{"rows":[ROWS]}]}}}""", 400, 131009)]
    [InlineData("""{"messaging_product":"whatsapp","to":"911555000777","type":"interactive","interactive":{}}""", 400, 131009)]
    [InlineData("""{"to":""", 400, 100)]
    public async Task The_vendor_refuses_what_the_real_one_refuses(string message, int status, int code)
    {
        await using var host = await DemoAsync();
        await ActAsync(host, new { kind = "text", text = "Hi" });
        var rows = string.Join(',', Enumerable.Range(0, 11).Select(n => $$"""{"id":"{{n}}","title":"t"}"""));
        message = message.Replace("BUTTON", """{"reply":{"id":"1","title":"t"}}""", StringComparison.Ordinal).Replace("ROWS", rows, StringComparison.Ordinal);

        var answer = (await SendAsync(host, message)).Must(status);
        Assert.Equal(code == 0 ? null : $"{code}", answer.Body.At("error.code"));
        Assert.Equal("190", (await SendAsync(host, message, "guessed")).Must(401).Body.At("error.code"));
    }

    [Fact]
    public async Task A_day_after_the_last_word_only_a_template_goes_through()
    {
        await using var host = await DemoAsync();
        await ActAsync(host, new { kind = "text", text = "Hi" });
        await host.FastForward(TimeSpan.FromHours(24.5));

        Assert.Equal("131047", (await SendAsync(host, """{"to":"911555000777","type":"text","text":{"body":"late"}}""")).Must(400).Body.At("error.code"));
        (await SendAsync(host, """{"to":"911555000777","type":"template","template":{"name":"satark_news","language":{"code":"hi"},"components":[]}}""")).Must(200);
    }

    [Fact]
    public async Task A_mediums_address_is_signed_and_lives_for_five_minutes()
    {
        await using var host = await DemoAsync();
        var id = host.Relay.GetRequiredService<DemoCloud>().Upload(Pictures.Jpeg().File, "image/jpeg");
        var url = new Uri((await GetAsync(host, "/demo/cloud/v25.0/" + id)).Must(200).Body.At("url")!).AbsolutePath;

        (await GetAsync(host, url)).Must(200);
        (await GetAsync(host, url[..^1] + (url[^1] == '0' ? '1' : '0'))).Must(404);
        (await GetAsync(host, url, "guessed")).Must(401);
        Assert.Equal("100", (await GetAsync(host, "/demo/cloud/v25.0/1")).Must(400).Body.At("error.code"));
        await host.FastForward(301);
        (await GetAsync(host, url)).Must(404);
    }

    private static Task<TestHost> DemoAsync() => TestHost.StartAsync(new HostSetup { Demo = true, Informers = true });

    private static async Task ActAsync(TestHost host, object did)
    {
        var act = JsonSerializer.SerializeToNode(did)!.AsObject();
        act["number"] = Number;
        (await PostAsync(host, "/demo/phone/act", act)).Must(204);
        await host.SettleAsync();
    }

    // The row or button of the newest message that offers it.
    private static async Task PickAsync(TestHost host, string end)
    {
        var options = (await SeenAsync(host)).TakeLast(3).SelectMany(OptionsOf).ToList();
        var (kind, id, title) = options.Find(o => o.Id.EndsWith(end, StringComparison.Ordinal));
        Assert.True(id is not null, $"{end} is not offered, but {string.Join(' ', options.Select(o => o.Id))}");
        await ActAsync(host, new { kind, option = id, text = title });
    }

    private static IEnumerable<(string Kind, string Id, string Title)> OptionsOf(JsonElement message)
    {
        if (message.At("interactive.type") is not { } type)
        {
            return [];
        }

        var action = message.GetProperty("interactive").GetProperty("action");
        return type == "button"
            ? action.List("buttons").Select(b => ("button", b.At("reply.id")!, b.At("reply.title")!))
            : action.List("sections").SelectMany(s => s.List("rows")).Select(r => ("row", r.At("id")!, r.At("title")!));
    }

    private static string? TextOf(JsonElement message) => message.At("text.body") ?? message.At("interactive.body.text");

    private static async Task<IReadOnlyList<JsonElement>> SeenAsync(TestHost host) =>
        [.. (await PostAsync(host, "/demo/phone/poll", new { number = Number, after = 0 })).Must(200).Body.EnumerateArray().Select(m => m.GetProperty("message"))];

    private static async Task<Answer> PostAsync(TestHost host, string path, object body)
    {
        using var content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        return await Answer.OfAsync(await host.Http.PostAsync(new Uri(path, UriKind.Relative), content));
    }

    private static async Task<Answer> SendAsync(TestHost host, string message, string? token = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Messages) { Content = new StringContent(message, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token ?? DemoCloud.AccessToken);
        return await Answer.OfAsync(await host.Http.SendAsync(request));
    }

    private static async Task<Answer> GetAsync(TestHost host, string path, string? token = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token ?? DemoCloud.AccessToken);
        return await Answer.OfAsync(await host.Http.SendAsync(request));
    }
}
