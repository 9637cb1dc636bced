using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Satark.Partners;

namespace Satark.Local.Demo.Night;

/// <summary>The doors through which the word comes from outside: a partner's signed alert, its mail, and the link in an officer's message.</summary>
internal sealed partial class NightDoors(Uri url, DemoAccess access) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = url };

    /// <summary>Sends an alert, signed with the invented partner's key.</summary>
    /// <returns>The case's id, as the 202 says it: from there on it is saved.</returns>
    public async Task<string> AlertAsync(string id, string handle, string text, CancellationToken cancellationToken)
    {
        var now = TimeProvider.System.GetUtcNow();
        var body = Encoding.UTF8.GetBytes(new JsonObject
        {
            ["id"] = id,
            ["type"] = "suicide-risk",
            ["severity"] = "critical",
            ["detectedAt"] = now.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            ["platform"] = SampleCase.Partner,
            ["url"] = $"https://sample.example/{handle}/{id}",
            ["text"] = text,
            ["subject"] = new JsonObject { ["handle"] = handle },
        }.ToJsonString());
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/alerts") { Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } } };
        request.Headers.Add(SignatureHeader.Name, SignatureHeader.Sign(access.Partner.KeyId, now, Encoding.UTF8.GetBytes(access.Partner.Key), body));
        return JsonDocument.Parse(await SendAsync(request, 202, cancellationToken).ConfigureAwait(false)).RootElement.Text("caseId")!;
    }

    /// <summary>
    /// Brings a mail of the invented partner's as SendGrid's Inbound Parse posts it
    /// (https://www.twilio.com/docs/sendgrid/for-developers/parsing-email/setting-up-the-inbound-parse-webhook).
    /// </summary>
    public async Task MailAsync(string id, string subject, string text, CancellationToken cancellationToken)
    {
        var mail = access.Mail ?? throw new NightTrouble("The demo's demo.json says nothing of mails.");
        var domain = mail.Sender[(mail.Sender.IndexOf('@', StringComparison.Ordinal) + 1)..];
        using var form = new MultipartFormDataContent("night-" + id);
        (string Name, string Value)[] fields =
        [
            ("headers", $"From: {mail.Sender}\nTo: desk@{DemoPeople.Domain}\nMessage-ID: <{id}@{domain}>\n"),
            ("dkim", $"{{@{domain} : pass}}"),
            ("to", $"desk@{DemoPeople.Domain}"),
            ("from", $"{SampleCase.Partner} <{mail.Sender}>"),
            ("text", text),
            ("envelope", new JsonObject { ["to"] = new JsonArray($"desk@{DemoPeople.Domain}"), ["from"] = mail.Sender }.ToJsonString()),
            ("attachments", "0"),
            ("subject", subject),
            ("charsets", """{"to":"UTF-8","from":"UTF-8","subject":"UTF-8","text":"UTF-8"}"""),
            ("SPF", "pass"),
        ];
        foreach (var (name, value) in fields)
        {
            form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(value)), name);
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, mail.Path) { Content = form };
        await SendAsync(request, 200, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Opens the link in a message and presses one of its buttons.</summary>
    public async Task PressAsync(string message, string button, CancellationToken cancellationToken)
    {
        var path = LinkPattern().Match(message) is { Success: true } link ? link.Value : throw new NightTrouble($"There is no link in the message: {message}");
        using var open = new HttpRequestMessage(HttpMethod.Get, path);
        var page = Encoding.UTF8.GetString(await SendAsync(open, 200, cancellationToken).ConfigureAwait(false));
        var form = FormPattern().Match(page) is { Success: true } found ? found.Groups[1].Value : throw new NightTrouble("The page behind the link asks nothing.");
        using var press = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["form"] = form, ["do"] = button }) };
        await SendAsync(press, 303, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private async Task<byte[]> SendAsync(HttpRequestMessage request, int expected, CancellationToken cancellationToken)
    {
        using var response = await _http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        var answer = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        return (int)response.StatusCode == expected
            ? answer
            : throw new NightTrouble($"{request.Method} {request.RequestUri!.OriginalString.Split('?')[0]} was answered with {(int)response.StatusCode} instead of {expected}: {Encoding.UTF8.GetString(answer)}");
    }

    [GeneratedRegex(@"/l\?[A-Za-z0-9_-]{22}")]
    private static partial Regex LinkPattern();

    [GeneratedRegex("name=\"form\" value=\"([^\"]+)\"")]
    private static partial Regex FormPattern();
}
