using Satark.Local.Writing;
using Satark.Messaging;

namespace Satark.Local.Messaging;

/// <summary>
/// Starts each message of the three lanes when it is due and its lane has room. It learns of fresh messages from the
/// writer, not from the disk, and looks at the clock at least once a second, so that a clock set forward or back neither
/// loses nor stalls a message.
/// </summary>
internal sealed class LanePump : IMessageSink, IDisposable
{
    private const int ScanRows = 1000;

    private static readonly Lane[] Lanes = [Lane.Urgent, Lane.Ordinary, Lane.Bulk];
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly SqliteWriter _writer;
    private readonly Delivery _delivery;
    private readonly TimeProvider _clock;
    private readonly QueueLane[] _lanes;
    private readonly ITimer _timer;
    private readonly CancellationTokenSource _stop = new();
    private readonly List<TaskCompletionSource> _idle = [];
    private bool _started;
    private long _lastCycle;

    /// <summary>Prepares the lanes; nothing is taken before <see cref="Start"/>.</summary>
    public LanePump(SqliteWriter writer, Delivery delivery, QueueOptions options, TimeProvider clock)
    {
        _writer = writer;
        _delivery = delivery;
        _clock = clock;
        _lanes = [.. Lanes.Select(lane => new QueueLane(lane, options.AtOnce(lane), new LaneWindow(options.Window)))];
        _lastCycle = clock.GetTimestamp();
        _timer = clock.CreateTimer(_ => Cycle(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>How long ago the lanes were last looked at.</summary>
    public TimeSpan LastCycleAge => _clock.GetElapsedTime(Interlocked.Read(ref _lastCycle));

    /// <summary>By how much the oldest message that is due and not handled is late.</summary>
    public TimeSpan Lateness
    {
        get
        {
            lock (_gate)
            {
                var now = Now();
                return TimeSpan.FromMilliseconds(Math.Max(0, now - (_lanes.Min(lane => lane.OldestDue) ?? now)));
            }
        }
    }

    /// <summary>When the next message that waits in memory is due.</summary>
    public DateTimeOffset? NextDue
    {
        get
        {
            lock (_gate)
            {
                return _lanes.Min(lane => lane.Window.NextDue) is { } due ? DateTimeOffset.FromUnixTimeMilliseconds(due) : null;
            }
        }
    }

    // A restored backup is held until somebody releases it.
    private bool Takes => _started && !_writer.State.Held;

    /// <summary>Takes messages from now on.</summary>
    public void Start()
    {
        lock (_gate)
        {
            _started = true;
        }

        Cycle();
    }

    /// <summary>Takes no more.</summary>
    public void Pause()
    {
        lock (_gate)
        {
            _started = false;
        }

        _timer.Dispose();
    }

    /// <summary>Cancels what is being handled; it is handled again at the next start.</summary>
    public void Cancel() => _stop.Cancel();

    /// <inheritdoc/>
    public void Dispose()
    {
        Pause();
        Cancel();
    }

    /// <summary>Completes once nothing is being handled and, where messages are taken, none is due.</summary>
    public Task IdleAsync()
    {
        var idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _idle.Add(idle);
        }

        Cycle();
        return idle.Task;
    }

    /// <inheritdoc/>
    public void Committed(IReadOnlyList<QueuedMessage> stored, IReadOnlyList<QueuedMessage> deleted)
    {
        lock (_gate)
        {
            foreach (var message in stored)
            {
                _lanes[(int)message.Message.Lane].Window.Offer(message);
            }

            foreach (var message in deleted)
            {
                _lanes[(int)message.Message.Lane].Window.Deleted(message.Key.Seq);
            }
        }

        if (stored.Count > 0)
        {
            Cycle();
        }
    }

    /// <summary>Starts what is due, as far as each lane has room.</summary>
    public void Cycle()
    {
        lock (_gate)
        {
            Interlocked.Exchange(ref _lastCycle, _clock.GetTimestamp());
            if (Takes)
            {
                var now = Now();
                foreach (var lane in _lanes)
                {
                    while (lane.HasRoom && lane.Take(now) is { } message)
                    {
                        ThreadPool.UnsafeQueueUserWorkItem(static work => _ = work.Pump.HandleAsync(work.Lane, work.Message), (Pump: this, Lane: lane, Message: message), preferLocal: false);
                    }

                    Refill(lane);
                }
            }

            Rest();
        }
    }

    private async Task HandleAsync(QueueLane lane, QueuedMessage queued)
    {
        for (QueuedMessage? message = queued; message is not null; message = Next(lane, message))
        {
            if (await _delivery.SettleAsync(message.Message, _stop.Token).ConfigureAwait(false))
            {
                _writer.Complete(message);
            }
        }
    }

    private QueuedMessage? Next(QueueLane lane, QueuedMessage done)
    {
        lock (_gate)
        {
            lane.Done(done);
            var next = Takes ? lane.Take(Now()) : null;
            if (next is null)
            {
                Rest();
            }
            else
            {
                Refill(lane);
            }

            return next;
        }
    }

    private void Refill(QueueLane lane)
    {
        if (lane.BeginScan() is not { } from)
        {
            return;
        }

        _writer.Scan(new LaneScan(lane.Lane, from, ScanRows, found =>
        {
            lock (_gate)
            {
                lane.EndScan(found, ScanRows);
            }

            // Where nothing could be read, the timer asks again.
            if (found is not null)
            {
                Cycle();
            }
        }));
    }

    /// <summary>Nothing more can be started now: sets the timer for what comes next, and tells who waits for that.</summary>
    private void Rest()
    {
        if (_started)
        {
            _timer.Change(UntilNext(), Timeout.InfiniteTimeSpan);
        }

        long? takesAt = Takes ? Now() : null;
        if (_idle.Count > 0 && _lanes.All(lane => lane.IsIdle(takesAt)))
        {
            _idle.ForEach(idle => idle.TrySetResult());
            _idle.Clear();
        }
    }

    private TimeSpan UntilNext()
    {
        // A full lane goes on by itself, when one of its handlers ends.
        var next = Takes ? _lanes.Min(lane => lane.HasRoom ? lane.Window.NextDue : null) : null;
        return next is { } due ? TimeSpan.FromMilliseconds(Math.Clamp(due - Now(), 1, (long)LongestWait.TotalMilliseconds)) : LongestWait;
    }

    private long Now() => _clock.GetUtcNow().ToUnixTimeMilliseconds();
}
