namespace Satark.Storage;

/// <summary>
/// The durable store of everything that changes: records in partitions, and the messages that follow from a change.
/// </summary>
/// <remarks>
/// Promise: <see cref="SaveAsync"/> is one act. All records, history events and messages of a <see cref="Change"/> are
/// stored, or none is. Once it has returned <see cref="SaveResult.Saved"/>, every message of the change will be handled
/// at least once, at or after its due time, even if the process dies on the next instruction. An HTTP 2xx is sent only
/// after that.
/// </remarks>
public interface IStore
{
    /// <summary>Stores a change of one partition, all or nothing.</summary>
    /// <returns>
    /// <see cref="SaveResult.Saved"/> once it is durable; <see cref="SaveResult.Conflict"/> where any expected version,
    /// or the expected absence of a row, did not hold: nothing was stored, the caller loads again and decides anew.
    /// </returns>
    /// <exception cref="StoreUnavailableException">The store cannot write now (disk full, locked, damaged): nothing was stored.</exception>
    Task<SaveResult> SaveAsync(Change change, CancellationToken cancellationToken);

    /// <summary>The record with this key as last saved, or null.</summary>
    Task<StoredRecord?> FindAsync(RecordKey key, CancellationToken cancellationToken);

    /// <summary>
    /// Records of one partition whose row starts with <paramref name="rowPrefix"/>, in ordinal order of their rows, after
    /// the row <paramref name="after"/> (null: from the first), at most <paramref name="limit"/>.
    /// </summary>
    Task<IReadOnlyList<StoredRecord>> ListAsync(string partition, string rowPrefix, string? after, int limit, CancellationToken cancellationToken);
}

/// <summary>What became of a change.</summary>
public enum SaveResult
{
    /// <summary>Everything is durable.</summary>
    Saved,

    /// <summary>Somebody else was faster; nothing was stored.</summary>
    Conflict,
}

/// <summary>The store cannot take a change now. Nothing of the change was stored.</summary>
public sealed class StoreUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
