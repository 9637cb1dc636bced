using Satark.Notifications.Together;

namespace Satark.Notifications.Sharing;

/// <summary>What one partner's cases have sent by one channel in the window that runs, and what they may send in those to come.</summary>
/// <remarks>Not safe for several threads at once: <see cref="CallingShares"/> holds it.</remarks>
internal sealed class PartnerShare
{
    private readonly SortedDictionary<long, HashSet<GatheredCall>> _windows = [];

    /// <summary>Takes a place in the window of <paramref name="now"/>, or keeps one in the first later window that has room. The same key again has the same place.</summary>
    /// <param name="key">The attempt: a message about several has that of its first.</param>
    /// <param name="now">The time.</param>
    /// <param name="most">Most places of a window.</param>
    /// <returns>Null: it may leave now. Else when it may.</returns>
    public DateTimeOffset? Take(GatheredCall key, DateTimeOffset now, int most)
    {
        var length = CallingOptions.Window.Ticks;
        var current = now.UtcTicks / length;
        foreach (var over in _windows.Keys.TakeWhile(w => w < current).ToList())
        {
            _windows.Remove(over);
        }

        if (_windows.FirstOrDefault(w => w.Value.Contains(key)) is { Value: not null } kept)
        {
            return kept.Key == current ? null : At(kept.Key);
        }

        for (var window = current; ; window++)
        {
            if (!_windows.TryGetValue(window, out var places))
            {
                _windows[window] = places = [];
            }

            if (places.Count < most)
            {
                places.Add(key);
                return window == current ? null : At(window);
            }
        }

        DateTimeOffset At(long window) => new(window * length, TimeSpan.Zero);
    }
}
