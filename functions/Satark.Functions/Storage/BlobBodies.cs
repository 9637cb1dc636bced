using Azure;
using Azure.Storage.Blobs;

namespace Satark.Functions.Storage;

/// <summary>Bodies that are too large for their row or queue, one blob each. A blob is never changed once it is written.</summary>
internal static class BlobBodies
{
    /// <summary>Writes a body; durable when it returns.</summary>
    public static Task WriteAsync(BlobContainerClient container, string name, ReadOnlyMemory<byte> body, CancellationToken cancellationToken) =>
        container.GetBlobClient(name).UploadAsync(BinaryData.FromBytes(body), overwrite: true, cancellationToken);

    /// <summary>Reads a body, or null where it is gone.</summary>
    public static async Task<ReadOnlyMemory<byte>?> FindAsync(BlobContainerClient container, string name, CancellationToken cancellationToken)
    {
        try
        {
            var found = await container.GetBlobClient(name).DownloadStreamingAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            var content = found.Value.Content;
            await using (content.ConfigureAwait(false))
            {
                using var body = new MemoryStream();
                await content.CopyToAsync(body, cancellationToken).ConfigureAwait(false);
                return body.ToArray();
            }
        }
        catch (RequestFailedException error) when (error.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Deletes a body; it is no error where it is gone already.</summary>
    public static Task DeleteAsync(BlobContainerClient container, string name, CancellationToken cancellationToken) =>
        container.GetBlobClient(name).DeleteIfExistsAsync(cancellationToken: cancellationToken);
}
