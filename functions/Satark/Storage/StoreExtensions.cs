using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Satark.Messaging;

namespace Satark.Storage;

/// <summary>Typed reading, and the one loop in which every change is made.</summary>
public static class StoreExtensions
{
    /// <summary>How often a change is decided anew after a conflict before the caller is told to come back.</summary>
    public const int MaxTries = 50;

    /// <summary>The record's value and version, or null.</summary>
    /// <exception cref="JsonException">The record is not of this type: damaged, or written by a newer version.</exception>
    public static async Task<Stored<T>?> FindAsync<T>(this IStore store, string partition, string row, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        var record = await store.FindAsync(new RecordKey(partition, row), cancellationToken).ConfigureAwait(false);
        return record is null ? null : Read(record, type);
    }

    /// <summary>All records with this row prefix, in ordinal order of their rows.</summary>
    public static async Task<IReadOnlyList<(string Row, Stored<T> Record)>> ListAllAsync<T>(
        this IStore store, string partition, string rowPrefix, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        var all = new List<(string, Stored<T>)>();
        string? after = null;
        while (true)
        {
            var page = await store.ListAsync(partition, rowPrefix, after, 1000, cancellationToken).ConfigureAwait(false);
            foreach (var record in page)
            {
                all.Add((record.Key.Row, Read(record, type)));
            }

            if (page.Count < 1000)
            {
                return all;
            }

            after = page[^1].Key.Row;
        }
    }

    /// <summary>Enters a name into an index, once: a second entry, also one at the same moment, changes nothing.</summary>
    public static async Task EnterAsync(this IStore store, string partition, string row, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(new RecordKey(partition, row), cancellationToken).ConfigureAwait(false) is null)
        {
            // A conflict means that it was entered meanwhile.
            await store.SaveAsync(new Change(partition).Insert(row, new Errand(row), SatarkJson.Default.Errand), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Load, decide, save: decides again on fresh state as long as somebody else was faster.</summary>
    /// <param name="store">The store.</param>
    /// <param name="decide">Loads what it needs and gives the change (null: nothing to do) with the caller's answer.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="StoreUnavailableException">Still in conflict after <see cref="MaxTries"/> rounds.</exception>
    public static async Task<T> ChangeAsync<T>(this IStore store, Func<CancellationToken, Task<(Change? Change, T Answer)>> decide, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MaxTries; attempt++)
        {
            var (change, answer) = await decide(cancellationToken).ConfigureAwait(false);
            if (change is null || await store.SaveAsync(change, cancellationToken).ConfigureAwait(false) == SaveResult.Saved)
            {
                return answer;
            }
        }

        throw new StoreUnavailableException("Many changes of the same record at once; nothing was stored. Try again.");
    }

    private static Stored<T> Read<T>(StoredRecord record, JsonTypeInfo<T> type) =>
        new(JsonSerializer.Deserialize(record.Body.Span, type) ?? throw new JsonException($"The record {record.Key} is null."), record.Version);
}
