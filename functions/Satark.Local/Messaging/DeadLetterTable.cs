using Satark.Local.Sqlite;
using Satark.Messaging;

namespace Satark.Local.Messaging;

/// <summary>The dead letters' table on one connection.</summary>
internal sealed class DeadLetterTable(SqliteHandle db)
{
    private const string Columns = "id, at, reason, message_id, kind, lane, due_at, attempt, traceparent, body";

    private readonly SqliteStatement _add = db.Prepare($"INSERT OR IGNORE INTO dead_letters({Columns}) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)");
    private readonly SqliteStatement _find = db.Prepare($"SELECT {Columns} FROM dead_letters WHERE id = ?1");
    private readonly SqliteStatement _delete = db.Prepare("DELETE FROM dead_letters WHERE id = ?1");

    /// <summary>The newest dead letters.</summary>
    public static List<DeadLetter> List(SqliteHandle db, int limit)
    {
        using var statement = db.Compile($"SELECT {Columns} FROM dead_letters ORDER BY at DESC, id LIMIT ?1");
        statement.Bind(1, limit);
        var letters = new List<DeadLetter>();
        while (statement.Step())
        {
            letters.Add(Read(statement));
        }

        return letters;
    }

    /// <summary>Adds a letter; 0 where it was there already.</summary>
    public int Add(DeadLetter letter)
    {
        var message = letter.Message;
        _add.Bind(1, letter.Id).Bind(2, letter.At.ToUnixTimeMilliseconds()).Bind(3, letter.Reason).Bind(4, message.Id).Bind(5, message.Kind).Bind(6, (long)message.Lane)
            .Bind(7, message.DueAt.ToUnixTimeMilliseconds()).Bind(8, message.Attempt).Bind(9, message.TraceParent).Bind(10, message.Body).Run();
        return db.Changes;
    }

    /// <summary>The letter with this id, or null.</summary>
    public DeadLetter? Find(string id)
    {
        if (!_find.Bind(1, id).Step())
        {
            return null;
        }

        var letter = Read(_find);
        _find.Reset();
        return letter;
    }

    /// <summary>Deletes a letter; 0 where there was none.</summary>
    public int Delete(string id)
    {
        _delete.Bind(1, id).Run();
        return db.Changes;
    }

    private static DeadLetter Read(SqliteStatement row) => new(
        row.Text(0),
        new Message(row.Text(3), row.Text(4), (Lane)row.Integer(5), DateTimeOffset.FromUnixTimeMilliseconds(row.Integer(6)), row.Bytes(9), (int)row.Integer(7), row.TextOrNull(8)),
        row.Text(2),
        DateTimeOffset.FromUnixTimeMilliseconds(row.Integer(1)));
}
