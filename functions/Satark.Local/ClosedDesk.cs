using Satark.Board;
using Satark.Roster;

namespace Satark.Local;

/// <summary>The desk of a process that serves no pages: nobody listens.</summary>
internal sealed class ClosedDesk : IDesk
{
    /// <inheritdoc />
    public Task ShowAsync(BoardRow row, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task HideAsync(CaseGone gone, CaseScope before, CaseScope now, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task ShowRefusedAsync(RefusedRow row, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task<int> AlarmAsync(DeskAlarm alarm, CancellationToken cancellationToken) => Task.FromResult(0);

    /// <inheritdoc />
    public ValueTask<bool> IsListeningAsync(CancellationToken cancellationToken) => ValueTask.FromResult(false);
}
