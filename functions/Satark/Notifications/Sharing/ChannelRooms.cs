using Satark.Messaging;

namespace Satark.Notifications.Sharing;

/// <summary>
/// Keeps a provider that does not answer from holding up all others: every attempt takes one of its lane's places for as long as it lasts. From its very first attempt on a channel holds at
/// most three times as many places of a lane as it leaves, and few once it is known to be slow; the rest is put off.
/// </summary>
/// <remarks>
/// What other channels have held for a second counts as not left: a channel's share shrinks with what is free, as the queues of a switch share its memory (dynamic thresholds, Choudhury and
/// Hahne 1998), so that a place is free also where phone calls hang beside text messages. What they have just begun comes back at once, as a rule, and costs nobody a place.
/// In memory, by each process for itself, as the places are. What is put off is a durable message like any other.
/// </remarks>
/// <param name="clock">Measures how long attempts last.</param>
/// <param name="places">How many places each lane has.</param>
public sealed class ChannelRooms(TimeProvider clock, LanePlaces places)
{
    /// <summary>Most attempts of a lane under way at once by a slow channel: several slow ones together leave room in the lane.</summary>
    public const int MostWhileSlow = 8;

    // Three quarters of a lane for one channel alone, if it answers.
    private const int TimesFree = 3;

    /// <summary>An attempt that lasts this long is no longer expected back at once.</summary>
    public static readonly TimeSpan Prompt = TimeSpan.FromSeconds(1);

    /// <summary>An attempt that lasts this long makes its channel a slow one.</summary>
    public static readonly TimeSpan Slow = TimeSpan.FromSeconds(3);

    /// <summary>For so long after it.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromMinutes(1);

    /// <summary>When a message that found no room in a slow channel looks again.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>When a message that found no room in any other channel looks again: others of it come back within less.</summary>
    public static readonly TimeSpan ShortPause = TimeSpan.FromSeconds(0.5);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Channel> _channels = new(StringComparer.Ordinal);

    /// <summary>Takes a place until it is disposed of; null: there is none now.</summary>
    /// <param name="name">One of <see cref="Channels"/>.</param>
    /// <param name="lane">The lane whose place the message has.</param>
    /// <param name="again">After which time a message that found none looks again; zero where there is one.</param>
    public IDisposable? Enter(string name, Lane lane, out TimeSpan again)
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

            var isSlow = channel.SlowAt is { } slow && clock.GetElapsedTime(slow) < Remembered;
            var held = channel.In(lane);
            again = (isSlow && held >= MostWhileSlow) || !LeavesRoom(channel, held, lane) ? isSlow ? Pause : ShortPause : TimeSpan.Zero;
            if (again > TimeSpan.Zero)
            {
                return null;
            }

            var place = new Place(this, channel, lane, clock.GetTimestamp());
            channel.UnderWay.Add(place);
            return place;
        }
    }

    // A channel that holds none may always begin: whoever asks has a place of the lane already.
    private bool LeavesRoom(Channel channel, int held, Lane lane) =>
        held == 0 || held < TimesFree * (places.Of(lane) - held - _channels.Values.Where(c => c != channel).Sum(c => c.UnderWay.Count(p => p.Lane == lane && clock.GetElapsedTime(p.Since) >= Prompt)));

    private void Leave(Place place)
    {
        lock (_gate)
        {
            if (place.Of.UnderWay.Remove(place) && clock.GetElapsedTime(place.Since) >= Slow)
            {
                place.Of.SlowAt = clock.GetTimestamp();
            }
        }
    }

    private sealed class Channel
    {
        public List<Place> UnderWay { get; } = [];

        public long? SlowAt { get; set; }

        public int In(Lane lane) => UnderWay.Count(p => p.Lane == lane);
    }

    private sealed class Place(ChannelRooms rooms, Channel channel, Lane lane, long since) : IDisposable
    {
        public Channel Of => channel;

        public Lane Lane => lane;

        public long Since => since;

        public void Dispose() => rooms.Leave(this);
    }
}
