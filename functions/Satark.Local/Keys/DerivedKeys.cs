using System.Security.Cryptography;
using System.Text;
using Satark.Privacy;

namespace Satark.Local.Keys;

/// <summary>The keys that follow from the master secret (HKDF-SHA256, RFC 5869). The names are part of the data: they never change.</summary>
internal sealed class DerivedKeys(byte[] master)
{
    private readonly byte[] _chain = Derive(master, "satark 1 chain");
    private readonly byte[] _anchor = Derive(master, "satark 1 anchor");
    private readonly byte[] _index = Derive(master, "satark 1 index");
    private readonly byte[] _link = Derive(master, "satark 1 link");
    private readonly byte[] _seal = Derive(master, "satark 1 seal");

    /// <summary>The key that wraps data keys.</summary>
    public byte[] Wrapping { get; } = Derive(master, "satark 1 wrapping");

    /// <summary>Names the master secret without telling anything of it, so that a key table is never used with another one.</summary>
    public byte[] Fingerprint { get; } = Derive(master, "satark 1 fingerprint")[..16];

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
