namespace Satark.Bench.Facts;

/// <summary>What is going on, for whoever waits; the table alone goes to standard output.</summary>
internal static class ProgressLine
{
    /// <summary>One line.</summary>
    public static void Say(string line) => Console.Error.WriteLine($"[{TimeProvider.System.GetLocalNow():HH:mm:ss}] {line}");
}
