using Satark.Cases;
using Satark.Messaging;
using Satark.Storage;

namespace Satark.Notifications.Attempts;

/// <summary>What became of an attempt. What follows from an answer is saved with it: the next channel, the next attempt, the case's clocks.</summary>
public sealed class SettleAttempt(IStore store, CaseBook book, RecordDelivery record)
{
    /// <summary>Settles a delivery that went by itself.</summary>
    public Task HandleAsync(Begun begun, DeliveryResult result, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(begun);
        return HandleAsync(begun, result, result is DeliveryResult.Retry retry ? RetryDelay.Of(begun.Delivery, retry.After) : null, cancellationToken);
    }

    /// <summary>Settles one of several that left as one message.</summary>
    /// <param name="begun">The delivery.</param>
    /// <param name="result">What became of the message.</param>
    /// <param name="again">After which time they are tried again together, where they are; null: never.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task HandleAsync(Begun begun, DeliveryResult result, TimeSpan? again, CancellationToken cancellationToken) =>
        ChangeAsync(begun, d => Settled(d, result, again), again ?? TimeSpan.Zero, cancellationToken);

    /// <summary>A message about several cases was refused: this one of them goes by itself, at once.</summary>
    public Task AloneAsync(Begun begun, string reason, CancellationToken cancellationToken) =>
        ChangeAsync(begun, d => d with { State = DeliveryState.Pending, At = book.Now, Reason = reason, Alone = true }, TimeSpan.Zero, cancellationToken);

    private Delivery Settled(Delivery d, DeliveryResult result, TimeSpan? again) => result switch
    {
        DeliveryResult.Sent sent => d with { State = sent.Delivered ? DeliveryState.Delivered : DeliveryState.Accepted, At = book.Now, ProviderKey = record.KeyOf(d.Channel, sent.ProviderId) },
        DeliveryResult.Retry retry when again is not null => d with { State = DeliveryState.Pending, At = book.Now, Reason = retry.Reason },
        DeliveryResult.Retry retry => d with { State = DeliveryState.Failed, At = book.Now, Reason = "given up: " + retry.Reason },
        _ => d with { State = DeliveryState.Failed, At = book.Now, Reason = ((DeliveryResult.Failed)result).Reason },
    };

    private Task<bool> ChangeAsync(Begun begun, Func<Delivery, Delivery> settle, TimeSpan again, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(begun);
        return store.ChangeAsync<bool>(
            async token =>
            {
                var id = CaseId.Parse(begun.Case.Id);
                var row = Delivery.Row(id.Row, begun.Delivery.Id);
                var stored = await store.FindAsync(id.Partition, row, SatarkJson.Default.Delivery, token).ConfigureAwait(false);
                if (stored is null || stored.Value.State != DeliveryState.Sending || stored.Value.Attempts != begun.Delivery.Attempts)
                {
                    // A callback was faster: state only moves forward.
                    return (null, false);
                }

                var settled = settle(stored.Value);
                var change = await record.ToldAsync(begun.Case.Id, settled, token).ConfigureAwait(false);
                change.Replace(row, stored.Version, settled, SatarkJson.Default.Delivery);
                if (settled.State == DeliveryState.Pending)
                {
                    change.Send(new Errand(begun.Case.Id, settled.Id, settled.Attempts).As(Errands.Deliver, begun.Case.Lane, settled.At + again));
                }
                else if (settled.State == DeliveryState.Failed)
                {
                    NextChannel.AddTo(change, begun.Case, settled, settled.At);
                }

                return (change, true);
            },
            cancellationToken);
    }
}
