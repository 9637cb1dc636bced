using Azure.Storage.Blobs;
using Satark.Functions.Messaging;
using Satark.Storage;

namespace Satark.Functions.Storage;

/// <summary>
/// A change and where each of its bodies lies: in its row, or in a blob where row or transaction would get too large. Such
/// blobs are written first; one that is left behind by a crash is harmless, because personal text is sealed under its case's key.
/// </summary>
internal sealed class PlacedChange
{
    // A transaction holds 4 MiB of request: bodies in base64, and per row its keys, columns and headers.
    private const long MaxRequestBytes = 3_900_000;
    private const int RowOverhead = 2_000;

    private readonly string?[] _blobs;

    private PlacedChange(Change change, string?[] blobs, IReadOnlyList<Parcel> parcels) => (Change, _blobs, Parcels) = (change, blobs, parcels);

    /// <summary>The change.</summary>
    public Change Change { get; }

    /// <summary>Its messages, as outbox and queues carry them.</summary>
    public IReadOnlyList<Parcel> Parcels { get; }

    /// <summary>The blobs that were written for its records.</summary>
    public IEnumerable<string> RecordBlobs => _blobs.OfType<string>();

    /// <summary>The blob of a write's body, or null.</summary>
    public string? BlobOf(int write) => _blobs[write];

    /// <summary>Decides where the bodies lie, and writes those that lie outside.</summary>
    public static async Task<PlacedChange> PlaceAsync(Change change, string name, StorageAccount account, CancellationToken cancellationToken)
    {
        var outside = Outside(change);
        var writes = change.Writes.Count;
        var blobs = new string?[writes];
        var parcels = new Parcel[change.Messages.Count];
        for (var i = 0; i < outside.Length; i++)
        {
            var blob = outside[i] ? $"{name}-{i:D2}" : null;
            if (i < writes)
            {
                blobs[i] = blob;
                await WriteAsync(account.RecordBodies, blob, change.Writes[i].Body, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                parcels[i - writes] = new Parcel(change.Messages[i - writes], blob);
                await WriteAsync(account.MessageBodies, blob, change.Messages[i - writes].Body, cancellationToken).ConfigureAwait(false);
            }
        }

        return new PlacedChange(change, blobs, parcels);
    }

    private static bool[] Outside(Change change)
    {
        var sizes = change.Writes.Select(w => w.Body.Length).Concat(change.Messages.Select(m => m.Body.Length)).ToArray();
        var outside = new bool[sizes.Length];
        var request = sizes.Sum(Request);
        for (var i = 0; i < sizes.Length; i++)
        {
            if (sizes[i] > (i < change.Writes.Count ? BodyColumns.MaxBytes : Parcel.MaxBytes))
            {
                outside[i] = true;
                request -= Request(sizes[i]) - RowOverhead;
            }
        }

        foreach (var i in Enumerable.Range(0, sizes.Length).Where(i => !outside[i]).OrderByDescending(i => sizes[i]))
        {
            if (request <= MaxRequestBytes)
            {
                break;
            }

            outside[i] = true;
            request -= Request(sizes[i]) - RowOverhead;
        }

        return outside;

        static long Request(int bytes) => RowOverhead + ((bytes + 2L) / 3 * 4);
    }

    private static Task WriteAsync(BlobContainerClient container, string? blob, ReadOnlyMemory<byte> body, CancellationToken cancellationToken) =>
        blob is null ? Task.CompletedTask : BlobBodies.WriteAsync(container, blob, body, cancellationToken);
}
