namespace Satark.Notifications.Sharing;

/// <summary>
/// Keeps a provider that does not answer from holding up all others: every attempt takes one of its lane's places for as long as it lasts. While a channel is slow, few of its messages
/// are under way at once, and the rest is put off; one that answers in time has no limit.
/// </summary>
/// <remarks>In memory, by each process for itself, as the places are. What is put off is a durable message like any other.</remarks>
public sealed class ChannelRooms(TimeProvider clock)
{
    /// <summary>Most attempts under way at once by a slow channel: several slow ones together leave room in the lane.</summary>
    public const int MostWhileSlow = 8;

    /// <summary>An attempt that lasts this long makes its channel a slow one.</summary>
    public static readonly TimeSpan Slow = TimeSpan.FromSeconds(3);

    /// <summary>For so long after it.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromMinutes(1);

    /// <summary>When a message that found no room looks again.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Channel> _channels = new(StringComparer.Ordinal);

    /// <summary>Takes a place until it is disposed of; null: there is none now.</summary>
    /// <param name="name">One of <see cref="Channels"/>.</param>
    public IDisposable? Enter(string name)
    {
        lock (_gate)
        {
            if (!_channels.TryGetValue(name, out var channel))
            {
                _channels[name] = channel = new Channel();
            }

            if (channel.UnderWay.Any(p => clock.GetElapsedTime(p.Since) >= Slow))
            {
                channel.SlowAt = clock.GetTimestamp();
            }

            if (channel.UnderWay.Count >= MostWhileSlow && channel.SlowAt is { } slow && clock.GetElapsedTime(slow) < Remembered)
            {
                return null;
            }

            var place = new Place(this, channel, clock.GetTimestamp());
            channel.UnderWay.Add(place);
            return place;
        }
    }

    private void Leave(Place place)
    {
        lock (_gate)
        {
            if (place.In.UnderWay.Remove(place) && clock.GetElapsedTime(place.Since) >= Slow)
            {
                place.In.SlowAt = clock.GetTimestamp();
            }
        }
    }

    private sealed class Channel
    {
        public List<Place> UnderWay { get; } = [];

        public long? SlowAt { get; set; }
    }

    private sealed class Place(ChannelRooms rooms, Channel channel, long since) : IDisposable
    {
        public Channel In => channel;

        public long Since => since;

        public void Dispose() => rooms.Leave(this);
    }
}
