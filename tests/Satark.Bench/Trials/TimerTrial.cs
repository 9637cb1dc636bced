using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Satark.Bench.Facts;
using Satark.Local.Messaging;
using Satark.Local.Storage;
using Satark.Messaging;
using Satark.Storage;

namespace Satark.Bench.Trials;

/// <summary>By how much durable timers are late while very many wait, beside timers in memory with the same due times.</summary>
internal static class TimerTrial
{
    private const double MostMilliseconds = 100;
    private static readonly TimeSpan Horizon = TimeSpan.FromHours(1);
    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(15);

    /// <summary>Measures both at the same time.</summary>
    public static async Task<IEnumerable<Figure>> RunAsync(string folder, Plan plan, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, "timers");
        try
        {
            using var database = SqliteDatabase.Open(path, NullLogger<SqliteDatabase>.Instance);
            var ours = new ConcurrentBag<double>();
            using var queue = new SqliteQueue(database, (message, _) => Note(ours, message.DueAt), new QueueOptions(), TimeProvider.System, NullLogger<SqliteQueue>.Instance);
            ProgressLine.Say($"timers: {plan.Pending} pending, {plan.Due} of them due within {plan.DueWithin.TotalSeconds} s");
            var begin = TimeProvider.System.GetUtcNow() + Ahead;
            var dues = DueTimes(plan, begin);
            await SaveAsync(new SqliteStore(database), dues, cancellationToken);
            await queue.StartAsync(cancellationToken);

            var peers = new ConcurrentBag<double>();
            var timers = dues.Select(due => new Timer(_ => Note(peers, due), null, Until(due), Timeout.InfiniteTimeSpan)).ToList();
            await Task.Delay(Until(begin + plan.DueWithin + TimeSpan.FromSeconds(3)), TimeProvider.System, cancellationToken);
            timers.ForEach(timer => timer.Dispose());
            await queue.StopAsync(cancellationToken);
            ThrowUnlessAll(plan, ours.Count, peers.Count);
            return Figures(plan, Spread.Of(ours), Spread.Of(peers));
        }
        finally
        {
            Directory.Delete(path, recursive: true);
        }
    }

    private static Figure[] Figures(Plan plan, Spread ours, Spread peer)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"timer error with {plan.Pending:#,##0} pending");
        return
        [
            new($"{name}, p50", ours.P50, peer.P50, "ms", "System.Threading.Timer, in memory"),
            new($"{name}, p99", ours.P99, peer.P99, "ms", "System.Threading.Timer, in memory", "<= 100 ms", ours.P99 <= MostMilliseconds),
            new($"{name}, max", ours.Max, peer.Max, "ms", "System.Threading.Timer, in memory"),
        ];
    }

    // Whole milliseconds, as every timer of the pipeline is.
    private static List<DateTimeOffset> DueTimes(Plan plan, DateTimeOffset begin)
    {
        var random = new Random(20_260_801);
        var from = DateTimeOffset.FromUnixTimeMilliseconds(begin.ToUnixTimeMilliseconds());
        var rest = (int)(Horizon - plan.DueWithin).TotalMilliseconds;
        return
        [
            .. Enumerable.Range(0, plan.Due).Select(_ => from.AddMilliseconds(random.Next((int)plan.DueWithin.TotalMilliseconds))),
            .. Enumerable.Range(0, plan.Pending - plan.Due).Select(_ => from + plan.DueWithin + TimeSpan.FromSeconds(10) + TimeSpan.FromMilliseconds(random.Next(rest))),
        ];
    }

    private static async Task SaveAsync(SqliteStore store, List<DateTimeOffset> dues, CancellationToken cancellationToken)
    {
        var number = 0;
        foreach (var some in dues.Chunk(Change.MaxRows))
        {
            var change = new Change("bench");
            foreach (var due in some)
            {
                number++;
                change.Send(new Errand("bench", N: number).As("Bench", number % 2 == 0 ? Lane.Urgent : Lane.Ordinary, due));
            }

            await store.SaveAsync(change, cancellationToken);
        }
    }

    private static Task Note(ConcurrentBag<double> errors, DateTimeOffset due)
    {
        errors.Add((TimeProvider.System.GetUtcNow() - due).TotalMilliseconds);
        return Task.CompletedTask;
    }

    private static TimeSpan Until(DateTimeOffset time)
    {
        var wait = time - TimeProvider.System.GetUtcNow();
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    private static void ThrowUnlessAll(Plan plan, int ours, int peers)
    {
        if (ours != plan.Due || peers != plan.Due)
        {
            throw new InvalidOperationException($"{plan.Due} timers were due; {ours} messages and {peers} timers came.");
        }
    }
}
