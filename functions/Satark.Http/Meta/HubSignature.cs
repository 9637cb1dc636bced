using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Satark.Http.Meta;

/// <summary>Proves that a webhook comes from Meta (https://developers.facebook.com/docs/graph-api/webhooks/getting-started).</summary>
/// <param name="verifyToken">The word that was agreed on for the webhook's address, or null: none is confirmed.</param>
/// <param name="secrets">The app's secrets: two live while one is being changed; those that are null or blank are none.</param>
public sealed class HubSignature(string? verifyToken, params IReadOnlyList<string?> secrets)
{
    /// <summary>The header: <c>sha256=</c> and the HMAC-SHA256 of the raw body in hex.</summary>
    public const string Header = "X-Hub-Signature-256";

    private const string Prefix = "sha256=";

    private readonly byte[][] _secrets = [.. secrets.Where(s => !string.IsNullOrWhiteSpace(s)).Select(s => Encoding.UTF8.GetBytes(s!))];

    /// <summary>Whether the signature fits these raw bytes under any secret that lives; compared in constant time.</summary>
    public bool Fits(ReadOnlySpan<byte> body, string? signature)
    {
        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        if (signature is null || signature.Length != Prefix.Length + (2 * given.Length) || !signature.StartsWith(Prefix, StringComparison.Ordinal)
            || Convert.FromHexString(signature.AsSpan(Prefix.Length), given, out _, out _) != OperationStatus.Done)
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
        !string.IsNullOrEmpty(verifyToken) && token is not null
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(verifyToken)), SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
