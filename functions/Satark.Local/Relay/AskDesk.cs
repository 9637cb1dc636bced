using Satark.Relay.Line;
using Satark.Storage;

namespace Satark.Local.Relay;

/// <summary>Asks the desk for its words every two seconds. What the desk said is durable there until it is here: a try that fails costs two seconds.</summary>
internal sealed partial class AskDesk(FetchDeskWords fetch, TimeProvider clock, ILogger<AskDesk> logger) : BackgroundService
{
    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(RelayTimers.FetchEvery, clock);
        var away = false;
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
            {
                away = await AskAsync(away, stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process stops.
        }
    }

    private async Task<bool> AskAsync(bool wasAway, CancellationToken cancellationToken)
    {
        try
        {
            await fetch.HandleAsync(cancellationToken).ConfigureAwait(false);
            if (wasAway)
            {
                Log.Back(logger);
            }

            return false;
        }
        catch (StoreUnavailableException error)
        {
            // Said once, not every two seconds for as long as the desk is down.
            if (!wasAway)
            {
                Log.Away(logger, Kind(error));
            }

            return true;
        }
#pragma warning disable CA1031 // One word that cannot be taken must not end the asking for good: health and log show it.
        catch (Exception error) when (error is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Log.Failed(logger, Kind(error));
            return wasAway;
        }
    }

    // What failed, down to the cause: kinds alone, since a text may name what was asked for.
    private static string Kind(Exception error) => error.InnerException is { } cause ? $"{error.GetType().Name}: {Kind(cause)}" : error.GetType().Name;

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The desk cannot be asked for its words ({Error}); it is asked again every two seconds.")]
        public static partial void Away(ILogger logger, string error);

        [LoggerMessage(LogLevel.Information, "The desk is back.")]
        public static partial void Back(ILogger logger);

        [LoggerMessage(LogLevel.Error, "Asking the desk for its words failed with {Error}; it is asked again in two seconds.")]
        public static partial void Failed(ILogger logger, string error);
    }
}
