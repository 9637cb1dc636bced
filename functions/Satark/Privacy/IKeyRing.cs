namespace Satark.Privacy;

/// <summary>
/// The installation's keys and the key table of cases: each case has a data key of its own, wrapped by one key that
/// no backup, export or replica holds.
/// </summary>
public interface IKeyRing
{
    /// <summary>A fresh data key whose wrapped copy is already durable in the key table, so that what is sealed under it can be read after a crash.</summary>
    ValueTask<DataKey> NewAsync(CancellationToken cancellationToken);

    /// <summary>The data key with this id; null once it was erased.</summary>
    ValueTask<DataKey?> FindAsync(string keyId, CancellationToken cancellationToken);

    /// <summary>Destroys a data key for good. What was sealed under it can never be read again. Unknown ids are no error.</summary>
    Task EraseAsync(string keyId, CancellationToken cancellationToken);

    /// <summary>32 bytes for this purpose, the same for the installation's whole life.</summary>
    ReadOnlyMemory<byte> Installation(KeyPurpose purpose);
}

/// <summary>What a key of the installation is for. Each is derived apart from the others.</summary>
public enum KeyPurpose
{
    /// <summary>HMAC of the history chain; never erased.</summary>
    Chain,

    /// <summary>Signature of the anchor file's daily lines.</summary>
    Anchor,

    /// <summary>Keyed hashes by which persons, links and sessions are found.</summary>
    Index,

    /// <summary>Tokens of links in messages.</summary>
    Link,

    /// <summary>Sealing of what belongs to no case: partner keys, refused requests, provider ids.</summary>
    Seal,
}

/// <summary>A data key with its id.</summary>
/// <param name="Id">Opaque, without relation to the key.</param>
/// <param name="Secret">32 bytes.</param>
public sealed record DataKey(string Id, ReadOnlyMemory<byte> Secret);
