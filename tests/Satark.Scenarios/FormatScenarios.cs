using System.Text;

namespace Satark.Scenarios;

/// <summary>Alerts that come as CAP 1.2 or as CloudEvents.</summary>
public abstract class FormatScenarios(MessageOrder order) : ScenarioTest(order)
{
    private const string CapType = "application/cap+xml";
    private const string EventType = "application/cloudevents+json";

    [Fact]
    public async Task A_CAP_alert_calls_everybody_its_update_adds_to_it_and_its_cancel_is_told()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync();
        host.SetZero();

        var raised = (await partner.SendAsync(Cap("m-1", "Alert"), contentType: CapType)).Must(202).Body;
        await host.FastForward(1);
        var updated = (await partner.SendAsync(Cap("m-2", "Update", "p@x.test,m-1,2026-03-02T11:50:00+05:30", "<parameter><valueName>phone</valueName><value>+91 98765 43210</value></parameter>"), contentType: CapType + "; charset=utf-8")).Must(202).Body;
        var cancelled = (await partner.SendAsync(Cap("m-3", "Cancel", "p@x.test,m-1,2026-03-02T11:50:00+05:30 p@x.test,m-2,2026-03-02T11:51:00+05:30", "<description>Sent in error</description>"), contentType: CapType)).Must(202).Body;
        await host.SettleAsync();

