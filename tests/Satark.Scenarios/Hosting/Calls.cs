using System.Net.Http.Headers;
using Satark.Support.Gateways;

namespace Satark.Scenarios;

/// <summary>Phone calls, and officers' WhatsApp, where the setup asks for providers.</summary>
public sealed partial class TestHost
{
    /// <summary>The desk's own WhatsApp number, from which officers are told.</summary>
    public CloudApiGateway? WhatsApp { get; private set; }

    /// <summary>An officer on WhatsApp.</summary>
    public static CloudApiPerson OnWhatsApp(Roster.Officer officer) => new(officer.Phone!.TrimStart('+'), null, officer.Name);

    /// <summary>The one call that was placed to an officer.</summary>
    public TwilioCall CallTo(Roster.Officer officer) => Assert.Single(Sms!.Calls, c => c.To == officer.Phone);

    /// <summary>Somebody picks up; what they hear.</summary>
    public async Task<IReadOnlyList<Spoken>> PickUpAsync(TwilioCall call, string answeredBy = "human") => await ListenAsync(call.PickUp(answeredBy));

    /// <summary>A key is pressed while what was heard waits for one; what is heard then.</summary>
    public async Task<IReadOnlyList<Spoken>> PressAsync(TwilioCall call, IReadOnlyList<Spoken> heard, string key)
    {
        var url = heard.First(h => h.KeyUrl is not null).KeyUrl!;
        Assert.All(heard.Where(h => h.KeyUrl is not null), h => Assert.Equal(url, h.KeyUrl));
        var then = await ListenAsync(call.Request(url, null, ("Digits", key), ("CallStatus", "in-progress")));
        await SettleAsync();
        return then;
    }

    /// <summary>Brings a webhook of the desk's WhatsApp number.</summary>
    public async Task<Answer> ReportAsync(CloudApiWebhook webhook)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/callbacks/whatsapp") { Content = new ByteArrayContent(webhook.Body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("X-Hub-Signature-256", webhook.Signature);
        return await Answer.OfAsync(await Http.SendAsync(request));
    }

    private async Task<IReadOnlyList<Spoken>> ListenAsync(TwilioCallback asked)
    {
        var answer = await ReportAsync(asked);
        return SpokenTwiML.Read(answer.Must(200).Text);
    }

    private void BeginOfficersWhatsApp()
    {
        WhatsApp = new CloudApiGateway(Clock);
        foreach (var person in Cast.All.Select(OnWhatsApp).Append(new CloudApiPerson(Cast.LastResort.Phone.TrimStart('+'), null, Cast.LastResort.Name)))
        {
            WhatsApp.Add(person);
        }

        (string, int)[] registered =
        [
            ("call", 4), ("candidate", 6), ("engagement", 5), ("storm", 5), ("several", 4), ("update", 4), ("assignment", 3), ("counselling", 4), ("take-over", 3), ("same-person", 4), ("gap", 3), ("refused", 2),
        ];
        foreach (var (name, slots) in registered)
        {
            WhatsApp.Templates[(name, "hi")] = WhatsApp.Templates[(name + "-exercise", "hi")] = slots;
        }

        WhatsApp.QuickReplies["call"] = WhatsApp.QuickReplies["call-exercise"] = 3;
    }

    private void AddCalls(Dictionary<string, string?> settings)
    {
        settings["Satark:Voice:AccountSid"] = TwilioGateway.AccountSid;
        settings["Satark:Voice:AuthToken"] = TwilioGateway.AuthToken;
        settings["Satark:Voice:From"] = TwilioGateway.Number;
        settings["Satark:Voice:ApiUrl"] = Sms!.Url.AbsoluteUri;
        settings["Satark:WhatsApp:AccessToken"] = CloudApiGateway.AccessToken;
        settings["Satark:WhatsApp:PhoneNumberId"] = CloudApiGateway.PhoneNumberId;
        settings["Satark:WhatsApp:AppSecret"] = CloudApiGateway.AppSecret;
        settings["Satark:WhatsApp:VerifyToken"] = CloudApiGateway.VerifyToken;
        settings["Satark:WhatsApp:ApiUrl"] = WhatsApp!.ApiUrl.AbsoluteUri;
        foreach (var id in Notifications.WhatsAppOptions.TemplatesUsed)
        {
            settings[$"Satark:WhatsApp:Templates:{id}"] = id;
            settings[$"Satark:WhatsApp:Templates:{id}-exercise"] = id + "-exercise";
        }
    }
}
