using System.Globalization;
using Satark.Local.Keys;
using Satark.Local.Sqlite;
using Satark.Local.Storage;
using Satark.Messaging;
using Satark.Privacy;

namespace Satark.Local.Tests.Storage;

public sealed class SqliteBackupTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private string Data => Path.Combine(_folder.Path, "data");

    private string Copy => Path.Combine(_folder.Path, "copy");

    private string Restored => Path.Combine(_folder.Path, "restored");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_restored_backup_has_all_records_and_holds_its_messages_until_they_are_released()
    {
        using (var it = new StorageFixture(Data))
        {
            await it.InsertAsync("a", it.Message("call", Lane.Urgent));
            var made = await SqliteBackup.CreateAsync(Data, Copy, default);
            Assert.Equal((1L, 1L), (made.Records, made.Messages));
        }

        await SqliteBackup.RestoreAsync(Copy, Restored, default);
        using var restored = new StorageFixture(Restored);
        var queue = await restored.StartQueueAsync();
        Assert.True(queue.Held);
        Assert.True(queue.Health.Held);
        Assert.NotNull(await restored.FindAsync("a"));
        await restored.InsertAsync("b", restored.Message("fresh"));
        restored.Clock.Advance(TimeSpan.FromMinutes(5));
        await restored.IdleAsync();
        Assert.Empty(restored.Handled);

        await queue.ReleaseAsync(default);
        await restored.IdleAsync();
        Assert.Equal(["call", "fresh"], restored.Handled.Order());
        Assert.False(queue.Held);
    }

    [Fact]
    public async Task A_released_folder_stays_released()
    {
        using (var it = new StorageFixture(Data))
        {
            await SqliteBackup.CreateAsync(Data, Copy, default);
        }

        using (var first = new StorageFixture(Copy))
        {
            await (await first.StartQueueAsync()).ReleaseAsync(default);
        }

        using var second = new StorageFixture(Copy);
        Assert.False(second.Database.Held);
    }

    [Fact]
    public async Task A_backup_made_while_others_save_is_sound_and_holds_all_that_was_saved_before_it()
    {
        using var it = new StorageFixture(Data);
        for (var i = 0; i < 200; i++)
        {
            await it.InsertAsync("before" + i.ToString(CultureInfo.InvariantCulture));
        }

        var saving = Task.Run(async () =>
        {
            for (var i = 0; i < 500; i++)
            {
                await it.InsertAsync("during" + i.ToString(CultureInfo.InvariantCulture), it.Message("m"));
            }
        });
        var made = await SqliteBackup.CreateAsync(Data, Copy, default);
        await saving;

        Assert.InRange(made.Records, 200, 700);
        Assert.Equal(made.Records - 200, made.Messages);
        Assert.False(it.Database.Held);
    }

    [Fact]
    public async Task A_backup_holds_no_key()
    {
        using var it = new StorageFixture(Data);
        using var ring = FileKeyRing.Open(Data);
        await ring.NewAsync(default);

        await SqliteBackup.CreateAsync(Data, Copy, default);
        Assert.Equal(["satark.db"], Directory.GetFiles(Copy).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_restored_folder_gets_no_new_keys_but_waits_for_the_copy_of_the_old()
    {
        using var exported = new MemoryStream();
        DataKey key;
        using (new StorageFixture(Data))
        using (var ring = FileKeyRing.Open(Data))
        {
            key = await ring.NewAsync(default);
            await SqliteBackup.CreateAsync(Data, Copy, default);
            await KeyCopy.ExportAsync(Data, exported, "a long passphrase", default);
        }

        await SqliteBackup.RestoreAsync(Copy, Restored, default);
        Assert.Contains("has no keys yet", Assert.Throws<DataFolderException>(() => FileKeyRing.Open(Restored)).Message, StringComparison.Ordinal);

        exported.Position = 0;
        await KeyCopy.ImportAsync(Restored, exported, "a long passphrase", default);
        using var restored = FileKeyRing.Open(Restored);
        Assert.NotNull(await restored.FindAsync(key.Id, default));
    }

    [Fact]
    public async Task A_folder_with_a_database_is_never_overwritten()
    {
        using (new StorageFixture(Data))
        {
            await SqliteBackup.CreateAsync(Data, Copy, default);
            await Assert.ThrowsAsync<DataFolderException>(() => SqliteBackup.CreateAsync(Data, Copy, default));
        }

        Assert.Contains("holds a database already", (await Assert.ThrowsAsync<DataFolderException>(() => SqliteBackup.RestoreAsync(Copy, Data, default))).Message, StringComparison.Ordinal);
        Assert.Contains("holds no backup", (await Assert.ThrowsAsync<DataFolderException>(() => SqliteBackup.RestoreAsync(_folder.Path, Restored, default))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_backup_is_not_restored()
    {
        using (var it = new StorageFixture(Data))
        {
            await Task.WhenAll(Enumerable.Range(0, 500).Select(i => it.InsertAsync("row" + i.ToString(CultureInfo.InvariantCulture))));
            await SqliteBackup.CreateAsync(Data, Copy, default);
        }

        using (var file = new FileStream(DataFolder.DatabaseFileIn(Copy), FileMode.Open))
        {
            file.Position = file.Length / 2;
            file.Write(new byte[8192]);
        }

        Assert.Contains("is damaged", (await Assert.ThrowsAsync<DataFolderException>(() => SqliteBackup.RestoreAsync(Copy, Restored, default))).Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Restored, "satark.db*"));
    }

    [Fact]
    public async Task A_backup_of_a_newer_Satark_is_not_restored()
    {
        using (new StorageFixture(Data))
        {
            await SqliteBackup.CreateAsync(Data, Copy, default);
        }

        using (var db = SqliteHandle.Open(DataFolder.DatabaseFileIn(Copy), SqliteAccess.Create, TimeSpan.Zero))
        {
            db.Execute("PRAGMA user_version = 99");
        }

        Assert.Contains("newer Satark", (await Assert.ThrowsAsync<DataFolderException>(() => SqliteBackup.RestoreAsync(Copy, Restored, default))).Message, StringComparison.Ordinal);
    }
}
