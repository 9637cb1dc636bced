using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Satark.Local.Sqlite;
using Satark.Local.Storage;
using Satark.Privacy;

namespace Satark.Local.Keys;

/// <summary>
/// A copy of the key file and of the case keys, sealed under a passphrase, to be kept apart from the backups. Each copy
/// replaces the last: an older one would bring erased keys back. Tip keys lie in another table and are never copied.
/// </summary>
/// <remarks>File: <c>"satark-keycopy1\n" | iterations (4) | salt (16) | sealed box</c>; in the box: secret (32), then id and wrapped key of each row, length-prefixed.</remarks>
public static class KeyCopy
{
    /// <summary>The table that a copy holds.</summary>
    public const string CopiedTable = "keys";

    private const int Iterations = 600_000;
    private const int MostIterations = 10_000_000;
    private const int SaltSize = 16;

    private static readonly byte[] Magic = "satark-keycopy1\n"u8.ToArray();

    /// <summary>Writes a copy. A Satark that runs on the folder may go on meanwhile.</summary>
    /// <exception cref="DataFolderException">The folder's keys cannot be read.</exception>
    public static async Task ExportAsync(string folder, Stream destination, string passphrase, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(passphrase);
        var plain = Collect(Path.GetFullPath(folder));
        var head = new byte[Magic.Length + 4 + SaltSize];
        Magic.CopyTo(head, 0);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(Magic.Length), Iterations);
        RandomNumberGenerator.Fill(head.AsSpan(Magic.Length + 4));
        var box = Sealed.Close(KeyOf(passphrase, head), plain, head);
        CryptographicOperations.ZeroMemory(plain);
        await destination.WriteAsync(head, cancellationToken).ConfigureAwait(false);
        await destination.WriteAsync(box, cancellationToken).ConfigureAwait(false);
        await destination.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Puts the keys of a copy into a folder that has none.</summary>
    /// <returns>How many data keys it held.</returns>
    /// <exception cref="DataFolderException">The folder has keys, the passphrase is wrong, or the copy is damaged.</exception>
    public static async Task<int> ImportAsync(string folder, Stream source, string passphrase, CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(folder);
        var file = MasterKeyFile.PathIn(path);
        if (File.Exists(file) || File.Exists(KeyTable.PathIn(path, CopiedTable)))
        {
            throw new DataFolderException($"The folder {path} has keys already: a copy would bring erased keys back. Import into a folder without satark.keys and {CopiedTable}.db.");
        }

        using var copy = new MemoryStream();
        await source.CopyToAsync(copy, cancellationToken).ConfigureAwait(false);
        var plain = Open(copy.ToArray(), passphrase);
        var secret = plain[..32];
        var rows = Rows(plain.AsMemory(32));
        DataFolder.Create(path);
        using (var table = KeyTable.Open(path, CopiedTable, new DerivedKeys(secret).Fingerprint))
        {
            table.Add(rows);
        }

        // Last: a folder without key file was not imported completely.
        MasterKeyFile.Write(file, secret);
        MissingKeys.Clear(path);
        CryptographicOperations.ZeroMemory(plain);
        return rows.Count;
    }

    private static byte[] Collect(string folder)
    {
        using var plain = new MemoryStream();
        using var writer = new BinaryWriter(plain, Encoding.UTF8);
        writer.Write(MasterKeyFile.Read(MasterKeyFile.PathIn(folder)));
        try
        {
            using var db = SqliteHandle.Open(KeyTable.PathIn(folder, CopiedTable), SqliteAccess.Read, TimeSpan.FromSeconds(5));
            using var rows = db.Compile("SELECT id, wrapped FROM keys ORDER BY rowid");
            while (rows.Step())
            {
                var wrapped = rows.Bytes(1);
                writer.Write(rows.Text(0));
                writer.Write7BitEncodedInt(wrapped.Length);
                writer.Write(wrapped);
            }
        }
        catch (SqliteFault fault)
        {
            throw new DataFolderException(fault.Explain(folder), fault);
        }

        return plain.ToArray();
    }

    private static byte[] Open(byte[] copy, string passphrase)
    {
        var size = Magic.Length + 4 + SaltSize;
        if (copy.Length < size || !copy.AsSpan().StartsWith(Magic) || BinaryPrimitives.ReadInt32BigEndian(copy.AsSpan(Magic.Length)) is < 1 or > MostIterations)
        {
            throw new DataFolderException("This is no copy of Satark's keys, or one of a newer version.");
        }

        try
        {
            return Sealed.Open(KeyOf(passphrase, copy.AsSpan(0, size)), copy.AsSpan(size), copy.AsSpan(0, size));
        }
        catch (CryptographicException error)
        {
            throw new DataFolderException("The passphrase is wrong, or the copy is damaged.", error);
        }
    }

    private static List<(string Id, byte[] Wrapped)> Rows(ReadOnlyMemory<byte> plain)
    {
        using var reader = new BinaryReader(new MemoryStream(plain.ToArray()), Encoding.UTF8);
        var rows = new List<(string, byte[])>();
        while (reader.BaseStream.Position < reader.BaseStream.Length)
        {
            rows.Add((reader.ReadString(), reader.ReadBytes(reader.Read7BitEncodedInt())));
        }

        return rows;
    }

    private static byte[] KeyOf(string passphrase, ReadOnlySpan<byte> head) => Rfc2898DeriveBytes.Pbkdf2(
        passphrase, head[(Magic.Length + 4)..], BinaryPrimitives.ReadInt32BigEndian(head[Magic.Length..]), HashAlgorithmName.SHA256, 32);
}
