using Satark.Messaging;

namespace Satark.Local.Messaging;

/// <summary>One lane of the queue: what waits in memory, and what is being handled. Guarded by the queue's lock.</summary>
internal sealed class QueueLane(Lane lane, int atOnce, LaneWindow window)
{
    private readonly HashSet<QueuedMessage> _running = new(ReferenceEqualityComparer.Instance);
    private bool _scanning;

    /// <summary>Which lane.</summary>
    public Lane Lane { get; } = lane;

    /// <summary>What waits.</summary>
    public LaneWindow Window { get; } = window;

    /// <summary>True where one more may be handled.</summary>
    public bool HasRoom => _running.Count < atOnce;

    /// <summary>When the oldest message was due that is not handled.</summary>
    public long? OldestDue
    {
        get
        {
            var oldest = Window.NextDue;
            foreach (var message in _running)
            {
                oldest = oldest is { } due && due < message.Key.Due ? due : message.Key.Due;
            }

            return oldest;
        }
    }

    /// <summary>Takes the first message if it is due, to be handled.</summary>
    public QueuedMessage? Take(long now)
    {
        var message = Window.Take(now);
        if (message is not null)
        {
            _running.Add(message);
        }

        return message;
    }

    /// <summary>A message is no longer being handled.</summary>
    public void Done(QueuedMessage message) => _running.Remove(message);

    /// <summary>True where nothing is being handled, and nothing is due at the time at which the queue takes messages (null: it takes none).</summary>
    public bool IsIdle(long? takesAt) => _running.Count == 0 && (takesAt is null || !(Window.IsUnknown || Window.NextDue <= takesAt));

    /// <summary>Where a scan that is needed now begins; null where none is needed, or one is under way.</summary>
    public LaneKey? BeginScan()
    {
        if (_scanning || !Window.WantsRefill)
        {
            return null;
        }

        _scanning = true;
        return Window.RefillFrom;
    }

    /// <summary>What the scan found; null where it failed.</summary>
    public void EndScan(List<QueuedMessage>? found, int limit)
    {
        _scanning = false;
        if (found is not null)
        {
            Window.Refill(found, limit);
        }
    }
}
