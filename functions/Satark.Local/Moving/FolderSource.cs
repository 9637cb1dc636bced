using System.Runtime.CompilerServices;
using Satark.Local.Sqlite;
using Satark.Messaging;
using Satark.Storage;
using Satark.Storage.Archive;

namespace Satark.Local.Moving;

/// <summary>A data folder as the source of an archive, as of the moment at which it is first read.</summary>
internal sealed class FolderSource(SqliteHandle db, string folder, ReadOnlyMemory<byte> keys) : IArchiveSource
{
    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Keys => keys;

    /// <inheritdoc/>
    public async IAsyncEnumerable<ArchiveLine> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // The file first: a line that is appended a moment later names heads that the archive may lack.
        var anchors = Path.Combine(folder, "anchors.jsonl");
        if (File.Exists(anchors))
        {
            await foreach (var line in File.ReadLinesAsync(anchors, cancellationToken).ConfigureAwait(false))
            {
                // Half a line after a power cut was never one.
                if (Cases.Anchors.IsLine(line))
                {
                    yield return new ArchiveLine { Anchor = line };
                }
            }
        }

        db.Execute("BEGIN");
        foreach (var line in Records().Concat(Letters()).Concat(Messages()))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return line;
        }

        db.Execute("COMMIT");
    }

    private IEnumerable<ArchiveLine> Records()
    {
        using var rows = db.Compile("SELECT \"partition\", row, body FROM records ORDER BY \"partition\", row");
        while (rows.Step())
        {
            yield return ArchiveLine.Of(new RecordKey(rows.Text(0), rows.Text(1)), rows.Bytes(2));
        }
    }

    private IEnumerable<ArchiveLine> Letters()
    {
        const string Sql = "SELECT id, reason, at, message_id, kind, lane, due_at, attempt, traceparent, body FROM dead_letters ORDER BY at, id";
        using var rows = db.Compile(Sql);
        while (rows.Step())
        {
            yield return ArchiveLine.Of(new DeadLetter(rows.Text(0), Message(rows, 3), rows.Text(1), Time(rows.Integer(2))));
        }
    }

    private IEnumerable<ArchiveLine> Messages()
    {
        using var rows = db.Compile("SELECT id, kind, lane, due_at, attempt, traceparent, body FROM messages ORDER BY lane, due_at, seq");
        while (rows.Step())
        {
            yield return ArchiveLine.Of(Message(rows, 0));
        }
    }

    private static Message Message(SqliteStatement rows, int from) => new(
        rows.Text(from), rows.Text(from + 1), (Lane)rows.Integer(from + 2), Time(rows.Integer(from + 3)), rows.Bytes(from + 6), (int)rows.Integer(from + 4), rows.TextOrNull(from + 5));

    private static DateTimeOffset Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
