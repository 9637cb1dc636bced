using System.Globalization;
using Satark.Messaging;
using Satark.Storage;

namespace Satark.Support;

/// <summary>
/// The store and its queue in memory: everything that <see cref="IStore"/> and <see cref="IMessageBus"/> promise, with places at
/// which a test may stop, break or falsify what passes.
/// </summary>
public sealed partial class MemoryStore(TimeProvider clock) : IStore, IMessageBus
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, SortedDictionary<string, StoredRecord>> _partitions = new(StringComparer.Ordinal);
    private long _versions;

    /// <summary>Called before each read and around each save, on the caller's way: it may wait, or throw.</summary>
    public Func<StorePoint, ValueTask>? At { get; set; }

    /// <summary>Called inside a save that holds, before anything is written: the one place where old and new are seen together.</summary>
    public Action<Change>? Saving { get; set; }

    /// <summary>Takes a guard out: a write for which this is true is made whatever stands there (a <see cref="WriteKind.Require"/> is dropped).</summary>
    public Func<RecordWrite, bool>? Unchecked { get; set; }

    /// <summary>Falsifies what a read gives.</summary>
    public Func<StoredRecord, StoredRecord>? Seen { get; set; }

    /// <summary>How many changes were saved.</summary>
    public int Saves { get; private set; }

    /// <summary>How many changes were refused as conflicts.</summary>
    public int Conflicts { get; private set; }

    /// <inheritdoc/>
    public async Task<SaveResult> SaveAsync(Change change, CancellationToken cancellationToken)
    {
        if (At is { } before)
        {
            await before(new StorePoint(PointKind.BeforeSave, change)).ConfigureAwait(false);
        }

        cancellationToken.ThrowIfCancellationRequested();
        change.ThrowIfTooLarge();
        ThrowIfMalformed(change);
        var result = Commit(change);
        if (At is { } after)
        {
            await after(new StorePoint(result == SaveResult.Saved ? PointKind.AfterSave : PointKind.AfterConflict, change)).ConfigureAwait(false);
        }

        return result;
    }

    /// <inheritdoc/>
    public async Task<StoredRecord?> FindAsync(RecordKey key, CancellationToken cancellationToken)
    {
        if (At is { } at)
        {
            await at(new StorePoint(PointKind.Read, null)).ConfigureAwait(false);
        }

        return Peek(key) is { } found ? Seen?.Invoke(found) ?? found : null;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<StoredRecord>> ListAsync(string partition, string rowPrefix, string? after, int limit, CancellationToken cancellationToken)
    {
        if (At is { } at)
        {
            await at(new StorePoint(PointKind.Read, null)).ConfigureAwait(false);
        }

        var found = new List<StoredRecord>();
        lock (_gate)
        {
            if (_partitions.TryGetValue(partition, out var rows))
            {
                foreach (var (row, record) in rows)
                {
                    if (row.StartsWith(rowPrefix, StringComparison.Ordinal) && (after is null || string.CompareOrdinal(row, after) > 0) && found.Count < limit)
                    {
                        found.Add(record);
                    }
                }
            }
        }

        return found;
    }

    /// <summary>The record as it stands, without passing any of the places.</summary>
    public StoredRecord? Peek(RecordKey key)
    {
        lock (_gate)
        {
            return _partitions.TryGetValue(key.Partition, out var rows) ? rows.GetValueOrDefault(key.Row) : null;
        }
    }

    /// <summary>Writes a record past every check, as somebody with a hand on the file would.</summary>
    public void Tamper(RecordKey key, byte[]? body)
    {
        lock (_gate)
        {
            if (!_partitions.TryGetValue(key.Partition, out var rows))
            {
                _partitions[key.Partition] = rows = new SortedDictionary<string, StoredRecord>(StringComparer.Ordinal);
            }

            if (body is null)
            {
                rows.Remove(key.Row);
            }
            else
            {
                rows[key.Row] = new StoredRecord(key, NextVersion(), body);
            }
        }
    }

    private static void ThrowIfMalformed(Change change)
    {
        var rows = new HashSet<string>(StringComparer.Ordinal);
        foreach (var write in change.Writes)
        {
            if (!rows.Add(write.Row))
            {
                throw new InvalidOperationException($"The change names the row {write.Row} twice.");
            }

            if (!IsKey(write.Row) || !IsKey(change.Partition))
            {
                throw new InvalidOperationException("A key may not hold / \\ # ? or control characters.");
            }
        }
    }

    private static bool IsKey(string key) => !key.Any(ch => ch is '/' or '\\' or '#' or '?' || char.IsControl(ch));

    private SaveResult Commit(Change change)
    {
        lock (_gate)
        {
            if (!_partitions.TryGetValue(change.Partition, out var rows))
            {
                _partitions[change.Partition] = rows = new SortedDictionary<string, StoredRecord>(StringComparer.Ordinal);
            }

            foreach (var write in change.Writes)
            {
                if (!Holds(write, rows.GetValueOrDefault(write.Row)) && Unchecked?.Invoke(write) != true)
                {
                    Conflicts++;
                    return SaveResult.Conflict;
                }
            }

            Saving?.Invoke(change);
            foreach (var write in change.Writes)
            {
                if (write.Kind == WriteKind.Delete)
                {
                    rows.Remove(write.Row);
                }
                else if (write.Kind != WriteKind.Require)
                {
                    rows[write.Row] = new StoredRecord(new RecordKey(change.Partition, write.Row), NextVersion(), write.Body);
                }
            }

            foreach (var message in change.Messages)
            {
                Enqueue(message);
            }

            Saves++;
            return SaveResult.Saved;
        }
    }

    private static bool Holds(RecordWrite write, StoredRecord? there) => write.Kind == WriteKind.Insert ? there is null : there is not null && there.Version == write.Version;

    private string NextVersion() => (++_versions).ToString(CultureInfo.InvariantCulture);
}

/// <summary>A place on the way of a call.</summary>
/// <param name="Kind">Where.</param>
/// <param name="Change">What is being saved; null for a read.</param>
public readonly record struct StorePoint(PointKind Kind, Change? Change);

/// <summary>Places on the way of a call.</summary>
public enum PointKind
{
    /// <summary>Before a read.</summary>
    Read,

    /// <summary>Before a save: who throws here loses all of it.</summary>
    BeforeSave,

    /// <summary>After a save, before its caller knows: who throws here leaves a change that its caller believes lost.</summary>
    AfterSave,

    /// <summary>After a conflict.</summary>
    AfterConflict,
}
