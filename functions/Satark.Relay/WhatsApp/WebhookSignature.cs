using System.Security.Cryptography;
using System.Text;

namespace Satark.Relay.WhatsApp;

/// <summary>Proves that a webhook comes from Meta (https://developers.facebook.com/docs/graph-api/webhooks/getting-started).</summary>
/// <param name="options">Holds the app secrets: two live while one is being changed.</param>
public sealed class WebhookSignature(RelayOptions options)
{
    /// <summary>The header: <c>sha256=</c> and the HMAC-SHA256 of the raw body in hex.</summary>
    public const string Header = "X-Hub-Signature-256";

    private const string Prefix = "sha256=";

    private readonly byte[][] _secrets = [.. new[] { options.AppSecret, options.AppSecretBefore }.Where(s => !string.IsNullOrWhiteSpace(s)).Select(s => Encoding.UTF8.GetBytes(s!))];

    /// <summary>Whether the signature fits these raw bytes under any secret that lives; compared in constant time.</summary>
    public bool Fits(ReadOnlySpan<byte> body, string? signature)
    {
        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        if (signature is null || signature.Length != Prefix.Length + (2 * given.Length) || !signature.StartsWith(Prefix, StringComparison.Ordinal)
            || Convert.FromHexString(signature.AsSpan(Prefix.Length), given, out _, out _) != System.Buffers.OperationStatus.Done)
        {
            return false;
        }

        var fits = false;
        Span<byte> ours = stackalloc byte[HMACSHA256.HashSizeInBytes];
        foreach (var secret in _secrets)
        {
            HMACSHA256.HashData(secret, body, ours);
            fits |= CryptographicOperations.FixedTimeEquals(ours, given);
        }

        return fits;
    }

    /// <summary>Whether this is the word that was agreed on for the webhook's address.</summary>
    public bool IsVerifyToken(string? token) =>
        !string.IsNullOrEmpty(options.VerifyToken) && token is not null
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(options.VerifyToken)), SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
