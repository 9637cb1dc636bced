using System.Globalization;
using Satark.Local.Sqlite;
using Satark.Storage;

namespace Satark.Local.Storage;

/// <summary>One reading connection.</summary>
internal sealed class SqliteReader : IDisposable
{
    private readonly SqliteStatement _find, _listFrom, _listAfter;

    /// <summary>Prepares the statements.</summary>
    public SqliteReader(SqliteHandle db)
    {
        const string List = "SELECT row, version, body FROM records WHERE \"partition\" = ?1 AND row {0} ?2 ORDER BY row LIMIT ?3";
        Handle = db;
        _find = db.Prepare("SELECT version, body FROM records WHERE \"partition\" = ?1 AND row = ?2");
        _listFrom = db.Prepare(string.Format(CultureInfo.InvariantCulture, List, ">="));
        _listAfter = db.Prepare(string.Format(CultureInfo.InvariantCulture, List, ">"));
    }

    /// <summary>The connection.</summary>
    public SqliteHandle Handle { get; }

    /// <summary>One record, or null.</summary>
    public StoredRecord? Find(RecordKey key)
    {
        if (!_find.Bind(1, key.Partition).Bind(2, key.Row).Step())
        {
            return null;
        }

        var record = new StoredRecord(key, Version(_find, 0), _find.Bytes(1));
        _find.Reset();
        return record;
    }

    /// <summary>Records in the order of their rows. The rows of a prefix lie together: the first that lacks it ends the list.</summary>
    public List<StoredRecord> List(string partition, string prefix, string? after, int limit)
    {
        var statement = after is null || string.CompareOrdinal(after, prefix) < 0 ? _listFrom.Bind(2, prefix) : _listAfter.Bind(2, after);
        statement.Bind(1, partition).Bind(3, limit);
        var records = new List<StoredRecord>();
        while (statement.Step())
        {
            var row = statement.Text(0);
            if (!row.StartsWith(prefix, StringComparison.Ordinal))
            {
                statement.Reset();
                break;
            }

            records.Add(new(new(partition, row), Version(statement, 1), statement.Bytes(2)));
        }

        return records;
    }

    /// <inheritdoc/>
    public void Dispose() => Handle.Dispose();

    private static string Version(SqliteStatement statement, int column) => statement.Integer(column).ToString(CultureInfo.InvariantCulture);
}
