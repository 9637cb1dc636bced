using System.Text.Json.Serialization;

namespace Satark.Http.Links.Binding;

/// <summary>What was tried behind one link, and the code that was sent for it.</summary>
/// <param name="CodeKey">The keyed hash of the code that counts, or null.</param>
/// <param name="ExpiresAt">Until when it counts.</param>
/// <param name="Tries">Wrong codes since it was sent.</param>
/// <param name="Pins">Wrong PINs behind this link.</param>
/// <param name="SentAt">When codes were sent, the latest last.</param>
public sealed record DeviceTries(string? CodeKey, DateTimeOffset? ExpiresAt, int Tries, int Pins, IReadOnlyList<DateTimeOffset> SentAt)
{
    /// <summary>Wrong codes after which a new one must be sent.</summary>
    public const int MostTries = 5;

    /// <summary>Wrong PINs behind one link, after which it takes codes only: whoever found a link must not lock its officer out at the desk.</summary>
    public const int MostPins = 3;

    /// <summary>Codes sent in an hour: whoever found a link must not fill its officer's phone.</summary>
    public const int MostSent = 5;

    /// <summary>How long a code counts.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    /// <summary>Nothing yet.</summary>
    public static readonly DeviceTries None = new(null, null, 0, 0, []);

    /// <summary>Whether a code waits to be typed.</summary>
    public bool HasCode(DateTimeOffset now) => CodeKey is not null && ExpiresAt > now && Tries < MostTries;
}

/// <summary>How it is written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DeviceTries))]
internal sealed partial class DeviceJson : JsonSerializerContext;
