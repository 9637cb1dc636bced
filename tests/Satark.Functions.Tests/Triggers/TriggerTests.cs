using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Satark.Functions.Messaging;
using Satark.Functions.Tests.Messaging;
using Satark.Functions.Triggers;
using Satark.Messaging;

namespace Satark.Functions.Tests.Triggers;

/// <summary>What the host reads from the triggers, and that each reaches its own lane.</summary>
[Collection("bus")]
[Trait("Broker", "in-process")]
public sealed class TriggerTests : LaneWorld
{
    [Theory]
    [InlineData(typeof(LaneFunctions), "Urgent", "urgent")]
    [InlineData(typeof(LaneFunctions), "Ordinary", "ordinary")]
    [InlineData(typeof(LaneFunctions), "Bulk", "bulk")]
    [InlineData(typeof(DeadLetterFunctions), "UrgentDeadLetters", "urgent/$DeadLetterQueue")]
    [InlineData(typeof(DeadLetterFunctions), "OrdinaryDeadLetters", "ordinary/$DeadLetterQueue")]
    [InlineData(typeof(DeadLetterFunctions), "BulkDeadLetters", "bulk/$DeadLetterQueue")]
    public void Each_function_listens_to_its_queue_and_settles_by_itself(Type type, string function, string queue)
    {
        var method = Assert.Single(type.GetMethods(), m => m.GetCustomAttribute<FunctionAttribute>()?.Name == function);
        var trigger = method.GetParameters()[0].GetCustomAttribute<ServiceBusTriggerAttribute>()!;

        Assert.Equal(queue, trigger.QueueName);
        Assert.Equal("ServiceBusConnection", trigger.Connection);
        Assert.False(trigger.AutoCompleteMessages);
        Assert.False(trigger.IsBatched);
    }

    [Fact]
    public void The_tick_comes_every_fifteen_seconds()
    {
        var method = Assert.Single(typeof(TickFunction).GetMethods(), m => m.GetCustomAttribute<FunctionAttribute>()?.Name == "Tick");
        Assert.Equal("*/15 * * * * *", method.GetParameters()[0].GetCustomAttribute<TimerTriggerAttribute>()!.Schedule);
    }

    [Theory]
    [InlineData(Lane.Urgent)]
    [InlineData(Lane.Ordinary)]
    [InlineData(Lane.Bulk)]
    public async Task A_message_of_a_lane_and_its_dead_letter_keep_their_lane(Lane lane)
    {
        var lanes = new LaneFunctions(Receiver);
        var letters = new DeadLetterFunctions(DeadReceiver);
        Lane? handled = null;
        Handle = (message, _) =>
        {
            handled = message.Lane;
            return Task.CompletedTask;
        };
        await Stores.Sender.SendAsync([new Parcel(Tested("m") with { Lane = lane }, null)], None);
        await using var queue = Stores.Bus.CreateReceiver(MessageWire.QueueOf(lane));
        var received = (await queue.ReceiveMessageAsync())!;
        await (lane switch
        {
            Lane.Urgent => lanes.UrgentAsync(received, new Settling(queue), None),
            Lane.Ordinary => lanes.OrdinaryAsync(received, new Settling(queue), None),
            _ => lanes.BulkAsync(received, new Settling(queue), None),
        });
        Assert.Equal(lane, handled);

        await Stores.Sender.SendAsync([new Parcel(Tested("n") with { Lane = lane }, null)], None);
        await queue.DeadLetterMessageAsync(await queue.ReceiveMessageAsync(), "tried");
        await using var dead = Stores.Bus.CreateReceiver(MessageWire.QueueOf(lane) + Queues.DeadLetters);
        received = (await dead.ReceiveMessageAsync())!;
        await (lane switch
        {
            Lane.Urgent => letters.UrgentAsync(received, new Settling(dead), None),
            Lane.Ordinary => letters.OrdinaryAsync(received, new Settling(dead), None),
            _ => letters.BulkAsync(received, new Settling(dead), None),
        });
        var letter = Assert.Single(await Letters.DeadLettersAsync(10, None));
        Assert.Equal((lane, "n", "tried"), (letter.Message.Lane, letter.Message.Id, letter.Reason));
    }
}
