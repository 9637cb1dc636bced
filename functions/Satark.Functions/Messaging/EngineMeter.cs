using System.Diagnostics.Metrics;
using Satark.Messaging;

namespace Satark.Functions.Messaging;

/// <summary>The engine's numbers, under the names of <see cref="Telemetry"/>.</summary>
internal static class EngineMeter
{
    private static readonly Meter Meter = new(Telemetry.Meter);
    private static readonly Counter<long> DeadLetters = Meter.CreateCounter<long>(Telemetry.DeadLetters, "{message}", "Messages that no handler could take.");
    private static readonly Histogram<double> Lateness = Meter.CreateHistogram<double>(Telemetry.Lateness, "s", "From a message's due time to its handling.");
    private static readonly Gauge<double> OldestDue = Meter.CreateGauge<double>(Telemetry.OldestDue, "s", "Age of the oldest pulse that has not come back.");

    /// <summary>One more dead letter.</summary>
    public static void CountDeadLetter(Lane lane) => DeadLetters.Add(1, Tag(lane));

    /// <summary>A message was taken up so long after its due time.</summary>
    public static void RecordLateness(Lane lane, TimeSpan late) => Lateness.Record(Math.Max(0, late.TotalSeconds), Tag(lane));

    /// <summary>The oldest pulse that has not come back is so old.</summary>
    public static void RecordOldestDue(TimeSpan age) => OldestDue.Record(age.TotalSeconds);

    private static KeyValuePair<string, object?> Tag(Lane lane) => new(Telemetry.LaneTag, MessageWire.QueueOf(lane));
}
