using System.Security.Cryptography;
using System.Text;

namespace Satark.Privacy;

/// <summary>The keys that follow from the master secret (HKDF-SHA256, RFC 5869). The names are part of the data: they never change.</summary>
/// <param name="master">The master secret, <see cref="SecretSize"/> bytes.</param>
public sealed class DerivedKeys(byte[] master)
{
    /// <summary>Bytes of a master secret.</summary>
    public const int SecretSize = 32;

    private readonly byte[] _chain = Derive(master, "satark 1 chain");
    private readonly byte[] _anchor = Derive(master, "satark 1 anchor");
    private readonly byte[] _index = Derive(master, "satark 1 index");
    private readonly byte[] _link = Derive(master, "satark 1 link");
    private readonly byte[] _seal = Derive(master, "satark 1 seal");
    private readonly byte[] _wrapping = Derive(master, "satark 1 wrapping");

    /// <summary>Names the master secret without telling anything of it, so that a key table is never used with another one (16 bytes).</summary>
    public ReadOnlyMemory<byte> Fingerprint { get; } = Derive(master, "satark 1 fingerprint").AsMemory(0, 16);

    /// <summary>A new data key.</summary>
    /// <param name="id">Its id: opaque, without relation to the key.</param>
    public static DataKey NewDataKey(string id) => new(id, RandomNumberGenerator.GetBytes(SecretSize));

    /// <summary>A data key as a key table holds it, bound to its id.</summary>
    public byte[] Wrap(DataKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Sealed.Close(_wrapping, key.Secret.Span, Encoding.ASCII.GetBytes(key.Id));
    }

    /// <summary>The data key of a row in a key table.</summary>
    /// <exception cref="CryptographicException">It was wrapped under another master secret or for another id, or it was altered.</exception>
    public DataKey Unwrap(string id, ReadOnlySpan<byte> wrapped) => new(id, Sealed.Open(_wrapping, wrapped, Encoding.ASCII.GetBytes(id)));

    /// <summary>The installation's key for a purpose.</summary>
    public ReadOnlyMemory<byte> Installation(KeyPurpose purpose) => purpose switch
    {
        KeyPurpose.Chain => _chain,
        KeyPurpose.Anchor => _anchor,
        KeyPurpose.Index => _index,
        KeyPurpose.Link => _link,
        KeyPurpose.Seal => _seal,
        _ => throw new ArgumentOutOfRangeException(nameof(purpose), purpose, "No key is derived for this purpose."),
    };

    private static byte[] Derive(byte[] master, string info) => HKDF.DeriveKey(HashAlgorithmName.SHA256, master, 32, info: Encoding.ASCII.GetBytes(info));
}
