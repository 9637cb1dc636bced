using Satark.Messaging;

namespace Satark.Local.Messaging;

/// <summary>A message with its place in its lane.</summary>
/// <param name="Key">When it is due, and which of those due then it is.</param>
/// <param name="Message">The message.</param>
internal sealed record QueuedMessage(LaneKey Key, Message Message)
{
    /// <summary>A message as the queue's table holds it: due times are whole milliseconds, rounded up, so that none is ever early.</summary>
    public static QueuedMessage Of(Message message, long seq)
    {
        var due = (message.DueAt.UtcTicks - DateTimeOffset.UnixEpoch.Ticks + TimeSpan.TicksPerMillisecond - 1) / TimeSpan.TicksPerMillisecond;
        due = Math.Min(due, DateTimeOffset.MaxValue.ToUnixTimeMilliseconds());
        return new QueuedMessage(new LaneKey(due, seq), message with { DueAt = DateTimeOffset.FromUnixTimeMilliseconds(due) });
    }
}

/// <summary>The order in which a lane hands out its messages.</summary>
/// <param name="Due">Unix milliseconds.</param>
/// <param name="Seq">Change number: unique for ever.</param>
internal readonly record struct LaneKey(long Due, long Seq) : IComparable<LaneKey>
{
    /// <summary>Before every message.</summary>
    public static LaneKey First { get; } = new(long.MinValue, 0);

    /// <inheritdoc/>
    public int CompareTo(LaneKey other) => Due != other.Due ? Due.CompareTo(other.Due) : Seq.CompareTo(other.Seq);
}
