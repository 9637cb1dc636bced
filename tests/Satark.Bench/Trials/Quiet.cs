using System.Diagnostics;
using Satark.Bench.Facts;

namespace Satark.Bench.Trials;

/// <summary>Waits for a process that has nothing more to do.</summary>
internal static class Quiet
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(60);

    /// <summary>Returns once it used less than a twentieth of a core for half a second, or after a minute.</summary>
    public static async Task WaitAsync(Process process, CancellationToken cancellationToken)
    {
        var from = Stopwatch.GetTimestamp();
        var before = ProcessFacts.Cpu(process);
        while (Stopwatch.GetElapsedTime(from) < Most)
        {
            await Task.Delay(Look, TimeProvider.System, cancellationToken);
            var after = ProcessFacts.Cpu(process);
            if (after - before < Look.TotalSeconds / 20)
            {
                return;
            }

            before = after;
        }
    }
}
