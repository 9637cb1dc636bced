using System.Collections.Frozen;
using System.Diagnostics;
using Satark.Messaging;

namespace Satark.Notifications.Attempts;

/// <summary>Hands one message to its channel, once and within the limit: one span and one measure an attempt, whose words are ours, and nothing says to whom it went.</summary>
public sealed class SendAttempt(IEnumerable<IChannel> channels, TimeProvider clock)
{
    private readonly FrozenDictionary<string, IChannel> _channels = channels.ToFrozenDictionary(c => c.Name, StringComparer.Ordinal);

    /// <summary>What became of it; refused words and channels that are not set up are failures.</summary>
    /// <param name="begun">What was begun: the first of one message, where it stands for several.</param>
    /// <param name="compose">Makes the message.</param>
    /// <param name="taken">How much of the attempt's time was used up before.</param>
    /// <param name="cancellationToken">Stops the attempt; then it throws.</param>
    public async Task<DeliveryResult> HandleAsync(
        Begun begun, Func<CancellationToken, Task<Outcome<OutgoingMessage>>> compose, TimeSpan taken, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(begun);
        ArgumentNullException.ThrowIfNull(compose);
        using var activity = Dispatcher.Activities.StartActivity("deliver " + begun.Delivery.Channel, ActivityKind.Client);
        activity?.SetTag("satark.channel", begun.Delivery.Channel).SetTag("satark.attempt", begun.Delivery.Attempts);
        var start = clock.GetTimestamp();
        var result = await SendAsync(begun.Delivery.Channel, compose, taken, cancellationToken).ConfigureAwait(false);
        var word = result.GetType().Name.ToLowerInvariant();
        EngineMeter.RecordDelivery(begun.Delivery.Channel, word, clock.GetElapsedTime(start));
        activity?.SetTag("satark.result", word).SetStatus(result is DeliveryResult.Sent ? ActivityStatusCode.Ok : ActivityStatusCode.Error);
        return result;
    }

    private async Task<DeliveryResult> SendAsync(string name, Func<CancellationToken, Task<Outcome<OutgoingMessage>>> compose, TimeSpan taken, CancellationToken cancellationToken)
    {
        if (!_channels.TryGetValue(name, out var channel))
        {
            return new DeliveryResult.Failed($"channel {name} is not set up");
        }

        var outgoing = await compose(cancellationToken).ConfigureAwait(false);
        if (!outgoing.IsOk)
        {
            return new DeliveryResult.Failed(outgoing.Refusal!.Text);
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var left = Deliver.SendingLimit - taken;
        limit.CancelAfter(left > TimeSpan.FromSeconds(1) ? left : TimeSpan.FromSeconds(1));
        try
        {
            return await channel.SendAsync(outgoing.Value, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new DeliveryResult.Retry("no answer within 10 s");
        }
    }
}
