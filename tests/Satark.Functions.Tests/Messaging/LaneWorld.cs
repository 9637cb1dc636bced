using System.Text;
using Azure.Messaging.ServiceBus;
using Microsoft.Extensions.Logging.Abstractions;
using Satark.Functions.Messaging;
using Satark.Functions.Tests.Storage;
using Satark.Messaging;

namespace Satark.Functions.Tests.Messaging;

/// <summary>The urgent lane with one handler, and its dead letters.</summary>
public abstract class LaneWorld : FaultWorld
{
    /// <summary>What the handler of "Tested" does.</summary>
    protected Func<Message, CancellationToken, Task> Handle { get; set; } = static (_, _) => Task.CompletedTask;

    /// <summary>The ids it was called with.</summary>
    protected List<string> Handled { get; } = [];

    protected ServiceBusMessageBus Letters { get; private set; } = null!;

    protected LaneReceiver Receiver { get; private set; } = null!;

    protected DeadLetterReceiver DeadReceiver { get; private set; } = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Letters = new ServiceBusMessageBus(Stores.Account, Stores.Sender, Clock, NullLogger<ServiceBusMessageBus>.Instance);
        var route = new MessageRoute("Tested", (message, token) =>
        {
            Handled.Add(message.Id);
            return Handle(message, token);
        });
        var dispatcher = new Dispatcher([route], Letters, Clock, NullLogger<Dispatcher>.Instance);
        Receiver = new LaneReceiver(dispatcher, Stores.Sender, Stores.Account, Clock, NullLogger<LaneReceiver>.Instance);
        DeadReceiver = new DeadLetterReceiver(Letters);
    }

    protected static Message Tested(string id, string body = "{}") => new(id, "Tested", Lane.Urgent, DateTimeOffset.UnixEpoch, Encoding.UTF8.GetBytes(body));

    /// <summary>Sends what no code of ours would send.</summary>
    protected async Task ForgeAsync(Action<ServiceBusMessage> change, Message? message = null)
    {
        var sent = MessageWire.Write(new Parcel(message ?? Tested("m"), null), DateTimeOffset.UnixEpoch);
        sent.ScheduledEnqueueTime = default;
        change(sent);
        await Stores.Bus.CreateSender(Queues.Urgent).SendMessageAsync(sent);
    }

    /// <summary>Receives all that is due now in the urgent lane; gives how many were completed.</summary>
    protected async Task<int> ReceiveAsync(CancellationToken cancellationToken = default)
    {
        await using var queue = Stores.Bus.CreateReceiver(Queues.Urgent);
        var actions = new Settling(queue);
        foreach (var received in await QueueReader.TakeAsync(queue))
        {
            await Receiver.ReceiveAsync(Lane.Urgent, received, actions, cancellationToken);
        }

        return actions.Completed;
    }

    /// <summary>Moves the urgent lane's dead letters; gives how many left their queue.</summary>
    protected async Task<int> MoveDeadLettersAsync()
    {
        await using var queue = Stores.Bus.CreateReceiver(Queues.Urgent + Queues.DeadLetters);
        var actions = new Settling(queue);
        foreach (var received in await QueueReader.TakeAsync(queue))
        {
            await DeadReceiver.ReceiveAsync(Lane.Urgent, received, actions, None);
        }

        return actions.Completed;
    }
}
