using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Satark.Http.Callbacks;

/// <summary>Proves that events come from SendGrid (https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/getting-started-event-webhook-security-features).</summary>
/// <param name="publicKey">The signed webhook's verification key, base64 of a SubjectPublicKeyInfo without fault; null: nothing is believed.</param>
/// <param name="clock">Tells how old a signature is.</param>
public sealed class SendGridSignature(string? publicKey, TimeProvider clock)
{
    /// <summary>The header that carries it: base64 of an ECDSA signature in DER, over the timestamp's text and the raw body.</summary>
    public const string Header = "X-Twilio-Email-Event-Webhook-Signature";

    /// <summary>The header with the time of signing in seconds since 1970.</summary>
    public const string TimestampHeader = "X-Twilio-Email-Event-Webhook-Timestamp";

    // Events are sent again for 24 hours, perhaps as they were signed first. A repeat does no harm: states only move forward.
    private static readonly TimeSpan Oldest = TimeSpan.FromHours(25);
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);

    /// <summary>Whether the signature fits these raw bytes and is not stale.</summary>
    public bool Fits(string? timestamp, ReadOnlySpan<byte> body, string? signature)
    {
        if (string.IsNullOrWhiteSpace(publicKey) || string.IsNullOrEmpty(timestamp) || !IsInTime(timestamp))
        {
            return false;
        }

        var given = new byte[128];
        if (!Convert.TryFromBase64String(signature ?? "", given, out var length) || length == 0)
        {
            return false;
        }

        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(publicKey), out _);
        return key.VerifyData([.. Encoding.UTF8.GetBytes(timestamp), .. body], given.AsSpan(0, length), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    private bool IsInTime(string timestamp)
    {
        var now = clock.GetUtcNow();
        return long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && seconds >= (now - Oldest).ToUnixTimeSeconds()
            && seconds <= (now + Ahead).ToUnixTimeSeconds();
    }
}
