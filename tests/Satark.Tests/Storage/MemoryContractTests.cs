using Satark.Contracts;
using Satark.Messaging;
using Satark.Privacy;
using Satark.Storage;
using Satark.Support;

namespace Satark.Tests.Storage;

/// <summary>What the other tests stand on keeps the same promises as the stores that ship.</summary>
public sealed class MemoryStoreContractTests : StoreContract
{
    protected override IStore Store { get; } = new MemoryStore(TimeProvider.System);
}

public sealed class MemoryMessageBusContractTests : MessageBusContract
{
    private readonly MemoryStore _store;

    public MemoryMessageBusContractTests() => _store = new MemoryStore(Clock);

    protected override IStore Store => _store;

    protected override IMessageBus Bus => _store;

    protected override FakeClock Clock { get; } = new();

    protected override Task<IReadOnlyList<Message>> ReceiveAsync()
    {
        var received = new List<Message>();
        while (_store.Take(Clock.Now) is { } message)
        {
            received.Add(message);
        }

        return Task.FromResult<IReadOnlyList<Message>>(received);
    }
}

public sealed class MemoryKeyRingContractTests : KeyRingContract
{
    private readonly MemoryKeyRing _ring = new();

    protected override IKeyRing Ring => _ring;

    protected override IKeyRing Restart() => _ring.Restart();
}
