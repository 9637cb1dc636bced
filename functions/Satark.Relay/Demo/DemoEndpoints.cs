using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Satark.Http.Routing;
using Satark.Relay.Web;
using Satark.Relay.WhatsApp;

namespace Satark.Relay.Demo;

/// <summary>A phone in a page, and the vendor behind it, in demo folders: what is done on the phone goes through the real webhook, signed.</summary>
internal sealed class DemoEndpoints(DemoCloud cloud, RelayOptions options, TimeProvider clock) : IDisposable
{
    private const int LongestText = 4096;
    private const int MostMedia = 16 * 1024 * 1024;
    private static readonly string[] Kinds = ["text", "button", "row", "location", "image", "video", "audio", "document", "sticker", "contacts"];

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = TimeSpan.FromSeconds(20) };

    /// <summary>The phone's page.</summary>
    public static Task<IResult> PageAsync(HttpContext context, CancellationToken cancellationToken)
    {
        context.Response.Headers.ContentSecurityPolicy = WebPage.Policy.Replace("img-src 'self'", "img-src 'self' blob:; media-src blob:", StringComparison.Ordinal).Replace("frame-ancestors 'none'", "frame-ancestors 'self'", StringComparison.Ordinal);
        return Task.FromResult(Answers.Raw(File("phone.html"), "text/html; charset=utf-8"));
    }

    /// <summary>Its style.</summary>
    public static Task<IResult> StyleAsync(HttpContext context, CancellationToken cancellationToken) => Task.FromResult(Answers.Raw(File("phone.css"), "text/css; charset=utf-8"));

    /// <summary>Its script.</summary>
    public static Task<IResult> ScriptAsync(HttpContext context, CancellationToken cancellationToken) => Task.FromResult(Answers.Raw(File("phone.js"), "text/javascript; charset=utf-8"));

    /// <summary>Something was done on the phone.</summary>
    public async Task<IResult> ActAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (!context.Call().TryRead(DemoJson.Default.DemoAct, out var did, out var refused))
        {
            return refused;
        }

        if (!IsInvented(did.Number) || !Kinds.Contains(did.Kind) || did.Text?.Length > LongestText)
        {
            return Problem.Of(new Refusal(RefusalKind.Invalid, "This is nothing that the phone does."));
        }

        // Settings of a demo point to this host. Never is an invented webhook sent to anybody else.
        if (!options.ApiUrl.IsLoopback || options.AppSecret != DemoCloud.AppSecret)
        {
            return Problem.Of(new Refusal(RefusalKind.NotNow, "This relay speaks to no demo."));
        }

        string? media = null;
        if (did.Media is not null)
        {
            var bytes = new byte[did.Media.Length];
            if (!Convert.TryFromBase64String(did.Media, bytes, out var length) || length > MostMedia)
            {
                return Problem.Of(new Refusal(RefusalKind.Invalid, "WhatsApp takes files of up to 16 MB."));
            }

            media = cloud.Upload(bytes[..length], did.Type ?? "application/octet-stream");
        }

        cloud.Hear(did.Number);
        var body = DemoWebhook.Of(did, cloud.NextId(did.Number), media, clock.GetUtcNow());
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.ApiUrl, WhatsAppEndpoints.Path)) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TryAddWithoutValidation(Satark.Http.Meta.HubSignature.Header, DemoWebhook.SignatureOf(body));
        using var answer = await _http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        return answer.IsSuccessStatusCode ? Answers.Nothing() : new Problem(502, "The webhook did not take it", $"It answered {(int)answer.StatusCode}.");
    }

    /// <summary>What came to the phone since.</summary>
    public Task<IResult> PollAsync(HttpContext context, CancellationToken cancellationToken) => Task.FromResult(
        !context.Call().TryRead(DemoJson.Default.DemoPoll, out var poll, out var refused) ? refused
        : !IsInvented(poll.Number) ? Problem.Of(new Refusal(RefusalKind.Invalid, "This is no number of the demo."))
        : Answers.Raw(Encoding.UTF8.GetBytes($"[{string.Join(',', cloud.SeenBy(poll.Number, poll.After).Select(m => $$"""{"order":{{m.Order.ToString(CultureInfo.InvariantCulture)}},"message":{{m.Json}}}"""))}]"), "application/json; charset=utf-8"));

    /// <summary>The vendor's side: a message of the relay.</summary>
    public Task<IResult> TakeAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (Refused(context) is { } refused)
        {
            return Task.FromResult(refused);
        }

        try
        {
            using var json = JsonDocument.Parse(context.Call().Body);
            var (id, code, fault) = cloud.Take(json.RootElement);
            return Task.FromResult(id is null ? Error(400, code, fault) : Answers.Json(new DemoTaken("whatsapp", [new DemoId(id)]), DemoJson.Default.DemoTaken));
        }
        catch (JsonException)
        {
            return Task.FromResult(Error(400, 100, "Invalid parameter"));
        }
    }

    /// <summary>The vendor's side: where a medium lies.</summary>
    public Task<IResult> LocateAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var id = context.Call().Value("id");
        return Task.FromResult(Refused(context) is { } refused ? refused
            : cloud.Find(id) is not { } medium ? Error(400, 100, "Unsupported get request. Object with that id does not exist")
            : Answers.Json(new DemoPlace(new Uri(options.ApiUrl, $"{DemoRoutes.Files}{cloud.AddressOf(id)}").AbsoluteUri, medium.Type, medium.Bytes.Length, id), DemoJson.Default.DemoPlace));
    }

    /// <summary>The vendor's side: the medium itself, for five minutes.</summary>
    public Task<IResult> DownloadAsync(HttpContext context, CancellationToken cancellationToken) => Task.FromResult(
        Refused(context) is { } refused ? refused
        : cloud.Open(context.Call().Value("address")) is { } medium ? Answers.Raw(medium.Bytes, "application/octet-stream")
        : Answers.Nothing(404));

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    // Numbers of the demo cannot be anybody's: no Indian subscriber number begins with 1.
    private static bool IsInvented(string? number) => number is { Length: 12 } && number.StartsWith("911", StringComparison.Ordinal) && number.All(char.IsAsciiDigit);

    private static IResult? Refused(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } from && !IPAddress.IsLoopback(from) ? Error(403, 10, "Only from the machine itself")
        : context.Request.Headers.Authorization.ToString() != "Bearer " + DemoCloud.AccessToken ? Error(401, 190, "Error validating access token")
        : null;

    private static IResult Error(int status, int code, string message) => Answers.Json(new DemoError(new DemoFault($"(#{code}) {message}", "OAuthException", code)), DemoJson.Default.DemoError, status);

    private static byte[] File(string name)
    {
        using var stream = typeof(DemoEndpoints).Assembly.GetManifestResourceStream("Satark.Relay.Demo." + name) ?? throw new InvalidOperationException($"{name} is missing: the product is broken.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}

/// <summary>Something done on the phone.</summary>
internal sealed record DemoAct(string Number, string Kind, string? Text, string? Option, double? Latitude, double? Longitude, string? Type, string? Media);

/// <summary>What came since?</summary>
internal sealed record DemoPoll(string Number, long After);

/// <summary>The vendor's answer to a message.</summary>
internal sealed record DemoTaken([property: JsonPropertyName("messaging_product")] string Product, IReadOnlyList<DemoId> Messages);

/// <summary>A message's id.</summary>
internal sealed record DemoId(string Id);

/// <summary>Where a medium lies.</summary>
internal sealed record DemoPlace(string Url, [property: JsonPropertyName("mime_type")] string Type, [property: JsonPropertyName("file_size")] long Size, string Id);

/// <summary>The vendor's error.</summary>
internal sealed record DemoError(DemoFault Error);

/// <summary>What is wrong.</summary>
internal sealed record DemoFault(string Message, string Type, int Code);

/// <summary>How all of it is written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DemoAct))]
[JsonSerializable(typeof(DemoPoll))]
[JsonSerializable(typeof(DemoTaken))]
[JsonSerializable(typeof(DemoPlace))]
[JsonSerializable(typeof(DemoError))]
internal sealed partial class DemoJson : JsonSerializerContext;
