using Satark.Local.Messaging;
using Satark.Messaging;

namespace Satark.Local.Writing;

/// <summary>A stretch of a lane that the writer reads between two groups, so that it neither misses nor repeats what it commits.</summary>
/// <param name="Lane">The lane.</param>
/// <param name="From">The first key of interest.</param>
/// <param name="Limit">At most this many.</param>
/// <param name="Found">Called on the writer's thread; null where it could not be read now.</param>
internal sealed record LaneScan(Lane Lane, LaneKey From, int Limit, Action<List<QueuedMessage>?> Found);

/// <summary>What the writer does next.</summary>
/// <param name="Works">Writes that somebody waits for.</param>
/// <param name="Handled">Messages to delete.</param>
/// <param name="Scans">Stretches to read after the COMMIT.</param>
internal sealed record WriterBatch(List<WriteWork> Works, List<QueuedMessage> Handled, List<LaneScan> Scans);

/// <summary>What waits for the writer.</summary>
internal sealed class WriterInbox
{
    private const int MostWorks = 512;
    private const int MostHandled = 4096;
    private const long MostBytes = 8 * 1024 * 1024;

    // Deletes have no waiter: they ride with the next group, and make one of their own only when none came for so long.
    private const long DeletesWaitMilliseconds = 20;
    private const long RetryMilliseconds = 1000;

    private readonly object _gate = new();
    private readonly Queue<WriteWork> _works = new();
    private List<QueuedMessage> _handled = [];
    private List<LaneScan> _scans = [];
    private long _deletesAt;
    private bool _stopped;

    /// <summary>Queues a write; false once the writer stops.</summary>
    public bool Add(WriteWork work)
    {
        lock (_gate)
        {
            if (_stopped)
            {
                return false;
            }

            _works.Enqueue(work);
            Monitor.Pulse(_gate);
            return true;
        }
    }

    /// <summary>Queues the deletion of a handled message.</summary>
    public void Add(QueuedMessage handled)
    {
        lock (_gate)
        {
            _handled.Add(handled);
            if (_handled.Count == 1)
            {
                _deletesAt = Environment.TickCount64 + DeletesWaitMilliseconds;
                Monitor.Pulse(_gate);
            }
        }
    }

    /// <summary>Queues a read; false once the writer stops.</summary>
    public bool Add(LaneScan scan)
    {
        lock (_gate)
        {
            if (!_stopped)
            {
                _scans.Add(scan);
                Monitor.Pulse(_gate);
            }

            return !_stopped;
        }
    }

    /// <summary>Deletions of a failed group wait for a better time; true where there will be none, because the writer stops.</summary>
    public bool PutBack(List<QueuedMessage> handled)
    {
        lock (_gate)
        {
            if (_stopped)
            {
                return _works.Count == 0 && _scans.Count == 0;
            }

            handled.AddRange(_handled);
            _handled = handled;
            _deletesAt = Environment.TickCount64 + RetryMilliseconds;
            return false;
        }
    }

    /// <summary>Nothing more is taken in; what waits is still done.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            _stopped = true;
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>Waits for something to do; null after <see cref="Stop"/>, when nothing is left.</summary>
    public WriterBatch? Take()
    {
        lock (_gate)
        {
            while (_works.Count == 0 && _scans.Count == 0)
            {
                var wait = _handled.Count == 0 ? Timeout.Infinite : Math.Max(0, _deletesAt - Environment.TickCount64);
                if (_stopped || wait == 0)
                {
                    break;
                }

                Monitor.Wait(_gate, (int)wait);
            }

            if (_stopped && _works.Count == 0 && _scans.Count == 0 && _handled.Count == 0)
            {
                return null;
            }

            return new WriterBatch(TakeWorks(), TakeHandled(), TakeScans());
        }
    }

    private List<WriteWork> TakeWorks()
    {
        var works = new List<WriteWork>();
        long bytes = 0;
        while (works.Count < MostWorks && bytes < MostBytes && _works.TryDequeue(out var work))
        {
            if (work.Begin())
            {
                works.Add(work);
                bytes += work.Size;
            }
        }

        return works;
    }

    private List<QueuedMessage> TakeHandled()
    {
        var some = _handled.Count <= MostHandled ? _handled : _handled[..MostHandled];
        _handled = _handled.Count <= MostHandled ? [] : _handled[MostHandled..];
        return some;
    }

    private List<LaneScan> TakeScans()
    {
        var scans = _scans;
        _scans = [];
        return scans;
    }
}
