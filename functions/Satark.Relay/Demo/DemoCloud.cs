using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Satark.Relay.Demo;

/// <summary>
/// WhatsApp's side of a demo folder, in memory: invented people's chats, the media that they send, the 24 hours after each one's last message, and
/// the vendor's limits, which are answered with the vendor's error codes. Nothing of it leaves the machine.
/// </summary>
public sealed class DemoCloud(TimeProvider clock)
{
    /// <summary>Our number's id with the vendor, in a demo.</summary>
    public const string PhoneNumberId = "100000000000001";

    /// <summary>Who runs the relay of a demo folder, in every language: nobody that an informer could trust.</summary>
    public const string RunBy = "Satark DEMO · डेमो · ڈیمو";

    private const int MostPeople = 200;
    private const int MostMedia = 100;
    private static readonly TimeSpan Window = TimeSpan.FromHours(24);
    private static readonly TimeSpan AddressLife = TimeSpan.FromMinutes(5);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, DemoChat> _chats = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DemoMedium> _media = new(StringComparer.Ordinal);
    private long _last;

    /// <summary>The app secret of this start.</summary>
    public static string AppSecret { get; } = RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>The access token of this start.</summary>
    public static string AccessToken { get; } = RandomNumberGenerator.GetHexString(40, lowercase: true);

    /// <summary>The relay's settings in a demo folder: it speaks to this instead of to the vendor, whatever else is set.</summary>
    /// <param name="url">Where this host listens on the machine itself.</param>
    public static IEnumerable<KeyValuePair<string, string?>> Settings(Uri url) =>
    [
        new($"{RelayOptions.Section}:{nameof(RelayOptions.AppSecret)}", AppSecret),
        new($"{RelayOptions.Section}:{nameof(RelayOptions.AppSecretBefore)}", null),
        new($"{RelayOptions.Section}:{nameof(RelayOptions.VerifyToken)}", AccessToken),
        new($"{RelayOptions.Section}:{nameof(RelayOptions.AccessToken)}", AccessToken),
        new($"{RelayOptions.Section}:{nameof(RelayOptions.PhoneNumberId)}", PhoneNumberId),
        new($"{RelayOptions.Section}:{nameof(RelayOptions.RunBy)}", RunBy),
        new($"{RelayOptions.Section}:{nameof(RelayOptions.ApiUrl)}", new Uri(url, DemoRoutes.Api).AbsoluteUri),
    ];

    /// <summary>Somebody writes: their 24 hours begin.</summary>
    public void Hear(string number)
    {
        lock (_gate)
        {
            ChatOf(number).HeardAt = clock.GetUtcNow();
        }
    }

    /// <summary>Somebody sends a medium.</summary>
    /// <returns>Its id with the vendor.</returns>
    public string Upload(byte[] bytes, string type)
    {
        lock (_gate)
        {
            while (_media.Count >= MostMedia)
            {
                _media.Remove(_media.MinBy(m => m.Value.Order).Key);
            }

            var id = (Next() + 900_000_000_000_000).ToString(CultureInfo.InvariantCulture);
            _media[id] = new DemoMedium(bytes, type, _last);
            return id;
        }
    }

    /// <summary>The medium of an id; an address of it that lives for five minutes is made with <see cref="AddressOf"/>.</summary>
    public DemoMedium? Find(string id)
    {
        lock (_gate)
        {
            return _media.GetValueOrDefault(id);
        }
    }

    /// <summary>A name by which the medium can be had for five minutes.</summary>
    public string AddressOf(string id)
    {
        var until = (clock.GetUtcNow() + AddressLife).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"{id}.{until}.{Mac($"{id}.{until}")}";
    }

    /// <summary>The medium behind such a name, or null.</summary>
    public DemoMedium? Open(string address) =>
        address.Split('.') is [var id, var until, var mac] && mac == Mac($"{id}.{until}")
        && long.TryParse(until, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds >= clock.GetUtcNow().ToUnixTimeSeconds()
            ? Find(id) : null;

    /// <summary>Takes a message of the relay to somebody.</summary>
    /// <returns>The message's id with the vendor, or the vendor's error.</returns>
    public (string? Id, int Code, string Fault) Take(JsonElement message)
    {
        lock (_gate)
        {
            var number = (Text(message, "to") ?? "").TrimStart('+');
            var isTemplate = Text(message, "type") == "template";
            if (!_chats.TryGetValue(number, out var chat) && (chat = _chats.Values.FirstOrDefault(c => c.UserId == Text(message, "recipient"))) is null)
            {
                return (null, 131026, "Message undeliverable");
            }

            if (!isTemplate && clock.GetUtcNow() - chat.HeardAt > Window)
            {
                return (null, 131047, "Re-engagement message");
            }

            if (DemoLimits.FaultOf(message) is { } fault)
            {
                return (null, 131009, fault);
            }

            chat.Seen.Add(new DemoSeen(Next(), message.GetRawText()));
            return (WamidOf(chat.Number, _last), 0, "");
        }
    }

    /// <summary>What somebody sees since a message, oldest first.</summary>
    public IReadOnlyList<DemoSeen> SeenBy(string number, long after)
    {
        lock (_gate)
        {
            return [.. ChatOf(number).Seen.Where(m => m.Order > after)];
        }
    }

    /// <summary>A message id in the vendor's real form, with the number inside.</summary>
    public string NextId(string number)
    {
        lock (_gate)
        {
            return WamidOf(number, Next());
        }
    }

    /// <summary>The user id of an invented person.</summary>
    public static string UserIdOf(string number) => "IN.demo" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(number)))[..20];

    private static string WamidOf(string number, long n) => "wamid." + Convert.ToBase64String(Encoding.ASCII.GetBytes($"\u001c\u0018{(char)number.Length}{number}\u0015\u0002demo{n.ToString("D8", CultureInfo.InvariantCulture)}"));

    private static string Mac(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(AccessToken), Encoding.UTF8.GetBytes(text)));

    private static string? Text(JsonElement item, string name) => item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    // Never what an earlier start counted: an id that was there already is a repetition to the relay, and the words with it are lost.
    private long Next() => _last = Math.Max(_last + 1, clock.GetUtcNow().ToUnixTimeMilliseconds());

    private DemoChat ChatOf(string number)
    {
        if (!_chats.TryGetValue(number, out var chat))
        {
            if (_chats.Count >= MostPeople)
            {
                _chats.Remove(_chats.MinBy(c => c.Value.HeardAt).Key);
            }

            _chats[number] = chat = new DemoChat(number, UserIdOf(number));
        }

        return chat;
    }

    private sealed record DemoChat(string Number, string UserId)
    {
        public DateTimeOffset HeardAt { get; set; }

        public List<DemoSeen> Seen { get; } = [];
    }
}

/// <summary>A medium of a demo.</summary>
/// <param name="Bytes">The bytes.</param>
/// <param name="Type">The media type.</param>
/// <param name="Order">Counts.</param>
public sealed record DemoMedium(byte[] Bytes, string Type, long Order);

/// <summary>A message as an invented person sees it.</summary>
/// <param name="Order">Counts.</param>
/// <param name="Json">As the relay sent it.</param>
public sealed record DemoSeen(long Order, string Json);
