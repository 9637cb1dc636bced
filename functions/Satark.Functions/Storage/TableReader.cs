using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using Satark.Storage;

namespace Satark.Functions.Storage;

/// <summary>Reads records, and remembers what it saw.</summary>
internal sealed class TableReader(StorageAccount account, SeenVersions seen)
{
    /// <summary>A page of the service.</summary>
    private const int MostInPage = 1000;

    /// <summary>One record, or null.</summary>
    public async Task<StoredRecord?> FindAsync(RecordKey key, CancellationToken cancellationToken)
    {
        string? missing = null;
        while (true)
        {
            var row = await account.Records.GetEntityIfExistsAsync<TableEntity>(key.Partition, TableKeys.OfRow(key.Row), cancellationToken: cancellationToken).ConfigureAwait(false);
            if (!row.HasValue)
            {
                return null;
            }

            if (await ReadAsync(row.Value!, cancellationToken).ConfigureAwait(false) is { } record)
            {
                return record;
            }

            // The record was replaced between the two reads, and its former blob deleted: then its row names another one now.
            var blob = BodyColumns.BlobOf(row.Value!);
            if (blob == missing)
            {
                throw new InvalidDataException($"The body of the record {key.Row} is missing.");
            }

            missing = blob;
        }
    }

    /// <summary>Records in ordinal order of their rows, which is the order of the service.</summary>
    public async Task<IReadOnlyList<StoredRecord>> ListAsync(string partition, string prefix, string? after, int limit, CancellationToken cancellationToken)
    {
        var records = new List<StoredRecord>();
        if (limit <= 0)
        {
            return records;
        }

        var rows = account.Records.QueryAsync<TableEntity>(Filter(partition, prefix, after), Math.Min(limit, MostInPage), cancellationToken: cancellationToken);
        await foreach (var row in rows.ConfigureAwait(false))
        {
            var name = TableKeys.RowOf(row.Key());
            if (!name.StartsWith(prefix, StringComparison.Ordinal))
            {
                continue;
            }

            var record = await ReadAsync(row, cancellationToken).ConfigureAwait(false) ?? await FindAsync(new RecordKey(partition, name), cancellationToken).ConfigureAwait(false);
            if (record is not null)
            {
                records.Add(record);
            }

            if (records.Count == limit)
            {
                break;
            }
        }

        return records;
    }

    /// <summary>All records of all partitions, those of a partition together and in the order of their rows.</summary>
    public async IAsyncEnumerable<StoredRecord> ScanAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (first, behind) = (TableKeys.OfRow(""), TableKeys.Behind(TableKeys.OfRow("")));
        await foreach (var row in account.Records.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"RowKey ge {first} and RowKey lt {behind}"), MostInPage, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            var record = await ReadAsync(row, cancellationToken).ConfigureAwait(false)
                ?? await FindAsync(new RecordKey(row.Partition(), TableKeys.RowOf(row.Key())), cancellationToken).ConfigureAwait(false);
            if (record is not null)
            {
                yield return record;
            }
        }
    }

    private static string Filter(string partition, string prefix, string? after)
    {
        var first = TableKeys.OfRow(prefix);
        var behind = TableKeys.Behind(first) ?? TableKeys.Behind(TableKeys.OfRow(""))!;
        return after is null || string.CompareOrdinal(after, prefix) < 0
            ? TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {first} and RowKey lt {behind}")
            : TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey gt {TableKeys.OfRow(after)} and RowKey lt {behind}");
    }

    // Null where the blob of the body is gone.
    private async Task<StoredRecord?> ReadAsync(TableEntity row, CancellationToken cancellationToken)
    {
        var blob = BodyColumns.BlobOf(row);
        var body = blob is null ? BodyColumns.Read(row) : await BlobBodies.FindAsync(account.RecordBodies, blob, cancellationToken).ConfigureAwait(false);
        if (body is null)
        {
            return null;
        }

        var key = new RecordKey(row.Partition(), TableKeys.RowOf(row.Key()));
        var version = row.Text(ExpectedRows.Version)!;
        seen.Add(key, version, new SeenRow(row.ETag, blob));
        return new StoredRecord(key, version, body.Value);
    }
}
