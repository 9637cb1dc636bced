using Satark.Notifications.Together;

namespace Satark.Tests.Delivering.Together;

public sealed class GatheringTests
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(5), Limit = TimeSpan.FromSeconds(10);

    [Fact]
    public void The_first_call_leaves_at_once_and_those_within_the_window_leave_together_at_its_end()
    {
        var (after, first) = new Gathering().Next(Call(1), At(0), Window, Limit);
        Assert.IsType<GatherWord.Leave>(first);

        (after, var second) = after.Next(Call(2), At(1), Window, Limit);
        (after, var third) = after.Next(Call(3), At(4.9), Window, Limit);
        Assert.Equal([new GatherWord.Wait(At(5)), new GatherWord.Wait(At(5))], [second, third]);

        (after, var lead) = after.Next(Call(3), At(5), Window, Limit);
        Assert.Equal([Call(2), Call(3)], Assert.IsType<GatherWord.Lead>(lead).Calls);

        // What comes now is gathered anew, and once nothing has left for a window a call leaves at once again.
        Assert.Equal(new GatherWord.Wait(At(10)), after.Next(Call(4), At(6), Window, Limit).Word);
        Assert.IsType<GatherWord.Leave>(after.Next(Call(4), At(10), Window, Limit).Word);
    }

    [Fact]
    public void No_call_waits_longer_than_the_window_however_many_come()
    {
        var gathering = new Gathering();
        var seconds = 0.0;
        for (var n = 0; n < 500; n++, seconds += 0.013)
        {
            (gathering, var word) = gathering.Next(Call(n), At(seconds), Window, Limit);
            Assert.InRange(word is GatherWord.Wait wait ? (wait.Until - At(seconds)).TotalSeconds : 0, 0, Gathering.WindowSeconds);
        }

        Assert.All(gathering.Batches, b => Assert.InRange(b.Calls.Count, 1, Gathering.MostTogether));
    }

    [Fact]
    public void A_repeat_of_a_message_changes_nothing()
    {
        var (after, _) = new Gathering().Next(Call(1), At(0), Window, Limit);
        Assert.IsType<GatherWord.Leave>(after.Next(Call(1), At(1), Window, Limit).Word);

        (after, _) = after.Next(Call(2), At(1), Window, Limit);
        var (again, word) = after.Next(Call(2), At(2), Window, Limit);
        Assert.Same(after, again);
        Assert.Equal(new GatherWord.Wait(At(5)), word);
    }

    [Fact]
    public void Others_look_again_when_the_time_of_whoever_sends_for_them_is_over_and_then_one_of_them_sends()
    {
        var after = Waiting(2, 3);
        (after, _) = after.Next(Call(2), At(5), Window, Limit);
        (after, var other) = after.Next(Call(3), At(5.1), Window, Limit);
        Assert.Equal(new GatherWord.Wait(At(15)), other);

        // The sender's own message came back: it goes on. Else another one takes its place, once.
        Assert.IsType<GatherWord.Lead>(after.Next(Call(2), At(6), Window, Limit).Word);
        (after, other) = after.Next(Call(3), At(15), Window, Limit);
        Assert.Equal([Call(2), Call(3)], Assert.IsType<GatherWord.Lead>(other).Calls);
        Assert.Equal(new GatherWord.Wait(At(25)), after.Next(Call(2), At(15), Window, Limit).Word);
    }

    [Fact]
    public void Calls_that_are_tried_again_together_leave_together_and_nobody_waits_for_them()
    {
        var after = Waiting(2, 3).Next(Call(2), At(5), Window, Limit).After.Again([Call(2, 1), Call(3, 1)], At(20));

        Assert.IsType<GatherWord.Leave>(after.Next(Call(4), At(11), Window, Limit).Word);
        Assert.Equal([Call(2, 1), Call(3, 1)], Assert.IsType<GatherWord.Lead>(after.Next(Call(3, 1), At(20), Window, Limit).Word).Calls);
    }

    [Fact]
    public void A_clock_that_was_set_back_holds_no_call_up()
    {
        var (after, _) = new Gathering().Next(Call(1), At(3600), Window, Limit);
        Assert.IsType<GatherWord.Leave>(after.Next(Call(2), At(0), Window, Limit).Word);

        after = Waiting(2, 3).Next(Call(2), At(5), Window, Limit).After;
        Assert.IsType<GatherWord.Lead>(after.Next(Call(3), At(4), Window, Limit).Word);
    }

    [Fact]
    public void What_has_left_is_forgotten()
    {
        var after = Waiting(2, 3).Next(Call(2), At(5), Window, Limit).After;
        Assert.Empty(after.Next(Call(9), At(120), Window, Limit).After.Batches);
    }

    [Theory]
    [InlineData(3, 3, "CD00, CD01, CD02", 3)]
    [InlineData(5, 5, "CD00, CD01, CD02, CD03, CD04", 5)]
    [InlineData(6, 6, "CD00, CD01, CD02, CD03 +2", 4)]
    [InlineData(20, 57, "CD00, CD01, CD02, CD03 +53", 4)]
    [InlineData(2, 12, "CD00, CD01 +10", 2)]
    public void A_slot_names_the_most_urgent_and_says_how_many_more_there_are(int codes, int count, string text, int named) =>
        Assert.Equal((named, text), ComposeTogether.Codes([.. Enumerable.Range(0, codes).Select(i => $"CD{i:d2}")], count));

    private static Gathering Waiting(params int[] calls)
    {
        var gathering = new Gathering().Next(Call(1), At(0), Window, Limit).After;
        foreach (var call in calls)
        {
            gathering = gathering.Next(Call(call), At(1), Window, Limit).After;
        }

        return gathering;
    }

    private static GatheredCall Call(int n, int attempt = 0) => new($"aaaaaaaaaaaaaaaa-{n + 1}", "r1.s1.asha.sms", attempt);

    private static DateTimeOffset At(double seconds) => Given.T0.AddSeconds(seconds);
}
