using Satark.Board;
using Satark.Roster;

namespace Satark.Bench.Ours;

/// <summary>Nobody listens.</summary>
internal sealed class SilentDesk : IDesk
{
    public Task ShowAsync(BoardRow row, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task HideAsync(CaseGone gone, CaseScope before, CaseScope now, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task ShowRefusedAsync(RefusedRow row, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<int> AlarmAsync(DeskAlarm alarm, CancellationToken cancellationToken) => Task.FromResult(0);

    public ValueTask<bool> IsListeningAsync(CancellationToken cancellationToken) => ValueTask.FromResult(false);
}
