using System.Diagnostics.Metrics;
using Azure.Messaging.ServiceBus;
using Satark.Functions.Messaging;
using Satark.Functions.Storage;
using Satark.Messaging;

namespace Satark.Functions.Tests.Messaging;

/// <summary>What a lane does with its messages when everything goes well and when not.</summary>
[Collection("bus")]
[Trait("Broker", "in-process")]
public sealed class LaneReceiverTests : LaneWorld
{
    [Fact]
    public async Task A_message_is_handled_and_completed_and_its_lateness_counted()
    {
        var late = new List<(double Seconds, string Lane)>();
        using var listener = Listen(Telemetry.Lateness, late);
        await Stores.Sender.SendAsync([new Parcel(Tested("m") with { DueAt = Clock.GetUtcNow() - TimeSpan.FromMinutes(5) }, null)], None);

        Assert.Equal(1, await ReceiveAsync());

        Assert.Equal(["m"], Handled);
        Assert.Equal(0, await ReceiveAsync());
        Assert.Contains(late, l => l.Seconds is > 299 and < 330 && l.Lane == Queues.Urgent);
    }

    [Fact]
    public async Task A_message_that_came_twice_is_handled_twice()
    {
        await Stores.Sender.SendAsync([new Parcel(Tested("m"), null), new Parcel(Tested("m"), null)], None);

        Assert.Equal(2, await ReceiveAsync());
        Assert.Equal(["m", "m"], Handled);
    }

    [Fact]
    public async Task A_message_that_came_long_before_its_due_time_is_scheduled_again_and_handled_then()
    {
        var due = Clock.GetUtcNow() + TimeSpan.FromHours(1);
        await ForgeAsync(_ => { }, Tested("m") with { DueAt = due });

        Assert.Equal(1, await ReceiveAsync());
        Assert.Empty(Handled);
        Assert.Equal(0, await ReceiveAsync());

        Clock.Advance(due - Clock.GetUtcNow() + TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, await ReceiveAsync());
        Assert.Equal(["m"], Handled);
    }

    [Fact]
    public async Task A_message_that_came_a_moment_too_early_is_waited_for()
    {
        var due = Clock.GetUtcNow() + TimeSpan.FromMilliseconds(400);
        await ForgeAsync(_ => { }, Tested("m") with { DueAt = due });
        var handledAt = DateTimeOffset.MinValue;
        Handle = (_, _) =>
        {
            handledAt = Clock.GetUtcNow();
            return Task.CompletedTask;
        };

        Assert.Equal(1, await ReceiveAsync());
        Assert.Equal(["m"], Handled);
        Assert.True(handledAt >= due - TimeSpan.FromMilliseconds(1));
    }

    [Fact]
    public async Task A_message_that_came_a_moment_too_early_is_waited_for_again_where_a_timer_ended_early()
    {
        Clock.TimersEndAfter = 0.5;
        await ForgeAsync(_ => { }, Tested("m") with { DueAt = Clock.GetUtcNow() + TimeSpan.FromMilliseconds(400) });

        Assert.Equal(1, await ReceiveAsync());
        Assert.Equal(["m"], Handled);
    }

    [Fact]
    public async Task A_lock_that_is_lost_is_no_error_and_the_message_comes_again()
    {
        await Stores.Sender.SendAsync([new Parcel(Tested("m"), null)], None);
        Handle = (_, _) =>
        {
            if (Handled.Count == 1)
            {
                Clock.Advance(TimeSpan.FromMinutes(2));
            }

            return Task.CompletedTask;
        };

        Assert.Equal(0, await ReceiveAsync());
        Assert.Equal(1, await ReceiveAsync());
        Assert.Equal(["m", "m"], Handled);
    }

    [Fact]
    public async Task What_a_handler_throws_comes_back_as_a_later_copy()
    {
        await Stores.Sender.SendAsync([new Parcel(Tested("m"), null)], None);
        Handle = (message, _) => message.Attempt == 0 ? throw new InvalidOperationException("once") : Task.CompletedTask;

        Assert.Equal(1, await ReceiveAsync());
        Assert.Equal(0, await ReceiveAsync());
        Clock.Advance(Dispatcher.Backoff(1) + TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, await ReceiveAsync());
        Assert.Equal(["m", "m"], Handled);
    }

    [Fact]
    public async Task What_cannot_even_be_copied_stays_in_the_queue_until_its_lock_ends()
    {
        await Stores.Sender.SendAsync([new Parcel(Tested("m"), null)], None);
        Handle = (_, _) => throw new InvalidOperationException("always");
        Bus.Fault = (operation, _) => operation == "send" ? new ServiceBusException("down", ServiceBusFailureReason.ServiceBusy) : null;
        await Assert.ThrowsAsync<ServiceBusException>(() => ReceiveAsync());

        Bus.Fault = null;
        Handle = (_, _) => Task.CompletedTask;
        Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(1, await ReceiveAsync());
        Assert.Equal(["m", "m"], Handled);
    }

    [Fact]
    public async Task A_host_that_stops_leaves_its_message_in_the_queue()
    {
        await Stores.Sender.SendAsync([new Parcel(Tested("m"), null)], None);
        using var stop = new CancellationTokenSource();
        Handle = async (_, token) =>
        {
            await stop.CancelAsync();
            token.ThrowIfCancellationRequested();
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ReceiveAsync(stop.Token));

        Handle = (_, _) => Task.CompletedTask;
        Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(1, await ReceiveAsync());
    }

    [Fact]
    public async Task A_host_that_stops_after_the_handler_still_completes()
    {
        await Stores.Sender.SendAsync([new Parcel(Tested("m"), null)], None);
        using var stop = new CancellationTokenSource();
        Handle = (_, _) => stop.CancelAsync();

        Assert.Equal(1, await ReceiveAsync(stop.Token));
    }

    [Fact]
    public async Task A_body_that_is_gone_is_refused_and_seen_among_the_dead_letters()
    {
        var parcel = await Parcel.PackAsync(Tested("m", new string('x', 300_000)), "big", Stores.Account, None);
        await Stores.Sender.SendAsync([parcel], None);
        await BlobBodies.DeleteAsync(Stores.Account.MessageBodies, "big", None);

        Assert.Equal(0, await ReceiveAsync());
        Assert.Equal(1, await MoveDeadLettersAsync());

        Assert.Empty(Handled);
        var letter = Assert.Single(await Letters.DeadLettersAsync(10, None));
        Assert.Equal(("m", "its body is gone"), (letter.Message.Id, letter.Reason));
    }

    private static MeterListener Listen(string instrument, List<(double, string)> into)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (found, l) =>
            {
                if (found.Meter.Name == Telemetry.Meter && found.Name == instrument)
                {
                    l.EnableMeasurementEvents(found);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((_, value, tags, _) => into.Add((value, (string)tags[0].Value!)));
        listener.Start();
        return listener;
    }
}
