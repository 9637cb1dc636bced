namespace Satark.Notifications;

/// <summary>A page played an alarm, or a provider's callback says what became of a message.</summary>
public sealed class ConfirmDelivery(RecordDelivery record)
{
    /// <summary>Moves the delivery forward; one that failed after all goes on by the target's next channel.</summary>
    public Task HandleAsync(string reference, DeliveryState state, CancellationToken cancellationToken) =>
        record.HandleAsync(reference, state, state == DeliveryState.Failed ? "the provider could not deliver it" : null, cancellationToken);
}
