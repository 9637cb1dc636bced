using System.Globalization;
using Satark.Local.Messaging;
using Satark.Local.Sqlite;
using Satark.Messaging;
using Satark.Storage;

namespace Satark.Local.Writing;

/// <summary>The writer's connection: its prepared statements, and what the group that is being written has done so far.</summary>
internal sealed class WriteSession : IDisposable
{
    private readonly SqliteHandle _db;
    private readonly SqliteStatement _begin, _commit, _rollback, _version, _insert, _replace, _delete, _send, _complete, _state;
    private readonly DeadLetterTable _dead;
    private long _change, _urgent, _ordinary, _bulk, _deadCount;
    private bool _held;

    /// <summary>Opens the connection; the numbers go on after <paramref name="last"/> or after what the file says, whichever is later.</summary>
    public WriteSession(SqliteHandle db, long last)
    {
        _db = db;
        _begin = db.Prepare("BEGIN IMMEDIATE");
        _commit = db.Prepare("COMMIT");
        _rollback = db.Prepare("ROLLBACK");
        _version = db.Prepare("SELECT version FROM records WHERE \"partition\" = ?1 AND row = ?2");
        _insert = db.Prepare("INSERT INTO records(\"partition\", row, version, body) VALUES(?1, ?2, ?3, ?4)");
        _replace = db.Prepare("UPDATE records SET version = ?3, body = ?4 WHERE \"partition\" = ?1 AND row = ?2");
        _delete = db.Prepare("DELETE FROM records WHERE \"partition\" = ?1 AND row = ?2");
        _send = db.Prepare("INSERT INTO messages(lane, due_at, seq, id, kind, attempt, traceparent, body) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
        _complete = db.Prepare("DELETE FROM messages WHERE lane = ?1 AND due_at = ?2 AND seq = ?3");
        _state = db.Prepare("UPDATE state SET change = ?1, urgent = ?2, ordinary = ?3, bulk = ?4, dead = ?5, held = ?6 WHERE id = 1");
        _dead = new DeadLetterTable(db);
        Lanes = new LaneReader(db);
        Load();
        _change = Math.Max(_change, last);
    }

    /// <summary>The connection.</summary>
    public SqliteHandle Handle => _db;

    /// <summary>Reads stretches of a lane.</summary>
    public LaneReader Lanes { get; }

    /// <summary>Messages that this group stored.</summary>
    public List<QueuedMessage> Fresh { get; private set; } = [];

    /// <summary>The counts as this group leaves them.</summary>
    public QueueState State => new(_change, _urgent, _ordinary, _bulk, _deadCount, _held);

    /// <summary>Starts a group.</summary>
    public void Begin()
    {
        Fresh = [];
        _begin.Run();
    }

    /// <summary>Makes the group durable.</summary>
    public void Commit()
    {
        WriteState();
        _commit.Run();
    }

    /// <summary>Takes back everything since <see cref="Begin"/>. Numbers that were given out stay used.</summary>
    public void Rollback()
    {
        Fresh = [];
        if (_db.InTransaction)
        {
            _rollback.Run();
        }

        var change = _change;
        Load();
        _change = Math.Max(_change, change);
    }

    /// <summary>Stores a change unless one of its expectations fails; all are looked at before anything is written.</summary>
    public SaveResult Apply(Change change)
    {
        foreach (var write in change.Writes)
        {
            if (!Holds(change.Partition, write))
            {
                return SaveResult.Conflict;
            }
        }

        var number = ++_change;
        foreach (var write in change.Writes)
        {
            switch (write.Kind)
            {
                case WriteKind.Insert:
                    _insert.Bind(1, change.Partition).Bind(2, write.Row).Bind(3, number).Bind(4, write.Body).Run();
                    break;
                case WriteKind.Replace:
                    _replace.Bind(1, change.Partition).Bind(2, write.Row).Bind(3, number).Bind(4, write.Body).Run();
                    break;
                case WriteKind.Delete:
                    _delete.Bind(1, change.Partition).Bind(2, write.Row).Run();
                    break;
                default:
                    break;
            }
        }

        foreach (var message in change.Messages)
        {
            Send(message);
        }

        return SaveResult.Saved;
    }

    /// <summary>Stores a message.</summary>
    public void Send(Message message)
    {
        var queued = QueuedMessage.Of(message, ++_change);
        _send.Bind(1, (long)message.Lane).Bind(2, queued.Key.Due).Bind(3, queued.Key.Seq).Bind(4, message.Id).Bind(5, message.Kind)
            .Bind(6, message.Attempt).Bind(7, message.TraceParent).Bind(8, message.Body).Run();
        Count(message.Lane, 1);
        Fresh.Add(queued);
    }

    /// <summary>Deletes a message that was handled.</summary>
    public void Complete(QueuedMessage queued)
    {
        _complete.Bind(1, (long)queued.Message.Lane).Bind(2, queued.Key.Due).Bind(3, queued.Key.Seq).Run();
        Count(queued.Message.Lane, -_db.Changes);
    }

    /// <summary>Puts a message among the dead letters; the same one twice is one dead letter.</summary>
    public void AddDeadLetter(DeadLetter letter) => _deadCount += _dead.Add(letter);

    /// <summary>Takes a dead letter out, or gives null.</summary>
    public DeadLetter? TakeDeadLetter(string id)
    {
        var letter = _dead.Find(id);
        _deadCount -= letter is null ? 0 : _dead.Delete(id);
        return letter;
    }

    /// <summary>Frees a restored backup's messages.</summary>
    public void Release() => _held = false;

    /// <inheritdoc/>
    public void Dispose() => _db.Dispose();

    private bool Holds(string partition, RecordWrite write)
    {
        _version.Bind(1, partition).Bind(2, write.Row);
        if (!_version.Step())
        {
            return write.Kind == WriteKind.Insert;
        }

        var version = _version.Integer(0);
        _version.Reset();
        return write.Kind != WriteKind.Insert && string.Equals(write.Version, version.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    private void Count(Lane lane, long by)
    {
        switch (lane)
        {
            case Lane.Urgent:
                _urgent += by;
                break;
            case Lane.Ordinary:
                _ordinary += by;
                break;
            default:
                _bulk += by;
                break;
        }
    }

    private void WriteState() =>
        _state.Bind(1, _change).Bind(2, _urgent).Bind(3, _ordinary).Bind(4, _bulk).Bind(5, _deadCount).Bind(6, _held ? 1 : 0).Run();

    private void Load()
    {
        var state = QueueState.Read(_db);
        (_change, _urgent, _ordinary, _bulk, _deadCount, _held) = (state.Change, state.Urgent, state.Ordinary, state.Bulk, state.Dead, state.Held);
    }
}
