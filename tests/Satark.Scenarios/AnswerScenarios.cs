using System.Text.Json.Nodes;
using Satark.Notifications.Answering;
using Satark.Support.Gateways;

namespace Satark.Scenarios;

/// <summary>Answers by a button in WhatsApp and by text message, and providers that stand in for each other.</summary>
public abstract class AnswerScenarios(MessageOrder order) : ScenarioTest(order)
{
    private const string Abroad = "+447700900123", OurNumber = "+15550100200";

    [Fact]
    public async Task A_button_in_WhatsApp_declines_or_takes_and_nobody_elses_press_counts()
    {
        var host = await StartAsync(new HostSetup { Providers = true });
        var desk = await host.SignInAsync(Cast.Asha);
        var id = await (await host.PartnerAsync()).RaiseAsync(Alerts.Life("1"));
        await host.FastForward(62);
        var asha = TestHost.OnWhatsApp(Cast.Asha);
        var seen = Assert.Single(host.WhatsApp!.SeenBy(asha));
        Assert.Equal(("call", 3), (seen.Body, seen.Options.Count));
        Assert.Empty(host.WhatsApp.Broken);
        var hooks = new CloudApiWebhooks(host.Clock);
        CloudApiWebhook Pressed(CloudApiPerson by, string payload) =>
            CloudApiWebhooks.Of([by], hooks.Message(by, "button", new JsonObject { ["payload"] = payload, ["text"] = "हमारा नहीं" }));

        (await host.ReportAsync(CloudApiWebhooks.Sign(Pressed(asha, seen.Options[1]).Body, "another-secret-than-ours"))).Must(401);
        foreach (var (by, payload) in new[] { (TestHost.OnWhatsApp(Cast.Ballia), seen.Options[1]), (asha with { ShowsPhone = false, UserId = "IN.1" }, seen.Options[1]), (asha, "close:" + seen.Options[1].Split(':')[1]), (asha, seen.Options[1] + "x") })
        {
            (await host.ReportAsync(Pressed(by, payload))).Must(200);
        }

        Assert.DoesNotContain((await desk.CaseAsync(id)).List("history"), e => e.At("kind") == "declined");

        var press = Pressed(asha, seen.Options[1]);
        (await host.ReportAsync(press)).Must(200);
        (await host.ReportAsync(press)).Must(200);
        await host.SettleAsync();
        var view = await desk.CaseAsync(id);
        Assert.Single(view.List("history"), e => e.At("kind") == "declined" && e.At("text") == "Not ours, by a button in WhatsApp");
        host.CallTo(Cast.Ballia);

        var next = Assert.Single(host.WhatsApp.SeenBy(TestHost.OnWhatsApp(Cast.Ballia)));
        (await host.ReportAsync(Pressed(TestHost.OnWhatsApp(Cast.Ballia), next.Options[0]))).Must(200);
        view = await desk.CaseAsync(id);
        Assert.Equal((Cast.Ballia.Id, "whatsapp"), (view.At("holder.user"), view.At("holder.through")));
        Assert.Equal(120, (view.Time("holder.leaseUntil") - view.Time("holder.since"))?.TotalSeconds);
    }

    [Fact]
    public async Task A_text_message_answers_where_the_country_is_named_and_never_in_India()
    {
        var host = await StartAsync(new HostSetup
        {
            Providers = true,
            People = [Cast.Ravi with { Phone = Abroad }, Cast.Asha],
            Settings = new Dictionary<string, string?> { ["Satark:Sms:Replies:0:Country"] = "+44", ["Satark:Sms:Replies:0:Number"] = OurNumber },
        });
        var desk = await host.SignInAsync(Cast.Asha);
        var id = await (await host.PartnerAsync()).RaiseAsync(Alerts.Life("1"));
        await host.FastForward(2);
        var (code, asked) = ((await desk.CaseAsync(id)).At("code")!, host.Sms!.Messages.Single(m => m.To == Abroad));
        Assert.Equal(OurNumber, asked.From);
        var nonce = asked.Body[(asked.Body.IndexOf($"reply: {code} ", StringComparison.Ordinal) + 8 + code.Length)..][..4];
        Assert.NotNull(SmsReply.Read($"{code} {nonce} e"));

        // Wrong in some way: an officer is told what to do, a stranger nothing, a forger that it is one.
        (await HearAsync(host, Abroad, $"{code} {nonce} a", token: "guessed")).Must(401);
        Assert.Equal("<Response />", Body(await HearAsync(host, "+447700900999", $"{code} {nonce} a")));
        Assert.Equal("<Response />", Body(await HearAsync(host, Cast.Asha.Phone!, $"{code} {nonce} a")));
        Assert.Contains("Not understood", Body(await HearAsync(host, Abroad, $"{code} AAAA a")), StringComparison.Ordinal);
        Assert.Contains("Not understood", Body(await HearAsync(host, Abroad, "close it")), StringComparison.Ordinal);
        Assert.Null((await desk.CaseAsync(id)).At("holder"));

        Assert.Contains("the next officer is called now", Body(await HearAsync(host, Abroad, $"{code} {nonce} e")), StringComparison.Ordinal);
        await host.SettleAsync();
        var lead = host.Sms.Messages.Single(m => m.To == Cast.Asha.Phone);
        Assert.Equal(TwilioGateway.Header, lead.From);
        Assert.DoesNotContain("reply", lead.Body, StringComparison.OrdinalIgnoreCase);

        Assert.Contains("is yours", Body(await HearAsync(host, Abroad, $"{code} {nonce} A")), StringComparison.Ordinal);
        Assert.Equal(("ravi", "sms"), ((await desk.CaseAsync(id)).At("holder.user"), (await desk.CaseAsync(id)).At("holder.through")));
    }

