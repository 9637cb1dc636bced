using Satark.Local.Sqlite;

namespace Satark.Local.Writing;

/// <summary>The database's one row of counts.</summary>
/// <param name="Change">The last change number given out.</param>
/// <param name="Urgent">Unhandled messages of the urgent lane.</param>
/// <param name="Ordinary">Unhandled messages of the ordinary lane.</param>
/// <param name="Bulk">Unhandled messages of the bulk lane.</param>
/// <param name="Dead">Dead letters.</param>
/// <param name="Held">True for a restored backup that nobody has released yet.</param>
internal sealed record QueueState(long Change, long Urgent, long Ordinary, long Bulk, long Dead, bool Held)
{
    /// <summary>The row as last committed.</summary>
    public static QueueState Read(SqliteHandle db)
    {
        using var statement = db.Compile("SELECT change, urgent, ordinary, bulk, dead, held FROM state WHERE id = 1");
        return statement.Step()
            ? new(statement.Integer(0), statement.Integer(1), statement.Integer(2), statement.Integer(3), statement.Integer(4), statement.Integer(5) != 0)
            : throw new SqliteFault(SQLitePCL.raw.SQLITE_CORRUPT, "the table state is empty");
    }
}
