using System.Globalization;
using Satark.Bench.Facts;
using Satark.Bench.Load;
using Satark.Bench.Ours;
using Satark.Bench.Peer;

namespace Satark.Bench.Trials;

/// <summary>How long a start takes, and how much memory an idle process holds: with an empty folder and with a full one.</summary>
internal static class StartTrial
{
    private const double MostSeconds = 2;
    private const double MostMegabytes = 150;
    private const int Starts = 3;

    /// <summary>Measures both sides. The peer has nothing that compares with stored cases: its empty start stands beside both of ours.</summary>
    public static async Task<IEnumerable<Figure>> RunAsync(string folder, Plan plan, CancellationToken cancellationToken)
    {
        using var data = await SatarkFolder.MakeAsync(Path.Combine(folder, "start"), cancellationToken);
        var empty = await MeasureAsync("Satark, empty", () => SatarkProcess.StartAsync(data.Path, cancellationToken), plan, cancellationToken);
        await CaseFiller.FillAsync(data.Path, plan.Cases, cancellationToken);
        var full = await MeasureAsync("Satark, full", () => SatarkProcess.StartAsync(data.Path, cancellationToken), plan, cancellationToken);

        var peerFolder = Path.Combine(folder, "peer-start");
        var peer = await MeasureAsync("Alertmanager, empty", () => Alertmanager.StartAsync(peerFolder, null, cancellationToken), plan, cancellationToken);
        Directory.Delete(peerFolder, recursive: true);

        var cases = string.Create(CultureInfo.InvariantCulture, $"{plan.Cases:#,##0} cases");
        return
        [
            new("time to ready, empty", empty.Seconds, peer.Seconds, "s", "Alertmanager, empty"),
            new($"time to ready with {cases}", full.Seconds, peer.Seconds, "s", "Alertmanager, empty (it stores no cases)", "<= 2 s", full.Seconds <= MostSeconds),
            new("memory idle, empty", empty.Megabytes, peer.Megabytes, "MB", "Alertmanager, empty", "<= 150 MB", empty.Megabytes <= MostMegabytes),
            new($"memory idle with {cases}", full.Megabytes, peer.Megabytes, "MB", "Alertmanager, empty (it stores no cases)", "<= 150 MB", full.Megabytes <= MostMegabytes),
        ];
    }

    private static async Task<(double Seconds, double Megabytes)> MeasureAsync(string name, Func<Task<Child>> start, Plan plan, CancellationToken cancellationToken)
    {
        ProgressLine.Say($"{name}: {Starts} starts");
        var seconds = new List<double>();
        for (var i = 1; ; i++)
        {
            await using var child = await start();
            seconds.Add(child.UntilReady.TotalSeconds);
            if (i == Starts)
            {
                await Task.Delay(plan.Rest, TimeProvider.System, cancellationToken);

                // The slowest of the starts counts.
                return (seconds.Max(), ProcessFacts.ResidentMb(child.Process));
            }
        }
    }
}
