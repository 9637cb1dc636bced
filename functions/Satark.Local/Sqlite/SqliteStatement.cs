using System.Text;
using SQLitePCL;

namespace Satark.Local.Sqlite;

/// <summary>A prepared statement that is used again and again by one thread at a time. Parameters and columns count as in SQLite: from 1 and from 0.</summary>
internal sealed class SqliteStatement(SqliteHandle owner, sqlite3_stmt statement) : IDisposable
{
    private const int StackBytes = 256;

    /// <summary>Binds a text, or null.</summary>
    public SqliteStatement Bind(int index, string? value)
    {
        if (value is null)
        {
            owner.Check(raw.sqlite3_bind_null(statement, index));
            return this;
        }

        var most = Encoding.UTF8.GetMaxByteCount(value.Length);
        var bytes = most <= StackBytes ? stackalloc byte[StackBytes] : new byte[most];
        var length = Encoding.UTF8.GetBytes(value, bytes);
        owner.Check(raw.sqlite3_bind_text(statement, index, bytes[..length]));
        return this;
    }

    /// <summary>Binds an integer.</summary>
    public SqliteStatement Bind(int index, long value)
    {
        owner.Check(raw.sqlite3_bind_int64(statement, index, value));
        return this;
    }

    /// <summary>Binds bytes (an empty value is stored as NULL and read as empty).</summary>
    public SqliteStatement Bind(int index, ReadOnlyMemory<byte> value)
    {
        owner.Check(value.IsEmpty ? raw.sqlite3_bind_null(statement, index) : raw.sqlite3_bind_blob(statement, index, value.Span));
        return this;
    }

    /// <summary>Goes to the next row; false after the last one, when the statement is ready for its next use.</summary>
    public bool Step()
    {
        var code = raw.sqlite3_step(statement);
        if (code == raw.SQLITE_ROW)
        {
            return true;
        }

        var fault = code == raw.SQLITE_DONE ? null : owner.Fault(code);
        Reset();
        return fault is null ? false : throw fault;
    }

    /// <summary>Runs to the end.</summary>
    public void Run()
    {
        while (Step())
        {
        }
    }

    /// <summary>Ends a read before its last row: an open statement would hold its snapshot, and with it the log, for ever.</summary>
    public void Reset() => raw.sqlite3_reset(statement);

    /// <summary>An integer column.</summary>
    public long Integer(int column) => raw.sqlite3_column_int64(statement, column);

    /// <summary>A text column that is never null.</summary>
    public string Text(int column) => raw.sqlite3_column_text(statement, column).utf8_to_string();

    /// <summary>A text column, or null.</summary>
    public string? TextOrNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL ? null : Text(column);

    /// <summary>A copy of a blob column.</summary>
    public byte[] Bytes(int column) => raw.sqlite3_column_blob(statement, column).ToArray();

    /// <inheritdoc/>
    public void Dispose() => statement.Dispose();
}
