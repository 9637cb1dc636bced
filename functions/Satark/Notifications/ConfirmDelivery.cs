namespace Satark.Notifications;

/// <summary>A page played an alarm, or a provider's callback says what became of a message.</summary>
public sealed class ConfirmDelivery(RecordDelivery record, NextChannel nextChannel, Storage.IStore store)
{
    /// <summary>Moves the delivery forward; one that failed after all goes on by the target's next channel.</summary>
    public async Task HandleAsync(string reference, DeliveryState state, CancellationToken cancellationToken)
    {
        await record.HandleAsync(reference, state, state == DeliveryState.Failed ? "the provider could not deliver it" : null, cancellationToken).ConfigureAwait(false);
        var split = reference.Split('~', 2);
        if (state != DeliveryState.Failed || split.Length != 2 || !Cases.CaseId.TryParse(split[0], out var id))
        {
            return;
        }

        var stored = await Storage.StoreExtensions.FindAsync(store, id.Partition, Delivery.Row(id.Row, split[1]), SatarkJson.Default.Delivery, cancellationToken).ConfigureAwait(false);
        if (stored is { Value.State: DeliveryState.Failed })
        {
            await nextChannel.TryAsync(split[0], stored.Value, cancellationToken).ConfigureAwait(false);
        }
    }
}
