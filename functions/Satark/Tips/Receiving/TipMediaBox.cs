using System.Text;
using Satark.Cases;
using Satark.Privacy;
using Satark.Storage;

namespace Satark.Tips.Receiving;

/// <summary>Media of tips in the desk's media store, each sealed under its case's key and bound to case and id.</summary>
public sealed class TipMediaBox(IMediaStore media, IKeyRing keys)
{
    /// <summary>Most bytes of a medium: what fits into an item of the store once it is sealed.</summary>
    public const int MostBytes = MediaItem.MostBytes - 64;

    /// <summary>Seals and saves; an id that is taken is an earlier try of the same save.</summary>
    /// <exception cref="StoreUnavailableException">Not now; nothing was stored.</exception>
    public async Task SaveAsync(string caseId, string mediaId, ReadOnlyMemory<byte> content, DataKey key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        using var box = new MemoryStream(Sealed.Close(key.Secret.Span, content.Span, Place(caseId, mediaId)), writable: false);
        await media.SaveAsync(mediaId, box, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The bytes of a medium of this case; null where it is not there, or the case was erased.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">It is another case's, or was altered.</exception>
    public async Task<byte[]?> OpenAsync(Case c, string mediaId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(c);
        if (await keys.FindAsync(c.KeyId, cancellationToken).ConfigureAwait(false) is not { } key
            || await media.OpenAsync(mediaId, cancellationToken).ConfigureAwait(false) is not { } stream)
        {
            return null;
        }

        await using (stream.ConfigureAwait(false))
        {
            using var box = new MemoryStream();
            await stream.CopyToAsync(box, cancellationToken).ConfigureAwait(false);
            return Sealed.Open(key.Secret.Span, box.GetBuffer().AsSpan(0, (int)box.Length), Place(c.Id, mediaId));
        }
    }

    /// <summary>Deletes all media of a case for good, the officers' own too.</summary>
    public async Task DeleteAllAsync(TipPart tip, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tip);
        foreach (var item in tip.Media.Concat(tip.Reports.SelectMany(report => report.Media)))
        {
            await DeleteAsync(item.Id, cancellationToken).ConfigureAwait(false);
            if (item.OriginalId is { } original)
            {
                await DeleteAsync(original, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Deletes one.</summary>
    public Task DeleteAsync(string mediaId, CancellationToken cancellationToken) => media.DeleteAsync(mediaId, cancellationToken);

    private static byte[] Place(string caseId, string mediaId) => Encoding.UTF8.GetBytes($"media/{caseId}/{mediaId}");
}
