using Microsoft.Extensions.Logging;
using Satark.Escalation;
using Satark.Functions.Storage;

namespace Satark.Functions.Messaging;

/// <summary>
/// What is done by the clock alone: the sweep each time; pulses, audit and the day's anchor line once a minute. One part
/// that fails stops no other; the tick fails at its end.
/// </summary>
public sealed partial class Tick(
    Sweeper sweeper, Pulses pulses, Auditor auditor, BlobAnchors anchors, TableEngineHealth health, TimeProvider clock, ILogger<Tick> logger)
{
    private long _minute = -1;

    /// <summary>Does what is due.</summary>
    /// <exception cref="AggregateException">Some of it failed.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var errors = new List<Exception>();
        var unsettled = 0;
        await TryAsync("sweep", async token => unsettled = (await sweeper.SweepAsync(token).ConfigureAwait(false)).Failed, errors, cancellationToken).ConfigureAwait(false);
        if (errors.Count == 0)
        {
            await TryAsync("health", health.TickedAsync, errors, cancellationToken).ConfigureAwait(false);
        }

        // An error of its own, and no tick in the log; but the engine does not stand still because of it.
        if (unsettled > 0)
        {
            errors.Add(new InvalidOperationException($"{unsettled} changes could not be settled."));
        }

        var minute = clock.GetUtcNow().UtcTicks / TimeSpan.TicksPerMinute;
        if (minute != _minute)
        {
            _minute = minute;
            await TryAsync("pulses", pulses.SendAsync, errors, cancellationToken).ConfigureAwait(false);
            await TryAsync("audit", auditor.HandleAsync, errors, cancellationToken).ConfigureAwait(false);
            await TryAsync("anchors", anchors.AppendAsync, errors, cancellationToken).ConfigureAwait(false);
        }

        if (errors.Count > 0)
        {
            throw new AggregateException(errors);
        }

        Log.Ticked(logger);
    }

    private async Task TryAsync(string part, Func<CancellationToken, Task> run, List<Exception> errors, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            await run(cancellationToken).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // A map of reasons would only forget one: the other parts must run.
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Log.Failed(logger, part, error.GetType().Name, error);
            errors.Add(error);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventName = Telemetry.Ticked, Level = LogLevel.Information, Message = "Ticked.")]
        public static partial void Ticked(ILogger logger);

        [LoggerMessage(LogLevel.Error, "The tick's part {Part} failed with {Error}; it is tried again when it is due next.")]
        public static partial void Failed(ILogger logger, string part, string error, Exception exception);
    }
}
