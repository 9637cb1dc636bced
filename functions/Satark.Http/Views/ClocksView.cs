using Satark.Cases;

namespace Satark.Http.Views;

/// <summary>How fast people were (<see cref="HumanClocks"/>), in milliseconds; "in time" is null while it still may be.</summary>
public sealed record ClocksView(
    long? PlatformMs, long? AcknowledgedMs, long AcknowledgeWithinMs, bool? AcknowledgedInTime, long? ProgressMs, long ProgressWithinMs, bool? ProgressInTime, int LeasesLapsed)
{
    /// <summary>As pages show it.</summary>
    public static ClocksView Of(HumanClocks clocks)
    {
        ArgumentNullException.ThrowIfNull(clocks);
        return new(
            Ms(clocks.Platform), Ms(clocks.Acknowledged), (long)clocks.AcknowledgeWithin.TotalMilliseconds, clocks.AcknowledgedInTime,
            Ms(clocks.Progress), (long)clocks.ProgressWithin.TotalMilliseconds, clocks.ProgressInTime, clocks.LeasesLapsed);
    }

    private static long? Ms(TimeSpan? time) => (long?)time?.TotalMilliseconds;
}
