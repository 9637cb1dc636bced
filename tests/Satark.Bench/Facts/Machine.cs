using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Satark.Bench.Facts;

/// <summary>On what all this was measured.</summary>
internal static class Machine
{
    /// <summary>One line for each fact.</summary>
    public static IEnumerable<string> Describe(string folder, string peerVersion)
    {
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"machine: {Environment.ProcessorCount} cores ({Model()}), {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1L << 30)} GiB, {RuntimeInformation.OSDescription.Trim()}");
        yield return $"runtime: {RuntimeInformation.FrameworkDescription}; peer: {peerVersion}";
        var sync = Sync(folder);
        yield return string.Create(CultureInfo.InvariantCulture, $"disk: write + fsync of 4 KiB takes p50 {sync.P50:0.00} ms, p99 {sync.P99:0.00} ms, max {sync.Max:0.00} ms ({sync.Count} times)");
    }

    private static string Model()
    {
        const string File = "/proc/cpuinfo";
        var line = System.IO.File.Exists(File) ? System.IO.File.ReadLines(File).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }

    private static Spread Sync(string folder)
    {
        var path = Path.Combine(folder, "sync");
        var block = new byte[4096];
        var times = new List<double>();
        using (var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            for (var i = 0; i < 200; i++)
            {
                var from = Stopwatch.GetTimestamp();
                file.Write(block);
                file.Flush(flushToDisk: true);
                times.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
            }
        }

        File.Delete(path);
        return Spread.Of(times);
    }
}
