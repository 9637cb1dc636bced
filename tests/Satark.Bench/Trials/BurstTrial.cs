using System.Globalization;
using Satark.Bench.Facts;
using Satark.Bench.Load;

namespace Satark.Bench.Trials;

/// <summary>Very many alerts at once: how long until the desk has seen the last.</summary>
internal static class BurstTrial
{
    private const double MostMilliseconds = 1000;

    /// <summary>Measures both sides.</summary>
    public static async Task<IEnumerable<Figure>> RunAsync(Sides sides, Plan plan, CancellationToken cancellationToken)
    {
        var (ours, peer) = await sides.BothAsync(side => MeasureAsync(side, plan, cancellationToken), cancellationToken);
        var name = string.Create(CultureInfo.InvariantCulture, $"burst of {plan.Burst}");
        return
        [
            new($"{name}, first POST to last push", ours.UntilLast, peer.UntilLast, "ms", "Alertmanager: POST to webhook", "<= 1,000 ms", ours.UntilLast <= MostMilliseconds),
            new($"{name}, push latency p50", ours.Push.P50, peer.Push.P50, "ms", "Alertmanager: POST to webhook"),
            new($"{name}, push latency p99", ours.Push.P99, peer.Push.P99, "ms", "Alertmanager: POST to webhook"),
            new($"{name}, answer p99", ours.Answer.P99, peer.Answer.P99, "ms", "Alertmanager: its API"),
        ];
    }

    private static async Task<Result> MeasureAsync(ISide side, Plan plan, CancellationToken cancellationToken)
    {
        ProgressLine.Say($"{side.Name}: {plan.Burst} alerts at once");
        var series = side.Series("burst", plan.Burst);
        using var generator = await Generator.ConnectAsync(side.Port, plan.Connections, cancellationToken);
        await generator.FlatOutAsync(series, TimeSpan.FromSeconds(60), cancellationToken);
        series.ThrowIfRefused();
        await series.ArrivedAsync(side.Arrivals, TimeSpan.FromSeconds(60), cancellationToken);
        var missing = series.Missing(side.Arrivals);
        return missing == 0
            ? new Result(series.UntilLast(side.Arrivals), series.Latency(side.Arrivals), series.Answers)
            : throw new InvalidOperationException($"{side.Name}: word of {missing} alerts never came.");
    }

    private sealed record Result(double UntilLast, Spread Push, Spread Answer);
}
