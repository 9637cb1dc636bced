using System.Globalization;
using Azure;
using Azure.Data.Tables;

namespace Satark.Functions.Storage;

/// <summary>What stands where a change's fence belongs.</summary>
internal enum FenceState
{
    /// <summary>Nothing: the change's transaction has not come, and may still come.</summary>
    Open,

    /// <summary>The change's own fence: its transaction was done.</summary>
    Committed,

    /// <summary>A fence that was set to shut the change out: its transaction was not done and can never be done.</summary>
    Closed,
}

/// <summary>
/// The row that decides about each change: its own transaction inserts it, or somebody else does and so shuts that
/// transaction out for good. Whoever comes first wins; nobody needs to know whether a late transaction is still under way.
/// </summary>
internal sealed class Fences(StorageAccount account, TimeProvider clock)
{
    private const string By = "By", Writer = "writer", Keeper = "keeper";

    /// <summary>The hour to which a fence of this time is noted.</summary>
    public static string Hour(DateTimeOffset time) => time.UtcDateTime.ToString("yyyyMMddHH", CultureInfo.InvariantCulture);

    /// <summary>The row that a change's own transaction inserts.</summary>
    public static TableEntity Of(string partition, string changeId) => new(partition, TableKeys.OfFence(changeId)) { [By] = Writer };

    /// <summary>What stands there now.</summary>
    public async Task<FenceState> ReadAsync(string partition, string changeId, CancellationToken cancellationToken)
    {
        var found = await account.Records.GetEntityIfExistsAsync<TableEntity>(partition, TableKeys.OfFence(changeId), cancellationToken: cancellationToken).ConfigureAwait(false);
        return !found.HasValue ? FenceState.Open : found.Value!.Text(By) == Writer ? FenceState.Committed : FenceState.Closed;
    }

    /// <summary>Finds out what became of a change, and makes sure that it stays so.</summary>
    public async Task<FenceState> SettleAsync(string partition, string changeId, CancellationToken cancellationToken)
    {
        while (true)
        {
            var state = await ReadAsync(partition, changeId, cancellationToken).ConfigureAwait(false);
            if (state != FenceState.Open)
            {
                return state;
            }

            try
            {
                await account.Records.AddEntityAsync(new TableEntity(partition, TableKeys.OfFence(changeId)) { [By] = Keeper }, cancellationToken).ConfigureAwait(false);
                return FenceState.Closed;
            }
            catch (RequestFailedException error) when (error.Status == 409)
            {
                // Somebody was faster: look again who.
            }
        }
    }

    /// <summary>Notes that a fence stands, so that it can be cleared away after a day.</summary>
    public Task NoteAsync(string partition, string changeId, CancellationToken cancellationToken) =>
        account.Fences.UpsertEntityAsync(new TableEntity(Hour(clock.GetUtcNow()), changeId) { ["Partition"] = partition }, TableUpdateMode.Replace, cancellationToken);
}
