using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Satark.Http.Channels;

/// <summary>Signs requests to agencies as partners sign theirs to us: <c>key=…, t=&lt;unix seconds&gt;, v1=&lt;hex HMAC-SHA256 over t "." body&gt;</c>.</summary>
public static class AgencySignature
{
    /// <summary>The header that carries it.</summary>
    public const string Header = "Satark-Signature";

    /// <summary>The header's value.</summary>
    /// <param name="keyId">Which key: the agency's id with us.</param>
    /// <param name="key">The key as it was given to the agency; its UTF-8 bytes sign.</param>
    /// <param name="at">Now.</param>
    /// <param name="body">The body's bytes, as they are sent.</param>
    public static string Of(string keyId, string key, DateTimeOffset at, ReadOnlySpan<byte> body)
    {
        var time = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(key));
        hmac.AppendData(Encoding.ASCII.GetBytes(time + "."));
        hmac.AppendData(body);
        return $"key={keyId}, t={time}, v1={Convert.ToHexStringLower(hmac.GetHashAndReset())}";
    }
}
