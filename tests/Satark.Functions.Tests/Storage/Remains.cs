using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Satark.Functions.Storage;

namespace Satark.Functions.Tests.Storage;

/// <summary>What lies in the account beside the records.</summary>
public sealed record Remains(int Intents, int OutboxRows, int WritersFences, int KeepersFences, int Notes, int RecordBlobs)
{
    public static async Task<Remains> OfAsync(StorageAccount account)
    {
        var records = await RowsAsync(account.Records);
        return new Remains(
            (await RowsAsync(account.Intents)).Count,
            records.Count(r => r.RowKey[0] == 'o'),
            records.Count(r => r.RowKey[0] == 'f' && r.GetString("By") == "writer"),
            records.Count(r => r.RowKey[0] == 'f' && r.GetString("By") == "keeper"),
            (await RowsAsync(account.Fences)).Count,
            await BlobsAsync(account.RecordBodies));
    }

    public static async Task<int> BlobsAsync(BlobContainerClient container)
    {
        var count = 0;
        await foreach (var _ in container.GetBlobsAsync())
        {
            count++;
        }

        return count;
    }

    public static async Task<List<TableEntity>> RowsAsync(TableClient table)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in table.QueryAsync<TableEntity>())
        {
            rows.Add(row);
        }

        return rows;
    }
}
