using Satark.Cases;
using Satark.Privacy;
using Satark.Storage;

namespace Satark.Notifications;

/// <summary>What channels and pages report later about a delivery. Forward only.</summary>
public sealed class RecordDelivery(IStore store, CaseBook book, IKeyRing keys)
{
    /// <summary>The keyed hash under which a provider's id is kept: vendor ids may hold a person's number.</summary>
    public string? KeyOf(string channel, string? providerId) =>
        providerId is null ? null : Ids.Keyed(keys.Installation(KeyPurpose.Index).Span, "provider", channel, providerId);

    /// <summary>The reference by which a page or a provider names a delivery.</summary>
    public static string Reference(string caseId, string deliveryId) => $"{caseId}~{deliveryId}";

    /// <summary>Moves the delivery behind a reference forward; what is unknown or older changes nothing.</summary>
    public async Task HandleAsync(string reference, DeliveryState state, string? reason, CancellationToken cancellationToken)
    {
        var split = reference.Split('~', 2);
        if (split.Length != 2 || !CaseId.TryParse(split[0], out var id))
        {
            return;
        }

        var row = Delivery.Row(id.Row, split[1]);
        var moved = await store.ChangeAsync<Delivery?>(
            async token =>
            {
                var stored = await store.FindAsync(id.Partition, row, SatarkJson.Default.Delivery, token).ConfigureAwait(false);
                if (stored is null || !IsForward(stored.Value.State, state))
                {
                    return (null, null);
                }

                var next = stored.Value with { State = state, At = book.Now, Reason = reason };
                return (new Change(id.Partition).Replace(row, stored.Version, next, SatarkJson.Default.Delivery), next);
            },
            cancellationToken).ConfigureAwait(false);

        if (moved is { State: DeliveryState.Delivered or DeliveryState.Read })
        {
            await ToldAsync(split[0], moved, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>A message arrived: the case's and the engagement's clocks say so.</summary>
    public Task ToldAsync(string caseId, Delivery delivered, CancellationToken cancellationToken) =>
        book.MoveAsync(
            caseId,
            Actor.System,
            (c, m) => delivered.Engagement is { } engagement ? c.Deliver(engagement, m)
                : c.Times.Delivered is null ? new Moved(c with { Times = c.Times with { Delivered = m.Now } }, [])
                : new Moved(c, []),
            cancellationToken);

    /// <summary>Whether a report moves a delivery on: sent ones forward, and nothing back.</summary>
    public static bool IsForward(DeliveryState from, DeliveryState to) => to switch
    {
        DeliveryState.Accepted => from is DeliveryState.Sending,
        DeliveryState.Delivered => from is DeliveryState.Sending or DeliveryState.Accepted or DeliveryState.Unknown,
        DeliveryState.Read => from is DeliveryState.Sending or DeliveryState.Accepted or DeliveryState.Delivered or DeliveryState.Unknown,
        DeliveryState.Failed => from is DeliveryState.Sending or DeliveryState.Accepted or DeliveryState.Unknown,
        _ => false,
    };
}
