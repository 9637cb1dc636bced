namespace Satark.Tests;

/// <summary>
/// Tests that look at the whole process: they run while no other test does. What work takes is read from the process's
/// own processor time, so that a busy machine does not change the answer.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    /// <summary>The collection's name.</summary>
    public const string Name = "alone";

    /// <summary>The processor time that <paramref name="work"/> took, in seconds; right in this collection only.</summary>
    public static double Seconds(Action work)
    {
        var before = Environment.CpuUsage.TotalTime;
        work();
        return (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    }
}
