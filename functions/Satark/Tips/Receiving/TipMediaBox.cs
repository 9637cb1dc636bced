using System.Text;
using Satark.Cases;
using Satark.Privacy;
using Satark.Storage;

namespace Satark.Tips.Receiving;

/// <summary>
/// Media of tips, and attachments of mails, in the desk's media store, each sealed under its case's key and bound to case and id. The store names them by both: whatever id a relay
/// chooses for one tip's medium, it meets no other tip's.
/// </summary>
public sealed class TipMediaBox(IMediaStore media, IKeyRing keys)
{
    /// <summary>Most bytes of a medium: what fits into an item of the store once it is sealed.</summary>
    public const int MostBytes = MediaItem.MostBytes - 64;

    /// <summary>Seals and saves; an id that is taken within the case is an earlier try of the same save.</summary>
    /// <exception cref="StoreUnavailableException">Not now; nothing was stored.</exception>
    public async Task SaveAsync(string caseId, string mediaId, ReadOnlyMemory<byte> content, DataKey key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        using var box = new MemoryStream(Sealed.Close(key.Secret.Span, content.Span, Place(caseId, mediaId)), writable: false);
        await media.SaveAsync(Name(caseId, mediaId), box, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The bytes of a medium of this case; null where it is not there, or the case was erased.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">It was altered.</exception>
    public async Task<byte[]?> OpenAsync(Case c, string mediaId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(c);
        if (await keys.FindAsync(c.KeyId, cancellationToken).ConfigureAwait(false) is not { } key
            || await media.OpenAsync(Name(c.Id, mediaId), cancellationToken).ConfigureAwait(false) is not { } stream)
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

    /// <summary>The id of the copy without metadata of a mail's attachment.</summary>
    public static string CopyOf(string fileId) => fileId + "-copy";

    /// <summary>Deletes all media of a case for good, the officers' own too.</summary>
    public async Task DeleteAllAsync(Case c, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(c);
        foreach (var file in c.Mail?.Files ?? [])
        {
            await DeleteAsync(c.Id, file.Id, cancellationToken).ConfigureAwait(false);
            await DeleteAsync(c.Id, CopyOf(file.Id), cancellationToken).ConfigureAwait(false);
        }

        foreach (var item in c.Tip is { } tip ? tip.Media.Concat(tip.Reports.SelectMany(report => report.Media)) : [])
        {
            await DeleteAsync(c.Id, item.Id, cancellationToken).ConfigureAwait(false);
            if (item.OriginalId is { } original)
            {
                await DeleteAsync(c.Id, original, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Deletes one.</summary>
    public Task DeleteAsync(string caseId, string mediaId, CancellationToken cancellationToken) => media.DeleteAsync(Name(caseId, mediaId), cancellationToken);

    private static string Name(string caseId, string mediaId) => $"{caseId}-{mediaId}";

    private static byte[] Place(string caseId, string mediaId) => Encoding.UTF8.GetBytes($"media/{caseId}/{mediaId}");
}