        Assert.Equal(("true", "false", "false"), (raised.At("isNew"), updated.At("isNew"), cancelled.At("isNew")));
        Assert.Equal(raised.At("caseId"), updated.At("caseId"));
        Assert.Equal(raised.At("caseId"), cancelled.At("caseId"));
        var view = await desk.CaseAsync(raised.At("caseId")!);
        Assert.Equal(("ballia", "+91 98765 43210", "high", "suicide-risk"), (view.At("district.id"), view.At("subject.phone"), view.At("severity"), view.At("type")));
        Assert.Equal("Goodbye. Ballia, near the river.", view.At("post.text"));
        Assert.Contains(view.List("marks"), k => k.At("text") == "Meta says: in error");
        Assert.Equal([0], await host.RequestsToAsync(Cast.TaskForcePhone));
    }

    [Fact]
    public async Task What_CAP_calls_a_draft_a_system_message_an_acknowledgement_or_an_error_is_answered_and_opens_and_calls_nothing()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync();

        foreach (var (status, kind, named) in new[] { ("Draft", "Alert", "Draft"), ("System", "Alert", "System"), ("Actual", "Ack", "Ack"), ("Actual", "Error", "Error"), ("Draft", "Update", "Draft"), ("Draft", "Cancel", "Draft") })
        {
            var answer = (await partner.SendAsync(Cap("m-1", kind, status: status), contentType: CapType)).Must(200);
            Assert.Equal("false", answer.Body.At("actedOn"));
            Assert.Contains(named, answer.Detail, StringComparison.Ordinal);
        }

        await host.FastForward(70);
        var board = await desk.BoardAsync();
        Assert.Empty(board.List("rows"));
        Assert.Empty(board.List("refused"));
        Assert.Empty(await host.RequestsToAsync(Cast.TaskForcePhone));
        Assert.Empty(await host.CallsToAsync(Cast.Ravi));
    }

    [Fact]
    public async Task A_DTD_is_refused_with_what_to_do_and_the_desk_can_open_what_was_refused_as_the_message_that_it_is()
    {
        var host = await StartAsync();
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync();
        var bomb = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><alert>&x;</alert>"u8.ToArray();

        Assert.Contains("DOCTYPE", (await partner.SendAsync(bomb, contentType: CapType)).Must(400).Text, StringComparison.Ordinal);
        Assert.Contains("cap+xml", (await partner.SendAsync(Cap("m-1", "Alert"), contentType: "text/xml")).Must(415).Detail, StringComparison.Ordinal);
        await host.SettleAsync();

        var row = (await desk.BoardAsync()).List("refused").Single(r => r.At("reason")!.StartsWith("Wrong kind", StringComparison.Ordinal));
        var opened = (await desk.PostAsync($"/api/v1/refused/{row.At("id")}/open", new { })).Must(201).Body;
        Assert.Equal(("suicide-risk", "Goodbye. Ballia, near the river."), (opened.At("type"), opened.At("post.text")));
        Assert.Empty(host.Log.Errors);
    }

    [Fact]
    public async Task CloudEvents_in_both_modes_and_plain_JSON_about_one_id_are_one_case()
    {
        var host = await StartAsync();
        var partner = await host.PartnerAsync();
        var alert = Alerts.Life("1");
        var first = await partner.RaiseAsync(alert);
        await host.FastForward(1);

        var structured = (await partner.SendAsync(PartnerClient.Bytes(new { specversion = "1.0", id = "e-1", source = "/safety", type = "org.example.alert", data = alert }), contentType: EventType)).Must(202).Body;
        await host.FastForward(1);
        var binary = (await partner.SendAsync(PartnerClient.Bytes(alert), headers: Frame("e-2"))).Must(202).Body;

        Assert.Equal((first, first, "false", "false"), (structured.At("caseId"), binary.At("caseId"), structured.At("isNew"), binary.At("isNew")));

        // Without an id of its own, source and id of the event are the key.
        var bare = PartnerClient.Bytes(alert.With("id", null));
        var one = (await partner.SendAsync(bare, headers: Frame("e-3"))).Must(202).Body;
        await host.FastForward(1);
        Assert.Equal(one.At("caseId"), (await partner.SendAsync(bare, headers: Frame("e-3"))).Must(202).Body.At("caseId"));
        (await partner.SendAsync(bare)).Must(400);
    }

    [Fact]
    public async Task Mangled_messages_of_each_form_are_answered_and_break_nothing()
    {
        var host = await StartAsync();
        var partner = await host.PartnerAsync();
        var random = new Random(Order == MessageOrder.AsTheyCome ? 3 : 4);
        var forms = new (byte[] Whole, string Type)[]
        {
            (Cap("m-1", "Alert"), CapType),
            (PartnerClient.Bytes(new { specversion = "1.0", id = "e-1", source = "/safety", type = "t", data = Alerts.Life("1") }), EventType),
        };
        var statuses = new Dictionary<int, int>();
        for (var i = 0; i < 120; i++)
        {
            var (whole, type) = forms[i % 2];
            var body = whole.ToArray();
            for (var k = 0; k < 1 + (i % 4); k++)
            {
                body[random.Next(body.Length)] = (byte)random.Next(random.Next(2) == 0 ? 128 : 256);
            }

            var answer = await partner.SendAsync(i % 10 == 0 ? body[..random.Next(body.Length)] : body, contentType: type);
            Assert.True(answer.Status is 200 or 202 or 400 or 403 or 404, $"{answer.Status} for {Encoding.UTF8.GetString(body)}");
            statuses[answer.Status] = statuses.GetValueOrDefault(answer.Status) + 1;
        }

        await host.FastForward(5);
        Assert.True(statuses[202] > 5 && statuses[400] > 5, string.Join(", ", statuses));
        Assert.Empty(host.Log.Errors);
        Assert.Equal("0", (await host.EngineAsync()).Body.At("deadLetters"));
    }

    private static Dictionary<string, string> Frame(string id) => new() { ["ce-specversion"] = "1.0", ["ce-id"] = id, ["ce-source"] = "/safety", ["ce-type"] = "org.example.alert" };

    private static byte[] Cap(string identifier, string kind, string? references = null, string more = "<description>Goodbye. Ballia, near the river.</description>", string status = "Actual") =>
        Encoding.UTF8.GetBytes($"""
            <?xml version="1.0" encoding="utf-8"?>
            <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
              <identifier>{identifier}</identifier><sender>p@x.test</sender><sent>2026-03-02T11:59:00+05:30</sent>
              <status>{status}</status><msgType>{kind}</msgType><scope>Private</scope>{(references is null ? "" : $"<references>{references}</references>")}
              <info><event>Suicide risk</event><severity>Severe</severity>{more}<web>https://sample.example/p/cap</web></info>
            </alert>
            """);
}

public sealed class FormatScenariosInOrder() : FormatScenarios(MessageOrder.AsTheyCome);

public sealed class FormatScenariosTwiceAndShuffled() : FormatScenarios(MessageOrder.TwiceAndShuffled);
