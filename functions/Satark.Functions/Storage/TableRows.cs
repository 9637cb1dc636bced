using Azure;
using Azure.Data.Tables;

namespace Satark.Functions.Storage;

/// <summary>Reading of a row's columns, and deleting of rows of which it does not matter who deletes them.</summary>
internal static class TableRows
{
    /// <summary>The row's partition.</summary>
    public static string Partition(this TableEntity row) => row.Text("PartitionKey")!;

    /// <summary>The row's key inside of it.</summary>
    public static string Key(this TableEntity row) => row.Text("RowKey")!;

    /// <summary>A column of text, or null where the row has none.</summary>
    /// <exception cref="InvalidCastException">The column is of another type: as with all of these.</exception>
    public static string? Text(this TableEntity row, string column) => (string?)row[column];

    /// <summary>A column of bytes, or null.</summary>
    public static byte[]? Bytes(this TableEntity row, string column) => (byte[]?)row[column];

    /// <summary>A column of 32 bits, or null.</summary>
    public static int? Int(this TableEntity row, string column) => (int?)row[column];

    /// <summary>A column of 64 bits, or null.</summary>
    public static long? Long(this TableEntity row, string column) => (long?)row[column];

    /// <summary>A column of yes or no, or null.</summary>
    public static bool? Flag(this TableEntity row, string column) => (bool?)row[column];

    /// <summary>A column of a moment, or null.</summary>
    public static DateTimeOffset? Time(this TableEntity row, string column) => (DateTimeOffset?)row[column];

    /// <summary>Deletes a row; it is no error where there is none.</summary>
    public static async Task DeleteAsync(TableClient table, string partition, string row, CancellationToken cancellationToken)
    {
        try
        {
            await table.DeleteEntityAsync(partition, row, ETag.All, cancellationToken).ConfigureAwait(false);
        }
        catch (RequestFailedException error) when (error.Status == 404)
        {
            // Somebody else was faster.
        }
    }

    /// <summary>Deletes rows of one partition, at most a hundred: together where all are there, else one by one.</summary>
    public static async Task DeleteAsync(TableClient table, string partition, IReadOnlyCollection<string> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
        {
            return;
        }

        try
        {
            await table.SubmitTransactionAsync(
                rows.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(partition, row), ETag.All)), cancellationToken).ConfigureAwait(false);
        }
        catch (RequestFailedException error) when (error.Status == 404)
        {
            foreach (var row in rows)
            {
                await DeleteAsync(table, partition, row, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
