using Satark.Storage;

namespace Satark.Relay.Retention;

/// <summary>Keyed hashes of what was seen, sent and taken, by which repeats are recognised.</summary>
internal static class Hashes
{
    /// <summary>Forgets rows of a partition whose day is past the days of hashes.</summary>
    /// <param name="store">Where they are.</param>
    /// <param name="partition">Their partition.</param>
    /// <param name="prefix">What their names begin with.</param>
    /// <param name="day">The day of a row.</param>
    /// <param name="classes">The days, which are counted too.</param>
    /// <param name="forget">Also forgets them; else they are only counted.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public static async Task SweepAsync(IStore store, string partition, string prefix, Func<ReadOnlyMemory<byte>, DateOnly> day, RetentionClasses classes, bool forget, CancellationToken cancellationToken)
    {
        string? after = null;
        while (await store.ListAsync(partition, prefix, after, Change.MaxRows, cancellationToken).ConfigureAwait(false) is { Count: > 0 } rows)
        {
            var change = new Change(partition);
            foreach (var row in rows.Where(r => classes.Hash.IsDue(day(r.Body))))
            {
                change.Delete(row.Key.Row, row.Version);
            }

            if (forget && change.Rows > 0)
            {
                // A conflict leaves them to the next run.
                await store.SaveAsync(change, cancellationToken).ConfigureAwait(false);
            }

            after = rows[^1].Key.Row;
        }
    }
}
