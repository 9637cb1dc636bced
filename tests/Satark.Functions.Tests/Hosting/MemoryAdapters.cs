using Microsoft.Extensions.DependencyInjection;
using Satark.Board;
using Satark.Http.Desk;
using Satark.Http.Health;
using Satark.Messaging;
using Satark.Privacy;
using Satark.Roster;
using Satark.Storage;
using Satark.Support;

namespace Satark.Functions.Tests.Hosting;

/// <summary>Adapters in memory instead of Azure's, for tests that are about nothing behind the HTTP side. They outlive a stop.</summary>
public sealed class MemoryAdapters(FakeClock clock) : IDesk, IOutboxReader, IEngineHealth
{
    private readonly MemoryStore _store = new(clock);
    private readonly MemoryKeyRing _keys = new();

    public bool IsUsed => true;

    /// <summary>Stands before the adapters of the app.</summary>
    public void AddTo(IServiceCollection services)
    {
        services.AddSingleton<IStore>(_store).AddSingleton<IMessageBus>(_store).AddSingleton<IKeyRing>(_keys);
        services.AddSingleton<IDesk>(this).AddSingleton<IOutboxReader>(this).AddSingleton<IEngineHealth>(this);
    }

    public Task ShowAsync(BoardRow row, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task HideAsync(CaseGone gone, CaseScope before, CaseScope now, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task ShowRefusedAsync(RefusedRow row, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<int> AlarmAsync(DeskAlarm alarm, CancellationToken cancellationToken) => Task.FromResult(0);

    public ValueTask<bool> IsListeningAsync(CancellationToken cancellationToken) => ValueTask.FromResult(false);

    public Task<IReadOnlyList<OutboxView>> ListAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<OutboxView>>([]);

    public ValueTask<EngineState> ReadAsync(CancellationToken cancellationToken) => ValueTask.FromResult(new EngineState(0, 0, _store.WaitingCount, _store.Dead.Count, false));
}
