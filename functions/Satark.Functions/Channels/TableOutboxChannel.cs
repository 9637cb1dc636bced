using Azure;
using Microsoft.Extensions.Logging;
using Satark.Http.Channels;
using Satark.Notifications;

namespace Satark.Functions.Channels;

/// <summary>A channel without a provider: its messages go to the outbox table, by the same rules as if they left.</summary>
/// <param name="name">Which channel it stands for.</param>
/// <param name="outbox">Where they go.</param>
/// <param name="fault">Why a message may not leave, or null: the check of the channel that it stands for.</param>
/// <param name="clock">Measures the limit.</param>
/// <param name="logger">Where attempts are logged.</param>
public sealed partial class TableOutboxChannel(
    string name, TableOutbox outbox, Func<OutgoingMessage, string?> fault, TimeProvider clock, ILogger<TableOutboxChannel> logger) : IChannel
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

        return await SingleRequest.WithinLimitAsync(token => PutAsync(message, token), clock, cancellationToken).ConfigureAwait(false);
    }

    private async Task<DeliveryResult> PutAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await outbox.PutAsync(name, message, cancellationToken).ConfigureAwait(false);
            return new DeliveryResult.Sent();
        }
        catch (RequestFailedException error)
        {
            // Whatever it is, it is ours and no reason to call anybody by another channel.
            Log.NotWritten(logger, message.CaseId, message.DeliveryId, error.Status);
            return new DeliveryResult.Retry("the outbox could not be written");
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Case {CaseId}: message {DeliveryId} was not put into the outbox: {Fault}.")]
        public static partial void Refused(ILogger logger, string caseId, string deliveryId, string fault);

        [LoggerMessage(LogLevel.Error, "Case {CaseId}: message {DeliveryId} could not be written into the outbox (status {Status}).")]
        public static partial void NotWritten(ILogger logger, string caseId, string deliveryId, int status);
    }
}
