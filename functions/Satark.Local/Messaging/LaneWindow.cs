namespace Satark.Local.Messaging;

/// <summary>
/// The next messages of one lane, in memory. The window holds <b>every</b> unhandled message before its end, and none
/// after it; those lie in the file until the window is refilled. So a fresh message is either in it at once or found later,
/// never both, and memory stays bounded however many wait. Guarded by the queue's lock.
/// </summary>
internal sealed class LaneWindow(int capacity)
{
    private static readonly Comparer<QueuedMessage> ByKey = Comparer<QueuedMessage>.Create(static (a, b) => a.Key.CompareTo(b.Key));

    private readonly SortedSet<QueuedMessage> _waiting = new(ByKey);
    private readonly HashSet<long> _taken = [];

    // Null: the lane has nothing beyond the window.
    private LaneKey? _end = LaneKey.First;

    /// <summary>When the next waiting message is due (unix milliseconds), or null.</summary>
    public long? NextDue => _waiting.Min?.Key.Due;

    /// <summary>True where more may lie in the file and the window has room for it.</summary>
    public bool WantsRefill => _end is not null && _waiting.Count <= capacity / 2;

    /// <summary>True where the window is empty although the file may hold more.</summary>
    public bool IsUnknown => _end is not null && _waiting.Count == 0;

    /// <summary>Where a refill starts.</summary>
    public LaneKey RefillFrom => _end ?? throw new InvalidOperationException("The window holds the whole lane.");

    /// <summary>Takes in a message that was just committed.</summary>
    public void Offer(QueuedMessage message)
    {
        if (_end is { } end && message.Key.CompareTo(end) >= 0)
        {
            return;
        }

        _waiting.Add(message);
        if (_waiting.Count > capacity && _waiting.Max is { } last)
        {
            _waiting.Remove(last);
            _end = last.Key;
        }
    }

    /// <summary>Moves the end on over what a scan of <paramref name="limit"/> found.</summary>
    public void Refill(List<QueuedMessage> found, int limit)
    {
        foreach (var message in found)
        {
            // Taken before, when the window reached further, and not deleted yet.
            if (!_taken.Contains(message.Key.Seq))
            {
                _waiting.Add(message);
            }
        }

        _end = found.Count < limit ? null : found[^1].Key with { Seq = found[^1].Key.Seq + 1 };
    }

    /// <summary>Hands out the first message if it is due.</summary>
    public QueuedMessage? Take(long now)
    {
        if (_waiting.Min is not { } first || first.Key.Due > now)
        {
            return null;
        }

        _waiting.Remove(first);
        _taken.Add(first.Key.Seq);
        return first;
    }

    /// <summary>A handled message is gone from the file.</summary>
    public void Deleted(long seq) => _taken.Remove(seq);
}
