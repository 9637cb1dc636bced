using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Satark.Functions.Messaging;
using Satark.Messaging;

namespace Satark.Functions.Triggers;

/// <summary>One function a lane, so that each scales by itself and bulk work never waits in front of a life.</summary>
public sealed class LaneFunctions(LaneReceiver receiver)
{
    /// <summary>Life-risk cases.</summary>
    [Function("Urgent")]
    public Task UrgentAsync(
        [ServiceBusTrigger(Queues.Urgent, Connection = Queues.Connection, AutoCompleteMessages = false)] ServiceBusReceivedMessage message,
        ServiceBusMessageActions actions,
        CancellationToken cancellationToken) =>
        receiver.ReceiveAsync(Lane.Urgent, message, actions, cancellationToken);

    /// <summary>All other work on cases.</summary>
    [Function("Ordinary")]
    public Task OrdinaryAsync(
        [ServiceBusTrigger(Queues.Ordinary, Connection = Queues.Connection, AutoCompleteMessages = false)] ServiceBusReceivedMessage message,
        ServiceBusMessageActions actions,
        CancellationToken cancellationToken) =>
        receiver.ReceiveAsync(Lane.Ordinary, message, actions, cancellationToken);

    /// <summary>Outreach, reports, retention.</summary>
    [Function("Bulk")]
    public Task BulkAsync(
        [ServiceBusTrigger(Queues.Bulk, Connection = Queues.Connection, AutoCompleteMessages = false)] ServiceBusReceivedMessage message,
        ServiceBusMessageActions actions,
        CancellationToken cancellationToken) =>
        receiver.ReceiveAsync(Lane.Bulk, message, actions, cancellationToken);
}
