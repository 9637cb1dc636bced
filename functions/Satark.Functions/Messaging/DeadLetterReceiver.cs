using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Satark.Messaging;

namespace Satark.Functions.Messaging;

/// <summary>Moves a dead letter of a queue to where the desk sees it and can send it again.</summary>
public sealed class DeadLetterReceiver(ServiceBusMessageBus bus)
{
    // What a table shows as a reason is short; the broker's words for it are.
    private const int LongestReason = 120;

    /// <summary>Moves one letter: durable in the table before it leaves its queue.</summary>
    public async Task ReceiveAsync(Lane lane, ServiceBusReceivedMessage received, ServiceBusMessageActions actions, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(received);
        ArgumentNullException.ThrowIfNull(actions);
        await bus.AddAsync(MessageWire.ReadAnything(received, lane), ReasonOf(received), cancellationToken).ConfigureAwait(false);
        await actions.CompleteMessageAsync(received, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Why a letter lies where it lies.</summary>
    internal static string ReasonOf(ServiceBusReceivedMessage received)
    {
        var reason = string.IsNullOrEmpty(received.DeadLetterReason) ? "unknown" : received.DeadLetterReason;
        return reason.Length > LongestReason ? reason[..LongestReason] : reason;
    }
}
