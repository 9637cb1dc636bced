using Satark.Notifications;

namespace Satark.Local.Channels;

/// <summary>A channel without a provider: its messages go to the outbox, by the same rules as if they left.</summary>
/// <param name="name">Which channel it stands for.</param>
/// <param name="outbox">Where they go.</param>
/// <param name="fault">Why a message may not leave, or null: the check of the channel that it stands for.</param>
/// <param name="logger">Where attempts are logged.</param>
public sealed partial class OutboxChannel(string name, Outbox outbox, Func<OutgoingMessage, string?> fault, ILogger<OutboxChannel> logger) : IChannel
{
    /// <inheritdoc />
    public string Name => name;

    /// <inheritdoc />
    public async Task<DeliveryResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        if (fault(message) is { } reason)
        {
            Log.Refused(logger, message.CaseId, message.DeliveryId, reason);
            return new DeliveryResult.Failed(reason);
        }

        try
        {
            await outbox.PutAsync(name, message, cancellationToken).ConfigureAwait(false);
            return new DeliveryResult.Sent();
        }
        catch (IOException)
        {
            // A full disk may have room again.
            return new DeliveryResult.Retry("the outbox could not be written");
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Case {CaseId}: message {DeliveryId} was not put into the outbox: {Fault}.")]
        public static partial void Refused(ILogger logger, string caseId, string deliveryId, string fault);
    }
}
