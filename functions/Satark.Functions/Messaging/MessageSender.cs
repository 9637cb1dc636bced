using System.Collections.Concurrent;
using Azure.Messaging.ServiceBus;
using Satark.Messaging;

namespace Satark.Functions.Messaging;

/// <summary>Brings parcels to the lanes' queues, as many as fit into one request.</summary>
public sealed class MessageSender(ServiceBusClient client, TimeProvider clock)
{
    private readonly ConcurrentDictionary<Lane, ServiceBusSender> _senders = [];

    /// <summary>Sends them all; durable in the queues when it returns. After an error some may have been sent.</summary>
    internal async Task SendAsync(IEnumerable<Parcel> parcels, CancellationToken cancellationToken)
    {
        // Life-risk overtakes.
        foreach (var lane in parcels.GroupBy(p => p.Message.Lane).OrderBy(g => g.Key))
        {
            await SendAsync(_senders.GetOrAdd(lane.Key, l => client.CreateSender(MessageWire.QueueOf(l))), lane, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task SendAsync(ServiceBusSender sender, IEnumerable<Parcel> parcels, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var waiting = new Queue<ServiceBusMessage>(parcels.Select(p => MessageWire.Write(p, now)));
        while (waiting.Count > 0)
        {
            using var batch = await sender.CreateMessageBatchAsync(cancellationToken).ConfigureAwait(false);
            if (!batch.TryAddMessage(waiting.Peek()))
            {
                throw new InvalidOperationException($"The message {waiting.Peek().MessageId} is larger than its queue takes.");
            }

            do
            {
                waiting.Dequeue();
            }
            while (waiting.Count > 0 && batch.TryAddMessage(waiting.Peek()));

            await sender.SendMessagesAsync(batch, cancellationToken).ConfigureAwait(false);
        }
    }
}
