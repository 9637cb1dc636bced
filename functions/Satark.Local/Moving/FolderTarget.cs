using Satark.Local.Sqlite;
using Satark.Local.Storage;
using Satark.Local.Writing;
using Satark.Messaging;
using Satark.Storage;
using Satark.Storage.Archive;

namespace Satark.Local.Moving;

/// <summary>A new database, not yet under its name, that takes in an archive. It is held from the beginning.</summary>
internal sealed class FolderTarget : IArchiveTarget, IDisposable
{
    private readonly SqliteHandle _db;
    private readonly WriteSession _session;
    private readonly string _anchors;

    /// <summary>Begins a database in this file.</summary>
    public FolderTarget(string database, string anchors)
    {
        _anchors = anchors;
        _db = SqliteHandle.Open(database, SqliteAccess.Create, TimeSpan.FromSeconds(5));

        // Nobody relies on this file before it is whole: it is brought to the disk once, at the end.
        _db.Execute("PRAGMA synchronous = OFF");
        StoreSchema.Schema.Migrate(_db);
        _db.Execute("UPDATE state SET held = 1");
        _session = new WriteSession(_db, 0);
    }

    /// <inheritdoc/>
    public async Task AddAnchorsAsync(IReadOnlyList<string> lines, CancellationToken cancellationToken)
    {
        if (lines.Count > 0)
        {
            await File.WriteAllTextAsync(_anchors, string.Concat(lines.Select(line => line + "\n")), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public Task AddRecordsAsync(string partition, IReadOnlyList<ArchivedRecord> records, CancellationToken cancellationToken)
    {
        var change = new Change(partition);
        foreach (var record in records)
        {
            change.Insert(record.Row, record.Body);
        }

        return WriteAsync(() =>
        {
            if (_session.Apply(change) != SaveResult.Saved)
            {
                throw new ArchiveException($"The archive holds a record of the partition {partition} twice: the file was altered.");
            }
        });
    }

    /// <inheritdoc/>
    public Task AddLetterAsync(DeadLetter letter, CancellationToken cancellationToken) => WriteAsync(() => _session.AddDeadLetter(letter));

    /// <inheritdoc/>
    public Task AddMessagesAsync(IReadOnlyList<Message> messages, CancellationToken cancellationToken) => WriteAsync(() =>
    {
        foreach (var message in messages)
        {
            _session.Send(message);
        }
    });

    /// <summary>Brings everything into the one file.</summary>
    public void Finish() => _db.Execute("PRAGMA wal_checkpoint(TRUNCATE)");

    /// <inheritdoc/>
    public void Dispose() => _session.Dispose();

    private Task WriteAsync(Action write)
    {
        _session.Begin();
        write();
        _session.Commit();
        return Task.CompletedTask;
    }
}
