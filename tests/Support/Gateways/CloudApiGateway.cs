using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;

namespace Satark.Support.Gateways;

/// <summary>
/// WhatsApp's Cloud API as far as its documentation states rules: token, recipients, limits of texts, buttons and lists, the
/// 24 hours after somebody's last message, templates by name, addresses of media that run out, error codes.
/// </summary>
public sealed class CloudApiGateway(TimeProvider clock) : HttpGateway
{
    public const string PhoneNumberId = "106540352242922";
    public const string AccessToken = "EAAJB0123456789abcdefghijklmnopqrstuvwxyz";
    public const string AppSecret = "0123456789abcdef0123456789abcdef";
    public const string VerifyToken = "a-word-agreed-on-with-meta";

    private static readonly TimeSpan Window = TimeSpan.FromHours(24);
    private static readonly TimeSpan MediaAddressLife = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan MediaLife = TimeSpan.FromDays(7);

    private readonly Lock _gate = new();
    private readonly List<CloudApiPerson> _people = [];
    private readonly Dictionary<string, DateTimeOffset> _lastHeard = new(StringComparer.Ordinal);
    private readonly List<CloudApiSeen> _seen = [];
    private readonly Dictionary<string, (byte[] Bytes, string Type, DateTimeOffset Since)> _media = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (string Media, DateTimeOffset Since)> _addresses = new(StringComparer.Ordinal);
    private int _count;

    /// <summary>Where the API is, with its version.</summary>
    public Uri ApiUrl => new(Url, "v25.0/");

    /// <summary>What everybody saw, in order.</summary>
    public IReadOnlyList<CloudApiSeen> Seen
    {
        get
        {
            lock (_gate)
            {
                return [.. _seen];
            }
        }
    }

    /// <summary>Registered templates: name and language with the number of slots.</summary>
    public IDictionary<(string Name, string Language), int> Templates { get; } = new Dictionary<(string, string), int>();

    /// <summary>How many quick-reply buttons a registered template has; none unless said.</summary>
    public Dictionary<string, int> QuickReplies { get; } = new(StringComparer.Ordinal);

    /// <summary>Numbers that are not on WhatsApp any more.</summary>
    public ISet<string> Unreachable { get; } = new HashSet<string>();

    /// <summary>Answers this error to messages, with this many seconds of Retry-After, for as long as it is set.</summary>
    public (int Status, int Code, int? RetryAfter)? Trouble { get; set; }

    /// <summary>Answers this instead of a medium's bytes, for as long as it is set.</summary>
    public Func<GatewayAnswer>? Downloading { get; set; }

    /// <summary>The token was revoked.</summary>
    public bool Revoked { get; set; }

    /// <summary>Breaks each rule that was broken by a message that was sent, in words.</summary>
    public List<string> Broken { get; } = [];

    /// <summary>Somebody is on WhatsApp.</summary>
    public CloudApiPerson Add(CloudApiPerson person)
    {
        lock (_gate)
        {
            _people.Add(person);
        }

        return person;
    }

    /// <summary>Somebody wrote: their 24 hours begin.</summary>
    public void Heard(CloudApiPerson person)
    {
        lock (_gate)
        {
            _lastHeard[person.Phone] = clock.GetUtcNow();
        }
    }

    /// <summary>Somebody sent a medium, which lies here for seven days.</summary>
    public void Upload(string mediaId, byte[] bytes, string type)
    {
        lock (_gate)
        {
            _media[mediaId] = (bytes, type, clock.GetUtcNow());
        }
    }

    /// <summary>What one person saw.</summary>
    public IReadOnlyList<CloudApiSeen> SeenBy(CloudApiPerson person) => [.. Seen.Where(s => s.To.Phone == person.Phone)];

    protected override GatewayAnswer Answer(GatewayRequest request)
    {
        if (request.Header("Authorization") != "Bearer " + AccessToken || Revoked)
        {
            return Error(401, 190, "Error validating access token");
        }

        var path = request.Target.Split('?')[0];
        return (request.Method, path) switch
        {
            ("POST", "/v25.0/" + PhoneNumberId + "/messages") => Trouble is var (status, code, after)
                ? Error(status, code, "Trouble", after is { } seconds ? [("Retry-After", seconds.ToString(CultureInfo.InvariantCulture))] : [])
                : Take(request),
            ("GET", _) when path.StartsWith("/download/", StringComparison.Ordinal) => Downloading?.Invoke() ?? Download(path["/download/".Length..]),
            ("GET", _) when path.StartsWith("/v25.0/", StringComparison.Ordinal) => Locate(Uri.UnescapeDataString(path["/v25.0/".Length..])),
            _ => Error(404, 100, "Unsupported request"),
        };
    }

    private static GatewayAnswer Error(int status, int code, string message, params IReadOnlyList<(string, string)> headers) =>
        new(status, $$$"""{"error":{"message":"(#{{{code}}}) {{{message}}}","type":"OAuthException","code":{{{code}}},"fbtrace_id":"Az8or2yhqkZfEZ-_4Qn_Bam"}}""", headers);

