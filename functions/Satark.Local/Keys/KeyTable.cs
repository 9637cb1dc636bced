using Satark.Local.Sqlite;
using Satark.Local.Storage;
using Satark.Privacy;
using Satark.Storage;

namespace Satark.Local.Keys;

/// <summary>
/// The table of wrapped data keys, in a database of its own that no backup holds.
/// </summary>
/// <remarks>
/// SQLite overwrites what is deleted (secure_delete), and the log, which holds earlier images of pages, is emptied before an
/// erasure returns. What a disk or a file system keeps below that (old blocks, snapshots) is beyond any program: what lies
/// there is still wrapped.
/// </remarks>
internal sealed class KeyTable : IDisposable
{
    private static readonly SqliteSchema Schema = new(
        """
        CREATE TABLE keys(id TEXT PRIMARY KEY NOT NULL, wrapped BLOB NOT NULL);
        CREATE TABLE spare(id TEXT PRIMARY KEY NOT NULL);
        CREATE TABLE ring(fingerprint BLOB NOT NULL);
        """);

    private readonly Lock _writing = new();
    private readonly Lock _reading = new();
    private readonly string _folder;
    private readonly SqliteHandle _write, _read;
    private readonly SqliteStatement _insert, _erase, _addSpare, _find;

    private KeyTable(string folder, SqliteHandle write, SqliteHandle read)
    {
        _folder = folder;
        _write = write;
        _read = read;
        _insert = write.Prepare("INSERT INTO keys(id, wrapped) VALUES(?1, ?2)");
        _erase = write.Prepare("DELETE FROM keys WHERE id = ?1");
        _addSpare = write.Prepare("INSERT OR IGNORE INTO spare(id) VALUES(?1)");
        _find = read.Prepare("SELECT wrapped FROM keys WHERE id = ?1");
    }

    /// <summary>The table's file in a folder.</summary>
    public static string PathIn(string folder, string name) => Path.Combine(folder, name + ".db");

    /// <summary>Opens the table, creating it where needed.</summary>
    /// <exception cref="DataFolderException">Newer, damaged, not writable, or written under another master secret.</exception>
    public static KeyTable Open(string folder, string name, ReadOnlyMemory<byte> fingerprint)
    {
        var file = PathIn(folder, name);
        SqliteHandle? write = null, read = null;
        try
        {
            write = OpenOwned(file);
            Schema.Migrate(write);
            RingMark.Claim(write, file, fingerprint);
            read = SqliteHandle.Open(file, SqliteAccess.Read, TimeSpan.FromSeconds(5));
            return new KeyTable(folder, write, read);
        }
        catch (Exception error)
        {
            read?.Dispose();
            write?.Dispose();
            throw error is SqliteFault fault ? new DataFolderException(fault.Explain(folder).Replace("The database", "The key table", StringComparison.Ordinal), fault) : error;
        }
    }

    /// <summary>Makes new keys durable.</summary>
    public void Add(IEnumerable<WrappedKey> keys) => Write(() =>
    {
        foreach (var (id, wrapped) in keys)
        {
            _insert.Bind(1, id).Bind(2, wrapped).Run();
        }
    });

    /// <summary>Notes keys that were never handed out, for the next start.</summary>
    public void AddSpare(IEnumerable<string> ids) => Write(() =>
    {
        foreach (var id in ids)
        {
            _addSpare.Bind(1, id).Run();
        }
    });

    /// <summary>The keys that an earlier run never handed out. The note is gone for good before this returns: no key is ever spare twice.</summary>
    public List<WrappedKey> TakeSpare()
    {
        var spare = new List<WrappedKey>();
        Write(() =>
        {
            using (var statement = _write.Compile("SELECT id, wrapped FROM spare JOIN keys USING(id)"))
            {
                while (statement.Step())
                {
                    spare.Add(new(statement.Text(0), statement.Bytes(1)));
                }
            }

            _write.Execute("DELETE FROM spare");
        });
        return spare;
    }

    /// <summary>The wrapped key, or null where it was erased or never was.</summary>
    public byte[]? Find(string id)
    {
        lock (_reading)
        {
            try
            {
                if (!_find.Bind(1, id).Step())
                {
                    return null;
                }

                var wrapped = _find.Bytes(0);
                _find.Reset();
                return wrapped;
            }
            catch (SqliteFault fault)
            {
                throw new StoreUnavailableException(fault.Explain(_folder), fault);
            }
        }
    }

    /// <summary>Deletes a key, in the file and in its log.</summary>
    public void Erase(string id) => Write(() => _erase.Bind(1, id).Run(), emptyLog: true);

    /// <inheritdoc/>
    public void Dispose()
    {
        _read.Dispose();
        _write.Dispose();
    }

    private static SqliteHandle OpenOwned(string file)
    {
        var db = SqliteHandle.Open(file, SqliteAccess.Create, TimeSpan.FromSeconds(5));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        db.Execute("PRAGMA secure_delete = ON");
        return db;
    }

    private void EmptyLog()
    {
        // No read of ours may stand in its way.
        lock (_reading)
        {
            if (_write.ReadInteger("PRAGMA wal_checkpoint(TRUNCATE)") != 0)
            {
                throw new SqliteFault(SQLitePCL.raw.SQLITE_BUSY, "the log could not be emptied");
            }
        }
    }

    private void Write(Action write, bool emptyLog = false)
    {
        lock (_writing)
        {
            try
            {
                _write.Execute("BEGIN IMMEDIATE");
                write();
                _write.Execute("COMMIT");
                if (emptyLog)
                {
                    EmptyLog();
                }
            }
            catch (SqliteFault fault)
            {
                if (_write.InTransaction)
                {
                    _write.Execute("ROLLBACK");
                }

                throw new StoreUnavailableException(fault.Explain(_folder), fault);
            }
        }
    }
}
