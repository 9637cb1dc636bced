using Microsoft.Extensions.Logging;
using Satark.Functions.Messaging;

namespace Satark.Functions.Storage;

/// <summary>
/// Settles what a dead or slow process left behind: changes that were begun long ago. Called every 15 seconds; two
/// sweepers at once do no harm, a message may then come twice.
/// </summary>
public sealed partial class Sweeper
{
    /// <summary>How long a change may be under way before somebody else looks after it.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    private const int AtOnce = 8;

    private readonly MessageSender _sender;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly Intents _intents;
    private readonly Fences _fences;
    private readonly Outbox _outbox;
    private readonly FenceCleaner _cleaner;

    /// <summary>A sweeper of this account.</summary>
    public Sweeper(StorageAccount account, MessageSender sender, TimeProvider clock, ILogger<Sweeper> logger)
    {
        (_sender, _clock, _logger) = (sender, clock, logger);
        _intents = new Intents(account, clock);
        _fences = new Fences(account, clock);
        _outbox = new Outbox(account, _intents, _fences);
        _cleaner = new FenceCleaner(account, clock);
    }

    /// <summary>Called between the steps by which a change is finished: a test stops or breaks there.</summary>
    internal Func<SaveStep, ValueTask> At { get; set; } = static _ => ValueTask.CompletedTask;

    /// <summary>Settles every change that was begun before the grace, and clears away old fences, at most once an hour.</summary>
    public async Task<SweepReport> SweepAsync(CancellationToken cancellationToken)
    {
        int finished = 0, dropped = 0, failed = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(_intents.BeforeAsync(_clock.GetUtcNow() - Grace, cancellationToken), options, async (intent, token) =>
        {
            switch (await TrySettleAsync(intent, token).ConfigureAwait(false))
            {
                case FenceState.Committed:
                    Interlocked.Increment(ref finished);
                    break;
                case FenceState.Closed:
                    Interlocked.Increment(ref dropped);
                    break;
                default:
                    Interlocked.Increment(ref failed);
                    break;
            }
        }).ConfigureAwait(false);

        // After the sweep, never before: a fence may go only where no intent can still ask for it.
        var cleared = failed > 0 ? 0 : await _cleaner.CleanAsync(cancellationToken).ConfigureAwait(false);
        return new SweepReport(finished, dropped, failed, cleared);
    }

    private async Task<FenceState> TrySettleAsync(Intent intent, CancellationToken cancellationToken)
    {
        try
        {
            return await SettleAsync(intent, cancellationToken).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // One change that cannot be settled must not hold up the others.
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Log.NotSettled(_logger, intent.ChangeId, error.GetType().Name, error);
            return FenceState.Open;
        }
    }

    private async Task<FenceState> SettleAsync(Intent intent, CancellationToken cancellationToken)
    {
        // The fence first: before it stands, the change's transaction may still come and write outbox rows.
        var state = await _fences.SettleAsync(intent.Partition, intent.ChangeId, cancellationToken).ConfigureAwait(false);
        if (state == FenceState.Closed)
        {
            await _outbox.ForgetAsync(intent, At, cancellationToken).ConfigureAwait(false);
            return state;
        }

        var remaining = await _outbox.RemainingAsync(intent, cancellationToken).ConfigureAwait(false);
        await _sender.SendAsync(remaining.Select(r => r.Parcel), cancellationToken).ConfigureAwait(false);
        Log.Finished(_logger, intent.ChangeId, remaining.Count);
        await At(SaveStep.Published).ConfigureAwait(false);
        await _outbox.CloseAsync(intent, [.. remaining.Select(r => r.Row)], At, cancellationToken).ConfigureAwait(false);
        return state;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Change {ChangeId} was saved and not finished; {Messages} messages were brought to their queues.")]
        public static partial void Finished(ILogger logger, string changeId, int messages);

        [LoggerMessage(LogLevel.Error, "Change {ChangeId} could not be settled ({Error}); the next sweep tries again.")]
        public static partial void NotSettled(ILogger logger, string changeId, string error, Exception exception);
    }
}
