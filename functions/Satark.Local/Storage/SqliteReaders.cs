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

    private readonly ConcurrentBag<SqliteReader> _free = [];
    private volatile bool _closed;

    /// <summary>Runs a read.</summary>
    /// <exception cref="StoreUnavailableException">The database cannot be read now.</exception>
    public T Read<TState, T>(TState state, Func<SqliteReader, TState, T> read)
    {
        SqliteReader? reader = null;
        try
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            reader = _free.TryTake(out var free) ? free : new SqliteReader(open());
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
        while (_free.TryTake(out var reader))
        {
            reader.Dispose();
        }
    }

    private void GiveBack(SqliteReader reader)
    {
        if (_closed || _free.Count >= MostKept)
        {
            reader.Dispose();
        }
        else
        {
            _free.Add(reader);
        }
    }
}
