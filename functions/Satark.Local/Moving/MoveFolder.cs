using Satark.Local.Keys;
using Satark.Local.Sqlite;
using Satark.Local.Storage;
using Satark.Privacy;
using Satark.Storage.Archive;

namespace Satark.Local.Moving;

/// <summary>Brings a data folder into an archive, and an archive into a new data folder.</summary>
public static class MoveFolder
{
    private static readonly TimeSpan Busy = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Writes an archive of a folder that no Satark uses, and holds the folder: from here on nothing is sent from it, so
    /// that two installations never call the same people.
    /// </summary>
    /// <param name="dataFolder">The folder.</param>
    /// <param name="file">The archive; it must not exist.</param>
    /// <param name="copy">True for a rehearsal: Satark may run on the folder and goes on as before.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Stops; nothing has changed then.</param>
    /// <exception cref="DataFolderException">The folder cannot be used; the message says why.</exception>
    /// <exception cref="ArchiveException">The archive cannot be written.</exception>
    public static async Task<ArchiveEnd> ExportAsync(string dataFolder, string file, bool copy, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(dataFolder);
        var database = DataFolder.DatabaseFileIn(path);
        if (!File.Exists(database))
        {
            throw new DataFolderException($"The folder {path} holds no Satark database.");
        }

        if (DemoMark.IsIn(path))
        {
            throw new DataFolderException($"The folder {path} is a demo: its people are invented, and no other installation is to have them.");
        }

        using var folder = copy ? null : DataFolder.Take(path);
        try
        {
            using var db = SqliteHandle.Open(database, SqliteAccess.Read, Busy);
            StoreSchema.Schema.ThrowIfNewer(db);
            var source = new FolderSource(db, path, Fingerprint(path));
            return await ArchiveFile.WriteAsync(file, source, now, copy ? static () => { } : () => Hold(database), cancellationToken).ConfigureAwait(false);
        }
        catch (SqliteFault fault)
        {
            throw new DataFolderException(fault.Explain(path), fault);
        }
    }

    /// <summary>Brings an archive into a folder without database. It is held until somebody releases it; its keys are imported apart, before or after.</summary>
    /// <exception cref="DataFolderException">The folder cannot be used; the message says why.</exception>
    /// <exception cref="ArchiveException">The archive is not whole, or sealed under other keys than the folder has.</exception>
    public static async Task<ArchiveEnd> ImportAsync(string file, string dataFolder, CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(dataFolder);
        var (archive, head, end) = await ArchiveFile.OpenAsync(file, cancellationToken).ConfigureAwait(false);
        await using (archive.ConfigureAwait(false))
        {
            using var folder = DataFolder.Take(path);
            var (database, anchors) = (DataFolder.DatabaseFileIn(path), Path.Combine(path, "anchors.jsonl"));
            ThrowIfUsed(path, database, head);
            try
            {
                await TakeInAsync(archive, database, anchors, cancellationToken).ConfigureAwait(false);
                MissingKeys.Mark(path);
                return end;
            }
            catch (SqliteFault fault)
            {
                throw new DataFolderException(fault.Explain(path), fault);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw new DataFolderException($"The folder {path} cannot be written: {error.Message}", error);
            }
        }
    }

    // Everything is written beside its name; the database gets its name last, so that a folder with one is whole.
    private static async Task TakeInAsync(Stream archive, string database, string anchors, CancellationToken cancellationToken)
    {
        const string Part = ".part";
        string[] parts = [anchors + Part, database + Part, database + Part + "-wal", database + Part + "-shm"];
        try
        {
            Array.ForEach(parts, File.Delete);
            using (var target = new FolderTarget(database + Part, anchors + Part))
            {
                await ImportArchive.HandleAsync(archive, target, cancellationToken).ConfigureAwait(false);
                target.Finish();
            }

            if (File.Exists(anchors + Part))
            {
                Flush(anchors + Part);
                File.Move(anchors + Part, anchors, overwrite: true);
            }

            Flush(database + Part);
            File.Move(database + Part, database);
        }
        finally
        {
            Array.ForEach(parts, File.Delete);
        }
    }

    private static void ThrowIfUsed(string path, string database, ArchiveHead head)
    {
        if (File.Exists(database))
        {
            throw new DataFolderException($"The folder {path} holds a database already. Name an empty folder.");
        }

        if (DemoMark.IsIn(path))
        {
            throw new DataFolderException($"The folder {path} is a demo. Name an empty folder.");
        }

        if (File.Exists(MasterKeyFile.PathIn(path)) && Convert.ToHexStringLower(Fingerprint(path).Span) != head.Keys)
        {
            throw new ArchiveException($"The archive is sealed under other keys than those in {path}: nobody could read it there. Import the copy of the keys that belongs to it, into an empty folder.");
        }
    }

    private static void Hold(string database)
    {
        using var db = SqliteHandle.Open(database, SqliteAccess.Create, Busy);
        db.Execute("UPDATE state SET held = 1");
        db.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    private static ReadOnlyMemory<byte> Fingerprint(string folder) => new DerivedKeys(MasterKeyFile.Read(MasterKeyFile.PathIn(folder))).Fingerprint;

    private static void Flush(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        stream.Flush(flushToDisk: true);
    }
}
