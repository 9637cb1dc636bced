using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Satark.Local.Channels;
using Satark.Local.Relay;
using Satark.Local.Sqlite;
using Satark.Local.Storage;
using Satark.Local.Tests.Storage;
using Satark.Notifications;
using Satark.Support.Canary;

namespace Satark.Scenarios;

/// <summary>The embedded edition's stores: the tables and raw files of both folders, and backups of both.</summary>
internal sealed partial class CanaryPlaces
{
    private static readonly string[] Stored =
    [
        "desk records", "desk messages", "desk dead_letters", "relay records", "relay messages", "relay dead_letters", "desk files", "relay files",
        "backup of the desk", "backup of the relay",
    ];

    private static readonly string[] Tables = ["records", "messages", "dead_letters"];

    private readonly TestFolder _backups = new();
    private int _backup;

    private string InRelay => RelayFolder.Inside(host.Folder);

    public void Dispose() => _backups.Dispose();

    /// <summary>Plants a leak where only this edition has a place for it.</summary>
    public async Task PlantAsync(string leak, OutgoingMessage mail)
    {
        await host.Services.GetRequiredService<Outbox>().PutAsync(Notifications.Channels.Email, mail, default);
        await File.WriteAllTextAsync(Path.Combine(host.Folder, "leak"), leak);
        await File.WriteAllTextAsync(Path.Combine(InRelay, "leak"), leak);
    }

    private async Task<IReadOnlyList<Place>> StoredAsync()
    {
        var to = Path.Combine(_backups.Path, (++_backup).ToString(CultureInfo.InvariantCulture));
        await SqliteBackup.CreateAsync(host.Folder, Path.Combine(to, "desk"), default);
        await SqliteBackup.CreateAsync(InRelay, Path.Combine(to, "relay"), default);
        return
        [
            .. Rows("desk", host.Folder), .. Rows("relay", InRelay),
            .. Files("desk files", host.Folder, f => !f.StartsWith(InRelay + Path.DirectorySeparatorChar, StringComparison.Ordinal)),
            .. Files("relay files", InRelay, _ => true),
            .. Files("backup of the desk", Path.Combine(to, "desk"), _ => true), .. Files("backup of the relay", Path.Combine(to, "relay"), _ => true),
        ];
    }

    // Row by row: a long value lies in pages that need not follow one another.
    private static IEnumerable<Place> Rows(string part, string folder)
    {
        using var db = SqliteHandle.Open(DataFolder.DatabaseFileIn(folder), SqliteAccess.Read, TimeSpan.FromSeconds(5));
        foreach (var table in Tables)
        {
            foreach (var column in Columns(db, table))
            {
                using var rows = db.Compile($"SELECT CAST(\"{column}\" AS BLOB) FROM {table}");
                for (var n = 0; rows.Step(); n++)
                {
                    yield return new Place($"{part} {table}", $"{column} {n}", rows.Bytes(0));
                }
            }
        }
    }

    private static List<string> Columns(SqliteHandle db, string table)
    {
        var columns = new List<string>();
        using var names = db.Compile($"SELECT name FROM pragma_table_info('{table}')");
        while (names.Step())
        {
            columns.Add(names.Text(0));
        }

        return columns;
    }

    // Raw, with the log of pages that are not yet in the database, and what was freed in it.
    private static IEnumerable<Place> Files(string store, string folder, Func<string, bool> which)
    {
        foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".lock", StringComparison.Ordinal)).Where(which))
        {
            var name = Path.GetRelativePath(folder, file);
            yield return Place.Of(store, "the name " + name, name);
            byte[] bytes;
            using (var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete))
            {
                bytes = new byte[stream.Length];
                bytes = bytes[..stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
            }

            yield return new Place(store, name, bytes);
        }
    }
}
