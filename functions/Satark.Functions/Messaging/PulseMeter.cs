using System.Diagnostics.Metrics;

namespace Satark.Functions.Messaging;

/// <summary>What pulses measure, beside what <see cref="Satark.Messaging.EngineMeter"/> does in both hosts.</summary>
internal static class PulseMeter
{
    private static readonly Meter Meter = new(Telemetry.Meter);
    private static readonly Gauge<double> OldestDue = Meter.CreateGauge<double>(Telemetry.OldestDue, "s", "Age of the oldest pulse that has not come back.");

    /// <summary>The oldest pulse that has not come back is so old.</summary>
    public static void RecordOldestDue(TimeSpan age) => OldestDue.Record(age.TotalSeconds);
}
