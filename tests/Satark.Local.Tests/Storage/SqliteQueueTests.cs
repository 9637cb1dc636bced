using System.Globalization;
using Satark.Local.Messaging;
using Satark.Messaging;

namespace Satark.Local.Tests.Storage;

public sealed class SqliteQueueTests : IDisposable
{
    private readonly StorageFixture _it = new();

    public void Dispose() => _it.Dispose();

    [Fact]
    public async Task Timers_fire_at_their_time_in_their_order()
    {
        await _it.StartQueueAsync(options: new QueueOptions { Ordinary = 1 });
        await _it.SendAsync(_it.Message("third", after: Seconds(60)), _it.Message("first", after: Seconds(20)), _it.Message("second", after: Seconds(20.5)));

        _it.Clock.Advance(Seconds(19.9));
        await _it.IdleAsync();
        Assert.Empty(_it.Handled);
        _it.Clock.Advance(Seconds(0.1));
        await _it.IdleAsync();
        Assert.Equal(["first"], _it.Handled);
        _it.Clock.Advance(Seconds(60));
        await _it.IdleAsync();
        Assert.Equal(["first", "second", "third"], _it.Handled);
    }

    [Fact]
    public async Task A_fresh_message_is_handled_without_the_clock_moving()
    {
        await _it.StartQueueAsync();
        await _it.SendAsync(_it.Message("now"));
        await _it.IdleAsync();

        Assert.Equal(["now"], _it.Handled);
    }

    [Fact]
    public async Task Urgent_messages_overtake_whatever_else_waits_or_hangs()
    {
        var hangs = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await _it.StartQueueAsync((message, _) => message.Lane == Lane.Urgent ? Task.CompletedTask : hangs.Task);
        for (var i = 0; i < 50; i++)
        {
            await _it.SendAsync([.. Enumerable.Range(0, 40).Select(n => _it.Message("slow", n % 2 == 0 ? Lane.Bulk : Lane.Ordinary))]);
        }

        await _it.SendAsync(_it.Message("urgent", Lane.Urgent));
        await StorageFixture.EventuallyAsync(() => _it.Handled.Contains("urgent"));

        var options = new QueueOptions();
        await StorageFixture.EventuallyAsync(() => _it.Handled.Count == options.Ordinary + options.Bulk + 1);
        hangs.SetResult();
        await _it.IdleAsync();
        Assert.Equal(2001, _it.Handled.Count);
    }

    [Fact]
    public async Task No_lane_handles_more_at_once_than_it_may()
    {
        int running = 0, most = 0;
        await _it.StartQueueAsync(
            async (_, cancellationToken) =>
            {
                var now = Interlocked.Increment(ref running);
                InterlockedMax(ref most, now);
                await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, cancellationToken);
                Interlocked.Decrement(ref running);
            },
            new QueueOptions { Ordinary = 3 });
        await _it.SendAsync([.. Enumerable.Range(0, 90).Select(i => _it.Message(Name(i)))]);
        await _it.IdleAsync();

