using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Satark.Http.Callbacks;
using Satark.Http.Channels;
using Satark.Http.Meta;
using Satark.Http.Voice;
using Satark.Notifications;
using Satark.Notifications.Templates;
using Satark.Privacy;
using Satark.Support.Gateways;
using Satark.Support.Hostile;
using Satark.Support.Hostile.Outputs;
using Xunit.Abstractions;

namespace Satark.Local.Tests.Http;

/// <summary>Whatever providers' callbacks hold, signed or not: an answer, never a fault of ours. Many more with <c>scripts/test --long</c>.</summary>
public sealed class CallbackFuzzTests(ITestOutputHelper output)
{
    private static readonly int Inputs = Environment.GetEnvironmentVariable("SATARK_LONG") == "1" ? 1_000_000 : 1500;
    private static readonly Uri PublicUrl = new("https://satark.example");

    private static readonly string[] Words =
    [
        "", "1", "2", "3", "9", "#", "human", "machine_start", "fax", "unknown", "completed", "busy", "in-progress", "delivered", "ACEF ACEF a", "+919800000001", "+447700900000",
        "\u0000", "\ud800", "‮1", "<Response/>", "'; --", "%00%ff", "के1", new string('9', 3000), "../../x", "a~b", "~", "take:", "button", "null", "{}", "é😀", .. HostileWords.All.Select(w => w.Text),
    ];

    private static readonly string[] Json = ["1", "null", "{}", "[]", "\"x\"", "\"\\ud800\"", "true"];

    private static readonly string[] Names = ["CallSid", "AccountSid", "To", "From", "Digits", "AnsweredBy", "CallStatus", "MessageStatus", "MessageSid", "Body", "ErrorCode", "", "d", "n"];

    [Fact]
    public async Task No_callback_however_mangled_meets_a_fault_of_ours()
    {
        var voice = new VoiceOptions { AccountSid = TwilioGateway.AccountSid, AuthToken = TwilioGateway.AuthToken, From = TwilioGateway.Number };
        var sms = new SmsOptions { AccountSid = TwilioGateway.AccountSid, AuthToken = TwilioGateway.AuthToken, Replies = [new() { Country = "+44", Number = "+447700900000" }] };
        var whatsApp = new WhatsAppOptions { AccessToken = "x", PhoneNumberId = CloudApiGateway.PhoneNumberId, AppSecret = CloudApiGateway.AppSecret, VerifyToken = CloudApiGateway.VerifyToken };
        await using var satark = await TestSatark.StartAsync(configure: services => services
            .AddSingleton(voice).AddSingleton(sms).AddSingleton(new PublicAddress(() => PublicUrl))
            .AddSingleton(new TwilioStatusCallback(sms, () => PublicUrl)).AddSingleton(p => new WhatsAppReports(whatsApp, p.GetRequiredService<IKeyRing>())));
        var id = await satark.CaseAsync(await satark.PartnerAsync());
        var random = new Random(20261122);
        var met = new Dictionary<HttpStatusCode, int>();

        for (var i = 0; i < Inputs; i++)
        {
            var answer = random.Next(4) == 0 ? await MetaAsync(satark, random) : await TwilioAsync(satark, random, id);
            met[answer] = met.GetValueOrDefault(answer) + 1;
        }

        output.WriteLine(string.Join(", ", met.OrderBy(m => m.Key).Select(m => $"{(int)m.Key}: {m.Value}")));
        Assert.DoesNotContain(met.Keys, status => (int)status >= 500);
        Assert.All([HttpStatusCode.OK, HttpStatusCode.NoContent, HttpStatusCode.BadRequest, HttpStatusCode.Unauthorized], status => Assert.True(met.GetValueOrDefault(status) > Inputs / 100, $"{status} was hardly met"));
    }

    [Fact]
    public void No_batch_of_SendGrid_however_mangled_is_more_than_passed_over()
    {
        var random = new Random(20261123);
        var whole = Encoding.UTF8.GetBytes("""[{"event":"delivered","satark_delivery":"a-1~d","sg_message_id":"x.filter1","sg_event_id":"e","timestamp":1,"email":"a@b.example"},{"event":"bounce","satark_delivery":"a-1~e","reason":"550"}]""");
        var (read, refused) = (0, 0);
        for (var i = 0; i < Inputs; i++)
        {
            var body = (byte[])whole.Clone();
            for (var n = random.Next(1, 5); n > 0; n--)
            {
                body[random.Next(body.Length)] = (byte)(random.Next(3) == 0 ? random.Next(256) : "{}[],:\"0 \\nu"[random.Next(12)]);
            }

            if (random.Next(6) == 0)
            {
                body = System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(new[] { new Dictionary<string, object> { ["event"] = random.Next(2) == 0 ? "delivered" : random.GetItems(Words, 1)[0], [SendGridEvents.Argument] = random.GetItems(Words, 1)[0], ["sg_message_id"] = random.GetItems(Words, 1)[0] } });
            }

            _ = SendGridEvents.Read(random.Next(10) == 0 ? body.AsMemory(0, random.Next(body.Length)) : body, out _) is null ? refused++ : read++;
        }

        Assert.True(read > Inputs / 20 && refused > Inputs / 20, $"{read} read, {refused} refused");
        Assert.Null(SendGridEvents.Read(Encoding.UTF8.GetBytes(new string('[', 5000)), out _));
    }

