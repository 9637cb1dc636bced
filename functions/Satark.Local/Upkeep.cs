using Satark.Escalation;
using Satark.Local.Storage;

namespace Satark.Local;

/// <summary>What runs each minute beside the queue: the auditor, and once a day the anchor line.</summary>
internal sealed partial class Upkeep(Auditor auditor, AnchorFile anchors, TimeProvider clock, ILogger<Upkeep> logger) : BackgroundService
{
    /// <summary>How often the auditor looks.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Not in the way of a start: the first look may wait as long as the second.
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
            {
                await RunAsync(stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process stops.
        }
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await auditor.HandleAsync(cancellationToken).ConfigureAwait(false);
            await anchors.AppendAsync(cancellationToken).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // A full disk today must not end the audits of tomorrow; health shows how old the last one is.
        catch (Exception error) when (error is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Log.Failed(logger, error.GetType().Name, error);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The minute's audit failed with {Error}; the next one comes in a minute.")]
        public static partial void Failed(ILogger logger, string error, Exception exception);
    }
}
