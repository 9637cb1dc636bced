using System.Security.Cryptography;
using System.Text;

namespace Satark.Http.Channels;

/// <summary>Proves that a callback comes from Twilio (https://www.twilio.com/docs/usage/webhooks/webhooks-security).</summary>
public static class TwilioSignature
{
    /// <summary>The header that carries it.</summary>
    public const string Header = "X-Twilio-Signature";

    private const string BodyHash = "bodySHA256";

    /// <summary>The signature of a form: HMAC-SHA1 (Twilio's choice, not ours) over the URL and each key with its values, keys in ordinal order.</summary>
    public static string Of(string authToken, string url, IEnumerable<KeyValuePair<string, string>> form)
    {
        var signed = new StringBuilder(url);
        foreach (var pair in form.Distinct().OrderBy(p => p.Key, StringComparer.Ordinal).ThenBy(p => p.Value, StringComparer.Ordinal))
        {
            signed.Append(pair.Key).Append(pair.Value);
        }

#pragma warning disable CA5350 // Twilio signs with HMAC-SHA1 and nothing else.
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(authToken), Encoding.UTF8.GetBytes(signed.ToString())));
#pragma warning restore CA5350
    }

    /// <summary>Whether a form's signature fits, for the URL with or without its port: proxies between Twilio and us add or drop it.</summary>
    public static bool Fits(string authToken, Uri url, IEnumerable<KeyValuePair<string, string>> form, string? signature)
    {
        var pairs = form.ToList();
        var fits = false;
        foreach (var spelling in Spellings(url))
        {
            // Every spelling is tried, so that the time taken says nothing.
            fits |= Same(Of(authToken, spelling, pairs), signature);
        }

        return fits;
    }

    /// <summary>Whether a JSON body's signature fits: the URL is signed alone and names the body's SHA-256.</summary>
    public static bool FitsBody(string authToken, Uri url, ReadOnlySpan<byte> body, string? signature) =>
        Same(Convert.ToHexStringLower(SHA256.HashData(body)), Named(url)?.ToLowerInvariant()) & Fits(authToken, url, [], signature);

    private static IEnumerable<string> Spellings(Uri url)
    {
        var given = url.OriginalString;
        yield return given;
        var start = given.IndexOf("://", StringComparison.Ordinal) + 3;
        var slash = given.IndexOfAny(['/', '?'], start);
        var end = slash < 0 ? given.Length : slash;
        var authority = given[start..end];
        var port = $":{url.Port}";
        yield return authority.EndsWith(port, StringComparison.Ordinal)
            ? given[..(end - port.Length)] + given[end..]
            : given[..end] + port + given[end..];
    }

    private static string? Named(Uri url)
    {
        foreach (var pair in url.Query.TrimStart('?').Split('&'))
        {
            if (pair.StartsWith(BodyHash + "=", StringComparison.Ordinal))
            {
                return pair[(BodyHash.Length + 1)..];
            }
        }

        return null;
    }

    private static bool Same(string expected, string? given) =>
        given is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(given));
}
