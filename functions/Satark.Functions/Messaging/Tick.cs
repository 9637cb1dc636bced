using Microsoft.Extensions.Logging;
using Satark.Functions.Storage;

namespace Satark.Functions.Messaging;

/// <summary>Something that a part of the installation has done by the clock.</summary>
/// <param name="Name">What the log calls it.</param>
/// <param name="RunAsync">Does it; called again when it is due next, whatever becomes of it.</param>
/// <param name="EachTick">Each 15 seconds; else once a minute.</param>
public sealed record TickWork(string Name, Func<CancellationToken, Task> RunAsync, bool EachTick = false);

/// <summary>
/// What is done by the clock alone: the sweep each time; pulses once a minute; and what the app's part adds. One of them
/// that fails stops no other; the tick fails at its end.
/// </summary>
public sealed partial class Tick(Sweeper sweeper, Pulses pulses, IEnumerable<TickWork> works, TableEngineHealth health, TimeProvider clock, ILogger<Tick> logger)
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

        await RunAsync(works.Where(w => w.EachTick), errors, cancellationToken).ConfigureAwait(false);
        var minute = clock.GetUtcNow().UtcTicks / TimeSpan.TicksPerMinute;
        if (minute != _minute)
        {
            _minute = minute;
            await TryAsync("pulses", pulses.SendAsync, errors, cancellationToken).ConfigureAwait(false);
            await RunAsync(works.Where(w => !w.EachTick), errors, cancellationToken).ConfigureAwait(false);
        }

        if (errors.Count > 0)
        {
            throw new AggregateException(errors);
        }

        Log.Ticked(logger);
    }

    private async Task RunAsync(IEnumerable<TickWork> due, List<Exception> errors, CancellationToken cancellationToken)
    {
        foreach (var work in due)
        {
            await TryAsync(work.Name, work.RunAsync, errors, cancellationToken).ConfigureAwait(false);
        }
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
