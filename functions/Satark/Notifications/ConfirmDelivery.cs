namespace Satark.Notifications;

/// <summary>A page played an alarm, or a provider's callback says what became of a message.</summary>
public sealed class ConfirmDelivery(RecordDelivery record)
{
    /// <summary>Moves the delivery forward; one that failed after all goes on by the target's next channel.</summary>
    /// <param name="reference">Names the delivery (<see cref="RecordDelivery.Reference"/>).</param>
    /// <param name="state">What became of it.</param>
    /// <param name="providerId">The provider's id of the attempt that it speaks of, or null.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <param name="failure">Why it failed, in our own words; null: it could not be delivered.</param>
    public Task HandleAsync(string reference, DeliveryState state, string? providerId, CancellationToken cancellationToken, string? failure = null) =>
        record.HandleAsync(reference, state, providerId, state == DeliveryState.Failed ? failure ?? "the provider could not deliver it" : null, cancellationToken);
}
