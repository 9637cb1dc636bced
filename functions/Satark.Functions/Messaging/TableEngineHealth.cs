using Azure.Data.Tables;
using Satark.Functions.Storage;
using Satark.Http.Health;

namespace Satark.Functions.Messaging;

/// <summary>How the engine does: when it last ticked, which pulses are missing, how many dead letters wait.</summary>
public sealed class TableEngineHealth(StorageAccount account, Pulses pulses, TimeProvider clock) : IEngineHealth
{
    /// <summary>Four ticks without one mean that the engine stands still.</summary>
    public static readonly TimeSpan StandsStillAfter = TimeSpan.FromMinutes(1);

    // Asked each second by each open page, the tables are read each other second by each process.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);

    private const string Partition = "tick", Row = "last", At = "At";

    private readonly DeadLetterTable _letters = new(account, clock);
    private readonly DateTimeOffset _begun = clock.GetUtcNow();
    private volatile Seen? _seen;

    /// <inheritdoc />
    public async ValueTask<EngineState> ReadAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (_seen is not { } seen || now - seen.At > Fresh || now < seen.At)
        {
            _seen = seen = await LookAsync(now, cancellationToken).ConfigureAwait(false);
        }

        // Who never ticked is as old as this process.
        return new EngineState(
            Age(now, seen.Ticked ?? _begun), Age(now, seen.OldestPulse ?? now), null, seen.DeadLetters, false, (long)StandsStillAfter.TotalMilliseconds);
    }

    /// <summary>Notes that the engine ticked now.</summary>
    public async Task TickedAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await account.Health.UpsertEntityAsync(new TableEntity(Partition, Row) { [At] = now }, TableUpdateMode.Replace, cancellationToken).ConfigureAwait(false);
        var oldest = await pulses.OldestAsync(cancellationToken).ConfigureAwait(false);
        PulseMeter.RecordOldestDue(TimeSpan.FromMilliseconds(Age(now, oldest ?? now)));
    }

    /// <summary>When the engine ticked last, or null where it never did.</summary>
    internal static async Task<DateTimeOffset?> LastTickAsync(StorageAccount account, CancellationToken cancellationToken)
    {
        var found = await account.Health.GetEntityIfExistsAsync<TableEntity>(Partition, Row, cancellationToken: cancellationToken).ConfigureAwait(false);
        return found.HasValue ? found.Value!.Time(At) : null;
    }

    private static long Age(DateTimeOffset now, DateTimeOffset then) => Math.Max(0, (long)(now - then).TotalMilliseconds);

    private async Task<Seen> LookAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var tick = LastTickAsync(account, cancellationToken);
        var oldest = pulses.OldestAsync(cancellationToken);
        var letters = _letters.CountAsync(cancellationToken);
        await Task.WhenAll(tick, oldest, letters).ConfigureAwait(false);
        return new Seen(now, await tick.ConfigureAwait(false), await oldest.ConfigureAwait(false), await letters.ConfigureAwait(false));
    }

    private sealed record Seen(DateTimeOffset At, DateTimeOffset? Ticked, DateTimeOffset? OldestPulse, int DeadLetters);
}
