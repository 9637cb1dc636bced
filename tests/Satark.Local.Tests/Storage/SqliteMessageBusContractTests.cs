using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using Satark.Contracts;
using Satark.Local.Messaging;
using Satark.Local.Storage;
using Satark.Messaging;
using Satark.Storage;
using Satark.Support;

namespace Satark.Local.Tests.Storage;

public sealed class SqliteMessageBusContractTests : MessageBusContract, IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly ConcurrentQueue<Message> _received = new();
    private readonly SqliteDatabase _database;
    private readonly SqliteQueue _queue;

    public SqliteMessageBusContractTests()
    {
        _database = SqliteDatabase.Open(_folder.Path, NullLogger<SqliteDatabase>.Instance);
        _queue = new SqliteQueue(_database, Receive, new QueueOptions(), Clock, NullLogger<SqliteQueue>.Instance);
        _queue.StartAsync(CancellationToken.None).GetAwaiter().GetResult();
    }

    protected override IStore Store => new SqliteStore(_database);

    protected override IMessageBus Bus => new SqliteMessageBus(_database, Clock);

    protected override FakeClock Clock { get; } = new();

    public void Dispose()
    {
        _queue.Dispose();
        _database.Dispose();
        _folder.Dispose();
    }

    protected override async Task<IReadOnlyList<Message>> ReceiveAsync()
    {
        await _queue.IdleAsync().WaitAsync(TimeSpan.FromSeconds(20));
        var received = _received.ToArray();
        _received.Clear();
        return received;
    }

    private Task Receive(Message message, CancellationToken cancellationToken)
    {
        _received.Enqueue(message);
        return Task.CompletedTask;
    }
}
