using System.Globalization;
using Satark.Local.Storage;

namespace Satark.Local.Sqlite;

/// <summary>A database's shape, as numbered scripts that each lead one version forward. A script that was ever released is never altered.</summary>
internal sealed class SqliteSchema(params string[] scripts)
{
    /// <summary>The schema that this program writes.</summary>
    public int Known => scripts.Length;

    /// <summary>Brings an older file forward, each script in a transaction of its own.</summary>
    /// <exception cref="DataFolderException">The file is newer than this program.</exception>
    public void Migrate(SqliteHandle db)
    {
        var version = ThrowIfNewer(db);
        for (; version < Known; version++)
        {
            db.Execute("BEGIN IMMEDIATE");
            try
            {
                db.ExecuteScript(scripts[version]);
                db.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {version + 1}"));
                db.Execute("COMMIT");
            }
            catch (SqliteFault)
            {
                if (db.InTransaction)
                {
                    db.Execute("ROLLBACK");
                }

                throw;
            }
        }
    }

    /// <summary>The file's schema version, unless it is newer than this program.</summary>
    public int ThrowIfNewer(SqliteHandle db)
    {
        var version = (int)db.ReadInteger("PRAGMA user_version");
        return version <= Known
            ? version
            : throw new DataFolderException($"This data folder was written by a newer Satark (schema {version}, this program knows {Known}): use that version or newer.");
    }
}
