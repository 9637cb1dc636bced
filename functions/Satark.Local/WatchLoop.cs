using Satark.Http.Health;
using Satark.Watching;

namespace Satark.Local;

/// <summary>Each minute: a synthetic alert where it is time for one, and the heartbeat. Neither keeps the other from its turn.</summary>
internal sealed partial class WatchLoop(
    SendSynthetic send, Heartbeat heartbeat, SyntheticOptions synthetic, HeartbeatOptions outside, TimeProvider clock, ILogger<WatchLoop> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!synthetic.IsOn && !outside.IsOn)
        {
            return;
        }

        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
            {
                await TryAsync("synthetic alert", send.HandleAsync, stoppingToken).ConfigureAwait(false);
                await TryAsync("heartbeat", heartbeat.HandleAsync, stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process stops.
        }
    }

    private async Task TryAsync(string what, Func<CancellationToken, Task> run, CancellationToken cancellationToken)
    {
        try
        {
            await run(cancellationToken).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // A full disk this minute must not end the watch of the next; that the word does not come is the alarm.
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Log.Failed(logger, what, error.GetType().Name, error);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The minute's {What} failed with {Error}; the next one comes in a minute.")]
        public static partial void Failed(ILogger logger, string what, string error, Exception exception);
    }
}
