using System.Diagnostics;
using Satark.Bench.Facts;
using Satark.Bench.Load;

namespace Satark.Bench.Trials;

/// <summary>How many alerts a second are taken when as many are sent as are answered.</summary>
internal static class AcceptTrial
{
    // More than anybody takes; made ready ahead, so that neither signing nor building costs anything while it runs.
    private const int MostASecond = 16_000;

    /// <summary>Measures both sides, and the peer once more with nobody to tell.</summary>
    public static async Task<IEnumerable<Figure>> RunAsync(Sides sides, Plan plan, CancellationToken cancellationToken)
    {
        var (ours, peer) = await sides.BothAsync(side => MeasureAsync(side, plan, cancellationToken), cancellationToken);
        var silent = await sides.PeerAsync(side => MeasureAsync(side, plan, cancellationToken), notifies: false, cancellationToken);
        return
        [
            new("accepted alerts a second", ours.Rate, peer.Rate, "/s", "Alertmanager's API, calling a webhook", ">= 1.0 x peer's", ours.Rate >= peer.Rate),
            new("the same, peer tells nobody", ours.Rate, silent.Rate, "/s", "Alertmanager's API, no receiver"),
            new("answer p99 meanwhile", ours.Answer.P99, peer.Answer.P99, "ms", "Alertmanager's API, calling a webhook"),
            new("processor time of the server per alert", ours.ServerCpu, peer.ServerCpu, "us", "Alertmanager, calling a webhook"),
            new("processor time of generator and receiver per alert", ours.OwnCpu, peer.OwnCpu, "us", "Alertmanager, calling a webhook"),
        ];
    }

    /// <summary>What one side takes.</summary>
    public static async Task<Result> MeasureAsync(ISide side, Plan plan, CancellationToken cancellationToken)
    {
        ProgressLine.Say($"{side.Name}: as many as it takes for {plan.FlatOutFor.TotalSeconds} s");
        var series = side.Series("flat", (int)(MostASecond * plan.FlatOutFor.TotalSeconds));
        GC.Collect();
        using var generator = await Generator.ConnectAsync(side.Port, plan.Connections, cancellationToken);
        using var self = Process.GetCurrentProcess();
        var (server, own) = (ProcessFacts.Cpu(side.Process), ProcessFacts.Cpu(self));
        await generator.FlatOutAsync(series, plan.FlatOutFor, cancellationToken);
        (server, own) = (ProcessFacts.Cpu(side.Process) - server, ProcessFacts.Cpu(self) - own);
        series.ThrowIfRefused();
        var seconds = Stopwatch.GetElapsedTime(series.Begin, series.End).TotalSeconds;
        return new Result(series.Accepted / seconds, series.Answers, server * 1e6 / series.Accepted, own * 1e6 / series.Accepted);
    }

    /// <summary>What was measured.</summary>
    /// <param name="Rate">Accepted in a second.</param>
    /// <param name="Answer">From request to answer, in ms.</param>
    /// <param name="ServerCpu">Processor time of the server for one, in us.</param>
    /// <param name="OwnCpu">The generator's, in us.</param>
    internal sealed record Result(double Rate, Spread Answer, double ServerCpu, double OwnCpu);
}
