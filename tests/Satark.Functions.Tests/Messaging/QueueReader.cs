using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Satark.Functions.Messaging;
using Satark.Functions.Tests.Storage;
using Satark.Messaging;

namespace Satark.Functions.Tests.Messaging;

/// <summary>Takes what lies in the lanes' queues, as the Functions host does.</summary>
public static class QueueReader
{
    /// <summary>Hands out and completes all that is due.</summary>
    public static async Task<IReadOnlyList<Message>> DrainAsync(Stores stores)
    {
        var messages = new List<Message>();
        foreach (var lane in Enum.GetValues<Lane>())
        {
            await using var receiver = stores.Bus.CreateReceiver(MessageWire.QueueOf(lane));
            foreach (var received in await TakeAsync(receiver))
            {
                messages.Add((await MessageWire.Read(received, lane)!.Value.UnpackAsync(stores.Account, CancellationToken.None))!);
                await receiver.CompleteMessageAsync(received);
            }
        }

        return messages;
    }

    /// <summary>Takes all that is due, under lock.</summary>
    public static async Task<IReadOnlyList<ServiceBusReceivedMessage>> TakeAsync(ServiceBusReceiver receiver)
    {
        var all = new List<ServiceBusReceivedMessage>();
        while (await receiver.ReceiveMessagesAsync(100, TimeSpan.FromMilliseconds(1)) is { Count: > 0 } some)
        {
            all.AddRange(some);
        }

        return all;
    }
}

/// <summary>Settles messages with the queue they came from.</summary>
public sealed class Settling(ServiceBusReceiver receiver) : ServiceBusMessageActions
{
    public int Completed { get; private set; }

    public override async Task CompleteMessageAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken = default)
    {
        await receiver.CompleteMessageAsync(message, cancellationToken);
        Completed++;
    }

    public override Task DeadLetterMessageAsync(
        ServiceBusReceivedMessage message, Dictionary<string, object>? propertiesToModify = default, string? deadLetterReason = default, string? deadLetterErrorDescription = default, CancellationToken cancellationToken = default) =>
        receiver.DeadLetterMessageAsync(message, deadLetterReason, deadLetterErrorDescription, cancellationToken);
}
