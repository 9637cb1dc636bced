using Microsoft.Extensions.Logging;

namespace Satark.Functions.Storage;

/// <summary>
/// Tidying up that no caller need wait for. At most some at once; beyond that the caller does it himself, which slows
/// him down instead of heaping up work. What fails or dies with the process is left to the sweeper.
/// </summary>
internal sealed partial class Finishing(ILogger logger)
{
    private const int AtOnce = 64;

    private readonly Lock _gate = new();
    private readonly HashSet<Task> _running = [];

    /// <summary>Runs it, in the background where there is room.</summary>
    public Task RunAsync(string what, Func<Task> work)
    {
        lock (_gate)
        {
            if (_running.Count < AtOnce)
            {
                var running = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                _running.Add(running.Task);
                _ = Task.Run(async () =>
                {
                    await TryAsync(what, work).ConfigureAwait(false);
                    lock (_gate)
                    {
                        _running.Remove(running.Task);
                    }

                    running.SetResult();
                });
                return Task.CompletedTask;
            }
        }

        return TryAsync(what, work);
    }

    /// <summary>Completes once nothing runs that was begun before.</summary>
    public Task IdleAsync()
    {
        lock (_gate)
        {
            return Task.WhenAll(_running);
        }
    }

    private async Task TryAsync(string what, Func<Task> work)
    {
        try
        {
            await work().ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Nobody waits for it; the sweeper finds what is left.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Log.LeftToSweeper(logger, what, error.GetType().Name, error);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Tidying up ({What}) failed with {Error}; the sweeper does what matters of it.")]
        public static partial void LeftToSweeper(ILogger logger, string what, string error, Exception exception);
    }
}
