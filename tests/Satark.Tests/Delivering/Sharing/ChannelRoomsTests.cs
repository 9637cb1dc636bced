using Satark.Notifications;
using Satark.Notifications.Sharing;
using static Satark.Tests.WorldActs;

namespace Satark.Tests.Delivering.Sharing;

/// <summary>A provider that does not answer takes a few places of its lane and no more.</summary>
public sealed class ChannelRoomsTests
{
    [Fact]
    public async Task While_a_channel_does_not_answer_its_further_messages_are_put_off_and_another_channel_goes_on()
    {
        using var world = await new World().WithPeopleAsync();
        var held = Enumerable.Range(0, ChannelRooms.MostWhileSlow).Select(_ => world.Rooms.Enter(Channels.Sms)!).ToList();
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

    [Fact]
    public void A_channel_that_answers_in_time_has_no_limit_and_a_slow_one_is_free_again_a_minute_after_the_last_trouble()
    {
        using var world = new World();
        var clock = world.Clock;
        var rooms = new ChannelRooms(clock);
        var held = Enumerable.Range(0, 100).Select(_ => rooms.Enter(Channels.Voice)).ToList();
        Assert.DoesNotContain(null, held);

        clock.Advance(ChannelRooms.Slow);
        Assert.Null(rooms.Enter(Channels.Voice));
        held.ForEach(h => h!.Dispose());
        var few = Enumerable.Range(0, 20).Select(_ => rooms.Enter(Channels.Voice)).OfType<IDisposable>().ToList();
        Assert.Equal(ChannelRooms.MostWhileSlow, few.Count);

        few.ForEach(h => h.Dispose());
        clock.Advance(ChannelRooms.Remembered);
        Assert.DoesNotContain(null, Enumerable.Range(0, 20).Select(_ => rooms.Enter(Channels.Voice)));
    }
}
