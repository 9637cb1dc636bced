using System.Diagnostics.Metrics;

namespace Satark.Messaging;

/// <summary>What is measured of the way from an alert to a human, in both hosts. Tags are closed sets of words: no id, no text, no address.</summary>
public static class EngineMeter
{
    /// <summary>The meter's name.</summary>
    public const string Name = "Satark";

    /// <summary>Counter: messages that came among the dead letters; tag <see cref="LaneTag"/>.</summary>
    public const string DeadLetters = "satark.dead_letters";

    /// <summary>Histogram in seconds: how long after its due time a message was taken up; tag <see cref="LaneTag"/>.</summary>
    public const string Lateness = "satark.lateness";

    /// <summary>Histogram in seconds: how long its handler took; tags <see cref="KindTag"/> and <see cref="ResultTag"/> (handled, again, given-up).</summary>
    public const string Handled = "satark.messages";

    /// <summary>Histogram in seconds: how long an attempt to deliver took; tags <see cref="ChannelTag"/> and <see cref="ResultTag"/> (sent, retry, failed).</summary>
    public const string Deliveries = "satark.deliveries";

    /// <summary>Histogram in seconds: from the submission of a synthetic alert until it had passed save, queue, board, call and index.</summary>
    public const string Synthetic = "satark.synthetic.time";

    /// <summary>Counter: synthetic alerts that came to their end; tag <see cref="ResultTag"/> (through, fault).</summary>
    public const string SyntheticEnds = "satark.synthetic.ends";

    /// <summary>Counter: minutes in which the outside was told that all is well, or not; tag <see cref="ResultTag"/> (reached, not-reached, withheld).</summary>
    public const string Heartbeats = "satark.heartbeats";

    /// <summary>The lane, as its queue is called.</summary>
    public const string LaneTag = "lane";

    /// <summary>The kind of a message.</summary>
    public const string KindTag = "kind";

    /// <summary>The channel of a delivery.</summary>
    public const string ChannelTag = "channel";

    /// <summary>What became of it.</summary>
    public const string ResultTag = "result";

    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> DeadLetterCount = Meter.CreateCounter<long>(DeadLetters, "{message}", "Messages that no handler could take.");
    private static readonly Histogram<double> LatenessTime = Meter.CreateHistogram<double>(Lateness, "s", "From a message's due time to its handling.");
    private static readonly Histogram<double> HandledTime = Meter.CreateHistogram<double>(Handled, "s", "How long messages' handlers take.");
    private static readonly Histogram<double> DeliveryTime = Meter.CreateHistogram<double>(Deliveries, "s", "How long attempts to deliver take.");
    private static readonly Histogram<double> SyntheticTime = Meter.CreateHistogram<double>(Synthetic, "s", "From a synthetic alert's submission to its last stage.");
    private static readonly Counter<long> SyntheticCount = Meter.CreateCounter<long>(SyntheticEnds, "{alert}", "Synthetic alerts that came to their end.");
    private static readonly Counter<long> HeartbeatCount = Meter.CreateCounter<long>(Heartbeats, "{minute}", "Whether the outside was told that all is well.");

    /// <summary>One more dead letter.</summary>
    public static void CountDeadLetter(Lane lane) => DeadLetterCount.Add(1, Tag(LaneTag, Words<Lane>.Of(lane)));

    /// <summary>A message was taken up so long after its due time.</summary>
    public static void RecordLateness(Lane lane, TimeSpan late) => LatenessTime.Record(Math.Max(0, late.TotalSeconds), Tag(LaneTag, Words<Lane>.Of(lane)));

    /// <summary>A message's handler took so long.</summary>
    public static void RecordHandled(string kind, string result, TimeSpan took) => HandledTime.Record(took.TotalSeconds, Tag(KindTag, kind), Tag(ResultTag, result));

    /// <summary>An attempt to deliver took so long.</summary>
    public static void RecordDelivery(string channel, string result, TimeSpan took) => DeliveryTime.Record(took.TotalSeconds, Tag(ChannelTag, channel), Tag(ResultTag, result));

    /// <summary>A synthetic alert has come through.</summary>
    public static void RecordSynthetic(TimeSpan took) => SyntheticTime.Record(Math.Max(0, took.TotalSeconds));

    /// <summary>A synthetic alert came to its end.</summary>
    public static void CountSynthetic(bool isThrough) => SyntheticCount.Add(1, Tag(ResultTag, isThrough ? "through" : "fault"));

    /// <summary>A minute's heartbeat.</summary>
    public static void CountHeartbeat(string result) => HeartbeatCount.Add(1, Tag(ResultTag, result));

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
