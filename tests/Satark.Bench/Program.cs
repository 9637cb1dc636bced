using Satark.Bench;
using Satark.Bench.Enrich;
using Satark.Bench.Facts;
using Satark.Bench.Peer;
using Satark.Bench.Trials;

var quick = args.Contains("quick");
var only = args.Where(a => a != "quick").ToHashSet(StringComparer.Ordinal);
var plan = quick ? Plan.Quick : Plan.Full;
using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(30));
Console.CancelKeyPress += (_, key) =>
{
    key.Cancel = true;
    stop.Cancel();
};

if (args is ["enrich"] or ["enrich", "dev"])
{
    await EnrichBench.RunAsync(withDev: args.Length == 2, stop.Token);
    return 0;
}

var folder = Directory.CreateTempSubdirectory("satark-bench-").FullName;
try
{
    var sides = new Sides(folder, plan);
    (string Name, Func<Task<IEnumerable<Figure>>> RunAsync)[] trials =
    [
        ("push", () => PushTrial.RunAsync(sides, plan, stop.Token)),
        ("burst", () => BurstTrial.RunAsync(sides, plan, stop.Token)),
        ("accept", () => AcceptTrial.RunAsync(sides, plan, stop.Token)),
        ("webhooks", () => WebhookTrial.RunAsync(sides, folder, plan, stop.Token)),
        ("timer", () => TimerTrial.RunAsync(folder, plan, stop.Token)),
        ("start", () => StartTrial.RunAsync(folder, plan, stop.Token)),
    ];
    if (only.Except(trials.Select(t => t.Name)).FirstOrDefault() is { } unknown)
    {
        await Console.Error.WriteLineAsync($"There is no trial '{unknown}': bench [quick] [{string.Join("] [", trials.Select(t => t.Name))}], or bench enrich [dev]");
        return 2;
    }

    List<string> head = [.. Machine.Describe(folder, await Alertmanager.VersionAsync(stop.Token))];
    var figures = new List<Figure>();
    foreach (var trial in trials.Where(t => only.Count == 0 || only.Contains(t.Name)))
    {
        figures.AddRange(await trial.RunAsync());
    }

    Console.WriteLine($"{string.Join('\n', head)}\n{(quick ? "a quick run: shorter, and noisier\n" : "")}");
    Console.Write(FigureTable.Of(figures));
    return 0;
}
finally
{
    Directory.Delete(folder, recursive: true);
}
