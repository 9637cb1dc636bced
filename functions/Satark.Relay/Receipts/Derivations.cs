namespace Satark.Relay.Receipts;

/// <summary>
/// Runs slow hashes, so many at once and no more. Issuing a receipt never stands behind look-ups: it goes first, and of several places one is kept
/// free of them, so that whoever guesses at receipts holds up nobody who sends a tip.
/// </summary>
/// <param name="atOnce">How many run at once, from 1; the rest waits in its order.</param>
internal sealed class Derivations(int atOnce)
{
    private readonly Lock _gate = new();
    private readonly Queue<TaskCompletionSource> _issuing = new();
    private readonly Queue<TaskCompletionSource> _lookUps = new();
    private readonly int _lookUpsAtOnce = Math.Max(1, atOnce - 1);
    private int _running;
    private int _lookUpsRunning;

    /// <summary>How many were begun since the start.</summary>
    public int Begun { get; private set; }

    /// <summary>The most that ran at the same moment since the start.</summary>
    public int Most { get; private set; }

    /// <summary>Runs a hash when its turn has come, on another thread than the caller's.</summary>
    /// <param name="isLookUp">Whether somebody looks for a receipt; else one is issued.</param>
    /// <param name="derive">The hash.</param>
    /// <param name="cancellationToken">Gives up the place in the queue; a hash that runs is run to its end.</param>
    public async Task<T> RunAsync<T>(bool isLookUp, Func<T> derive, CancellationToken cancellationToken)
    {
        await EnterAsync(isLookUp, cancellationToken).ConfigureAwait(false);
        try
        {
            return await Task.Run(derive, CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            Leave(isLookUp);
        }
    }

    private async Task EnterAsync(bool isLookUp, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (Fits(isLookUp))
            {
                Begin(isLookUp);
                return;
            }

            (isLookUp ? _lookUps : _issuing).Enqueue(turn);
        }

        using (cancellationToken.Register(() => turn.TrySetCanceled(cancellationToken)))
        {
            await turn.Task.ConfigureAwait(false);
        }
    }

    private void Leave(bool isLookUp)
    {
        lock (_gate)
        {
            _running--;
            _lookUpsRunning -= isLookUp ? 1 : 0;
            Next(_issuing, isLookUp: false);
            Next(_lookUps, isLookUp: true);
        }
    }

    // Who gave up waiting is passed over.
    private void Next(Queue<TaskCompletionSource> queue, bool isLookUp)
    {
        while (Fits(isLookUp) && queue.TryDequeue(out var turn))
        {
            if (turn.TrySetResult())
            {
                Begin(isLookUp);
            }
        }
    }

    private bool Fits(bool isLookUp) => _running < atOnce && (!isLookUp || _lookUpsRunning < _lookUpsAtOnce);

    private void Begin(bool isLookUp)
    {
        _running++;
        _lookUpsRunning += isLookUp ? 1 : 0;
        Begun++;
        Most = Math.Max(Most, _running);
    }
}
