using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Satark.Functions.Messaging;
using Satark.Messaging;

namespace Satark.Functions.Triggers;

/// <summary>Moves each queue's dead letters to where the desk sees them.</summary>
public sealed class DeadLetterFunctions(DeadLetterReceiver receiver)
{
    /// <summary>Those of life-risk cases.</summary>
    [Function("UrgentDeadLetters")]
    public Task UrgentAsync(
        [ServiceBusTrigger(Queues.Urgent + Queues.DeadLetters, Connection = Queues.Connection, AutoCompleteMessages = false)] ServiceBusReceivedMessage message,
        ServiceBusMessageActions actions,
        CancellationToken cancellationToken) =>
        receiver.ReceiveAsync(Lane.Urgent, message, actions, cancellationToken);

    /// <summary>Those of all other work on cases.</summary>
    [Function("OrdinaryDeadLetters")]
    public Task OrdinaryAsync(
        [ServiceBusTrigger(Queues.Ordinary + Queues.DeadLetters, Connection = Queues.Connection, AutoCompleteMessages = false)] ServiceBusReceivedMessage message,
        ServiceBusMessageActions actions,
        CancellationToken cancellationToken) =>
        receiver.ReceiveAsync(Lane.Ordinary, message, actions, cancellationToken);

    /// <summary>Those of outreach, reports and retention.</summary>
    [Function("BulkDeadLetters")]
    public Task BulkAsync(
        [ServiceBusTrigger(Queues.Bulk + Queues.DeadLetters, Connection = Queues.Connection, AutoCompleteMessages = false)] ServiceBusReceivedMessage message,
        ServiceBusMessageActions actions,
        CancellationToken cancellationToken) =>
        receiver.ReceiveAsync(Lane.Bulk, message, actions, cancellationToken);
}
