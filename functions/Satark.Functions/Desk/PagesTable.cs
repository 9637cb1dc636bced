using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using Satark.Functions.Storage;
using Satark.Http.Desk;

namespace Satark.Functions.Desk;

/// <summary>
/// The table of open pages. A partition for each jurisdiction, so that who hears an alarm is read from the few partitions that cover
/// it. Rows: <c>page:{officer}:{page}</c>, <c>ask:{officer}:{page}:{delivery}</c>; partition <c>members</c>: <c>{officer}</c>.
/// Each row says in <c>At</c> when it was last true; what is older than an hour is deleted by whoever comes past.
/// </summary>
internal sealed class PagesTable(TableServiceClient tables, TimeProvider clock, string name = "pages")
{
    /// <summary>When a row was last true.</summary>
    public const string At = "At";

    /// <summary>The partition of groups that officers have joined.</summary>
    public const string Members = "members";

    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);
    private static readonly TimeSpan SweepEvery = TimeSpan.FromMinutes(10);

    private readonly TableClient _table = tables.GetTableClient(name);
    private bool _made;
    private long _nextSweep;

    /// <summary>The start of the names of rows about one page.</summary>
    public static string RowOf(string kind, OpenPage page) => $"{kind}:{page.Officer.Id}:{page.Id}";

    /// <summary>The row of an alarm that a page was asked to sound.</summary>
    public static string AskRow(string officer, string page, string deliveryId) =>
        $"ask:{officer}:{page}:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(deliveryId)))[..32]}";

    /// <summary>A row, or null.</summary>
    public async Task<TableEntity?> FindAsync(string partition, string row, CancellationToken cancellationToken)
    {
        var table = await OpenAsync(cancellationToken).ConfigureAwait(false);
        var found = await table.GetEntityIfExistsAsync<TableEntity>(partition, row, cancellationToken: cancellationToken).ConfigureAwait(false);
        return found.HasValue ? found.Value : null;
    }

    /// <summary>Writes a row whole.</summary>
    public async Task PutAsync(TableEntity row, CancellationToken cancellationToken)
    {
        var table = await OpenAsync(cancellationToken).ConfigureAwait(false);
        await table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The rows of a partition whose names begin like this and that were true since then.</summary>
    public async Task<IReadOnlyList<TableEntity>> ListAsync(string partition, string prefix, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var table = await OpenAsync(cancellationToken).ConfigureAwait(false);
        var rows = new List<TableEntity>();

        // The prefix ends with a colon, and the next letter after a colon is a semicolon.
        var end = string.Concat(prefix.AsSpan(0, prefix.Length - 1), ";");
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {prefix} and RowKey lt {end} and At ge {since}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            rows.Add(row);
        }

        return rows;
    }

    /// <summary>Deletes what nobody needs any more; does nothing for most calls.</summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var next = Interlocked.Read(ref _nextSweep);
        if (now.UtcTicks < next || Interlocked.CompareExchange(ref _nextSweep, (now + SweepEvery).UtcTicks, next) != next)
        {
            return;
        }

        var table = await OpenAsync(cancellationToken).ConfigureAwait(false);
        var filter = TableClient.CreateQueryFilter($"At lt {now - Kept}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            // One that was renewed meanwhile stays: it has another tag.
            await DeleteAsync(table, row, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task DeleteAsync(TableClient table, TableEntity row, CancellationToken cancellationToken)
    {
        try
        {
            await table.DeleteEntityAsync(row.Partition(), row.Key(), row.ETag, cancellationToken).ConfigureAwait(false);
        }
        catch (RequestFailedException error) when (error.Status is 404 or 412)
        {
            // Another instance was faster, or the page came back.
        }
    }

    private async ValueTask<TableClient> OpenAsync(CancellationToken cancellationToken)
    {
        if (!Volatile.Read(ref _made))
        {
            await _table.CreateIfNotExistsAsync(cancellationToken).ConfigureAwait(false);
            Volatile.Write(ref _made, true);
        }

        return _table;
    }
}
