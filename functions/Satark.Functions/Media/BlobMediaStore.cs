using Azure;
using Azure.Storage.Blobs;
using Satark.Functions.Storage;
using Satark.Storage;

namespace Satark.Functions.Media;

/// <summary>Items as blobs of one container. A blob is written only where none has its name, and shows once it is whole.</summary>
public sealed class BlobMediaStore(BlobContainerClient container) : IMediaStore
{
    private volatile bool _isThere;

    /// <inheritdoc/>
    public async Task<SaveResult> SaveAsync(string id, Stream item, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        var blob = BlobOf(id);

        // In memory first: the client repeats what was not answered, and a source can be read once.
        using var whole = new MemoryStream();
        await MediaItem.CopyAsync(item, bytes => whole.WriteAsync(bytes, cancellationToken), cancellationToken).ConfigureAwait(false);
        whole.Position = 0;
        await EnsureAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await Faults.AskAsync(() => blob.UploadAsync(whole, overwrite: false, cancellationToken), cancellationToken).ConfigureAwait(false);
            return SaveResult.Saved;
        }
        catch (RequestFailedException error) when (error.Status is 409 or 412)
        {
            return SaveResult.Conflict;
        }
    }

    /// <inheritdoc/>
    public Task<Stream?> OpenAsync(string id, CancellationToken cancellationToken)
    {
        var blob = BlobOf(id);
        return Faults.AskAsync<Stream?>(
            async () =>
            {
                try
                {
                    var found = await blob.DownloadStreamingAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
                    return found.Value.Content;
                }
                catch (RequestFailedException error) when (error.Status == 404)
                {
                    return null;
                }
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public async Task DeleteAsync(string id, CancellationToken cancellationToken)
    {
        var blob = BlobOf(id);
        await Faults.AskAsync(() => blob.DeleteIfExistsAsync(cancellationToken: cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    private async Task EnsureAsync(CancellationToken cancellationToken)
    {
        if (!_isThere)
        {
            await Faults.AskAsync(() => container.CreateIfNotExistsAsync(cancellationToken: cancellationToken), cancellationToken).ConfigureAwait(false);
            _isThere = true;
        }
    }

    private BlobClient BlobOf(string id)
    {
        MediaItem.ThrowIfNoId(id);
        return container.GetBlobClient(id);
    }
}
