using System.Diagnostics;
using System.Globalization;
using Satark.Contracts;
using Satark.Local.Messaging;
using Satark.Local.Sqlite;
using Satark.Local.Storage;
using Satark.Storage;
using Xunit.Abstractions;

namespace Satark.Local.Tests.Storage;

public sealed class SqliteFaultTests(ITestOutputHelper output)
{
    [Fact]
    public async Task While_the_disk_is_full_each_change_is_refused_whole_and_afterwards_all_goes_on()
    {
        using var fixture = new StorageFixture();
        await fixture.StartQueueAsync();
        fixture.Database.Writer.Connection.BeforeUse = static db => db.Execute("PRAGMA max_page_count = 100");

        var refusal = await FillAsync(fixture, out var saved);
        Assert.Contains("is full. Free some space", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing was stored.", refusal.Message, StringComparison.Ordinal);

        fixture.Database.Writer.Connection.BeforeUse = static db => db.Execute("PRAGMA max_page_count = 1000000");
        await CheckAsync(fixture, saved);
    }

    [Fact]
    public async Task A_disk_that_is_really_full_is_no_different()
    {
        using var folder = new TestFolder();
        var small = Path.Combine(folder.Path, "small");
        Directory.CreateDirectory(small);
        if (await RunAsync("mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", small) != 0)
        {
            output.WriteLine("Not tried: this user may not mount a small disk. The test before this one fills the database instead.");
            return;
        }

        try
        {
            using var fixture = new StorageFixture(Path.Combine(small, "data"));
            await fixture.StartQueueAsync();
            var ballast = Path.Combine(small, "ballast");
            await File.WriteAllBytesAsync(ballast, new byte[1024 * 1024]);

            var refusal = await FillAsync(fixture, out var saved);
            output.WriteLine($"{saved} changes fitted; then: {refusal.Message}");
            Assert.Contains("is full. Free some space", refusal.Message, StringComparison.Ordinal);
            File.Delete(ballast);
            await CheckAsync(fixture, saved);
        }
        finally
        {
            Assert.Equal(0, await RunAsync("umount", small));
        }
    }

    [Fact]
    public async Task While_another_program_holds_the_database_changes_are_refused_and_afterwards_all_goes_on()
    {
        using var fixture = new StorageFixture(busy: TimeSpan.FromMilliseconds(50));
        using var other = SqliteHandle.Open(DataFolder.DatabaseFileIn(fixture.Folder), SqliteAccess.Create, TimeSpan.Zero);
        other.Execute("BEGIN IMMEDIATE");

        var refusal = await Assert.ThrowsAsync<StoreUnavailableException>(() => fixture.InsertAsync("a"));
        Assert.Contains("Another program holds the database", refusal.Message, StringComparison.Ordinal);
        Assert.Null(await fixture.FindAsync("a"));
        Assert.False(fixture.Database.CanWrite);

        other.Execute("ROLLBACK");
        Assert.Equal(SaveResult.Saved, await fixture.InsertAsync("a"));
        Assert.True(fixture.Database.CanWrite);
    }

    [Fact]
    public async Task A_connection_that_can_no_longer_write_is_opened_anew()
    {
        using var fixture = new StorageFixture();
        var spoilt = 0;
        fixture.Database.Writer.Connection.BeforeUse = db =>
        {
            if (spoilt++ == 0)
            {
                db.Execute("PRAGMA query_only = ON");
            }
        };

        var refusal = await Assert.ThrowsAsync<StoreUnavailableException>(() => fixture.InsertAsync("a", fixture.Message("a")));
        Assert.Contains("cannot be written", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(SaveResult.Saved, await fixture.InsertAsync("b", fixture.Message("b")));
        Assert.Null(await fixture.FindAsync("a"));
        Assert.Equal(1, fixture.Database.Writer.State.Ordinary);
    }

    [Fact]
    public async Task Messages_handled_while_the_disk_was_full_are_deleted_later()
    {
        using var fixture = new StorageFixture();
        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await fixture.StartQueueAsync((_, _) => go.Task, new QueueOptions { Ordinary = 50 });
        await fixture.IdleAsync();
        await fixture.SendAsync([.. Enumerable.Range(0, 50).Select(i => fixture.Message("m" + i.ToString(CultureInfo.InvariantCulture)))]);
        var tries = 0;
        fixture.Database.Writer.Connection.BeforeUse = _ =>
        {
            tries++;
            throw new SqliteFault(SQLitePCL.raw.SQLITE_FULL, "for this test");
        };
        go.SetResult();
        await fixture.IdleAsync();
        await StorageFixture.EventuallyAsync(() => tries > 0);
        Assert.Equal(50, fixture.Database.Writer.State.Ordinary);

        fixture.Database.Writer.Connection.BeforeUse = null;
        await StorageFixture.EventuallyAsync(() => fixture.Database.Writer.State.Ordinary == 0);
        Assert.Equal(50, fixture.Handled.Count);
    }

    [Fact]
    public async Task A_database_damaged_while_it_is_read_says_so()
    {
        using var fixture = new StorageFixture();
        await Task.WhenAll(Enumerable.Range(0, 500).Select(i => fixture.InsertAsync("row-" + i.ToString(CultureInfo.InvariantCulture))));
        await fixture.Database.Writer.WriteAsync(static session => 0, 0, default);
        using (var other = SqliteHandle.Open(DataFolder.DatabaseFileIn(fixture.Folder), SqliteAccess.Create, TimeSpan.FromSeconds(5)))
        {
            other.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }

        using (var file = new FileStream(DataFolder.DatabaseFileIn(fixture.Folder), FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            file.Position = 4096;
            file.Write(Enumerable.Repeat((byte)0xee, (int)file.Length - 4096).ToArray());
        }

        var refusal = await Assert.ThrowsAsync<StoreUnavailableException>(() => fixture.FindAsync("row-77"));
        Assert.Contains("is damaged", refusal.Message, StringComparison.Ordinal);
    }

    private static Task<StoreUnavailableException> FillAsync(StorageFixture fixture, out int saved)
    {
        saved = 0;
        while (true)
        {
            var row = "r" + saved.ToString(CultureInfo.InvariantCulture);
            var change = new Change("p").Insert(row, new Note(new string('x', 20_000)), ContractJson.Default.Note).Send(fixture.Message(row, after: TimeSpan.FromHours(1)));
            try
            {
                Assert.Equal(SaveResult.Saved, fixture.Store.SaveAsync(change, default).GetAwaiter().GetResult());
                saved++;
            }
            catch (StoreUnavailableException refusal)
            {
                return Task.FromResult(refusal);
            }
        }
    }

    private static async Task CheckAsync(StorageFixture fixture, int saved)
    {
        var refused = "r" + saved.ToString(CultureInfo.InvariantCulture);
        Assert.True(saved > 0);
        Assert.Null(await fixture.FindAsync(refused));
        Assert.Equal(saved, fixture.Database.Writer.State.Ordinary);

        Assert.Equal(SaveResult.Saved, await fixture.InsertAsync(refused, fixture.Message(refused)));
        await fixture.IdleAsync();
        Assert.Equal([refused], fixture.Handled);
        fixture.Clock.Advance(TimeSpan.FromHours(1));
        await fixture.IdleAsync();
        Assert.Equal(saved + 1, fixture.Handled.Count);
    }

    private static async Task<int> RunAsync(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            await process.WaitForExitAsync();
            return process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return -1;
        }
    }
}
