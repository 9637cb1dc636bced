using Microsoft.Extensions.Logging;
using Satark.Notifications;

namespace Satark.Http.Channels.Failover;

/// <summary>
/// A channel with two providers. The second takes a message that the first refuses or cannot take now, in the same attempt, and every message while the first
/// is left alone. Where the recipient's own number is the reason, or the first used up the time without an answer, the second is not tried in this attempt.
/// </summary>
/// <param name="first">Asked first.</param>
/// <param name="second">Asked where the first does not take it.</param>
/// <param name="clock">Measures how long the first is left alone.</param>
/// <param name="logger">Where changes of provider are logged.</param>
public sealed partial class FailoverChannel(IChannel first, IChannel second, TimeProvider clock, ILogger<FailoverChannel> logger) : IChannel
{
    private readonly Circuit _circuit = new(clock);

    /// <inheritdoc />
    public string Name => first.Name;

    /// <inheritdoc />
    public async Task<DeliveryResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        if (_circuit.IsOpen())
        {
            Log.LeftAlone(logger, message.CaseId, message.DeliveryId);
            return await second.SendAsync(message, cancellationToken).ConfigureAwait(false);
        }

        DeliveryResult told;
        try
        {
            told = await first.SendAsync(message, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Nobody waits for it twice: the next attempt goes to the second at once.
            _circuit.Open();
            throw;
        }

        if (told is DeliveryResult.Retry)
        {
            _circuit.Open();
        }
        else
        {
            _circuit.Close();
        }

        if (told is DeliveryResult.Sent or DeliveryResult.Failed { OfRecipient: true } || told == HttpOutcome.NoAnswer())
        {
            return told;
        }

        Log.Changed(logger, message.CaseId, message.DeliveryId, told.GetType().Name);
        var other = await second.SendAsync(message, cancellationToken).ConfigureAwait(false);

        // What one of the two may still take is tried again.
        return other is DeliveryResult.Failed && told is DeliveryResult.Retry ? told : other;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Case {CaseId}: message {DeliveryId} goes by the second provider: the first answered {Result}.")]
        public static partial void Changed(ILogger logger, string caseId, string deliveryId, string result);

        [LoggerMessage(LogLevel.Warning, "Case {CaseId}: message {DeliveryId} goes by the second provider: the first is in trouble.")]
        public static partial void LeftAlone(ILogger logger, string caseId, string deliveryId);
    }
}
