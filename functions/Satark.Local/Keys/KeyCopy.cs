using System.Security.Cryptography;
using Satark.Local.Sqlite;
using Satark.Local.Storage;
using Satark.Privacy;

namespace Satark.Local.Keys;

/// <summary>
/// A copy of the key file and of the case keys (<see cref="SealedKeys"/>), to be kept apart from the backups. Each copy
/// replaces the last: an older one would bring erased keys back. Tip keys lie in another table and are never copied.
/// </summary>
public static class KeyCopy
{
    /// <summary>The table that a copy holds.</summary>
    public const string CopiedTable = "keys";

    /// <summary>Writes a copy. A Satark that runs on the folder may go on meanwhile.</summary>
    /// <exception cref="DataFolderException">The folder's keys cannot be read.</exception>
    public static async Task ExportAsync(string folder, Stream destination, string passphrase, CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(folder);
        var secret = MasterKeyFile.Read(MasterKeyFile.PathIn(path));
        await SealedKeys.WriteAsync(destination, passphrase, secret, Collect(path), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Puts the keys of a copy into a folder that has none.</summary>
    /// <returns>How many data keys it held.</returns>
    /// <exception cref="DataFolderException">The folder has keys, or cannot be written.</exception>
    /// <exception cref="KeysUnusableException">The passphrase is wrong, or the copy is damaged.</exception>
    public static async Task<int> ImportAsync(string folder, Stream source, string passphrase, CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(folder);
        var file = MasterKeyFile.PathIn(path);
        if (File.Exists(file) || File.Exists(KeyTable.PathIn(path, CopiedTable)))
        {
            throw new DataFolderException($"The folder {path} has keys already: a copy would bring erased keys back. Import into a folder without satark.keys and {CopiedTable}.db.");
        }

        var (secret, keys) = await SealedKeys.ReadAsync(source, passphrase, cancellationToken).ConfigureAwait(false);
        DataFolder.Create(path);
        using (var table = KeyTable.Open(path, CopiedTable, new DerivedKeys(secret).Fingerprint))
        {
            table.Add(keys);
        }

        // Last: a folder without key file was not imported completely.
        MasterKeyFile.Write(file, secret);
        MissingKeys.Clear(path);
        CryptographicOperations.ZeroMemory(secret);
        return keys.Count;
    }

    private static List<WrappedKey> Collect(string folder)
    {
        try
        {
            using var db = SqliteHandle.Open(KeyTable.PathIn(folder, CopiedTable), SqliteAccess.Read, TimeSpan.FromSeconds(5));
            using var rows = db.Compile("SELECT id, wrapped FROM keys ORDER BY rowid");
            var keys = new List<WrappedKey>();
            while (rows.Step())
            {
                keys.Add(new(rows.Text(0), rows.Bytes(1)));
            }

            return keys;
        }
        catch (SqliteFault fault)
        {
            throw new DataFolderException(fault.Explain(folder), fault);
        }
    }
}
