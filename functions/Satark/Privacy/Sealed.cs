using System.Security.Cryptography;

namespace Satark.Privacy;

/// <summary>AES-256-GCM boxes: <c>version(1) | nonce(12) | tag(16) | ciphertext</c>, bound to the place where they lie.</summary>
public static class Sealed
{
    private const byte Version = 1;
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private const int Overhead = 1 + NonceSize + TagSize;

    /// <summary>Seals <paramref name="plain"/>; <paramref name="place"/> must be the same at opening, so that a box cannot be moved to another record.</summary>
    public static byte[] Close(ReadOnlySpan<byte> key, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> place)
    {
        var box = new byte[Overhead + plain.Length];
        box[0] = Version;
        var nonce = box.AsSpan(1, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(nonce, plain, box.AsSpan(Overhead), box.AsSpan(1 + NonceSize, TagSize), place);
        return box;
    }

    /// <summary>Opens a box.</summary>
    /// <exception cref="CryptographicException">Another key, another place, or altered bytes.</exception>
    public static byte[] Open(ReadOnlySpan<byte> key, ReadOnlySpan<byte> box, ReadOnlySpan<byte> place)
    {
        if (box.Length < Overhead || box[0] != Version)
        {
            throw new CryptographicException("Not a sealed box of version 1.");
        }

        var plain = new byte[box.Length - Overhead];
        using var aes = new AesGcm(key, TagSize);
        aes.Decrypt(box.Slice(1, NonceSize), box[Overhead..], box.Slice(1 + NonceSize, TagSize), plain, place);
        return plain;
    }
}
