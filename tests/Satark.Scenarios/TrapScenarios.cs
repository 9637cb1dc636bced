using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Satark.Support.Mails;
using Satark.Support.Media;
using Satark.Support.Web;

namespace Satark.Scenarios;

/// <summary>Addresses that partners, callers and mails name are words: nobody at the desk's machine visits them.</summary>
public abstract class TrapScenarios(MessageOrder order) : ScenarioTest(order)
{
    [Fact]
    public async Task No_address_that_came_from_outside_is_ever_visited_by_the_server()
    {
        using var trap = new TcpListener(IPAddress.Loopback, 0);
        trap.Start();
        var at = $"http://127.0.0.1:{((IPEndPoint)trap.LocalEndpoint).Port}/trap";
        var host = await MailScenarios.StartMailAsync(StartAsync, new HostSetup { Informers = true });
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync("trapper", "Trapper");

        var id = await partner.RaiseAsync(Alerts.Nowhere("1").With("url", at).With("statusUrl", at).With("callbackUrl", at)
            .With("text", $"<img src='{at}'> look at {at} https://maps.google.com/?q={at}")
            .With("media", new object[] { new { url = at + ".jpg", contentType = "image/jpeg" } })
            .With("subject", new { handle = at, displayName = at, email = "a@" + at, profileLocation = at }));
        var xml = $"<?xml version=\"1.0\"?><!DOCTYPE alert SYSTEM \"{at}.dtd\" [<!ENTITY x SYSTEM \"{at}\">]><alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\"><identifier>&x;</identifier></alert>";
        (await partner.SendAsync(Encoding.UTF8.GetBytes(xml), contentType: "application/cap+xml")).Must(400);
        var schema = $"<alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"urn:oasis:names:tc:emergency:cap:1.2 {at}.xsd\"><identifier>c-1</identifier><sender>a@b.example</sender><sent>2026-03-02T12:00:00+00:00</sent><status>Actual</status><msgType>Alert</msgType><scope>Private</scope><info><category>Safety</category><event>suicide-risk</event><urgency>Immediate</urgency><severity>Extreme</severity><certainty>Likely</certainty><description>{at}</description><web>{at}</web><resource><resourceDesc>picture</resourceDesc><mimeType>image/jpeg</mimeType><uri>{at}.jpg</uri></resource></info></alert>";
        (await partner.SendAsync(Encoding.UTF8.GetBytes(schema), contentType: "application/cap+xml")).Must(202);
        (await partner.SendAsync(Encoding.UTF8.GetBytes($$"""{"specversion":"1.0","id":"e-1","source":"{{at}}","type":"alert","dataschema":"{{at}}","datacontenttype":"application/json","data":{"id":"e-1","type":"threat","text":"x","url":"{{at}}" } }"""), contentType: "application/cloudevents+json")).Must(202);
        var find = (await desk.PostAsync("/api/v1/cases", new { url = at, text = at, handle = at })).Must(201).Body.At("id")!;
        foreach (var (kind, value) in new[] { ("map-link", at), ("profile", at), ("address", at) })
        {
            await desk.MoveAsync(id, "evidence", new { kind, value });
            await desk.MoveAsync(find, "evidence", new { kind, value });
        }

        (await desk.MoveAsync(id, "note", new { text = at })).Must(200);
        await MailAsync(host, at);
        await TellAsync(host, at);
        await host.FastForward(200);
        (await desk.GetAsync("/api/v1/cases/" + id)).Must(200);
        (await desk.GetAsync($"/api/v1/cases/{id}/packet")).Must(200);
        foreach (var row in (await desk.BoardAsync()).List("rows"))
        {
            foreach (var file in (await desk.CaseAsync(row.At("id")!)).At("mail.files") is null ? [] : (await desk.CaseAsync(row.At("id")!)).GetProperty("mail").List("files"))
            {
                await desk.ReadAsync($"/api/v1/cases/{row.At("id")}/attachments/{file.At("id")}");
            }
        }

        Assert.False(trap.Pending(), "somebody came to the trap");

        // It would have told: whoever comes is waiting there.
        using var visitor = new TcpClient();
        await visitor.ConnectAsync((IPEndPoint)trap.LocalEndpoint);
        Assert.True(trap.Pending(), "the trap hears nobody");
    }

    // Text, markup, headers, addresses to leave a list, and files that would load something where they are opened.
    private static async Task MailAsync(TestHost host, string at)
    {
        var mail = new SendGridPost
        {
            Text = "Post: " + at,
            Subject = at,
            Headers = [$"List-Unsubscribe: <{at}>", $"X-Image-Url: {at}", $"Content-Location: {at}", $"Disposition-Notification-To: {at}", $"DKIM-Signature: v=1; d=127.0.0.1; s={at}", $"Autocrypt: {at}"],
            Files = [("a.svg", "image/svg+xml", Svg(at)), ("a.html", "text/html", Svg(at)), ("a.m3u8", "application/vnd.apple.mpegurl", Encoding.UTF8.GetBytes($"#EXTM3U\n{at}.ts\n")), ("a.eml", "message/rfc822", Encoding.UTF8.GetBytes($"Content-Type: message/external-body; access-type=URL; URL=\"{at}\"\n\n"))],
        };
        foreach (var each in new[] { mail, mail with { MessageId = "<trap-2@meta.example>", Text = null, Html = $"<base href='{at}'><link rel=stylesheet href='{at}'><img src='{at}'><iframe src='{at}'></iframe><script src='{at}'></script><video poster='{at}'></video><a href='{at}'>x</a>", Files = [] } })
        {
            Assert.Equal(HttpStatusCode.OK, await each.SendAsync(host.Http, MailScenarios.Secret));
        }
    }

    private static async Task TellAsync(TestHost host, string at)
    {
        using var browser = new Browser(host.RelayUrl);
        var review = await browser.SendFilesAsync(await browser.GetAsync("/tip/hi/drugs"), [("image/svg+xml", Svg(at)), ("audio/x-mpegurl", Encoding.UTF8.GetBytes("#EXTM3U\n" + at)), ("image/jpeg", Pictures.Jpeg().File)], ("district", "ballia"), ("what", at), ("where", at), ("police", "no"));
        await browser.SendAsync(review, ("_do", "send"));
        var informer = host.Informer();
        await informer.SaysAsync(at);
        await informer.PicksAsync("language:hi");
        host.Cloud!.Upload("1190384756102001", Svg(at), "image/jpeg");
        (await informer.TryAsync(host.Webhooks!.Media(informer.Person, "image", "1190384756102001", at), host.Webhooks.Message(informer.Person, "image", new JsonObject { ["id"] = "1190384756102001", ["link"] = at, ["url"] = at, ["mime_type"] = "image/jpeg" }))).Must(200);
        await informer.PausesAsync();
        Assert.Contains(host.Cloud.Requests, r => r.Method == "GET");
    }

    private static byte[] Svg(string at) => Encoding.UTF8.GetBytes($"<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"><image xlink:href=\"{at}\"/><script href=\"{at}\"/></svg>");
}

public sealed class TrapScenariosInOrder() : TrapScenarios(MessageOrder.AsTheyCome);

public sealed class TrapScenariosTwiceAndShuffled() : TrapScenarios(MessageOrder.TwiceAndShuffled);
