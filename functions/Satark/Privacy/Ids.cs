using System.Security.Cryptography;
using System.Text;

namespace Satark.Privacy;

/// <summary>Names made of bytes: derived ones, keyed ones, and ones that cannot be guessed.</summary>
public static class Ids
{
    private const string Base32 = "abcdefghijklmnopqrstuvwxyz234567";

    /// <summary>The first 80 bits of SHA-256 over the length-prefixed parts, in base32 (16 characters).</summary>
    public static string Derived(params ReadOnlySpan<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, parts);
        return ToBase32(hash.GetHashAndReset().AsSpan(0, 10));
    }

    /// <summary>A keyed hash (HMAC-SHA256, 120 bits, base32, 24 characters) of the length-prefixed parts: found again only with the key.</summary>
    public static string Keyed(ReadOnlySpan<byte> key, params ReadOnlySpan<string> parts)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        Append(hash, parts);
        return ToBase32(hash.GetHashAndReset().AsSpan(0, 15));
    }

    /// <summary>80 random bits in base32 (16 characters).</summary>
    public static string Random()
    {
        Span<byte> bytes = stackalloc byte[10];
        RandomNumberGenerator.Fill(bytes);
        return ToBase32(bytes);
    }

    /// <summary>A secret of 256 random bits in base64url (43 characters), for keys and tokens shown once.</summary>
    public static string Secret()
    {
        Span<byte> bytes = stackalloc byte[32];
        RandomNumberGenerator.Fill(bytes);
        return System.Buffers.Text.Base64Url.EncodeToString(bytes);
    }

    /// <summary>Lower-case base32 (RFC 4648 alphabet) of bytes whose bit count is a multiple of five.</summary>
    public static string ToBase32(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder((bytes.Length * 8 + 4) / 5);
        int buffer = 0, bits = 0;
        foreach (var b in bytes)
        {
            buffer = (buffer << 8) | b;
            bits += 8;
            while (bits >= 5)
            {
                bits -= 5;
                text.Append(Base32[(buffer >> bits) & 31]);
            }

            buffer &= (1 << bits) - 1;
        }

        if (bits > 0)
        {
            text.Append(Base32[(buffer << (5 - bits)) & 31]);
        }

        return text.ToString();
    }

    private static void Append(IncrementalHash hash, ReadOnlySpan<string> parts)
    {
        Span<byte> length = stackalloc byte[4];
        foreach (var part in parts)
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }
    }
}
