using System.Collections.Concurrent;
using System.Text.Json;
using Satark.Board;
using Satark.Roster;

namespace Satark.Scenarios;

/// <summary>The pushes to open pages: keeps what goes to them, and breaks when it is told to.</summary>
internal sealed class UnsteadyPushes : IDesk
{
    private IDesk? _inner;
    private readonly ConcurrentQueue<string> _said = new();

    public bool IsBroken { get; set; }

    /// <summary>These pushes, before the real ones.</summary>
    public IDesk Before(IDesk inner)
    {
        _inner = inner;
        return this;
    }

    /// <summary>All that was pushed.</summary>
    public IReadOnlyCollection<string> Said => _said;

    public Task ShowAsync(BoardRow row, CancellationToken cancellationToken) => SayAsync(row, () => _inner!.ShowAsync(row, cancellationToken));

    public Task HideAsync(CaseGone gone, CaseScope before, CaseScope now, CancellationToken cancellationToken) =>
        SayAsync(gone, () => _inner!.HideAsync(gone, before, now, cancellationToken));

    public Task ShowRefusedAsync(RefusedRow row, CancellationToken cancellationToken) => SayAsync(row, () => _inner!.ShowRefusedAsync(row, cancellationToken));

    public async Task<int> AlarmAsync(DeskAlarm alarm, CancellationToken cancellationToken)
    {
        var asked = 0;
        await SayAsync(alarm, async () => asked = await _inner!.AlarmAsync(alarm, cancellationToken));
        return asked;
    }

    public ValueTask<bool> IsListeningAsync(CancellationToken cancellationToken) => _inner!.IsListeningAsync(cancellationToken);

    private Task SayAsync<T>(T what, Func<Task> say)
    {
        if (IsBroken)
        {
            throw new InvalidOperationException("No page can be reached.");
        }

        _said.Enqueue(JsonSerializer.Serialize(what));
        return say();
    }
}
