using Satark.Local.Sqlite;
using Satark.Messaging;

namespace Satark.Local.Messaging;

/// <summary>Reads a stretch of a lane in the order in which it is handed out.</summary>
internal sealed class LaneReader(SqliteHandle db)
{
    private readonly SqliteStatement _scan = db.Prepare(
        "SELECT due_at, seq, id, kind, attempt, traceparent, body FROM messages WHERE lane = ?1 AND (due_at, seq) >= (?2, ?3) ORDER BY due_at, seq LIMIT ?4");

    /// <summary>The first messages of a lane at or after a key.</summary>
    public List<QueuedMessage> Read(Lane lane, LaneKey from, int limit)
    {
        _scan.Bind(1, (long)lane).Bind(2, from.Due).Bind(3, from.Seq).Bind(4, limit);
        var found = new List<QueuedMessage>();
        while (_scan.Step())
        {
            var key = new LaneKey(_scan.Integer(0), _scan.Integer(1));
            found.Add(new(key, new Message(
                _scan.Text(2), _scan.Text(3), lane, DateTimeOffset.FromUnixTimeMilliseconds(key.Due), _scan.Bytes(6), (int)_scan.Integer(4), _scan.TextOrNull(5))));
        }

        return found;
    }
}
