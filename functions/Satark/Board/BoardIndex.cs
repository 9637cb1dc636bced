using Satark.Storage;

namespace Satark.Board;

/// <summary>The index of the board: the rows of open cases, and of those closed in the last twelve hours.</summary>
public sealed class BoardIndex(IStore store, TimeProvider clock)
{
    /// <summary>How long a closed case stays on the board.</summary>
    public static readonly TimeSpan ClosedStays = TimeSpan.FromHours(12);

    private const string Partition = "board";

    /// <summary>All rows that belong on the board, before any jurisdiction is applied.</summary>
    public async Task<IReadOnlyList<BoardRow>> ListAsync(CancellationToken cancellationToken)
    {
        var rows = await store.ListAllAsync(Partition, "", SatarkJson.Default.BoardRow, cancellationToken).ConfigureAwait(false);
        var oldest = clock.GetUtcNow() - ClosedStays;
        return [.. rows.Select(r => r.Record.Value).Where(r => r.ClosedAt is null || r.ClosedAt > oldest)];
    }

    /// <summary>Writes a row unless a newer version stands there; false where it does.</summary>
    public Task<bool> PutAsync(BoardRow row, CancellationToken cancellationToken) => store.ChangeAsync<bool>(
        async token =>
        {
            var stored = await store.FindAsync(Partition, row.Id, SatarkJson.Default.BoardRow, token).ConfigureAwait(false);
            return stored is not null && stored.Value.Version >= row.Version
                ? (null, stored.Value.Version == row.Version)
                : (new Change(Partition).Put(row.Id, stored, row, SatarkJson.Default.BoardRow), true);
        },
        cancellationToken);

    /// <summary>Takes rows off that were closed too long ago.</summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        var oldest = clock.GetUtcNow() - ClosedStays;
        foreach (var (row, stored) in await store.ListAllAsync(Partition, "", SatarkJson.Default.BoardRow, cancellationToken).ConfigureAwait(false))
        {
            if (stored.Value.ClosedAt < oldest)
            {
                // A conflict means that it was reopened or swept meanwhile.
                await store.SaveAsync(new Change(Partition).Delete(row, stored.Version), cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
