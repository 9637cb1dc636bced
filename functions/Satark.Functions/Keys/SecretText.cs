using System.Buffers.Text;
using Satark.Privacy;

namespace Satark.Functions.Keys;

/// <summary>A master secret as text.</summary>
internal static class SecretText
{
    /// <summary>Base64, as a vault keeps it.</summary>
    public static string Write(ReadOnlySpan<byte> secret) => Convert.ToBase64String(secret);

    /// <summary>The secret of a text in base64 or base64url (as a local host's key file has it), or null where it is none.</summary>
    public static byte[]? Read(string? text)
    {
        var plain = text?.Trim().TrimEnd('=').Replace('+', '-').Replace('/', '_') ?? "";
        return Base64Url.IsValid(plain, out var length) && length == DerivedKeys.SecretSize ? Base64Url.DecodeFromChars(plain) : null;
    }
}
