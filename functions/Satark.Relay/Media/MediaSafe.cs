using System.Text;
using Satark.Privacy;
using Satark.Storage;

namespace Satark.Relay.Media;

/// <summary>Originals and copies in the relay's media store, sealed under the medium's key and bound to their names.</summary>
internal sealed class MediaSafe(IMediaStore store, IKeyRing keys)
{
    /// <summary>Seals and keeps; durable when this returns. An item of this name is the same one, of an earlier try.</summary>
    /// <returns>False where the key was erased meanwhile.</returns>
    public async Task<bool> TryKeepAsync(string name, string keyId, ReadOnlyMemory<byte> plain, CancellationToken cancellationToken)
    {
        if (await keys.FindAsync(keyId, cancellationToken).ConfigureAwait(false) is not { } key)
        {
            return false;
        }

        using var box = new MemoryStream(Sealed.Close(key.Secret.Span, plain.Span, Place(name)), writable: false);
        await store.SaveAsync(name, box, cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>What was kept; null where it or its key is gone.</summary>
    public async Task<byte[]?> OpenAsync(string name, string? keyId, CancellationToken cancellationToken)
    {
        if (keyId is null || await keys.FindAsync(keyId, cancellationToken).ConfigureAwait(false) is not { } key
            || await store.OpenAsync(name, cancellationToken).ConfigureAwait(false) is not { } item)
        {
            return null;
        }

        await using (item.ConfigureAwait(false))
        {
            using var box = new MemoryStream();
            await item.CopyToAsync(box, cancellationToken).ConfigureAwait(false);
            return Sealed.Open(key.Secret.Span, box.GetBuffer().AsSpan(0, (int)box.Length), Place(name));
        }
    }

    /// <summary>Drops what was kept under a name.</summary>
    public Task DropAsync(string name, CancellationToken cancellationToken) => store.DeleteAsync(name, cancellationToken);

    /// <summary>The name of an original.</summary>
    public static string Original(string id) => id + "-original";

    /// <summary>The name of a copy.</summary>
    public static string Copy(string id) => id + "-copy";

    private static byte[] Place(string name) => Encoding.ASCII.GetBytes("relay-media/" + name);
}
