using System.Globalization;
using Satark.Bench.Facts;
using Satark.Bench.Load;

namespace Satark.Bench.Trials;

/// <summary>From an alert's request to word of it at the other end, at a steady rate.</summary>
internal static class PushTrial
{
    private const string Aim = "p99 <= peer's";

    /// <summary>Measures both sides.</summary>
    public static async Task<IEnumerable<Figure>> RunAsync(Sides sides, Plan plan, CancellationToken cancellationToken)
    {
        var (ours, peer) = await sides.BothAsync(side => MeasureAsync(side, plan, cancellationToken), cancellationToken);
        var name = string.Create(CultureInfo.InvariantCulture, $"push latency at {plan.SteadyRate}/s");
        return
        [
            new($"{name}, p50", ours.P50, peer.P50, "ms", "Alertmanager: POST to webhook"),
            new($"{name}, p99", ours.P99, peer.P99, "ms", "Alertmanager: POST to webhook", Aim, ours.P99 <= peer.P99),
            new($"{name}, max", ours.Max, peer.Max, "ms", "Alertmanager: POST to webhook"),
        ];
    }

    private static async Task<Spread> MeasureAsync(ISide side, Plan plan, CancellationToken cancellationToken)
    {
        ProgressLine.Say($"{side.Name}: {plan.SteadyRate} alerts a second for {plan.SteadyFor.TotalSeconds} s");
        var series = side.Series("steady", (int)(plan.SteadyRate * plan.SteadyFor.TotalSeconds));
        using var generator = await Generator.ConnectAsync(side.Port, 8, cancellationToken);
        await generator.AtRateAsync(series, plan.SteadyRate, cancellationToken);
        series.ThrowIfRefused();
        await series.ArrivedAsync(side.Arrivals, TimeSpan.FromSeconds(10), cancellationToken);
        var missing = series.Missing(side.Arrivals);
        return missing == 0 ? series.Latency(side.Arrivals) : throw new InvalidOperationException($"{side.Name}: word of {missing} alerts never came.");
    }
}