    [Fact]
    public async Task Where_no_country_is_named_a_text_message_is_heard_by_nobody()
    {
        var host = await StartAsync(new HostSetup { Providers = true });

        (await HearAsync(host, Cast.Ravi.Phone!, "ACEF ACEF a")).Must(401);
    }

    [Fact]
    public async Task The_second_provider_takes_what_the_first_cannot_and_is_believed_about_it()
    {
        const string Account = "ACffffffffffffffffffffffffffffffff", Token = "another-token-of-32-characters-x";
        await using var second = new TwilioGateway(Account, Token);
        var settings = new Dictionary<string, string?>();
        foreach (var section in new[] { "Satark:Sms:Fallback", "Satark:Voice:Fallback" })
        {
            (settings[section + ":AccountSid"], settings[section + ":AuthToken"], settings[section + ":ApiUrl"]) = (Account, Token, second.Url.AbsoluteUri);
        }

        settings["Satark:Voice:Fallback:From"] = TwilioGateway.Number;
        var host = await StartAsync(new HostSetup { Providers = true, Settings = settings });
        var desk = await host.SignInAsync(Cast.Ravi);
        host.Sms!.OptedOut.Add(Cast.Up112Phone);
        var partner = await host.PartnerAsync();

        // The first has revoked our credentials: for good, message by message.
        host.Sms.Instead = new GatewayAnswer(401, """{"code": 20003}""");
        var id = await partner.RaiseAsync(Alerts.Life("1"));
        await host.FastForward(62);
        Assert.Single(second.Messages, m => m.To == Cast.Ravi.Phone);
        var call = Assert.Single(second.Calls, c => c.To == Cast.Asha.Phone);
        Assert.Empty(host.Sms.Calls);
        (await host.ReportAsync(call.PickUp())).Must(200);
        Assert.Contains((await desk.CaseAsync(id)).List("deliveries"), d => d.At("channel") == "voice" && d.At("state") == "delivered");

        // It is in trouble: for a minute nobody waits for it any more; then one message tries it again, and it takes it.
        host.Sms.Instead = new GatewayAnswer(503, "{}");
        await partner.RaiseAsync(Alerts.Nowhere("2"));
        await host.SettleAsync();
        var asked = host.Sms.Requests.Count;
        await partner.RaiseAsync(Alerts.Nowhere("3"));
        await host.SettleAsync();
        Assert.Equal(asked, host.Sms.Requests.Count);
        host.Sms.Instead = null;
        await host.FastForward(61);
        Assert.True(host.Sms.Requests.Count > asked);
        Assert.NotEmpty(host.Sms.Messages);
    }

    private static string Body(Answer answer) => answer.Must(200).Text[(answer.Text.IndexOf("?>", StringComparison.Ordinal) + 2)..];

    private static Task<Answer> HearAsync(TestHost host, string from, string body, string token = TwilioGateway.AuthToken) => host.ReportAsync(TwilioGateway.Signed(
        new Uri(TestHost.PublicUrl, "/api/v1/callbacks/twilio-sms").AbsoluteUri,
        [new("AccountSid", TwilioGateway.AccountSid), new("MessageSid", "SM" + body.GetHashCode(StringComparison.Ordinal)), new("From", from), new("To", OurNumber), new("Body", body)],
        token));
}

public sealed class AnswerScenariosInOrder() : AnswerScenarios(MessageOrder.AsTheyCome);

public sealed class AnswerScenariosTwiceAndShuffled() : AnswerScenarios(MessageOrder.TwiceAndShuffled);
