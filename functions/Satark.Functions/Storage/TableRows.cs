using Azure;
using Azure.Data.Tables;

namespace Satark.Functions.Storage;

/// <summary>Deleting of rows of which it does not matter who deletes them.</summary>
internal static class TableRows
{
    /// <summary>Deletes a row; false where there was none.</summary>
    public static async Task<bool> DeleteAsync(TableClient table, string partition, string row, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await table.DeleteEntityAsync(partition, row, ETag.All, cancellationToken).ConfigureAwait(false);
            return answer.Status != 404;
        }
        catch (RequestFailedException error) when (error.Status == 404)
        {
            return false;
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
