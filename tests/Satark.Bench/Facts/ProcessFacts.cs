using System.Diagnostics;

namespace Satark.Bench.Facts;

/// <summary>What the system knows of a process.</summary>
internal static class ProcessFacts
{
    /// <summary>Processor time so far, in seconds.</summary>
    public static double Cpu(Process process)
    {
        process.Refresh();
        return process.TotalProcessorTime.TotalSeconds;
    }

    /// <summary>Resident memory, in MB (2^20).</summary>
    public static double ResidentMb(Process process)
    {
        process.Refresh();
        return process.WorkingSet64 / 1048576.0;
    }
}
