using System.Diagnostics;
using System.Globalization;
using Satark.Enrichment;
using Satark.Enrichment.Urgency;
using Satark.Places;
using Satark.Places.Evidence;
using Satark.Places.Finding;

namespace Satark.Bench.Enrich;

/// <summary>What the first message costs: reading the tables and models, and the program around it.</summary>
internal sealed class StartUp
{
    private const string First = "main ballia me hu, koi baat kar lo";
    private const int Runs = 5;

    private readonly List<string[]> _lines = [];

    private StartUp()
    {
    }

    /// <summary>Measures inside this process, and makes the reader of places on the way.</summary>
    public static StartUp Measure(out TextEvidence texts)
    {
        var start = new StartUp();
        start.Add("the gazetteer's tables", static () => Gazetteer.Default.Districts.Length);
        TextEvidence? made = null;
        start.Add("the place finder", () => (made = new TextEvidence(new PlaceFinder(Gazetteer.Default), Gazetteer.Default)).GetHashCode());
        start.Add("the first message's places", () => made!.Of(First, DateTimeOffset.UnixEpoch).Count);
        start.Add("the first message's language", static () => LanguageFinder.Find(First).Code.Length);
        start.Add("the first message's urgency", static () => UrgencyFinder.Find(First).Cues.Count);
        texts = made!;
        return start;
    }

    /// <summary>The table, with the whole program beside it: to its help page, and to its answer to one message.</summary>
    public async Task<string> WithProcessesAsync(CancellationToken cancellationToken)
    {
        var help = await RunAsync("--help", cancellationToken);
        var one = await RunAsync("enrich", cancellationToken);
        _lines.Add(["scripts/satark --help, whole process", Number(help)]);
        _lines.Add(["scripts/satark enrich of one message, whole process", Number(one)]);
        return PlainTable.Of("Start, in milliseconds", ["step", "ms"], _lines);
    }

    private static async Task<double> RunAsync(string verb, CancellationToken cancellationToken)
    {
        var times = new List<double>();
        for (var i = 0; i < Runs; i++)
        {
            var begin = Stopwatch.GetTimestamp();
            using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Satark.Local.dll"), verb])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            })!;
            await process.StandardInput.WriteLineAsync($$"""{"id":1,"text":"{{First}}"}""");
            process.StandardInput.Close();
            await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            times.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        }

        return times.Order().ElementAt(Runs / 2);
    }

    private void Add(string step, Func<int> work)
    {
        var begin = Stopwatch.GetTimestamp();
        var worth = work();
        _lines.Add([step, Number(Stopwatch.GetElapsedTime(begin).TotalMilliseconds)]);
        GC.KeepAlive(worth);
    }

    private static string Number(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);
}
