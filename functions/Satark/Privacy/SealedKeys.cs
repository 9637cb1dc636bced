using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Satark.Privacy;

/// <summary>
/// The copy of a master secret and its case keys, sealed under a passphrase: the same file from and for every host, to be
/// kept apart from the backups. Each copy replaces the last: an older one would bring erased keys back.
/// </summary>
/// <remarks>File: <c>"satark-keycopy1\n" | iterations (4) | salt (16) | sealed box</c>; in the box: secret (32), then id and wrapped key of each row, length-prefixed.</remarks>
public static class SealedKeys
{
    /// <summary>The environment variable from which the command line takes the passphrase: an argument would stand in the list of processes.</summary>
    public const string PassphraseVariable = "SATARK_KEYS_PASSPHRASE";

    private const int FewestCharacters = 12;
    private const int Iterations = 600_000;
    private const int MostIterations = 10_000_000;
    private const int SaltSize = 16;

    private static readonly byte[] Magic = "satark-keycopy1\n"u8.ToArray();

    /// <summary>The passphrase of <see cref="PassphraseVariable"/>.</summary>
    /// <exception cref="KeysUnusableException">Missing or too short.</exception>
    public static string ReadPassphrase() =>
        Environment.GetEnvironmentVariable(PassphraseVariable) is { Length: >= FewestCharacters } passphrase ? passphrase
        : throw new KeysUnusableException($"Set {PassphraseVariable} to a passphrase of at least {FewestCharacters} characters.");

    /// <summary>Writes a copy.</summary>
    public static async Task WriteAsync(Stream destination, string passphrase, ReadOnlyMemory<byte> secret, IEnumerable<WrappedKey> keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(destination);
        ArgumentException.ThrowIfNullOrEmpty(passphrase);
        var plain = Plain(secret, keys);
        var head = new byte[Magic.Length + 4 + SaltSize];
        Magic.CopyTo(head, 0);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(Magic.Length), Iterations);
        RandomNumberGenerator.Fill(head.AsSpan(Magic.Length + 4));
        var box = Sealed.Close(KeyOf(passphrase, head), plain, head);
        CryptographicOperations.ZeroMemory(plain);
        await destination.WriteAsync(head, cancellationToken).ConfigureAwait(false);
        await destination.WriteAsync(box, cancellationToken).ConfigureAwait(false);
        await destination.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Opens a copy.</summary>
    /// <exception cref="KeysUnusableException">It is none, the passphrase is wrong, or it was altered.</exception>
    public static async Task<(byte[] Secret, IReadOnlyList<WrappedKey> Keys)> ReadAsync(Stream source, string passphrase, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        using var copy = new MemoryStream();
        await source.CopyToAsync(copy, cancellationToken).ConfigureAwait(false);
        var plain = Open(copy.ToArray(), passphrase);
        var (secret, keys) = (plain[..DerivedKeys.SecretSize], Rows(plain.AsMemory(DerivedKeys.SecretSize)));
        CryptographicOperations.ZeroMemory(plain);
        return (secret, keys);
    }

    private static byte[] Plain(ReadOnlyMemory<byte> secret, IEnumerable<WrappedKey> keys)
    {
        using var plain = new MemoryStream();
        using var writer = new BinaryWriter(plain, Encoding.UTF8);
        writer.Write(secret.Span);
        foreach (var (id, wrapped) in keys)
        {
            writer.Write(id);
            writer.Write7BitEncodedInt(wrapped.Length);
            writer.Write(wrapped);
        }

        return plain.ToArray();
    }

    private static byte[] Open(byte[] copy, string passphrase)
    {
        var size = Magic.Length + 4 + SaltSize;
        if (copy.Length < size || !copy.AsSpan().StartsWith(Magic) || BinaryPrimitives.ReadInt32BigEndian(copy.AsSpan(Magic.Length)) is < 1 or > MostIterations)
        {
            throw new KeysUnusableException("This is no copy of Satark's keys, or one of a newer version.");
        }

        try
        {
            return Sealed.Open(KeyOf(passphrase, copy.AsSpan(0, size)), copy.AsSpan(size), copy.AsSpan(0, size));
        }
        catch (CryptographicException error)
        {
            throw new KeysUnusableException("The passphrase is wrong, or the copy is damaged.", error);
        }
    }

    private static List<WrappedKey> Rows(ReadOnlyMemory<byte> plain)
    {
        using var reader = new BinaryReader(new MemoryStream(plain.ToArray()), Encoding.UTF8);
        var rows = new List<WrappedKey>();
        while (reader.BaseStream.Position < reader.BaseStream.Length)
        {
            rows.Add(new(reader.ReadString(), reader.ReadBytes(reader.Read7BitEncodedInt())));
        }

        return rows;
    }

    private static byte[] KeyOf(string passphrase, ReadOnlySpan<byte> head) => Rfc2898DeriveBytes.Pbkdf2(
        passphrase, head[(Magic.Length + 4)..], BinaryPrimitives.ReadInt32BigEndian(head[Magic.Length..]), HashAlgorithmName.SHA256, 32);
}

/// <summary>A row of a key table.</summary>
/// <param name="Id">The data key's id.</param>
/// <param name="Wrapped">The data key, sealed under the wrapping key and bound to its id.</param>
public readonly record struct WrappedKey(string Id, byte[] Wrapped);
