namespace Satark.Functions.Tests.Storage;

/// <summary>The machine's clock, set forward by a test; timers run as ever, unless a test has them end early.</summary>
public sealed class ShiftedClock : TimeProvider
{
    private long _ticks;

    /// <summary>The part of their time after which timers end.</summary>
    public double TimersEndAfter { get; set; } = 1;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, dueTime > TimeSpan.Zero ? dueTime * TimersEndAfter : dueTime, period);

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _ticks));

    public void Advance(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);
}
