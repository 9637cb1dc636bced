using System.Net;
using System.Net.Sockets;

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
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync();

        var id = await partner.RaiseAsync(Alerts.Nowhere("1").With("url", at).With("statusUrl", at).With("callbackUrl", at)
            .With("text", $"<img src='{at}'> look at {at} https://maps.google.com/?q={at}")
            .With("media", new object[] { new { url = at + ".jpg", contentType = "image/jpeg" } })
            .With("subject", new { handle = at, displayName = at, email = "a@" + at, profileLocation = at }));
        var xml = $"<?xml version=\"1.0\"?><!DOCTYPE alert SYSTEM \"{at}.dtd\" [<!ENTITY x SYSTEM \"{at}\">]><alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\"><identifier>&x;</identifier></alert>";
        (await partner.SendAsync(System.Text.Encoding.UTF8.GetBytes(xml), contentType: "application/cap+xml")).Must(400);
        var schema = $"<alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"urn:oasis:names:tc:emergency:cap:1.2 {at}.xsd\"><identifier>c-1</identifier><sender>a@b.example</sender><sent>2026-03-02T12:00:00+00:00</sent><status>Actual</status><msgType>Alert</msgType><scope>Private</scope><info><category>Safety</category><event>suicide-risk</event><urgency>Immediate</urgency><severity>Extreme</severity><certainty>Likely</certainty><description>{at}</description><web>{at}</web><resource><resourceDesc>picture</resourceDesc><mimeType>image/jpeg</mimeType><uri>{at}.jpg</uri></resource></info></alert>";
        (await partner.SendAsync(System.Text.Encoding.UTF8.GetBytes(schema), contentType: "application/cap+xml")).Must(202);
        (await partner.SendAsync(System.Text.Encoding.UTF8.GetBytes($$"""{"specversion":"1.0","id":"e-1","source":"{{at}}","type":"alert","dataschema":"{{at}}","datacontenttype":"application/json","data":{"id":"e-1","type":"threat","text":"x","url":"{{at}}" } }"""), contentType: "application/cloudevents+json")).Must(202);
        var find = (await desk.PostAsync("/api/v1/cases", new { url = at, text = at, handle = at })).Must(201).Body.At("id")!;
        foreach (var (kind, value) in new[] { ("map-link", at), ("profile", at), ("address", at) })
        {
            await desk.MoveAsync(id, "evidence", new { kind, value });
            await desk.MoveAsync(find, "evidence", new { kind, value });
        }

        (await desk.MoveAsync(id, "note", new { text = at })).Must(200);
        await host.FastForward(200);
        (await desk.GetAsync("/api/v1/cases/" + id)).Must(200);
        (await desk.GetAsync($"/api/v1/cases/{id}/packet")).Must(200);

        Assert.False(trap.Pending(), "somebody came to the trap");

        // It would have told: whoever comes is waiting there.
        using var visitor = new TcpClient();
        await visitor.ConnectAsync((IPEndPoint)trap.LocalEndpoint);
        Assert.True(trap.Pending(), "the trap hears nobody");
    }
}

public sealed class TrapScenariosInOrder() : TrapScenarios(MessageOrder.AsTheyCome);

public sealed class TrapScenariosTwiceAndShuffled() : TrapScenarios(MessageOrder.TwiceAndShuffled);
