namespace Satark.Support;

/// <summary>
/// A clock that stands still until a test turns it. Timers fire on the turning thread, in the order of their due times,
/// each with the clock at its own due time.
/// </summary>
public sealed class FakeClock : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly SortedSet<FakeTimer> _timers = new(Comparer<FakeTimer>.Create((a, b) => (a.Due, a.Order).CompareTo((b.Due, b.Order))));
    private TimeSpan _elapsed;
    private DateTimeOffset _origin;
    private long _order;

    /// <summary>A clock at this time, or at noon (UTC) of a Monday.</summary>
    public FakeClock(DateTimeOffset? now = null) => _origin = now ?? new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The time.</summary>
    public DateTimeOffset Now => GetUtcNow();

    /// <summary>How many timers run.</summary>
    public int TimerCount
    {
        get
        {
            lock (_gate)
            {
                return _timers.Count;
            }
        }
    }

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _origin + _elapsed;
        }
    }

    /// <inheritdoc/>
    public override long GetTimestamp()
    {
        lock (_gate)
        {
            return _elapsed.Ticks;
        }
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Lets time pass.</summary>
    public void Advance(TimeSpan by)
    {
        TimeSpan until;
        lock (_gate)
        {
            until = _elapsed + by;
        }

        while (NextUntil(until) is { } timer)
        {
            timer.Fire();
        }
    }

    /// <summary>Sets the wall clock forward or back, as an operator or a time server does: timers that run are not touched by it.</summary>
    public void SetWallClock(TimeSpan by)
    {
        lock (_gate)
        {
            _origin += by;
        }
    }

    private FakeTimer? NextUntil(TimeSpan until)
    {
        lock (_gate)
        {
            if (_timers.Min is not { } timer || timer.Due > until)
            {
                _elapsed = until > _elapsed ? until : _elapsed;
                return null;
            }

            _timers.Remove(timer);
            _elapsed = timer.Due > _elapsed ? timer.Due : _elapsed;
            timer.Armed = false;
            if (timer.Period > TimeSpan.Zero)
            {
                Arm(timer, timer.Period);
            }

            return timer;
        }
    }

    private void Arm(FakeTimer timer, TimeSpan dueTime)
    {
        timer.Due = _elapsed + dueTime;
        timer.Order = ++_order;
        timer.Armed = true;
        _timers.Add(timer);
    }

    private void Disarm(FakeTimer timer)
    {
        if (timer.Armed)
        {
            _timers.Remove(timer);
            timer.Armed = false;
        }
    }

    private sealed class FakeTimer(FakeClock clock, TimerCallback callback, object? state) : ITimer
    {
        private bool _disposed;

        public TimeSpan Due { get; set; }

        public TimeSpan Period { get; private set; }

        public long Order { get; set; }

        public bool Armed { get; set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var now = false;
            lock (clock._gate)
            {
                if (_disposed)
                {
                    return false;
                }

                clock.Disarm(this);
                Period = period;
                if (dueTime >= TimeSpan.Zero)
                {
                    now = dueTime == TimeSpan.Zero && period <= TimeSpan.Zero;
                    if (!now)
                    {
                        clock.Arm(this, dueTime);
                    }
                }
            }

            if (now)
            {
                // A timer without delay must not wait for the next turn of the clock.
                ThreadPool.QueueUserWorkItem(_ => Fire());
            }

            return true;
        }

        public void Fire() => callback(state);

        public void Dispose()
        {
            lock (clock._gate)
            {
                _disposed = true;
                clock.Disarm(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
