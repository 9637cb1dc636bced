using Satark.Local.Messaging;
using Satark.Messaging;

namespace Satark.Local.Tests.Storage;

public sealed class LaneWindowTests
{
    private readonly LaneWindow _window = new(4);

    [Fact]
    public void Before_the_first_scan_nothing_is_known_and_nothing_taken_in()
    {
        _window.Offer(At(1, 1));

        Assert.True(_window.IsUnknown);
        Assert.Null(_window.NextDue);
    }

    [Fact]
    public void A_lane_that_fits_is_held_whole()
    {
        _window.Refill([At(5, 1)], limit: 10);
        _window.Offer(At(9, 2));
        _window.Offer(At(1, 3));

        Assert.False(_window.WantsRefill);
        Assert.Null(_window.Take(0));
        Assert.Equal([1L, 5, 9], Enumerable.Range(0, 3).Select(_ => _window.Take(9)!.Key.Due));
    }

    [Fact]
    public void What_lies_beyond_a_full_window_is_left_to_the_file()
    {
        _window.Refill([], limit: 10);
        foreach (var due in (long[])[50, 10, 40, 20, 30, 60, 5])
        {
            _window.Offer(At(due, due));
        }

        var taken = new List<long>();
        while (_window.Take(100) is { } message)
        {
            taken.Add(message.Key.Due);
        }

        Assert.Equal([5, 10, 20, 30], taken);
        Assert.True(_window.WantsRefill);
        Assert.Equal(new LaneKey(40, 40), _window.RefillFrom);
    }

    [Fact]
    public void A_message_that_is_being_handled_is_not_taken_in_again_by_a_scan()
    {
        _window.Refill([], limit: 10);
        _window.Offer(At(100, 1));
        var running = _window.Take(100)!;
        foreach (var due in (long[])[50, 51, 52, 53, 54])
        {
            _window.Offer(At(due, due));
        }

        _window.Refill([At(54, 54), running], limit: 10);
        Assert.Equal(5, Enumerable.Range(0, 9).Count(_ => _window.Take(1000) is not null));

        _window.Deleted(1);
    }

    [Fact]
    public void A_scan_that_filled_its_page_goes_on_after_its_last_message()
    {
        _window.Refill([At(1, 1), At(1, 2)], limit: 2);
        _window.Offer(At(1, 3));

        Assert.Equal(new LaneKey(1, 3), _window.RefillFrom);
        Assert.True(_window.WantsRefill);
    }

    private static QueuedMessage At(long due, long seq) => new(new LaneKey(due, seq), new Message("m", "K", Lane.Urgent, DateTimeOffset.FromUnixTimeMilliseconds(due), default));
}
