using SQLitePCL;

namespace Satark.Local.Sqlite;

/// <summary>How a connection uses its file.</summary>
internal enum SqliteAccess
{
    /// <summary>Reads and writes; creates the file.</summary>
    Create,

    /// <summary>Reads only; the file must exist.</summary>
    Read,
}

/// <summary>
/// One connection to a database file, for one thread at a time. It speaks SQLite's own interface rather than ADO.NET:
/// the writer needs plain result codes (full, busy, damaged) without hidden retries, and prepared statements without their cost.
/// </summary>
internal sealed class SqliteHandle : IDisposable
{
    private readonly sqlite3 _db;
    private readonly List<SqliteStatement> _statements = [];

    static SqliteHandle() => Batteries_V2.Init();

    private SqliteHandle(sqlite3 db) => _db = db;

    /// <summary>True between BEGIN and its COMMIT or ROLLBACK; some errors end a transaction by themselves.</summary>
    public bool InTransaction => raw.sqlite3_get_autocommit(_db) == 0;

    /// <summary>Rows touched by the last INSERT, UPDATE or DELETE.</summary>
    public int Changes => raw.sqlite3_changes(_db);

    /// <summary>Opens a file in WAL mode with full synchronisation: a COMMIT that returned is on the disk.</summary>
    public static SqliteHandle Open(string file, SqliteAccess access, TimeSpan busy)
    {
        var flags = raw.SQLITE_OPEN_NOMUTEX | (access == SqliteAccess.Create ? raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE : raw.SQLITE_OPEN_READONLY);
        var code = raw.sqlite3_open_v2(file, out var db, flags, null);
        var handle = new SqliteHandle(db);
        try
        {
            handle.Check(code);
            handle.Check(raw.sqlite3_extended_result_codes(db, 1));
            handle.Check(raw.sqlite3_busy_timeout(db, (int)busy.TotalMilliseconds));
            if (access == SqliteAccess.Create)
            {
                handle.Execute("PRAGMA journal_mode = WAL");
            }

            handle.Execute("PRAGMA synchronous = FULL");
            handle.Execute("PRAGMA trusted_schema = OFF");
            return handle;
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    /// <summary>Runs a statement without parameters.</summary>
    public void Execute(string sql)
    {
        using var statement = Compile(sql);
        statement.Run();
    }

    /// <summary>Runs several statements, as a migration holds them.</summary>
    public void ExecuteScript(string sql) => Check(raw.sqlite3_exec(_db, sql));

    /// <summary>The first column of the first row.</summary>
    public long ReadInteger(string sql)
    {
        using var statement = Compile(sql);
        return statement.Step() ? statement.Integer(0) : 0;
    }

    /// <summary>The first column of the first row.</summary>
    public string? ReadText(string sql)
    {
        using var statement = Compile(sql);
        return statement.Step() ? statement.TextOrNull(0) : null;
    }

    /// <summary>Prepares a statement that lives as long as the connection.</summary>
    public SqliteStatement Prepare(string sql)
    {
        var statement = Compile(sql);
        _statements.Add(statement);
        return statement;
    }

    /// <summary>Throws unless SQLite said that all is well.</summary>
    public void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            throw Fault(code);
        }
    }

    /// <summary>The error that SQLite last gave on this connection.</summary>
    public SqliteFault Fault(int code)
    {
        var extended = raw.sqlite3_extended_errcode(_db);
        return new SqliteFault((extended & 0xff) == (code & 0xff) ? extended : code, raw.sqlite3_errstr(code).utf8_to_string());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var statement in _statements)
        {
            statement.Dispose();
        }

        _statements.Clear();
        _db.Dispose();
    }

    /// <summary>A statement that the caller disposes of after one use.</summary>
    public SqliteStatement Compile(string sql)
    {
        Check(raw.sqlite3_prepare_v2(_db, sql, out var statement));
        return new SqliteStatement(this, statement);
    }
}
