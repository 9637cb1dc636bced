namespace Satark.Bench.Ours;

/// <summary>The machine's clock, some time ago.</summary>
internal sealed class ShiftedClock : TimeProvider
{
    private TimeSpan _ago;

    /// <summary>How long ago.</summary>
    public void Set(TimeSpan ago) => _ago = ago;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() - _ago;
}
