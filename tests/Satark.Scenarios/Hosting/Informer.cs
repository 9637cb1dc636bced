using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Satark.Support.Gateways;

namespace Satark.Scenarios;

/// <summary>Somebody with WhatsApp, as the vendor brings their words and as they see ours.</summary>
public sealed class Informer(TestHost host, CloudApiPerson person)
{
    // What a reader still has before their eyes.
    private const int Recent = 4;

    /// <summary>Who.</summary>
    public CloudApiPerson Person => person;

    /// <summary>What they saw so far, oldest first.</summary>
    public IReadOnlyList<CloudApiSeen> Seen => host.Cloud!.SeenBy(person);

    /// <summary>Writes, each text a message of its own, in one webhook; and all that follows at once is done.</summary>
    public async Task SaysAsync(params string[] texts) => (await TryAsync([.. texts.Select(t => host.Webhooks!.Text(person, t))])).Must(200);

    /// <summary>Chooses what was offered last under an id with this end, as a button or as a row.</summary>
    public async Task PicksAsync(string end)
    {
        var offer = Seen.LastOrDefault(s => s.Options.Any(o => o.EndsWith(end, StringComparison.Ordinal)));
        Assert.True(offer is not null && Seen.Count - Seen.ToList().IndexOf(offer) <= Recent, $"'{end}' is not offered, but: {string.Join("; ", Seen.TakeLast(Recent).Select(s => $"{s.Body} [{string.Join(' ', s.Options)}]"))}");
        var id = offer.Options.First(o => o.EndsWith(end, StringComparison.Ordinal));
        await (offer.Type == "button" ? PressesAsync(id, id) : ChoosesAsync(id, id));
    }

    /// <summary>Says nothing for so long that what was said counts as said to its end.</summary>
    public Task PausesAsync() => host.FastForward(31);

    /// <summary>Presses a button.</summary>
    public async Task PressesAsync(string id, string title) => (await TryAsync(host.Webhooks!.Button(person, id, title))).Must(200);

    /// <summary>Chooses a row of a list.</summary>
    public async Task ChoosesAsync(string id, string title) => (await TryAsync(host.Webhooks!.Row(person, id, title))).Must(200);

    /// <summary>Shares a position.</summary>
    public async Task SharesAsync(double latitude, double longitude) => (await TryAsync(host.Webhooks!.Location(person, latitude, longitude))).Must(200);

    /// <summary>Sends a medium, which lies with the vendor under this id.</summary>
    /// <param name="type"><c>image</c>, <c>video</c>, <c>audio</c> or <c>document</c>.</param>
    /// <param name="mediaId">The vendor's id.</param>
    /// <param name="bytes">The file.</param>
    /// <param name="mediaType">Its media type.</param>
    public async Task SendsAsync(string type, string mediaId, byte[] bytes, string mediaType)
    {
        host.Cloud!.Upload(mediaId, bytes, mediaType);
        (await TryAsync(host.Webhooks!.Media(person, type, mediaId))).Must(200);
    }

    /// <summary>One webhook of these messages, whatever is answered.</summary>
    public async Task<Answer> TryAsync(params JsonObject[] messages)
    {
        host.Cloud!.Heard(person);
        var webhook = CloudApiWebhooks.Of([person], messages);
        var answer = await host.HearAsync(webhook);
        await host.SettleAsync();
        return answer;
    }
}

/// <summary>The informers' side of a scenario's host, where its setup asks for one.</summary>
public sealed partial class TestHost
{
    /// <summary>WhatsApp, where the setup asks for informers.</summary>
    public CloudApiGateway? Cloud { get; private set; }

    /// <summary>What it sends, where the setup asks for informers.</summary>
    public CloudApiWebhooks? Webhooks { get; private set; }

    /// <summary>Somebody with WhatsApp.</summary>
    public Informer Informer(string phone = "919876501234", string? userId = "IN.7730041905512098", string name = "Kavita Tripathi") =>
        new(this, Cloud!.Add(new CloudApiPerson(phone, userId, name)));

    /// <summary>Brings a webhook to the relay, with whatever headers a caller has.</summary>
    public async Task<Answer> HearAsync(CloudApiWebhook webhook, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(RelayUrl, "/api/v1/inbound/whatsapp")) { Content = new ByteArrayContent(webhook.Body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("X-Hub-Signature-256", webhook.Signature);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await Answer.OfAsync(await Http.SendAsync(request));
    }

    private void BeginInformers()
    {
        Cloud = new CloudApiGateway(Clock);
        Webhooks = new CloudApiWebhooks(Clock);
    }

    private Dictionary<string, string?> RelaySettings() => new(StringComparer.Ordinal)
    {
        ["Satark:Relay:VerifyToken"] = CloudApiGateway.VerifyToken,
        ["Satark:Relay:AppSecret"] = CloudApiGateway.AppSecret,
        ["Satark:Relay:AccessToken"] = CloudApiGateway.AccessToken,
        ["Satark:Relay:PhoneNumberId"] = CloudApiGateway.PhoneNumberId,
        ["Satark:Relay:ApiUrl"] = Cloud!.ApiUrl.AbsoluteUri,
        ["Satark:Relay:ReceiptRounds"] = "100000",
    };
}
