using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Satark.Http.Accounts;

/// <summary>Codes that change with time: RFC 6238 over RFC 4226, HMAC-SHA1, steps of 30 s, six digits, which every authenticator app knows.</summary>
public static class Totp
{
    /// <summary>Bytes of a secret: as many as the hash has (RFC 4226, section 4).</summary>
    public const int SecretBytes = 20;

    /// <summary>Digits of a code.</summary>
    public const int Digits = 6;

    private const int StepSeconds = 30;

    // A phone's clock may be a step early or late (RFC 6238, section 5.2).
    private const int Tolerance = 1;

    /// <summary>The number of the step that a moment lies in.</summary>
    public static long StepOf(DateTimeOffset at) => at.ToUnixTimeSeconds() / StepSeconds;

    /// <summary>The code of a step.</summary>
    /// <param name="secret">The secret.</param>
    /// <param name="step">The step.</param>
    /// <param name="digits">How many digits; the RFC's test vectors have eight.</param>
    public static string Code(ReadOnlySpan<byte> secret, long step, int digits = Digits)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> mac = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // RFC 6238's default, and the one that authenticator apps know; as an HMAC it is not weakened by SHA-1's collisions.
        HMACSHA1.HashData(secret, counter, mac);
#pragma warning restore CA5350

        // RFC 4226, section 5.3: dynamic truncation.
        var offset = mac[^1] & 0x0F;
        var number = BinaryPrimitives.ReadUInt32BigEndian(mac.Slice(offset, 4)) & 0x7FFF_FFFF;
        var power = 1u;
        for (var i = 0; i < digits; i++)
        {
            power *= 10;
        }

        return (number % power).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
    }

    /// <summary>The step whose code this is, one step early or late; null where it is none, or of a step that was used already or lies before it.</summary>
    /// <param name="secret">The secret.</param>
    /// <param name="code">What was typed.</param>
    /// <param name="now">The moment.</param>
    /// <param name="lastStep">The last step that was used; a code counts once (RFC 6238, section 5.2).</param>
    public static long? Match(ReadOnlySpan<byte> secret, string code, DateTimeOffset now, long lastStep)
    {
        var typed = Encoding.UTF8.GetBytes(code);
        long? found = null;
        for (var step = StepOf(now) - Tolerance; step <= StepOf(now) + Tolerance; step++)
        {
            // All three are compared, whichever fits.
            if (CryptographicOperations.FixedTimeEquals(typed, Encoding.UTF8.GetBytes(Code(secret, step))) && step > lastStep)
            {
                found ??= step;
            }
        }

        return found;
    }

    /// <summary>The address that an authenticator app reads from a QR code (https://github.com/google/google-authenticator/wiki/Key-Uri-Format).</summary>
    public static string Uri(string secret, string account, string issuer) =>
        $"otpauth://totp/{System.Uri.EscapeDataString(issuer)}:{System.Uri.EscapeDataString(account)}?secret={secret}&issuer={System.Uri.EscapeDataString(issuer)}&algorithm=SHA1&digits={Digits.ToString(CultureInfo.InvariantCulture)}&period={StepSeconds.ToString(CultureInfo.InvariantCulture)}";
}