    private GatewayAnswer Locate(string id)
    {
        lock (_gate)
        {
            if (!_media.TryGetValue(id, out var medium) || clock.GetUtcNow() - medium.Since > MediaLife)
            {
                return Error(400, 100, "Unsupported get request. Object with that id does not exist");
            }

            var address = string.Create(CultureInfo.InvariantCulture, $"{++_count}");
            _addresses[address] = (id, clock.GetUtcNow());
            return new GatewayAnswer(200, $$"""{"url":"{{Url}}download/{{address}}","mime_type":"{{medium.Type}}","sha256":"00","file_size":{{medium.Bytes.Length}},"id":"{{id}}","messaging_product":"whatsapp"}""");
        }
    }

    private GatewayAnswer Download(string address)
    {
        lock (_gate)
        {
            return _addresses.TryGetValue(address, out var found) && clock.GetUtcNow() - found.Since <= MediaAddressLife
                ? new GatewayAnswer(200, "", ("Content-Type", _media[found.Media].Type)) { Raw = _media[found.Media].Bytes }
                : new GatewayAnswer(404, "");
        }
    }

    private GatewayAnswer Take(GatewayRequest request)
    {
        using var json = JsonDocument.Parse(request.Body);
        var root = json.RootElement;
        lock (_gate)
        {
            if (Text(root, "messaging_product") != "whatsapp" || Text(root, "recipient_type") is not (null or "individual"))
            {
                return Break(100, "messaging_product must be whatsapp");
            }

            // A user id in "to" is taken and dropped in silence.
            var to = Text(root, "to");
            if (_people.Find(p => to is not null ? p.Phone == to.TrimStart('+') : p.UserId is not null && p.UserId == Text(root, "recipient")) is not { } person || Unreachable.Contains(person.Phone))
            {
                return Error(400, 131026, "Message undeliverable");
            }

            var isOpen = _lastHeard.TryGetValue(person.Phone, out var heard) && clock.GetUtcNow() - heard <= Window;
            var (seen, refused) = Read(root, person);
            if (refused is null && seen!.Type != "template" && !isOpen)
            {
                refused = Error(400, 131047, "Re-engagement message");
            }

            if (refused is not null)
            {
                return refused;
            }

            var wamid = person.Wamid(1_000_000 + _seen.Count);
            _seen.Add(seen! with { Wamid = wamid, At = clock.GetUtcNow() });
            return new GatewayAnswer(200, $$$"""{"messaging_product":"whatsapp","contacts":[{"input":"{{{to ?? person.UserId}}}","wa_id":"{{{person.Phone}}}"}],"messages":[{"id":"{{{wamid}}}"}]}""");
        }
    }

    private (CloudApiSeen? Seen, GatewayAnswer? Refused) Read(JsonElement root, CloudApiPerson person)
    {
        switch (Text(root, "type"))
        {
            case "text":
                var text = root.GetProperty("text").GetProperty("body").GetString()!;
                return text.Length is 0 or > 4096 ? (null, Break(100, "text.body has 1 to 4096 characters")) : (new CloudApiSeen(person, "text", text), null);
            case "interactive":
                return CloudApiLimits.Fault(root.GetProperty("interactive")) is { } fault ? (null, Break(131009, fault)) : (Interactive(root.GetProperty("interactive"), person), null);
            case "template":
                var template = root.GetProperty("template");
                var (name, language) = (Text(template, "name")!, template.GetProperty("language").GetProperty("code").GetString()!);
                var parameters = template.GetProperty("components").EnumerateArray().SelectMany(c => c.GetProperty("parameters").EnumerateArray()).ToList();
                var values = parameters.Where(p => Text(p, "type") == "text").Select(p => p.GetProperty("text").GetString()!).ToList();
                var payloads = parameters.Where(p => Text(p, "type") == "payload").Select(p => p.GetProperty("payload").GetString()!).ToList();
                return payloads.Any(p => p.Length is 0 or > 128) ? (null, Break(131009, "a payload has 1 to 128 characters")) : QuickReplies.GetValueOrDefault(name) != payloads.Count ? (null, Break(132018, "The template's buttons are others"))
                    : !Templates.TryGetValue((name, language), out var slots) ? (null, Break(132001, "Template name does not exist in the translation"))
                    : slots != values.Count ? (null, Break(132000, "Number of parameters does not match the expected number of params"))
                    : (new CloudApiSeen(person, "template", name) { Values = values, Options = payloads }, null);
            default:
                return (null, Break(100, "type"));
        }
    }

    private static CloudApiSeen Interactive(JsonElement interactive, CloudApiPerson person)
    {
        var (type, action) = (Text(interactive, "type")!, interactive.GetProperty("action"));
        var options = type == "button"
            ? action.GetProperty("buttons").EnumerateArray().Select(b => b.GetProperty("reply").GetProperty("id").GetString()!)
            : action.GetProperty("sections").EnumerateArray().SelectMany(s => s.GetProperty("rows").EnumerateArray()).Select(r => r.GetProperty("id").GetString()!);
        return new CloudApiSeen(person, type, interactive.GetProperty("body").GetProperty("text").GetString()!) { Options = [.. options] };
    }

    private GatewayAnswer Break(int code, string rule)
    {
        Broken.Add(rule);
        return Error(400, code, rule);
    }

    private static string? Text(JsonElement item, string name) => item.TryGetProperty(name, out var value) ? value.GetString() : null;
}
