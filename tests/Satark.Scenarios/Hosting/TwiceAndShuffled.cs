namespace Satark.Scenarios;

/// <summary>
/// Stands between queue and handling and does what a queue that promises "at least once" and no order may do: gathers what
/// is due for a moment, brings each message twice and in shuffled order, some of them at the same time, and brings messages
/// of the past once more.
/// </summary>
public sealed class TwiceAndShuffled(int seed)
{
    private const int MostAtOnce = 4;
    private const int MostRemembered = 1000;

    private readonly Lock _gate = new();
    private readonly Random _random = new(seed);
    private readonly List<Func<CancellationToken, Task>> _past = [];
    private List<Waiting> _waiting = [];
    private bool _running;

    /// <summary>How many messages were brought more than once so far.</summary>
    public int Repeats { get; private set; }

    /// <summary>How many messages overtook an older one so far.</summary>
    public int Overtakings { get; private set; }

    /// <summary>Has a message handled at some time within the next moments; completes once both its handlings are over.</summary>
    public Task HandleAsync(Func<CancellationToken, Task> handle, CancellationToken cancellationToken)
    {
        var waiting = new Waiting(handle, cancellationToken);
        lock (_gate)
        {
            _waiting.Add(waiting);
            if (!_running)
            {
                _running = true;
                _ = RunAsync();
            }
        }

        return waiting.Done.Task;
    }

    private async Task RunAsync()
    {
        while (true)
        {
            // Long enough for what follows from one commit to arrive together.
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System);
            List<Waiting> batch;
            (int Order, Waiting Item)[] turns;
            lock (_gate)
            {
                if (_waiting.Count == 0)
                {
                    _running = false;
                    return;
                }

                (batch, _waiting) = (_waiting, []);
                turns = Turns(batch);
            }

            await HandleAsync(turns);
            batch.ForEach(w => w.Done.TrySetResult());
        }
    }

    private (int Order, Waiting Item)[] Turns(List<Waiting> batch)
    {
        var turns = new List<(int Order, Waiting Item)>();
        for (var i = 0; i < batch.Count; i++)
        {
            turns.Add((i, batch[i]));
            turns.Add((i, batch[i]));
        }

        for (var i = 0; i < Math.Min(2, _past.Count); i++)
        {
            turns.Add((-1, new Waiting(_past[_random.Next(_past.Count)], batch[0].CancellationToken)));
        }

        Repeats += turns.Count - batch.Count;
        _past.AddRange(batch.Select(w => w.Handle));
        if (_past.Count > MostRemembered)
        {
            _past.RemoveRange(0, _past.Count - MostRemembered);
        }

        var shuffled = turns.ToArray();
        _random.Shuffle(shuffled);
        for (var i = 1; i < shuffled.Length; i++)
        {
            Overtakings += shuffled[i].Order >= 0 && shuffled[i].Order < shuffled[i - 1].Order ? 1 : 0;
        }

        return shuffled;
    }

    private async Task HandleAsync((int Order, Waiting Item)[] turns)
    {
        var running = new List<Task>(turns.Length);
        for (var i = 0; i < turns.Length;)
        {
            int atOnce;
            lock (_gate)
            {
                atOnce = Math.Min(_random.Next(1, MostAtOnce + 1), turns.Length - i);
            }

            var some = turns.Skip(i).Take(atOnce).Select(t => Task.Run(() => OneAsync(t.Item))).ToList();
            running.AddRange(some);
            i += atOnce;

            // A handler that waits for a provider does not keep the others waiting: a queue has more than one worker.
            await Task.WhenAny(Task.WhenAll(some), Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System));
        }

        await Task.WhenAll(running);
    }

    private static async Task OneAsync(Waiting item)
    {
        try
        {
            await item.Handle(item.CancellationToken);
        }
        catch (OperationCanceledException)
        {
            item.Done.TrySetCanceled(CancellationToken.None);
        }
#pragma warning disable CA1031 // The queue itself decides what a failed handling means.
        catch (Exception error)
#pragma warning restore CA1031
        {
            item.Done.TrySetException(error);
        }
    }

    private sealed class Waiting(Func<CancellationToken, Task> handle, CancellationToken cancellationToken)
    {
        public Func<CancellationToken, Task> Handle { get; } = handle;

        public CancellationToken CancellationToken { get; } = cancellationToken;

        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
