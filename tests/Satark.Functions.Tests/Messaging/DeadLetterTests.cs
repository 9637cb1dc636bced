using System.Text;
using Azure.Messaging.ServiceBus;
using Satark.Functions.Messaging;
using Satark.Functions.Tests.Storage;
using Satark.Messaging;

namespace Satark.Functions.Tests.Messaging;

/// <summary>How dead letters come to the desk, and go back.</summary>
[Collection("bus")]
[Trait("Broker", "in-process")]
public sealed class DeadLetterTests : LaneWorld
{
    public static TheoryData<string> Faults => ["due", "due as text", "due too large", "attempt", "negative attempt", "kind"];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task An_unreadable_message_is_refused_moved_listed_and_can_be_sent_again(string fault)
    {
        await ForgeAsync(message =>
        {
            switch (fault)
            {
                case "due":
                    message.ApplicationProperties.Remove("due");
                    break;
                case "due as text":
                    message.ApplicationProperties["due"] = "soon";
                    break;
                case "due too large":
                    message.ApplicationProperties["due"] = long.MaxValue;
                    break;
                case "attempt":
                    message.ApplicationProperties.Remove("attempt");
                    break;
                case "negative attempt":
                    message.ApplicationProperties["attempt"] = -1;
                    break;
                default:
                    message.Subject = null;
                    break;
            }
        });

        Assert.Equal(0, await ReceiveAsync());
        Assert.Equal(1, await MoveDeadLettersAsync());
        Assert.Equal(0, await MoveDeadLettersAsync());

        Assert.Empty(Handled);
        var letter = Assert.Single(await Letters.DeadLettersAsync(10, None));
        Assert.Equal(("m", "unreadable", Lane.Urgent, "{}"), (letter.Message.Id, letter.Reason, letter.Message.Lane, Encoding.UTF8.GetString(letter.Message.Body.Span)));
        Assert.Equal(fault == "kind" ? "Unreadable" : "Tested", letter.Message.Kind);

        Assert.True(await Letters.ReplayAsync(letter.Id, Clock.GetUtcNow(), None));
        Assert.Empty(await Letters.DeadLettersAsync(10, None));
        Assert.StartsWith("m~", Assert.Single(await DeliveredAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_delivered_too_often_is_moved_with_the_brokers_reason()
    {
        await Stores.Sender.SendAsync([new Parcel(Tested("m"), null)], None);
        for (var i = 0; i < 10; i++)
        {
            await using var queue = Stores.Bus.CreateReceiver(Queues.Urgent);
            await queue.AbandonMessageAsync(await queue.ReceiveMessageAsync());
        }

        Assert.Equal(1, await MoveDeadLettersAsync());
        Assert.Equal("MaxDeliveryCountExceeded", Assert.Single(await Letters.DeadLettersAsync(10, None)).Reason);
    }

    [Fact]
    public async Task A_letter_that_could_not_leave_its_queue_is_one_letter()
    {
        await ForgeAsync(message => message.ApplicationProperties.Clear());
        await ReceiveAsync();
        Bus.Fault = (operation, _) => operation == "complete" ? new ServiceBusException("lost", ServiceBusFailureReason.MessageLockLost) : null;
        await Assert.ThrowsAsync<ServiceBusException>(MoveDeadLettersAsync);

        Bus.Fault = null;
        Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(1, await MoveDeadLettersAsync());
        Assert.Single(await Letters.DeadLettersAsync(10, None));
    }

    [Fact]
    public async Task A_letter_stays_in_its_queue_until_the_table_has_it()
    {
        await ForgeAsync(message => message.ApplicationProperties.Clear());
        await ReceiveAsync();
        Way.Instead = (_, _) => throw new IOException("down");
        await Assert.ThrowsAnyAsync<Exception>(MoveDeadLettersAsync);

        Way.Instead = null;
        Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(1, await MoveDeadLettersAsync());
        Assert.Single(await Letters.DeadLettersAsync(10, None));
    }

    [Fact]
    public async Task Of_many_who_send_a_letter_again_one_wins()
    {
        await Letters.DeadLetterAsync(Tested("m"), "JsonException", None);
        var id = Assert.Single(await Letters.DeadLettersAsync(10, None)).Id;

        var won = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => Letters.ReplayAsync(id, Clock.GetUtcNow(), None))));

        Assert.Single(won, true);
        Assert.Single(await DeliveredAsync());
        Assert.Empty(await Letters.DeadLettersAsync(10, None));
    }

    [Fact]
    public async Task A_letter_that_no_queue_took_can_be_sent_again_at_once()
    {
        await Letters.DeadLetterAsync(Tested("m"), "JsonException", None);
        var id = Assert.Single(await Letters.DeadLettersAsync(10, None)).Id;
        Bus.Fault = (operation, _) => operation == "send" ? new ServiceBusException("down", ServiceBusFailureReason.ServiceBusy) : null;
        await Assert.ThrowsAsync<ServiceBusException>(() => Letters.ReplayAsync(id, Clock.GetUtcNow(), None));
        Assert.Single(await Letters.DeadLettersAsync(10, None));

        Bus.Fault = null;
        Assert.True(await Letters.ReplayAsync(id, Clock.GetUtcNow(), None));
        Assert.Single(await DeliveredAsync());
    }

    [Fact]
    public async Task Who_dies_between_sending_a_letter_and_deleting_it_leaves_it_to_be_sent_twice_under_one_id()
    {
        await Letters.DeadLetterAsync(Tested("m"), "JsonException", None);
        var id = Assert.Single(await Letters.DeadLettersAsync(10, None)).Id;

        // The first transaction takes the letter, the second would delete it.
        var transactions = 0;
        Way.Instead = (message, next) => OnTheWay.IsTransaction(message) && ++transactions == 2 ? throw new DiedException() : next();
        await Assert.ThrowsAsync<DiedException>(() => Letters.ReplayAsync(id, Clock.GetUtcNow(), None));
        Way.Instead = null;
        var first = Assert.Single(await DeliveredAsync());

        // Nobody else takes it while the first may still be at it.
        Assert.False(await Letters.ReplayAsync(id, Clock.GetUtcNow(), None));
        Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(await Letters.ReplayAsync(id, Clock.GetUtcNow(), None));
        Assert.Equal(first, Assert.Single(await DeliveredAsync()));
        Assert.Empty(await Letters.DeadLettersAsync(10, None));
    }

    [Fact]
    public async Task Only_new_letters_are_told_and_counted()
    {
        var counted = 0L;
        using var listener = new System.Diagnostics.Metrics.MeterListener
        {
            InstrumentPublished = static (found, l) =>
            {
                if (found.Meter.Name == Telemetry.Meter && found.Name == Telemetry.DeadLetters)
                {
                    l.EnableMeasurementEvents(found);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, value, _, _) => counted += value);
        listener.Start();

        await Letters.DeadLetterAsync(Tested("m"), "JsonException", None);
        await Letters.DeadLetterAsync(Tested("m"), "JsonException", None);
        await Letters.DeadLetterAsync(Tested("m") with { Attempt = 1 }, "JsonException", None);

        Assert.Equal(2, counted);
    }

    [Fact]
    public async Task An_id_longer_than_the_queue_takes_travels_beside()
    {
        var id = new string('x', 200);
        await Stores.Sender.SendAsync([new Parcel(Tested(id), null)], None);
        await using (var queue = Stores.Bus.CreateReceiver(Queues.Urgent))
        {
            var received = (await queue.PeekMessageAsync())!;
            Assert.InRange(received.MessageId.Length, 1, 128);
        }

        Assert.Equal([id], await DeliveredAsync());
    }
}
