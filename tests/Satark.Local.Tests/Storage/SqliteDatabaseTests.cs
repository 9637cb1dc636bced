using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Satark.Local.Sqlite;
using Satark.Local.Storage;

namespace Satark.Local.Tests.Storage;

public sealed class SqliteDatabaseTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private string DatabaseFile => DataFolder.DatabaseFileIn(_folder.Path);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_second_Satark_on_the_folder_is_told_who_has_it()
    {
        using var first = Open();

        var refusal = Assert.Throws<DataFolderException>(Open);
        Assert.Contains("Another Satark uses the folder", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(Environment.ProcessId.ToString(CultureInfo.InvariantCulture), refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_is_free_again_once_its_Satark_has_ended()
    {
        Open().Dispose();
        Open().Dispose();
    }

    [Fact]
    public async Task After_an_orderly_end_everything_is_in_the_one_file()
    {
        await FillAsync();

        Assert.Equal(["satark.db"], Directory.GetFiles(_folder.Path, "satark.db*").Select(Path.GetFileName));
    }

    [Fact]
    public void A_folder_that_a_newer_Satark_wrote_is_refused_and_left_alone()
    {
        Open().Dispose();
        using (var db = SqliteHandle.Open(DatabaseFile, SqliteAccess.Create, TimeSpan.Zero))
        {
            db.Execute("PRAGMA user_version = 77");
        }

        var refusal = Assert.Throws<DataFolderException>(Open);
        Assert.Equal($"This data folder was written by a newer Satark (schema 77, this program knows {StoreSchema.Schema.Known}): use that version or newer.", refusal.Message);
        using var after = SqliteHandle.Open(DatabaseFile, SqliteAccess.Read, TimeSpan.Zero);
        Assert.Equal(77, after.ReadInteger("PRAGMA user_version"));
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused_as_damaged()
    {
        File.WriteAllText(DatabaseFile, new string('x', 10_000));

        Assert.Contains("is damaged", Assert.Throws<DataFolderException>(Open).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_was_cut_short_is_refused_as_damaged()
    {
        await FillAsync();
        using (var file = new FileStream(DatabaseFile, FileMode.Open))
        {
            file.SetLength(file.Length / 2 / 4096 * 4096);
        }

        Assert.Contains("restore the last backup", Assert.Throws<DataFolderException>(Open).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_with_overwritten_pages_is_refused_as_damaged()
    {
        await FillAsync();
        using (var file = new FileStream(DatabaseFile, FileMode.Open))
        {
            file.Position = 4096;
            file.Write(new byte[20 * 4096]);
        }

        Assert.Contains("is damaged", Assert.Throws<DataFolderException>(Open).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_refused_with_what_to_do()
    {
        // Not even root can write there; a folder without write permission would not stop it.
        var refusal = Assert.Throws<DataFolderException>(() => SqliteDatabase.Open("/proc/satark", NullLogger<SqliteDatabase>.Instance));

        Assert.Contains("/proc/satark cannot be written", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Check its owner and rights", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_that_is_a_file_is_refused_with_what_to_do()
    {
        var file = Path.Combine(_folder.Path, "file");
        File.WriteAllText(file, "x");

        Assert.Throws<DataFolderException>(() => SqliteDatabase.Open(file, NullLogger<SqliteDatabase>.Instance));
    }

    [Fact]
    public void A_database_that_another_program_has_locked_is_refused_at_the_start()
    {
        Open().Dispose();
        using var other = SqliteHandle.Open(DatabaseFile, SqliteAccess.Create, TimeSpan.Zero);
        other.Execute("PRAGMA locking_mode = EXCLUSIVE");
        other.Execute("BEGIN EXCLUSIVE");

        var refusal = Assert.Throws<DataFolderException>(() => SqliteDatabase.Open(_folder.Path, NullLogger<SqliteDatabase>.Instance, TimeSpan.FromMilliseconds(50)));
        Assert.Contains("Another program holds the database", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_folder_lets_nobody_but_its_owner_in()
    {
        var folder = Path.Combine(_folder.Path, "new");
        SqliteDatabase.Open(folder, NullLogger<SqliteDatabase>.Instance).Dispose();

        Assert.True(OperatingSystem.IsWindows() || (int)File.GetUnixFileMode(folder) == Convert.ToInt32("700", 8));
    }

    [Fact]
    public async Task Each_connection_waits_for_the_disk_at_every_commit()
    {
        using var database = Open();

        Assert.Equal(2, database.Readers.Read(0, static (reader, _) => reader.Handle.ReadInteger("PRAGMA synchronous")));
        Assert.Equal(2, await database.Writer.WriteAsync(static session => session.Handle.ReadInteger("PRAGMA synchronous"), 0, default));
        Assert.Equal("wal", database.Readers.Read(0, static (reader, _) => reader.Handle.ReadText("PRAGMA journal_mode")));
    }

    [Fact]
    public void An_older_schema_is_led_forward_script_by_script_and_a_failed_script_leaves_nothing()
    {
        var file = Path.Combine(_folder.Path, "schema.db");
        using var db = SqliteHandle.Open(file, SqliteAccess.Create, TimeSpan.Zero);
        new SqliteSchema("CREATE TABLE a(x); INSERT INTO a VALUES(1);").Migrate(db);

        Assert.Throws<SqliteFault>(() => new SqliteSchema("", "ALTER TABLE a ADD COLUMN y; SELECT none;").Migrate(db));
        Assert.Equal(1, db.ReadInteger("PRAGMA user_version"));

        new SqliteSchema("", "ALTER TABLE a ADD COLUMN y; UPDATE a SET y = 7;", "CREATE TABLE b(x);").Migrate(db);
        Assert.Equal(3, db.ReadInteger("PRAGMA user_version"));
        Assert.Equal(7, db.ReadInteger("SELECT y FROM a"));
    }

    private SqliteDatabase Open() => SqliteDatabase.Open(_folder.Path, NullLogger<SqliteDatabase>.Instance);

    private async Task FillAsync()
    {
        using var fixture = new StorageFixture(_folder.Path);
        await Task.WhenAll(Enumerable.Range(0, 2000).Select(i => fixture.InsertAsync("row-with-a-name-of-some-length-" + i.ToString(CultureInfo.InvariantCulture))));
    }
}
