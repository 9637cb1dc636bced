namespace Satark.Relay.Web.Guards;

/// <summary>A token bucket that everybody shares: no limit here needs to know who asks.</summary>
/// <param name="size">Most tokens.</param>
/// <param name="perSecond">Tokens that come back in a second.</param>
/// <param name="clock">The clock.</param>
public sealed class GlobalBucket(double size, double perSecond, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly double _size = size;
    private double _tokens = size;
    private long _at = clock.GetTimestamp();

    /// <summary>Takes so many tokens, or none.</summary>
    public bool Take(double count)
    {
        lock (_gate)
        {
            var now = clock.GetTimestamp();
            _tokens = Math.Min(_size, _tokens + (clock.GetElapsedTime(_at, now).TotalSeconds * perSecond));
            _at = now;
            if (_tokens < count)
            {
                return false;
            }

            _tokens -= count;
            return true;
        }
    }
}
