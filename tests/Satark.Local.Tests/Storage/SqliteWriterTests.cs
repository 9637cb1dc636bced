using System.Globalization;
using Satark.Local.Sqlite;
using Satark.Local.Writing;
using Satark.Storage;

namespace Satark.Local.Tests.Storage;

public sealed class SqliteWriterTests
{
    [Fact]
    public async Task Whoever_was_told_saved_is_in_the_files_at_that_moment()
    {
        using var fixture = new StorageFixture();
        for (var i = 0; i < 10; i++)
        {
            var row = "r" + i.ToString(CultureInfo.InvariantCulture);
            await fixture.InsertAsync(row, fixture.Message(row));

            using var crashed = new StorageFixture(await fixture.CrashCopyAsync());
            Assert.NotNull(await crashed.FindAsync(row));
            Assert.Equal(i + 1, crashed.Database.Writer.State.Ordinary);
        }
    }

    [Fact]
    public async Task Changes_that_wait_together_share_one_commit()
    {
        using var fixture = new StorageFixture();
        using var gate = new GroupGate(fixture.Database.Writer);
        var first = fixture.InsertAsync("first");
        await gate.ReachedAsync();

        var waiting = Enumerable.Range(0, 100).Select(i => fixture.InsertAsync("r" + i.ToString(CultureInfo.InvariantCulture))).ToArray();
        gate.Open();
        await first;
        await Task.WhenAll(waiting);

        Assert.Equal(2, gate.Groups);
    }

    [Fact]
    public async Task A_conflict_within_a_group_sees_the_changes_before_it_and_fails_alone()
    {
        using var fixture = new StorageFixture();
        using var gate = new GroupGate(fixture.Database.Writer);
        var first = fixture.InsertAsync("first");
        await gate.ReachedAsync();

        var group = new[] { fixture.InsertAsync("a"), fixture.InsertAsync("a", fixture.Message("never")), fixture.InsertAsync("b") };
        gate.Open();

        Assert.Equal([SaveResult.Saved, SaveResult.Conflict, SaveResult.Saved], await Task.WhenAll(group));
        Assert.Equal(0, fixture.Database.Writer.State.Ordinary);
        Assert.Equal(2, gate.Groups);
        await first;
    }

    [Fact]
    public async Task A_write_that_throws_fails_alone_and_leaves_nothing_behind()
    {
        using var fixture = new StorageFixture();
        using var gate = new GroupGate(fixture.Database.Writer);
        var first = fixture.InsertAsync("first");
        await gate.ReachedAsync();

        var before = fixture.InsertAsync("before", fixture.Message("before"));
        var broken = fixture.Database.Writer.WriteAsync<int>(
            session =>
            {
                session.Send(fixture.Message("half"));
                throw new FormatException("broken");
            },
            0,
            default);
        var refused = fixture.Database.Writer.WriteAsync(
            session =>
            {
                session.Send(fixture.Message("half"));
                session.Handle.Execute("INSERT INTO records(\"partition\", row, version) VALUES('p', 'x', NULL)");
                return 0;
            },
            0,
            default);
        var after = fixture.InsertAsync("after", fixture.Message("after"));
        gate.Open();

        await Assert.ThrowsAsync<FormatException>(() => broken);
        await Assert.ThrowsAsync<SqliteFault>(() => refused);
        Assert.Equal(SaveResult.Saved, await before);
        Assert.Equal(SaveResult.Saved, await after);
        await first;
        await fixture.StartQueueAsync();
        await fixture.IdleAsync();
        Assert.Equal(["after", "before"], fixture.Handled.Order());
        await StorageFixture.EventuallyAsync(() => fixture.Database.Writer.State.Ordinary == 0);
    }

    [Fact]
    public async Task Whoever_goes_while_his_change_waits_has_stored_nothing()
    {
        using var fixture = new StorageFixture();
        using var gate = new GroupGate(fixture.Database.Writer);
        var first = fixture.InsertAsync("first");
        await gate.ReachedAsync();

        using var gone = new CancellationTokenSource();
        var waiting = fixture.Store.SaveAsync(new Change("p").Insert("a", new Contracts.Note("x"), Contracts.ContractJson.Default.Note), gone.Token);
        await gone.CancelAsync();
        gate.Open();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await first;
        Assert.Null(await fixture.FindAsync("a"));
    }

    [Fact]
    public async Task Numbers_never_repeat_after_a_new_start()
    {
        using var folder = new TestFolder();
        var versions = new HashSet<string>();
        for (var start = 0; start < 3; start++)
        {
            using var fixture = new StorageFixture(folder.Path);
            await fixture.InsertAsync("a");
            var version = (await fixture.FindAsync("a"))!.Version;
            Assert.True(versions.Add(version));
            await fixture.Store.SaveAsync(new Change("p").Delete("a", version), default);
        }
    }

    [Fact]
    public async Task A_writer_that_stops_finishes_what_waits_and_refuses_what_comes_later()
    {
        using var folder = new TestFolder();
        Task<SaveResult>[] waiting;
        var fixture = new StorageFixture(folder.Path);
        using (fixture)
        {
            waiting = [.. Enumerable.Range(0, 2000).Select(i => fixture.InsertAsync("r" + i.ToString(CultureInfo.InvariantCulture)))];
        }

        Assert.All(await Task.WhenAll(waiting), result => Assert.Equal(SaveResult.Saved, result));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => fixture.InsertAsync("late"));
    }

    /// <summary>Stops the writer before its first group, so that a test can say what waits together.</summary>
    private sealed class GroupGate : IDisposable
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ManualResetEventSlim _open = new();
        private readonly SqliteWriter _writer;

        public GroupGate(SqliteWriter writer)
        {
            _writer = writer;
            writer.Connection.BeforeUse = _ =>
            {
                Groups++;
                _reached.TrySetResult();
                _open.Wait(TimeSpan.FromSeconds(30));
            };
        }

        public int Groups { get; private set; }

        public Task ReachedAsync() => _reached.Task.WaitAsync(TimeSpan.FromSeconds(30));

        public void Open() => _open.Set();

        public void Dispose()
        {
            // The event itself is left to the collector: the writer may be waiting for it.
            _writer.Connection.BeforeUse = null;
            _open.Set();
        }
    }
}
