using Satark.Cases;
using Satark.Escalation.Storms;
using static Satark.Tests.Given;

namespace Satark.Tests.Escalation.Storms;

public sealed class StormTests
{
    private static readonly StormOptions Three = new() { Alerts = 3 };

    [Fact]
    public void Up_to_its_limit_a_partners_alerts_stand_alone_and_those_beyond_are_one_storm_whose_first_calls()
    {
        var storm = After(5);

        Assert.Equal([StormRole.Alone, StormRole.Alone, StormRole.Alone, StormRole.Calling, StormRole.Waiting], storm.Entries.Select(e => e.Role));
        Assert.Equal(2, storm.Open);
        Assert.Equal(After(2).Entries.Select(e => e.Role), [StormRole.Alone, StormRole.Alone]);
    }

    [Fact]
    public void The_same_case_again_changes_nothing_and_the_order_of_counting_changes_no_number()
    {
        var storm = After(6);
        Assert.Same(storm, storm.With(Number(5), Three));

        foreach (var seed in Enumerable.Range(0, 20))
        {
            var shuffled = Enumerable.Range(1, 6).OrderBy(i => HashCode.Combine(seed, i)).Aggregate(Storm.Of("meta"), (s, i) => s.With(Number(i), Three));
            Assert.Equal((3, 1, 2), (Count(shuffled, StormRole.Alone), Count(shuffled, StormRole.Calling), Count(shuffled, StormRole.Waiting)));
        }
    }

    [Fact]
    public void A_slow_partner_never_makes_a_storm_and_one_grows_only_while_its_alerts_follow_each_other()
    {
        var slow = Enumerable.Range(1, 20).Aggregate(Storm.Of("meta"), (s, i) => s.With(Number(i, 21 * i), Three));
        Assert.All(slow.Entries, e => Assert.Equal(StormRole.Alone, e.Role));
        Assert.InRange(slow.Entries.Count, 1, 4);

        // Four minutes later it is the same storm, and then four minutes more; half an hour later it is a matter of its own.
        var growing = After(5).With(Number(8, 240), Three).With(Number(9, 480), Three);
        Assert.Equal([StormRole.Waiting, StormRole.Waiting], growing.Entries.TakeLast(2).Select(e => e.Role));
        var later = growing.With(Number(10, 2_280), Three).With(Number(11, 2_340), Three);
        Assert.Equal([StormRole.Alone, StormRole.Alone], later.Entries.TakeLast(2).Select(e => e.Role));
        Assert.Equal(growing.Open, later.Open);
    }

    [Fact]
    public void When_the_one_that_calls_is_taken_or_closed_the_oldest_of_the_others_calls()
    {
        var storm = After(6).With(Number(4).Acknowledge(At(30)).Ok(), Three);
        Assert.Equal(Number(5).Id, storm.Lead?.CaseId);
        Assert.Equal(2, storm.Open);

        var closed = storm.With(Number(5).Close(ClosingOutcome.FalseAlarm, null, At(31)).Ok(), Three);
        Assert.Equal(Number(6).Id, closed.Lead?.CaseId);
        Assert.Null(closed.With(Number(6).Acknowledge(At(32)).Ok(), Three).Lead);
    }

    [Fact]
    public void A_partner_with_a_limit_of_its_own_has_that()
    {
        var own = new StormOptions { Alerts = 3, Partners = new Dictionary<string, int> { ["meta"] = 5 } };
        var storm = Enumerable.Range(1, 6).Aggregate(Storm.Of("meta"), (s, i) => s.With(Number(i), own));

        Assert.Equal((5, 1), (Count(storm, StormRole.Alone), Count(storm, StormRole.Calling)));
    }

    [Fact]
    public void One_that_a_human_takes_out_is_out_and_one_that_a_human_puts_in_is_in()
    {
        var waiting = Number(5).Join(false, At(2)).Ok();
        var split = After(5).With(waiting.Split(At(40)).Ok(), Three);
        Assert.Equal(StormRole.Out, split.Entries[4].Role);

        Assert.Equal(StormRole.Waiting, After(5).With(Number(1).Merge(At(40)).Ok(), Three).Entries[0].Role);
        Assert.Equal(StormRole.Calling, Storm.Of("meta").With(Number(1).Merge(At(40)).Ok(), Three).Entries[0].Role);
    }

    [Fact]
    public void Once_it_is_confirmed_every_case_goes_its_own_way_and_those_that_follow_too_until_the_partner_was_quiet()
    {
        var confirmed = After(6).Confirm(At(50).Now);
        Assert.Equal(0, confirmed.Open);
        Assert.Equal(StormRole.Alone, confirmed.With(Number(7, 20), Three).Entries[^1].Role);

        // One whose word is still under way asks, and is told to go its own way.
        Assert.Equal(StormRole.Out, confirmed.With(Number(5).Join(false, At(2)).Ok(), Three).Entries[4].Role);

        var quiet = confirmed.With(Number(8, 500), Three);
        Assert.Null(quiet.ConfirmedAt);
    }

    [Theory]
    [InlineData(0, 60, 5, "Alerts")]
    [InlineData(5, 0, 5, "Seconds")]
    [InlineData(5, 60, 0, "Partners:meta")]
    public void A_limit_of_nothing_is_a_fault_that_names_its_setting(int alerts, int seconds, int own, string setting) => Assert.Contains(
        "Satark:Storms:" + setting,
        Assert.Single(new StormOptions { Alerts = alerts, Seconds = seconds, Partners = new Dictionary<string, int> { ["meta"] = own } }.Faults()),
        StringComparison.Ordinal);

    private static Storm After(int n) => Enumerable.Range(1, n).Aggregate(Storm.Of("meta"), (s, i) => s.With(Number(i), Three));

    private static Case Number(int n, double seconds = 0) => Case() with { Id = $"aaaaaaaaaaaaaaa{(char)('a' + n)}-1", OpenedAt = T0.AddSeconds(seconds == 0 ? n * 0.1 : seconds) };

    private static int Count(Storm storm, StormRole role) => storm.Entries.Count(e => e.Role == role);
}
