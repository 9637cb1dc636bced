using Satark.Board;
using Satark.Roster;

namespace Satark.Functions.Desk;

/// <summary>Open pages without any push: they ask for the board, and find their alarms, every five seconds.</summary>
internal sealed class PollingDesk(ListeningPages pages) : IDesk
{
    /// <inheritdoc />
    public Task ShowAsync(BoardRow row, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task HideAsync(CaseGone gone, CaseScope before, CaseScope now, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task ShowRefusedAsync(RefusedRow row, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public async Task<int> AlarmAsync(DeskAlarm alarm, CancellationToken cancellationToken) =>
        (await pages.AskAsync(alarm, cancellationToken).ConfigureAwait(false)).Count;

    /// <inheritdoc />
    public ValueTask<bool> IsListeningAsync(CancellationToken cancellationToken) => pages.IsStateListeningAsync(cancellationToken);
}
