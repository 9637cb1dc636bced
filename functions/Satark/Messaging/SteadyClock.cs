using Microsoft.Extensions.Logging;

namespace Satark.Messaging;

/// <summary>
/// A clock that never goes back: where the machine's clock is set back, it goes on by the time that really passed, so that no
/// ladder stands still for as long as the clock was moved. Set forward, it follows; once the machine's clock has caught up, they agree again.
/// </summary>
public sealed partial class SteadyClock(TimeProvider inner, ILogger<SteadyClock> logger) : TimeProvider
{
    // Time servers move a clock by fractions of a second all the time.
    private static readonly TimeSpan Slew = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private DateTimeOffset _last = DateTimeOffset.MinValue;
    private long _lastStamp;
    private bool _isAhead;

    /// <inheritdoc />
    public override TimeZoneInfo LocalTimeZone => inner.LocalTimeZone;

    /// <inheritdoc />
    public override long TimestampFrequency => inner.TimestampFrequency;

    /// <summary>What the machine's own clock says, right or wrong: for comparing with the times of others.</summary>
    public static DateTimeOffset WallOf(TimeProvider clock) => clock is SteadyClock steady ? steady.Wall() : clock.GetUtcNow();

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            var wall = inner.GetUtcNow();
            var stamp = inner.GetTimestamp();
            var passed = _last == DateTimeOffset.MinValue ? wall : _last + inner.GetElapsedTime(_lastStamp, stamp);
            var wasAhead = _isAhead;
            _isAhead = wall < passed - Slew;
            if (_isAhead && !wasAhead)
            {
                Log.SetBack(logger, (passed - wall).TotalSeconds);
            }

            _last = _isAhead ? passed : wall > _last ? wall : _last;
            _lastStamp = stamp;
            return _last;
        }
    }

    /// <inheritdoc />
    public override long GetTimestamp() => inner.GetTimestamp();

    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => inner.CreateTimer(callback, state, dueTime, period);

    private DateTimeOffset Wall() => inner.GetUtcNow();

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The machine's clock was set back by {Seconds} s. Ladders and leases go on by the time that really passed; set the clock right.")]
        public static partial void SetBack(ILogger logger, double seconds);
    }
}
