using System.Collections.Concurrent;
using Satark.Local.Sqlite;
using Satark.Storage;

namespace Satark.Local.Storage;

/// <summary>
/// Connections that only read, each with its statements prepared. A read takes one, and gives it back; every read is a
/// snapshot of its own, so it sees all that was committed before it began.
/// </summary>
internal sealed class SqliteReaders(Func<SqliteHandle> open, string folder) : IDisposable
{
    private const int MostKept = 16;

    // Last in, first out: the connection that was just used has the pages in memory.
    private readonly ConcurrentStack<SqliteReader> _free = new();
    private int _kept;
    private volatile bool _closed;

    /// <summary>Runs a read.</summary>
    /// <exception cref="StoreUnavailableException">The database cannot be read now.</exception>
    public T Read<TState, T>(TState state, Func<SqliteReader, TState, T> read)
    {
        SqliteReader? reader = null;
        try
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            reader = Take() ?? new SqliteReader(open());
            var result = read(reader, state);
            GiveBack(reader);
            return result;
        }
        catch (SqliteFault fault)
        {
            reader?.Dispose();
            throw new StoreUnavailableException(fault.Explain(folder), fault);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _closed = true;
        while (Take() is { } reader)
        {
            reader.Dispose();
        }
    }

    private SqliteReader? Take()
    {
        if (!_free.TryPop(out var reader))
        {
            return null;
        }

        Interlocked.Decrement(ref _kept);
        return reader;
    }

    private void GiveBack(SqliteReader reader)
    {
        if (Interlocked.Increment(ref _kept) <= MostKept && !_closed)
        {
            _free.Push(reader);
            return;
        }

        Interlocked.Decrement(ref _kept);
        reader.Dispose();
    }
}
