using Satark.Local.Sqlite;
using Satark.Local.Writing;

namespace Satark.Local.Storage;

/// <summary>The database of one data folder: its lock, its writer and its readers. One instance a process and folder.</summary>
public sealed class SqliteDatabase : IDisposable
{
    // Larger files are only looked at where they are used: a full check would delay the start after a power cut.
    private const long CheckedAtStart = 16 * 1024 * 1024;

    private static readonly TimeSpan Busy = TimeSpan.FromSeconds(5);

    private readonly DataFolder _folder;

    // While any connection is open, the shared index of the log stands, and a group that failed halfway cannot come back
    // when the writer opens its connection again.
    private readonly SqliteHandle _anchor;

    private SqliteDatabase(DataFolder folder, SqliteHandle anchor, SqliteWriter writer, SqliteReaders readers)
    {
        _folder = folder;
        _anchor = anchor;
        Writer = writer;
        Readers = readers;
    }

    /// <summary>The data folder's full path.</summary>
    public string Folder => _folder.Path;

    /// <summary>True for a restored backup whose messages nobody has released yet.</summary>
    public bool Held => Writer.State.Held;

    /// <summary>False while the last group of changes could not be written.</summary>
    public bool CanWrite => !Writer.IsFailing;

    /// <summary>The one writer.</summary>
    internal SqliteWriter Writer { get; }

    /// <summary>The readers.</summary>
    internal SqliteReaders Readers { get; }

    /// <summary>Opens the folder's database, creating or migrating it where needed.</summary>
    /// <exception cref="DataFolderException">The folder cannot be used; the message says what to do.</exception>
    public static SqliteDatabase Open(string folder, ILogger<SqliteDatabase> logger) => Open(folder, logger, Busy);

    /// <summary>As <see cref="Open(string, ILogger{SqliteDatabase})"/>, with the time to wait for a file that somebody else has locked.</summary>
    internal static SqliteDatabase Open(string folder, ILogger<SqliteDatabase> logger, TimeSpan busy)
    {
        var held = DataFolder.Take(folder);
        SqliteHandle? anchor = null;
        SqliteWriter? writer = null;
        var readers = new SqliteReaders(() => SqliteHandle.Open(held.DatabaseFile, SqliteAccess.Read, busy), held.Path);
        try
        {
            using (var db = SqliteHandle.Open(held.DatabaseFile, SqliteAccess.Create, busy))
            {
                OwnerOnly(held.DatabaseFile);
                StoreSchema.Schema.ThrowIfNewer(db);
                ThrowIfDamaged(db, held.DatabaseFile);
                StoreSchema.Schema.Migrate(db);
            }

            anchor = SqliteHandle.Open(held.DatabaseFile, SqliteAccess.Read, busy);
            anchor.ReadInteger("SELECT change FROM state");
            writer = new SqliteWriter(() => OpenForWriting(held.DatabaseFile, busy), held.Path, logger);
            return new SqliteDatabase(held, anchor, writer, readers);
        }
        catch (Exception error)
        {
            writer?.Dispose();
            readers.Dispose();
            anchor?.Dispose();
            held.Dispose();
            throw error is SqliteFault fault ? new DataFolderException(fault.Explain(held.Path), fault) : error;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // The writer last: only a connection that may write brings the log into the file and removes it.
        Readers.Dispose();
        _anchor.Dispose();
        Writer.Dispose();
        _folder.Dispose();
    }

    /// <summary>A connection with the settings of the writer.</summary>
    private static SqliteHandle OpenForWriting(string file, TimeSpan busy)
    {
        var db = SqliteHandle.Open(file, SqliteAccess.Create, busy);
        db.Execute("PRAGMA cache_size = -32000");
        db.Execute("PRAGMA wal_autocheckpoint = 2000");
        db.Execute("PRAGMA journal_size_limit = 67108864");
        return db;
    }

    // SQLite gives its log files the rights of the database; a folder that others may enter shall not open them.
    private static void OwnerOnly(string file)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    private static void ThrowIfDamaged(SqliteHandle db, string file)
    {
        // With an empty log, what the file says of its own length must hold.
        db.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        var length = new FileInfo(file).Length;
        var expected = db.ReadInteger("PRAGMA page_count") * db.ReadInteger("PRAGMA page_size");
        var damaged = length < expected || (length <= CheckedAtStart && db.ReadText("PRAGMA quick_check(1)") != "ok");
        if (damaged)
        {
            throw new SqliteFault(SQLitePCL.raw.SQLITE_CORRUPT, "found damaged at the start");
        }
    }
}
