using Satark.Messaging;
using Satark.Notifications;
using Satark.Notifications.Sharing;
using Satark.Support;
using static Satark.Tests.WorldActs;

namespace Satark.Tests.Delivering.Sharing;

/// <summary>A provider that does not answer takes some places of its lane and never all of them.</summary>
public sealed class ChannelRoomsTests
{
    private static readonly LanePlaces Sixteen = new(16, 16, 16);

    private readonly FakeClock _clock = new();

    [Fact]
    public async Task While_a_channel_does_not_answer_its_further_messages_are_put_off_and_another_channel_goes_on()
    {
        using var world = await new World().WithPeopleAsync();
        var held = Enter(world.Rooms, Channels.Sms, ChannelRooms.MostWhileSlow);
        Assert.Equal(ChannelRooms.MostWhileSlow, held.Count);
        world.Clock.Advance(ChannelRooms.Slow);
        await world.OpenAsync();
        await world.Pump.RunAsync(TimeSpan.FromSeconds(1));

        Assert.Empty(world.Sms.Sent);
        Assert.Contains(world.Mail.Sent, m => m.To == Asha.Mail);

        held[0].Dispose();
        await world.Pump.RunAsync(ChannelRooms.Pause);
        Assert.Contains(world.Sms.Sent, m => m.To == Asha.Phone);
        Assert.Empty(world.Store.Dead);
    }

    [Theory]
    [InlineData(16, 12)]
    [InlineData(32, 24)]
    public void One_channel_alone_has_three_quarters_of_its_lane_at_once_and_each_answer_makes_room_for_the_next(int places, int most)
    {
        var rooms = new ChannelRooms(_clock, new LanePlaces(places, places, places));
        var held = new Queue<IDisposable>(Enter(rooms, Channels.Sms, places));
        Assert.Equal(most, held.Count);
        Assert.Null(rooms.Enter(Channels.Sms, Lane.Urgent, out var again));
        Assert.Equal(ChannelRooms.ShortPause, again);

        for (var i = 0; i < 200; i++)
        {
            held.Dequeue().Dispose();
            held.Enqueue(Assert.Single(Enter(rooms, Channels.Sms, 2)));
            _clock.Advance(TimeSpan.FromMilliseconds(10));
        }
    }

    [Fact]
    public void Whatever_hangs_from_its_first_attempt_on_another_channel_finds_a_place_and_so_it_does_where_a_second_one_hangs_beside_it()
    {
        var rooms = new ChannelRooms(_clock, Sixteen);
        var sms = Enter(rooms, Channels.Sms, 16).Count;
        _clock.Advance(ChannelRooms.Prompt);
        var voice = Enter(rooms, Channels.Voice, 16).Count;

        Assert.True(sms + voice < 16, $"{sms} and {voice} of 16");
        Assert.Single(Enter(rooms, Channels.Email, 1));

        // The other lane has places of its own.
        Assert.Equal(12, Enter(rooms, Channels.Sms, 16, Lane.Ordinary).Count);
    }

    [Fact]
    public void Several_channels_that_have_just_begun_and_answer_in_time_take_no_place_from_each_other()
    {
        var rooms = new ChannelRooms(_clock, Sixteen);

        Assert.All([Channels.Sms, Channels.Voice, Channels.Email], channel => Assert.Equal(5, Enter(rooms, channel, 5).Count));
        Assert.Single(Enter(rooms, Channels.Sms, 1));
    }

    [Fact]
    public void A_lane_however_small_lets_each_channel_have_one()
    {
        var rooms = new ChannelRooms(_clock, new LanePlaces(1, 2, 3));

        Assert.All([Lane.Urgent, Lane.Ordinary, Lane.Bulk], lane => Assert.NotEmpty(Enter(rooms, Channels.Sms, 3, lane)));
        Assert.NotEmpty(Enter(rooms, Channels.Email, 3));
    }

    [Fact]
    public void A_slow_channel_has_few_places_and_is_free_again_a_minute_after_the_last_trouble()
    {
        var rooms = new ChannelRooms(_clock, Sixteen);
        var held = Enter(rooms, Channels.Voice, 16);
        _clock.Advance(ChannelRooms.Slow);
        Assert.Null(rooms.Enter(Channels.Voice, Lane.Urgent, out var again));
        Assert.Equal(ChannelRooms.Pause, again);

        // It is the provider that is slow, in whatever lane its messages are.
        held.ForEach(h => h.Dispose());
        var (few, other) = (Enter(rooms, Channels.Voice, 16), Enter(rooms, Channels.Voice, 16, Lane.Ordinary));
        Assert.Equal((ChannelRooms.MostWhileSlow, ChannelRooms.MostWhileSlow), (few.Count, other.Count));

        few.Concat(other).ToList().ForEach(h => h.Dispose());
        _clock.Advance(ChannelRooms.Remembered);
        Assert.Equal(12, Enter(rooms, Channels.Voice, 16).Count);
    }

    private static List<IDisposable> Enter(ChannelRooms rooms, string channel, int most, Lane lane = Lane.Urgent) =>
        [.. Enumerable.Range(0, most).Select(i => rooms.Enter(channel, lane, out _)).OfType<IDisposable>()];
}
