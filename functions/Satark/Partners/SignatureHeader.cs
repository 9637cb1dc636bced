using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Satark.Partners;

/// <summary>
/// <c>Satark-Signature: key=&lt;key id&gt;, t=&lt;unix seconds&gt;, v1=&lt;hex&gt;</c>, each <c>v1</c> an HMAC-SHA256 over
/// <c>t + "." + raw body</c>. Several <c>v1</c> let a partner sign with both keys of a rotation; unknown names are passed over.
/// </summary>
/// <param name="KeyId">Which key the sender names.</param>
/// <param name="UnixSeconds">When the sender says that it signed.</param>
/// <param name="Macs">The signatures, 32 bytes each.</param>
public sealed record SignatureHeader(string KeyId, long UnixSeconds, IReadOnlyList<byte[]> Macs)
{
    /// <summary>The header's name.</summary>
    public const string Name = "Satark-Signature";

    /// <summary>How far a signature's time may lie from ours.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(300);

    private const int MostText = 2048;
    private const int MostMacs = 8;
    private const long LastSecond = 253_402_300_799; // 9999-12-31T23:59:59Z, the last that a DateTimeOffset holds

    /// <summary>When the sender says that it signed.</summary>
    public DateTimeOffset SignedAt => DateTimeOffset.FromUnixTimeSeconds(UnixSeconds);

    /// <summary>Reads a header; null where it is no signature header.</summary>
    public static SignatureHeader? Parse(string? text)
    {
        if (text is not { Length: > 0 and <= MostText })
        {
            return null;
        }

        string? keyId = null;
        long? time = null;
        var macs = new List<byte[]>(1);
        foreach (var part in text.Split(','))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0)
            {
                return null;
            }

            var value = part.AsSpan(equals + 1).Trim();
            switch (part.AsSpan(0, equals).Trim())
            {
                case "key" when keyId is null && value.Length is > 0 and <= 100:
                    keyId = value.ToString();
                    break;
                case "t" when time is null && Seconds(value) is { } seconds:
                    time = seconds;
                    break;
                case "v1" when macs.Count < MostMacs && Mac(value) is { } mac:
                    macs.Add(mac);
                    break;
                case "key" or "t" or "v1":
                    return null;
                default:
                    break;
            }
        }

        return keyId is not null && time is { } t && macs.Count > 0 ? new SignatureHeader(keyId, t, macs) : null;
    }

    /// <summary>The header of a request that is signed now.</summary>
    public static string Sign(string keyId, DateTimeOffset now, ReadOnlySpan<byte> key, ReadOnlySpan<byte> body)
    {
        var seconds = now.ToUnixTimeSeconds();
        using var mac = Begin(seconds, key);
        mac.AppendData(body);
        return string.Create(CultureInfo.InvariantCulture, $"key={keyId}, t={seconds}, v1={Convert.ToHexStringLower(mac.GetHashAndReset())}");
    }

    /// <summary>Whether the signature's time lies within the tolerance.</summary>
    public bool IsInTime(DateTimeOffset now) => (now - SignedAt).Duration() <= Tolerance;

    /// <summary>Whether one of the signatures fits this key and body.</summary>
    public bool Verify(ReadOnlySpan<byte> key, ReadOnlySpan<byte> body)
    {
        using var mac = Begin(key);
        mac.AppendData(body);
        return Fits(mac.GetHashAndReset());
    }

    /// <summary>A hash that waits for the raw body, piece by piece; give its result to <see cref="Fits"/>.</summary>
    public IncrementalHash Begin(ReadOnlySpan<byte> key) => Begin(UnixSeconds, key);

    /// <summary>Whether one of the signatures is this one. Each is compared in constant time, and all are.</summary>
    public bool Fits(ReadOnlySpan<byte> mac)
    {
        var fits = false;
        foreach (var candidate in Macs)
        {
            fits |= CryptographicOperations.FixedTimeEquals(candidate, mac);
        }

        return fits;
    }

    private static IncrementalHash Begin(long seconds, ReadOnlySpan<byte> key)
    {
        var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        mac.AppendData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seconds}.")));
        return mac;
    }

    // Leading zeros and signs would sign other bytes than those that we hash.
    private static long? Seconds(ReadOnlySpan<char> text) =>
        text.Length > 0 && (text[0] != '0' || text.Length == 1)
        && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= LastSecond ? seconds : null;

    private static byte[]? Mac(ReadOnlySpan<char> hex)
    {
        var bytes = new byte[32];
        return hex.Length == 64 && Convert.FromHexString(hex, bytes, out _, out _) == System.Buffers.OperationStatus.Done ? bytes : null;
    }
}
