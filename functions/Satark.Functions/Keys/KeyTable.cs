using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Satark.Functions.Storage;
using Satark.Privacy;
using Satark.Storage;

namespace Satark.Functions.Keys;

/// <summary>What a key table says of itself.</summary>
/// <param name="Fingerprint">Names the secret under which its rows are wrapped.</param>
/// <param name="Import">While a copy of keys is being imported: what names that copy. Else null.</param>
internal sealed record KeyMark(ReadOnlyMemory<byte> Fingerprint, string? Import);

/// <summary>
/// The table of wrapped data keys. A key lies in the partition of its id's first two characters: a thousand partitions, so
/// that none is hot, and the id alone leads to the row. Azure Tables keep nothing of a row that was deleted.
/// </summary>
internal sealed class KeyTable(TableClient table, string name)
{
    /// <summary>Most keys in one transaction.</summary>
    public const int MostAtOnce = 100;

    /// <summary>Characters of an id that name its partition.</summary>
    public const int PartitionLength = 2;

    private const string Mark = "mark", Fingerprint = "Fingerprint", Import = "Import", Wrapped = "Wrapped";

    /// <summary>The table's name.</summary>
    public string Name => name;

    /// <summary>Creates the table where it is missing.</summary>
    public Task EnsureAsync(CancellationToken cancellationToken) => DoAsync(() => table.CreateIfNotExistsAsync(cancellationToken), cancellationToken);

    /// <summary>The table's mark; null for a new table.</summary>
    public async Task<KeyMark?> MarkAsync(CancellationToken cancellationToken)
    {
        var row = await DoAsync(() => table.GetEntityIfExistsAsync<TableEntity>(Mark, Mark, cancellationToken: cancellationToken), cancellationToken).ConfigureAwait(false);
        return row.HasValue ? new(row.Value!.Bytes(Fingerprint), row.Value!.Text(Import)) : null;
    }

    /// <summary>Marks a new table; false where it has a mark.</summary>
    public async Task<bool> TryClaimAsync(KeyMark mark, CancellationToken cancellationToken)
    {
        try
        {
            await DoAsync(() => table.AddEntityAsync(Row(mark), cancellationToken), cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (RequestFailedException error) when (error.Status == 409)
        {
            return false;
        }
    }

    /// <summary>Marks the table, whatever its mark was: for an import alone, while no app runs.</summary>
    public async Task<bool> PutAsync(KeyMark mark, CancellationToken cancellationToken)
    {
        await DoAsync(() => table.UpsertEntityAsync(Row(mark), TableUpdateMode.Replace, cancellationToken), cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>Makes keys of one partition durable, at most <see cref="MostAtOnce"/>. The same keys again are no error: the client repeats what was not answered.</summary>
    public Task PutAsync(IEnumerable<WrappedKey> keys, CancellationToken cancellationToken)
    {
        var rows = keys.Select(key => new TableTransactionAction(TableTransactionActionType.UpsertReplace, new TableEntity(PartitionOf(key.Id), key.Id) { [Wrapped] = key.Wrapped }));
        return DoAsync(() => table.SubmitTransactionAsync([.. rows], cancellationToken), cancellationToken);
    }

    /// <summary>The wrapped key, or null where it was erased or never was.</summary>
    public async Task<byte[]?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var row = await DoAsync(() => table.GetEntityIfExistsAsync<TableEntity>(PartitionOf(id), id, cancellationToken: cancellationToken), cancellationToken).ConfigureAwait(false);
        return row.HasValue ? row.Value!.Bytes(Wrapped) : null;
    }

    /// <summary>Deletes a key for good; it is no error where it is gone already.</summary>
    public async Task EraseAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            await DoAsync(() => table.DeleteEntityAsync(PartitionOf(id), id, ETag.All, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        catch (RequestFailedException error) when (error.Status == 404)
        {
            // Erased already.
        }
    }

    /// <summary>All keys, in the order of their ids.</summary>
    public async IAsyncEnumerable<WrappedKey> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in table.QueryAsync<TableEntity>(cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            if (row.Partition() != Mark)
            {
                yield return new(row.Key(), row.Bytes(Wrapped)!);
            }
        }
    }

    /// <summary>The partition of a key.</summary>
    public static string PartitionOf(string id) => id.Length > PartitionLength ? id[..PartitionLength] : id;

    private static TableEntity Row(KeyMark mark)
    {
        var row = new TableEntity(Mark, Mark) { [Fingerprint] = mark.Fingerprint.ToArray() };
        if (mark.Import is not null)
        {
            row[Import] = mark.Import;
        }

        return row;
    }

    private static async Task<T> DoAsync<T>(Func<Task<T>> act, CancellationToken cancellationToken)
    {
        try
        {
            return await act().ConfigureAwait(false);
        }
        catch (Exception error) when (Faults.IsPassing(error) && !cancellationToken.IsCancellationRequested)
        {
            throw new StoreUnavailableException("The key table does not answer.", error);
        }
    }
}
