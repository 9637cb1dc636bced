using Satark.Local.Sqlite;

namespace Satark.Local.Storage;

/// <summary>The shape of <c>satark.db</c>.</summary>
internal static class StoreSchema
{
    /// <summary>All versions of it.</summary>
    public static SqliteSchema Schema { get; } = new(
        // 1. A message's key is the order in which its lane hands it out, so that one tree serves insert, scan and delete.
        // Records are larger than SQLite likes in a tree of keys: as a plain table they save and load two to three times as fast.
        // The one row of `state` holds the last change number (versions and seqs never repeat, even after a delete) and
        // exact counts, so that no start ever counts rows.
        """
        CREATE TABLE records(
            "partition" TEXT NOT NULL,
            row TEXT NOT NULL,
            version INTEGER NOT NULL,
            body BLOB,
            PRIMARY KEY("partition", row));
        CREATE TABLE messages(
            lane INTEGER NOT NULL,
            due_at INTEGER NOT NULL,
            seq INTEGER NOT NULL,
            id TEXT NOT NULL,
            kind TEXT NOT NULL,
            attempt INTEGER NOT NULL,
            traceparent TEXT,
            body BLOB,
            PRIMARY KEY(lane, due_at, seq)) WITHOUT ROWID;
        CREATE TABLE dead_letters(
            id TEXT PRIMARY KEY NOT NULL,
            at INTEGER NOT NULL,
            reason TEXT NOT NULL,
            message_id TEXT NOT NULL,
            kind TEXT NOT NULL,
            lane INTEGER NOT NULL,
            due_at INTEGER NOT NULL,
            attempt INTEGER NOT NULL,
            traceparent TEXT,
            body BLOB);
        CREATE INDEX dead_letters_at ON dead_letters(at);
        CREATE TABLE state(
            id INTEGER PRIMARY KEY CHECK(id = 1),
            change INTEGER NOT NULL,
            urgent INTEGER NOT NULL,
            ordinary INTEGER NOT NULL,
            bulk INTEGER NOT NULL,
            dead INTEGER NOT NULL,
            held INTEGER NOT NULL);
        INSERT INTO state VALUES(1, 0, 0, 0, 0, 0, 0);
        """);
}
