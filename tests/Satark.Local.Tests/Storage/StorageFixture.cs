using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using Satark.Contracts;
using Satark.Local.Messaging;
using Satark.Local.Storage;
using Satark.Messaging;
using Satark.Storage;
using Satark.Support;

namespace Satark.Local.Tests.Storage;

/// <summary>A store, and on demand its queue, on a folder of a test.</summary>
internal sealed class StorageFixture : IDisposable
{
    private readonly TestFolder? _own;

    public StorageFixture(string? folder = null, FakeClock? clock = null, TimeSpan? busy = null)
    {
        _own = folder is null ? new TestFolder() : null;
        Folder = folder ?? _own!.Path;
        Clock = clock ?? new FakeClock();
        Database = SqliteDatabase.Open(Folder, NullLogger<SqliteDatabase>.Instance, busy ?? TimeSpan.FromSeconds(5));
        Store = new SqliteStore(Database);
        Bus = new SqliteMessageBus(Database, Clock);
    }

    public string Folder { get; }

    public FakeClock Clock { get; }

    public SqliteDatabase Database { get; }

    public SqliteStore Store { get; }

    public SqliteMessageBus Bus { get; }

    public SqliteQueue? Queue { get; private set; }

    /// <summary>Ids of handled messages, in the order in which their handlers began.</summary>
    public ConcurrentQueue<string> Handled { get; } = new();

    /// <summary>The folder as a crash at this moment would leave it: copied on the writer's thread, so that no commit comes between two files.</summary>
    public Task<string> CrashCopyAsync() => Database.Writer.WriteAsync(_ => TestFolder.CrashCopy(Folder), 0, CancellationToken.None);

    public async Task<SqliteQueue> StartQueueAsync(Func<Message, CancellationToken, Task>? handle = null, QueueOptions? options = null)
    {
        Queue = new SqliteQueue(
            Database,
            (message, cancellationToken) =>
            {
                Handled.Enqueue(message.Id);
                return handle?.Invoke(message, cancellationToken) ?? Task.CompletedTask;
            },
            options ?? new QueueOptions(),
            Clock,
            NullLogger<SqliteQueue>.Instance);
        await Queue.StartAsync(CancellationToken.None);
        return Queue;
    }

    public Message Message(string id, Lane lane = Lane.Ordinary, TimeSpan after = default) => new(id, "Tested", lane, Clock.Now + after, default);

    public Task<SaveResult> SendAsync(params Message[] messages) => SaveAsync(new Change("p"), messages);

    public Task<SaveResult> InsertAsync(string row, params Message[] messages) => SaveAsync(new Change("p").Insert(row, new Note("x"), ContractJson.Default.Note), messages);

    public Task<Stored<Note>?> FindAsync(string row) => Store.FindAsync("p", row, ContractJson.Default.Note, CancellationToken.None);

    public Task IdleAsync() => Queue!.IdleAsync().WaitAsync(TimeSpan.FromSeconds(30));

    /// <summary>Waits for what happens on another thread, at most half a minute of real time.</summary>
    public static async Task EventuallyAsync(Func<bool> condition)
    {
        for (var i = 0; i < 3000 && !condition(); i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }

        Assert.True(condition());
    }

    public void Dispose()
    {
        Queue?.Dispose();
        Database.Dispose();
        _own?.Dispose();
    }

    private Task<SaveResult> SaveAsync(Change change, Message[] messages)
    {
        foreach (var message in messages)
        {
            change.Send(message);
        }

        return Store.SaveAsync(change, CancellationToken.None);
    }
}
