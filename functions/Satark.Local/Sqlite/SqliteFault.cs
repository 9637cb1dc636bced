using SQLitePCL;

namespace Satark.Local.Sqlite;

/// <summary>An error code of SQLite, with the sentence that tells an operator what to do about it.</summary>
internal sealed class SqliteFault(int code, string detail) : Exception($"SQLite answered {code}: {detail}")
{
    /// <summary>The primary result code.</summary>
    public int Primary => Code & 0xff;

    /// <summary>The extended result code.</summary>
    public int Code { get; } = code;

    /// <summary>True where the database or its disk is at fault; false where one statement was (a rule of the schema, a value too large).</summary>
    public bool IsOfTheDatabase => Primary is not (raw.SQLITE_CONSTRAINT or raw.SQLITE_TOOBIG or raw.SQLITE_MISMATCH or raw.SQLITE_RANGE or raw.SQLITE_ERROR or raw.SQLITE_MISUSE);

    /// <summary>True where the connection itself must be opened again before the next try; a full or busy disk needs no more than patience.</summary>
    public bool SpoilsTheConnection => IsOfTheDatabase && Primary is not (raw.SQLITE_FULL or raw.SQLITE_BUSY or raw.SQLITE_LOCKED);

    /// <summary>What happened to the database in this folder, and what to do.</summary>
    public string Explain(string folder) => Primary switch
    {
        raw.SQLITE_FULL => $"The disk that holds {folder} is full. Free some space: Satark goes on by itself.",
        raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_AUTH => $"The database in {folder} cannot be written. Check the owner and the rights of the folder and its files, and that the disk is not mounted read-only.",
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => $"Another program holds the database in {folder} locked. Close it: Satark goes on by itself.",
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => $"The database in {folder} is damaged. Stop Satark, keep a copy of the folder, and restore the last backup into a new one.",
        raw.SQLITE_CANTOPEN => $"The database in {folder} cannot be opened. Check that the folder exists and belongs to the user who runs Satark.",
        raw.SQLITE_IOERR => $"The disk that holds {folder} reports an error (SQLite {Code}). Check the disk and its cables or volume.",
        raw.SQLITE_NOMEM => "The machine has no memory left for the database. Close other programs.",
        _ => $"The database in {folder} refused (SQLite {Code}).",
    };
}
