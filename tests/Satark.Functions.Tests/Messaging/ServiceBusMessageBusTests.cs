using Microsoft.Extensions.Logging.Abstractions;
using Satark.Contracts;
using Satark.Functions.Messaging;
using Satark.Functions.Tests.Storage;
using Satark.Messaging;
using Satark.Storage;
using Satark.Support;

namespace Satark.Functions.Tests.Messaging;

/// <summary>The promises about messages on Azure Tables and Service Bus.</summary>
[Collection("bus")]
[Trait("Broker", "in-process")]
public sealed class ServiceBusMessageBusTests : MessageBusContract, IAsyncLifetime, IDisposable
{
    private readonly FakeClock _clock = new();
    private readonly BusClock _bus;
    private Stores? _stores;

    public ServiceBusMessageBusTests() => _bus = new BusClock(_clock);

    protected override IStore Store => _stores!.Store;

    protected override IMessageBus Bus => new ServiceBusMessageBus(_stores!.Account, _stores.Sender, _clock, NullLogger<ServiceBusMessageBus>.Instance);

    protected override FakeClock Clock => _clock;

    public async Task InitializeAsync() => _stores = await Stores.NewAsync(_clock);

    public async Task DisposeAsync() => await _stores!.DisposeAsync();

    public void Dispose() => _bus.Dispose();

    protected override Task<IReadOnlyList<Message>> ReceiveAsync() => QueueReader.DrainAsync(_stores!);
}
