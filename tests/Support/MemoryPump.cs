using Satark.Messaging;

namespace Satark.Support;

/// <summary>Brings due messages of a <see cref="MemoryStore"/> to their handlers, as the clock of the test turns.</summary>
public sealed class MemoryPump(MemoryStore store, Dispatcher dispatcher, FakeClock clock) : IDisposable
{
    private const int MostAtOneTime = 20_000;

    private CancellationTokenSource _process = new();

    /// <summary>Delivers each message twice.</summary>
    public bool Twice { get; set; }

    /// <summary>Delivers those due in a shuffled order, from this seed.</summary>
    public Random? Shuffle { get; set; }

    /// <summary>Falsifies a message on its way.</summary>
    public Func<Message, Message>? OnTheWay { get; set; }

    /// <summary>Every message that was delivered, in order.</summary>
    public List<Message> Delivered { get; } = [];

    /// <summary>Handles everything that is due now, and what follows from it at once.</summary>
    public async Task RunDueAsync()
    {
        for (var i = 0; store.Take(clock.Now, Shuffle is null ? null : due => Shuffle.Next(due.Count)) is { } message; i++)
        {
            if (i == MostAtOneTime)
            {
                throw new InvalidOperationException("Messages follow one another without end and without time passing.");
            }

            var delivered = OnTheWay?.Invoke(message) ?? message;
            for (var copy = 0; copy < (Twice ? 2 : 1); copy++)
            {
                Delivered.Add(delivered);
                await HandleAsync(delivered).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Lets time pass; each message is handled at its due time.</summary>
    public async Task RunAsync(TimeSpan by)
    {
        var until = clock.Now + by;
        await RunDueAsync().ConfigureAwait(false);
        while (store.NextDueAt is { } due && due <= until)
        {
            clock.Advance(due > clock.Now ? due - clock.Now : TimeSpan.FromMilliseconds(1));
            await RunDueAsync().ConfigureAwait(false);
        }

        clock.Advance(until - clock.Now);
    }

    /// <summary>Lets time pass while nothing runs, as in an outage; then handles everything that is overdue.</summary>
    public async Task OutageAsync(TimeSpan by)
    {
        clock.Advance(by);
        await RunDueAsync().ConfigureAwait(false);
    }

    /// <summary>Handles one message that a test took by itself.</summary>
    public async Task HandleAsync(Message message)
    {
        try
        {
            await dispatcher.DispatchAsync(message, _process.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_process.IsCancellationRequested)
        {
            _process.Dispose();
            _process = new CancellationTokenSource();
            store.GiveBack(message);
        }
    }

    /// <summary>The process dies at this place: the handler gets no further, and its message comes back.</summary>
    public void Die()
    {
        _process.Cancel();
        throw new OperationCanceledException("The process died here.", _process.Token);
    }

    /// <inheritdoc/>
    public void Dispose() => _process.Dispose();
}
