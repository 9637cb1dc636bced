using Microsoft.Extensions.DependencyInjection;
using Satark.Http.Desk;
using Satark.Local.Sqlite;
using Satark.Local.Storage;
using Satark.Scenarios;
using Satark.Support.Canary;

namespace Satark.Local.Tests.Canary;

/// <summary>Every place of an installation where something could be left: tables and files of both folders, backups, log, traces, metrics, mails, and what the desk answers.</summary>
internal sealed class CanaryPlaces(TestHost host, CanaryListeners heard, string backups)
{
    /// <summary>The kinds of places.</summary>
    public static readonly IReadOnlyList<string> Stores =
    [
        "desk records", "desk messages", "desk dead_letters", "relay records", "relay messages", "relay dead_letters", "desk files", "relay files",
        "backup of the desk", "backup of the relay", "log", "traces", "metrics", "mails and texts", "answers",
    ];

    private static readonly string[] Tables = ["records", "messages", "dead_letters"];
    private static readonly string[] Answers =
        ["/api/v1/board", "/api/v1/outbox", "/api/v1/dead-letters", "/api/v1/users", "/api/v1/counters", "/health/engine"];

    private int _backup;

    /// <summary>The relay's folder.</summary>
    public string RelayFolder { get; } = Local.Relay.RelayFolder.Inside(host.Folder);

    /// <summary>All of them, as they are now; a backup of both folders is made for it.</summary>
    public async Task<IReadOnlyList<Place>> AllAsync(params DeskClient[] desks)
    {
        var to = Path.Combine(backups, (++_backup).ToString(System.Globalization.CultureInfo.InvariantCulture));
        await SqliteBackup.CreateAsync(host.Folder, Path.Combine(to, "desk"), default);
        await SqliteBackup.CreateAsync(RelayFolder, Path.Combine(to, "relay"), default);
        return
        [
            .. Rows("desk", host.Folder), .. Rows("relay", RelayFolder),
            .. Files("desk files", host.Folder, f => !f.StartsWith(RelayFolder + Path.DirectorySeparatorChar, StringComparison.Ordinal)),
            .. Files("relay files", RelayFolder, _ => true),
            .. Files("backup of the desk", Path.Combine(to, "desk"), _ => true), .. Files("backup of the relay", Path.Combine(to, "relay"), _ => true),
            .. host.Log.Lines.Select((line, n) => Place.Of("log", $"line {n}", line)),
            .. heard.Traces.Select((line, n) => Place.Of("traces", $"{n}", line)), .. heard.Metrics.Select((line, n) => Place.Of("metrics", $"{n}", line)),
            .. (await host.Services.GetRequiredService<IOutboxReader>().ListAsync(default)).Select((m, n) => Place.Of("mails and texts", $"{n}", m.ToString())),
            .. await AnswersAsync(desks),
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

    private static async Task<IReadOnlyList<Place>> AnswersAsync(IEnumerable<DeskClient> desks)
    {
        var places = new List<Place>();
        foreach (var desk in desks)
        {
            foreach (var path in Answers)
            {
                places.Add(Place.Of("answers", path, (await desk.GetAsync(path)).Text));
            }

            foreach (var row in (await desk.BoardAsync()).List("rows"))
            {
                var id = row.At("id")!;
                places.Add(Place.Of("answers", "a case", (await desk.GetAsync("/api/v1/cases/" + id)).Text));
                places.Add(Place.Of("answers", "a packet", (await desk.GetAsync($"/api/v1/cases/{id}/packet")).Text));
            }
        }

        return places;
    }
}