    [Fact]
    public void Whatever_is_spoken_or_answered_is_text_of_one_element()
    {
        foreach (var word in Words)
        {
            Assert.Empty(DocumentOutput.XmlFaults(Encoding.UTF8.GetString(TwiML.Message(word)), "Response", "Message"));
            var turn = new VoiceTurn(new SpokenWords(word, word), Asks: true, new SpokenWords(word, word));
            Assert.Empty(DocumentOutput.XmlFaults(Encoding.UTF8.GetString(TwiML.Write(turn, PublicUrl)), "Response", "Gather", "Say", "Hangup"));
        }
    }

    private static async Task<HttpStatusCode> TwilioAsync(TestSatark satark, Random random, string caseId)
    {
        string[] paths = [VoiceAddresses.SpeakPath, VoiceAddresses.KeyPath, VoiceAddresses.ReportPath, SmsReplyEndpoints.Path, TwilioStatusCallback.Path];
        string[] queries = ["", "?", "?n=", "?n=" + new string('A', 22), "?d=", "?d=" + caseId + "~r1.s1.x.voice", "?d=" + caseId + "~%2F%00", "?d=x~y", "?n=%F0%9F%98%80", "?x=1&d=2"];
        var (path, query) = (random.GetItems(paths, 1)[0], random.GetItems(queries, 1)[0]);
        var form = Enumerable.Range(0, random.Next(0, 7)).Select(_ => KeyValuePair.Create(random.GetItems(Names, 1)[0], random.GetItems(Words, 1)[0])).ToList();
        if (random.Next(4) > 0)
        {
            form.Add(new("AccountSid", TwilioGateway.AccountSid));
        }

        var body = random.Next(12) == 0
            ? Enumerable.Range(0, random.Next(0, 4000)).Select(_ => (byte)random.Next(256)).ToArray()
            : Encoding.UTF8.GetBytes(random.Next(20) == 0 ? string.Join('&', Enumerable.Range(0, 2000).Select(n => $"k{n}=v")) : string.Join('&', form.Select(f => WebUtility.UrlEncode(f.Key) + "=" + WebUtility.UrlEncode(f.Value))));

        // Signed as Twilio would sign what we read, so that the endpoint itself meets it.
        var read = new List<KeyValuePair<string, string>>();
        try
        {
            read.AddRange(new Microsoft.AspNetCore.WebUtilities.FormReader(Encoding.UTF8.GetString(body)).ReadForm().SelectMany(f => f.Value, (f, v) => KeyValuePair.Create(f.Key, v ?? "")));
        }
        catch (InvalidDataException)
        {
            // No form at all: no signature could fit it.
        }

        var signature = TwilioSignature.Of(random.Next(8) == 0 ? "guessed" : TwilioGateway.AuthToken, new Uri(PublicUrl, path + query).OriginalString, read);
        return (await satark.SendAsync(HttpMethod.Post, path + query, body, "application/x-www-form-urlencoded", r => r.Headers.TryAddWithoutValidation(TwilioSignature.Header, signature))).Status;
    }

    private static async Task<HttpStatusCode> MetaAsync(TestSatark satark, Random random)
    {
        var (word, other) = (System.Text.Json.JsonSerializer.Serialize(random.GetItems(Words, 1)[0]), random.GetItems(Json, 1)[0]);
        var payload = System.Text.Json.JsonSerializer.Serialize(random.GetItems(Words, 1)[0] + ":" + random.GetItems(Words, 1)[0]);
        var text = random.Next(6) switch
        {
            0 => word,
            1 => $$"""{"entry":{{other}}}""",
            2 => $$"""{"entry":[{"changes":[{{other}},{"value":{{other}}}]}]}""",
            _ => $$$"""{"entry":[{"changes":[{"value":{"metadata":{"phone_number_id":"{{{CloudApiGateway.PhoneNumberId}}}"},"messages":[{{{other}}},{"type":"button","from":{{{word}}},"id":{{{other}}},"button":{"payload": {{{payload}}} }}],"statuses":[{{{other}}}]}}]}]}""",
        };
        var webhook = CloudApiWebhooks.Sign(Encoding.UTF8.GetBytes(text), random.Next(8) == 0 ? "guessed" : CloudApiGateway.AppSecret);
        return (await satark.SendAsync(HttpMethod.Post, WhatsAppReports.Path, webhook.Body, "application/json", r => r.Headers.TryAddWithoutValidation(HubSignature.Header, webhook.Signature))).Status;
    }
}
