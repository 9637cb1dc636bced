using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Satark.Privacy;

namespace Satark.Relay.Vault;

/// <summary>A record's content sealed under a data key and bound to the place where it lies, so that no box opens in another row.</summary>
internal static class Box
{
    /// <summary>Seals.</summary>
    public static string Close<T>(DataKey key, string partition, string row, T value, JsonTypeInfo<T> type) =>
        Convert.ToBase64String(Sealed.Close(key.Secret.Span, JsonSerializer.SerializeToUtf8Bytes(value, type), Place(partition, row)));

    /// <summary>Opens.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">Another key or place, or altered bytes.</exception>
    public static T Open<T>(DataKey key, string partition, string row, string box, JsonTypeInfo<T> type) =>
        JsonSerializer.Deserialize(Sealed.Open(key.Secret.Span, Convert.FromBase64String(box), Place(partition, row)), type)
        ?? throw new JsonException("A sealed record is null.");

    private static byte[] Place(string partition, string row) => Encoding.UTF8.GetBytes($"{partition}\n{row}");
}

/// <summary>A record that one data key seals.</summary>
/// <param name="KeyId">The key.</param>
/// <param name="Content">The box, base64.</param>
/// <param name="At">When it was written, to the day: retention goes by it.</param>
internal sealed record SealedRow(string KeyId, string Content, DateOnly At);

/// <summary>That something was seen, and when.</summary>
/// <param name="At">The day.</param>
internal sealed record SeenRow(DateOnly At);
