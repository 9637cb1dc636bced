using Satark.Local.Keys;
using Satark.Local.Sqlite;

namespace Satark.Local.Storage;

/// <summary>What a backup holds.</summary>
/// <param name="File">The backup's file.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Records">How many records it holds.</param>
/// <param name="Messages">How many messages wait in it.</param>
public sealed record BackupSummary(string File, long Bytes, long Records, long Messages);

/// <summary>
/// Copies the database while Satark runs, and brings a copy back. Keys are never part of it. A copy is held: whoever
/// starts on it sends nothing, until somebody has looked and released it, because its messages may long have been sent.
/// </summary>
public static class SqliteBackup
{
    private static readonly TimeSpan Busy = TimeSpan.FromSeconds(5);

    /// <summary>Writes a checked copy of the data folder's database, without free pages, into another folder.</summary>
    /// <exception cref="DataFolderException">It could not be written or is not sound; the message says why.</exception>
    public static Task<BackupSummary> CreateAsync(string dataFolder, string destinationFolder, CancellationToken cancellationToken) =>
        Task.Run(() => Create(Path.GetFullPath(dataFolder), Path.GetFullPath(destinationFolder)), cancellationToken);

    /// <summary>Brings a backup into a folder that holds no database yet.</summary>
    /// <exception cref="DataFolderException">The folder has a database, or the backup is damaged or newer than this program.</exception>
    public static Task<BackupSummary> RestoreAsync(string backupFolder, string dataFolder, CancellationToken cancellationToken) =>
        Task.Run(() => Restore(Path.GetFullPath(backupFolder), Path.GetFullPath(dataFolder)), cancellationToken);

    private static BackupSummary Create(string from, string to)
    {
        var source = DataFolder.DatabaseFileIn(from);
        if (!File.Exists(source))
        {
            throw new DataFolderException($"The folder {from} holds no Satark database.");
        }

        return Put(from, to, part =>
        {
            using var db = SqliteHandle.Open(source, SqliteAccess.Read, Busy);
            using var copy = db.Compile("VACUUM INTO ?1");
            copy.Bind(1, part).Run();
        });
    }

    private static BackupSummary Restore(string from, string to)
    {
        var source = DataFolder.DatabaseFileIn(from);
        if (!File.Exists(source))
        {
            throw new DataFolderException($"The folder {from} holds no backup (satark.db).");
        }

        using var folder = DataFolder.Take(to);
        var summary = Put(from, to, part => File.Copy(source, part, overwrite: true));
        MissingKeys.Mark(to);
        return summary;
    }

    /// <summary>Writes beside the final name, checks, and renames: a copy under its name is whole.</summary>
    private static BackupSummary Put(string from, string to, Action<string> write)
    {
        var file = DataFolder.DatabaseFileIn(to);
        var part = file + ".part";
        if (File.Exists(file))
        {
            throw new DataFolderException($"The folder {to} holds a database already. Name an empty folder.");
        }

        try
        {
            DataFolder.Create(to);
            File.Delete(part);
            write(part);
            var summary = HoldAndCheck(part, from);
            using (var stream = new FileStream(part, FileMode.Open, FileAccess.ReadWrite))
            {
                stream.Flush(flushToDisk: true);
            }

            File.Move(part, file);
            return summary with { File = file };
        }
        catch (SqliteFault fault)
        {
            throw new DataFolderException($"The copy from {from} to {to} failed. {fault.Explain(to)}", fault);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DataFolderException($"The copy from {from} to {to} failed: {error.Message}", error);
        }
        finally
        {
            File.Delete(part);
        }
    }

    private static BackupSummary HoldAndCheck(string file, string from)
    {
        using var db = SqliteHandle.Open(file, SqliteAccess.Create, Busy);
        StoreSchema.Schema.ThrowIfNewer(db);
        if (db.ReadText("PRAGMA integrity_check(1)") != "ok")
        {
            throw new DataFolderException($"The database in {from} is damaged; no copy was made. Restore an older backup.");
        }

        db.Execute("UPDATE state SET held = 1");
        db.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        return new(file, new FileInfo(file).Length, db.ReadInteger("SELECT COUNT(*) FROM records"), db.ReadInteger("SELECT urgent + ordinary + bulk FROM state"));
    }
}
