using System.Diagnostics;
using System.Globalization;
using Satark.Bench.Facts;
using Satark.Bench.Load;
using Satark.Bench.Ours;

namespace Satark.Bench.Trials;

/// <summary>
/// What people write by WhatsApp, taken by a relay beside its desk: at a steady rate, then as fast as it is taken, beside alerts
/// taken in the same run. Nothing is sent to WhatsApp: its answers are not ours to measure.
/// </summary>
internal static class WebhookTrial
{
    private const double MostMilliseconds = 100;
    private const int MostASecond = 8000;

    // At a steady rate each has its turn every quarter of a second: a stall that is shorter holds up no request but its own.
    private const int ManyConnections = 256;

    private static readonly Dictionary<string, string> Settings = new() { ["Satark__Relay__AppSecret"] = SignedWebhooks.AppSecret };

    /// <summary>Measures alerts, then webhooks.</summary>
    public static async Task<IEnumerable<Figure>> RunAsync(Sides sides, string folder, Plan plan, CancellationToken cancellationToken)
    {
        var alerts = await sides.OursAsync(side => AcceptTrial.MeasureAsync(side, plan, cancellationToken), cancellationToken);
        using var made = await SatarkFolder.MakeAsync(Path.Combine(folder, "webhooks"), cancellationToken);
        var crowds = new List<(SignedWebhooks From, Series Series)>();
        Result steady, flat;
        await using (var child = await SatarkProcess.StartAsync(made.Path, cancellationToken, Settings))
        {
            ProgressLine.Say($"Satark: warming up with {plan.WarmUp} webhooks");
            await MeasureAsync(child, 1, plan.WarmUp, plan.Connections, (g, s) => g.FlatOutAsync(s, TimeSpan.FromSeconds(60), cancellationToken), crowds, cancellationToken);
            ProgressLine.Say($"Satark: {plan.WebhookRate} webhooks a second for {plan.WebhooksFor.TotalSeconds} s");
            var count = (int)(plan.WebhookRate * plan.WebhooksFor.TotalSeconds);
            steady = await MeasureAsync(child, 2, count, ManyConnections, (g, s) => g.AtRateAsync(s, plan.WebhookRate, cancellationToken), crowds, cancellationToken);
            ProgressLine.Say($"Satark: as many webhooks as it takes for {plan.FlatOutFor.TotalSeconds} s");
            flat = await MeasureAsync(child, 3, (int)(MostASecond * plan.FlatOutFor.TotalSeconds), plan.Connections, (g, s) => g.FlatOutAsync(s, plan.FlatOutFor, cancellationToken), crowds, cancellationToken);
        }

        ProgressLine.Say("Satark: reading what each talk has heard");
        var heard = await HeardTalks.ReadAsync(made.Path, crowds, cancellationToken);
        return Figures(plan, alerts, steady, flat, heard);
    }

    private static Figure[] Figures(Plan plan, AcceptTrial.Result alerts, Result steady, Result flat, HeardTalks heard)
    {
        const string Alerts = "Satark: alerts, as fast as taken";
        var name = string.Create(CultureInfo.InvariantCulture, $"webhooks at {plan.WebhookRate:#,##0}/s");
        return
        [
            // The last answer comes after the last request: a run of seconds is a little below its own rate.
            new($"{name}, accepted a second", steady.Rate, null, "/s", "", ">= 99 % of the rate", steady.Rate >= plan.WebhookRate * 0.99),
            new($"{name}, answer p50", steady.Answer.P50, alerts.Answer.P50, "ms", Alerts),
            new($"{name}, answer p99", steady.Answer.P99, alerts.Answer.P99, "ms", Alerts, "<= 100 ms", steady.Answer.P99 <= MostMilliseconds),
            new($"{name}, answer max", steady.Answer.Max, alerts.Answer.Max, "ms", Alerts),
            new($"{name}, last answer until the server rests", steady.UntilQuiet, null, "s", ""),
            new("webhooks as fast as taken, accepted a second", flat.Rate, alerts.Rate, "/s", Alerts),
            new("webhooks as fast as taken, answer p99", flat.Answer.P99, alerts.Answer.P99, "ms", Alerts),
            new("processor time of the server per webhook", flat.ServerCpu, alerts.ServerCpu, "us", Alerts),
            new("words of webhooks lost", heard.Lost, null, "", "", "0", heard.Lost == 0),
            new("words of webhooks never heard", heard.Unheard, null, "", "", "0", heard.Unheard == 0),
        ];
    }

    private static async Task<Result> MeasureAsync(
        Child child, int name, int count, int connections, Func<Generator, Series, Task> sendAsync, List<(SignedWebhooks From, Series Series)> crowds, CancellationToken cancellationToken)
    {
        var crowd = new SignedWebhooks(name);
        var series = crowd.Series(child.Port, count);
        crowds.Add((crowd, series));
        GC.Collect();
        using var generator = await Generator.ConnectAsync(child.Port, connections, cancellationToken);
        var before = ProcessFacts.Cpu(child.Process);
        await sendAsync(generator, series);
        series.ThrowIfRefused();
        var seconds = Stopwatch.GetElapsedTime(series.Begin, series.End).TotalSeconds;

        // What the answers promised is done after them: its cost counts too.
        await Quiet.WaitAsync(child.Process, cancellationToken);
        var cost = ProcessFacts.Cpu(child.Process) - before;
        return new Result(series.Accepted / seconds, series.Answers, Stopwatch.GetElapsedTime(series.End).TotalSeconds, cost * 1e6 / series.Accepted);
    }

    private sealed record Result(double Rate, Spread Answer, double UntilQuiet, double ServerCpu);
}
