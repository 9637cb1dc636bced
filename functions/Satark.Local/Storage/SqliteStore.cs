using System.Buffers;
using Satark.Storage;

namespace Satark.Local.Storage;

/// <summary>The store on SQLite: a change is part of one transaction, its messages are rows of the same file.</summary>
public sealed class SqliteStore(SqliteDatabase database) : IStore
{
    private static readonly SearchValues<char> Forbidden = SearchValues.Create(
        ['/', '\\', '#', '?', .. Enumerable.Range(0, 0x20).Select(c => (char)c), .. Enumerable.Range(0x7f, 0x21).Select(c => (char)c)]);

    /// <inheritdoc/>
    public Task<SaveResult> SaveAsync(Change change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        change.ThrowIfTooLarge();
        ThrowIfImproper(change);
        return database.Writer.WriteAsync(session => session.Apply(change), Size(change), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<StoredRecord?> FindAsync(RecordKey key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(database.Readers.Read(key, static (reader, key) => reader.Find(key)));
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredRecord>> ListAsync(string partition, string rowPrefix, string? after, int limit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<StoredRecord>>(
            database.Readers.Read((partition, rowPrefix, after, limit), static (reader, q) => reader.List(q.partition, q.rowPrefix, q.after, q.limit)));
    }

    private static long Size(Change change)
    {
        long bytes = 0;
        foreach (var write in change.Writes)
        {
            bytes += write.Body.Length;
        }

        return bytes;
    }

    // What Azure Tables would refuse is refused here too, so that it shows on the first developer's machine.
    private static void ThrowIfImproper(Change change)
    {
        ThrowIfForbidden(change.Partition);
        var writes = change.Writes;
        for (var i = 0; i < writes.Count; i++)
        {
            ThrowIfForbidden(writes[i].Row);
            for (var j = 0; j < i; j++)
            {
                if (writes[i].Row == writes[j].Row)
                {
                    throw new InvalidOperationException($"A change may name a row once; this one names {writes[i].Row} twice.");
                }
            }
        }
    }

    private static void ThrowIfForbidden(string part)
    {
        if (part.AsSpan().ContainsAny(Forbidden))
        {
            throw new InvalidOperationException("A record's key may hold neither / \\ # ? nor control characters.");
        }
    }
}
