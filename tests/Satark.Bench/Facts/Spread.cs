namespace Satark.Bench.Facts;

/// <summary>What a series of measurements says.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="P50">Half are at or below.</param>
/// <param name="P99">All but one in a hundred are at or below.</param>
/// <param name="Max">The greatest.</param>
internal sealed record Spread(int Count, double P50, double P99, double Max)
{
    /// <summary>The spread of these values (nearest rank).</summary>
    public static Spread Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0
            ? throw new InvalidOperationException("Nothing was measured.")
            : new Spread(sorted.Length, At(sorted, 0.50), At(sorted, 0.99), sorted[^1]);
    }

    private static double At(double[] sorted, double share) => sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
}
