using Satark.Local.Sqlite;
using Satark.Local.Storage;

namespace Satark.Local.Keys;

/// <summary>The mark in a key table that names its key file: under another one every key would seem damaged.</summary>
internal static class RingMark
{
    /// <summary>Marks a new table; compares the mark of an old one.</summary>
    /// <exception cref="DataFolderException">The table belongs to another key file.</exception>
    public static void Claim(SqliteHandle db, string file, ReadOnlyMemory<byte> fingerprint)
    {
        using var read = db.Compile("SELECT fingerprint FROM ring");
        if (!read.Step())
        {
            using var write = db.Compile("INSERT INTO ring(fingerprint) VALUES(?1)");
            write.Bind(1, fingerprint).Run();
        }
        else if (!read.Bytes(0).AsSpan().SequenceEqual(fingerprint.Span))
        {
            throw new DataFolderException($"The key table {file} belongs to another key file than the satark.keys beside it. Put back the right one.");
        }
    }
}