        Assert.Equal(90, _it.Handled.Count);
        Assert.Equal(3, most);
    }

    [Fact]
    public async Task A_timer_that_found_its_lane_full_until_shortly_before_is_on_time()
    {
        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await _it.StartQueueAsync((message, _) => message.Id == "slow" ? go.Task : Task.CompletedTask, new QueueOptions { Ordinary = 1 });
        await _it.IdleAsync();
        await _it.SendAsync(_it.Message("slow"), _it.Message("timer", after: Seconds(0.3)));
        await StorageFixture.EventuallyAsync(() => _it.Handled.Contains("slow"));
        go.SetResult();
        await StorageFixture.EventuallyAsync(() => _it.Database.Writer.State.Ordinary == 1);

        _it.Clock.Advance(Seconds(0.3));
        await StorageFixture.EventuallyAsync(() => _it.Handled.Contains("timer"));
    }

    [Fact]
    public async Task A_message_whose_handling_a_crash_cut_off_is_handled_after_the_next_start()
    {
        var hangs = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await _it.StartQueueAsync((message, _) => message.Id == "cut off" ? hangs.Task : Task.CompletedTask);
        await _it.SendAsync(_it.Message("cut off"), _it.Message("done"), _it.Message("later", after: Seconds(60)));
        await StorageFixture.EventuallyAsync(() => _it.Database.Writer.State.Ordinary == 2 && _it.Handled.Count == 2);

        using var next = new StorageFixture(await _it.CrashCopyAsync(), _it.Clock);
        await next.StartQueueAsync();
        await next.IdleAsync();
        Assert.Equal(["cut off"], next.Handled);
        _it.Clock.Advance(Seconds(60));
        await next.IdleAsync();
        Assert.Equal(["cut off", "later"], next.Handled);
        hangs.SetResult();
    }

    [Fact]
    public async Task A_handler_that_settles_nothing_gets_its_message_again()
    {
        var tries = 0;
        await _it.StartQueueAsync((message, _) => message.Id == "stubborn" && ++tries < 4 ? throw new IOException("not now") : Task.CompletedTask);
        await _it.SendAsync(_it.Message("stubborn"), _it.Message("other"));

        await StorageFixture.EventuallyAsync(() => _it.Handled.Contains("other"));
        for (var i = 0; i < 3; i++)
        {
            var seen = i + 1;
            await StorageFixture.EventuallyAsync(() => tries == seen);
            await StorageFixture.EventuallyAsync(() =>
            {
                _it.Clock.Advance(Seconds(0.1));
                return tries > seen;
            });
        }

        await _it.IdleAsync();
        Assert.Equal(4, tries);
    }

    [Fact]
    public async Task A_clock_set_forward_makes_timers_due_within_a_second()
    {
        await _it.StartQueueAsync();
        await _it.IdleAsync();
        await _it.SendAsync(_it.Message("timer", after: TimeSpan.FromMinutes(30)));
        _it.Clock.SetWallClock(TimeSpan.FromHours(1));

        // Nobody asks the queue: its own look at the clock must find the timer.
        _it.Clock.Advance(Seconds(1));
        await StorageFixture.EventuallyAsync(() => _it.Handled.Contains("timer"));
    }

    [Fact]
    public async Task A_clock_set_back_holds_up_no_fresh_message_and_loses_no_timer()
    {
        await _it.StartQueueAsync();
        await _it.SendAsync(_it.Message("timer", after: Seconds(60)));
        _it.Clock.Advance(Seconds(30));
        _it.Clock.SetWallClock(-TimeSpan.FromHours(1));

        await _it.SendAsync(_it.Message("fresh"));
        await _it.IdleAsync();
        Assert.Equal(["fresh"], _it.Handled);
        _it.Clock.Advance(TimeSpan.FromHours(1) + Seconds(29));
        await _it.IdleAsync();
        Assert.Equal(["fresh"], _it.Handled);
        _it.Clock.Advance(Seconds(1));
        await _it.IdleAsync();
        Assert.Equal(["fresh", "timer"], _it.Handled);
    }

    [Fact]
    public async Task Far_more_messages_than_the_window_holds_are_each_handled_once()
    {
        for (var i = 0; i < 60; i++)
        {
            await _it.SendAsync([.. Enumerable.Range(0, 90).Select(n => _it.Message(Name(i * 90 + n), (Lane)(n % 3), Seconds(-n % 7)))]);
        }

        await _it.StartQueueAsync(options: new QueueOptions { Window = 100 });
        await _it.IdleAsync();

        Assert.Equal(5400, _it.Handled.Count);
        Assert.Equal(5400, _it.Handled.Distinct().Count());
        await StorageFixture.EventuallyAsync(() => _it.Queue!.Health is { Urgent: 0, Ordinary: 0, Bulk: 0 });
    }

    [Fact]
    public async Task Health_tells_counts_lateness_and_a_queue_that_stands_still()
    {
        await _it.SendAsync(_it.Message("a", Lane.Urgent), _it.Message("b", Lane.Bulk), _it.Message("c", Lane.Bulk, Seconds(90)));
        await _it.Bus.DeadLetterAsync(_it.Message("d"), "IOException", default);
        var hangs = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await _it.StartQueueAsync((_, _) => hangs.Task);
        await StorageFixture.EventuallyAsync(() => _it.Handled.Count == 2);
        _it.Clock.Advance(Seconds(12));

        var health = _it.Queue!.Health;
        Assert.Equal((1L, 0L, 2L, 1L), (health.Urgent, health.Ordinary, health.Bulk, health.DeadLetters));
        Assert.Equal(Seconds(12), health.Lateness);
        Assert.True(health.LastCycleAge <= Seconds(1));

        hangs.SetResult();
        await _it.IdleAsync();
        await _it.Queue.StopAsync(default);
        _it.Clock.Advance(Seconds(40));
        Assert.Equal(TimeSpan.Zero, _it.Queue.Health.Lateness);
        Assert.True(_it.Queue.Health.LastCycleAge >= Seconds(40));
    }

    [Fact]
    public async Task A_queue_that_stops_lets_handlers_finish_and_takes_no_more()
    {
        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await _it.StartQueueAsync((_, _) => go.Task, new QueueOptions { Ordinary = 1 });
        await _it.SendAsync(_it.Message("running"), _it.Message("waiting"));
        await StorageFixture.EventuallyAsync(() => !_it.Handled.IsEmpty);

        var stopping = _it.Queue!.StopAsync(default);
        go.SetResult();
        await stopping;
        await StorageFixture.EventuallyAsync(() => _it.Database.Writer.State.Ordinary == 1);
        Assert.Equal(["running"], _it.Handled);
    }

    [Fact]
    public async Task A_handler_that_does_not_end_is_cancelled_when_the_queue_stops_and_its_message_stays()
    {
        await _it.StartQueueAsync((_, cancellationToken) => Task.Delay(Timeout.InfiniteTimeSpan, _it.Clock, cancellationToken));
        await _it.SendAsync(_it.Message("endless"));
        await StorageFixture.EventuallyAsync(() => !_it.Handled.IsEmpty);

        await _it.Queue!.StopAsync(default).WaitAsync(Seconds(20));
        await _it.Queue.IdleAsync().WaitAsync(Seconds(20));
        await _it.InsertAsync("flush");
        Assert.Equal(1, _it.Database.Writer.State.Ordinary);
    }

    [Fact]
    public async Task The_next_timer_is_known_to_whoever_turns_the_clock()
    {
        await _it.StartQueueAsync();
        await _it.IdleAsync();
        Assert.Null(_it.Queue!.NextDue);

        await _it.SendAsync(_it.Message("b", Lane.Bulk, Seconds(40)), _it.Message("a", Lane.Urgent, Seconds(30)));
        Assert.Equal(_it.Clock.Now + Seconds(30), _it.Queue.NextDue);
    }

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    private static string Name(int i) => "m" + i.ToString(CultureInfo.InvariantCulture);

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = Volatile.Read(ref most); value > seen; seen = Volatile.Read(ref most))
        {
            Interlocked.CompareExchange(ref most, value, seen);
        }
    }
}
