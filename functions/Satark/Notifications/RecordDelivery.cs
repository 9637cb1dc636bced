using Satark.Cases;
using Satark.Notifications.Together;
using Satark.Privacy;
using Satark.Storage;

namespace Satark.Notifications;

/// <summary>What channels and pages report later about a delivery. Forward only.</summary>
public sealed class RecordDelivery(IStore store, CaseBook book, IKeyRing keys, Links links)
{
    // No delivery's id is longer or holds what a row's name cannot hold.
    private const int LongestId = 300;

    /// <summary>The keyed hash under which a provider's id is kept: vendor ids may hold a person's number.</summary>
    public string? KeyOf(string channel, string? providerId) =>
        providerId is null ? null : Ids.Keyed(keys.Installation(KeyPurpose.Index).Span, "provider", channel, providerId);

    /// <summary>The reference by which a page or a provider names a delivery.</summary>
    public static string Reference(string caseId, string deliveryId) => $"{caseId}~{deliveryId}";

    /// <summary>Whether a reference names a message about several cases.</summary>
    public static bool IsOfSeveral(string reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return reference.Split('~', 2) is [_, var id] && CallsTogether.IsOne(id);
    }

    /// <summary>Moves the delivery behind a reference forward, or all those of one message; what is unknown or older changes nothing.</summary>
    public async Task HandleAsync(string reference, DeliveryState state, string? providerId, string? reason, CancellationToken cancellationToken)
    {
        var split = reference.Split('~', 2);
        if (split.Length != 2 || !CaseId.TryParse(split[0], out var id) || split[1].Length > LongestId || split[1].Any(ch => ch is '/' or '\\' or '#' or '?' || char.IsControl(ch) || char.IsSurrogate(ch)))
        {
            return;
        }

        if (!CallsTogether.IsOne(split[1]))
        {
            await MoveAsync(id, split[1], null, state, providerId, reason, cancellationToken).ConfigureAwait(false);
            return;
        }

        // One message, one report; each case's delivery moves by itself.
        var together = await links.FindTogetherAsync(links.Token(split[0], split[1]), cancellationToken).ConfigureAwait(false);
        foreach (var call in together?.Calls ?? [])
        {
            await MoveAsync(CaseId.Parse(call.CaseId), call.DeliveryId, call.Attempt, state, providerId, reason, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task MoveAsync(CaseId id, string deliveryId, int? attempt, DeliveryState state, string? providerId, string? reason, CancellationToken cancellationToken)
    {
        var (caseId, row) = (id.ToString(), Delivery.Row(id.Row, deliveryId));
        await store.ChangeAsync<bool>(
            async token =>
            {
                var stored = await store.FindAsync(id.Partition, row, SatarkJson.Default.Delivery, token).ConfigureAwait(false);
                if (stored is null || !IsForward(stored.Value.State, state) || IsOfAnotherAttempt(stored.Value, state, providerId, attempt))
                {
                    return (null, false);
                }

                var next = stored.Value with { State = state, At = book.Now, Reason = reason };
                var change = await ToldAsync(caseId, next, token).ConfigureAwait(false);
                if (state == DeliveryState.Failed && await book.FindAsync(caseId, token).ConfigureAwait(false) is { } loaded)
                {
                    NextChannel.AddTo(change, loaded.Value, next, next.At);
                }

                return (change.Replace(row, stored.Version, next, SatarkJson.Default.Delivery), true);
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A change that tells the case what a delivery's new state means for its and its engagement's clocks; without writes where it means nothing.</summary>
    public async Task<Change> ToldAsync(string caseId, Delivery next, CancellationToken cancellationToken)
    {
        var loaded = next.State is DeliveryState.Delivered or DeliveryState.Read ? await book.FindAsync(caseId, cancellationToken).ConfigureAwait(false) : null;
        var told = loaded is null ? null : Told(loaded.Value, next, book.At(Actor.System));
        return told is null || ReferenceEquals(told.Case, loaded!.Value)
            ? new Change(CaseId.Parse(caseId).Partition)
            : (await book.ChangeAsync(loaded, told, cancellationToken).ConfigureAwait(false)).Change;
    }

    private static Moved Told(Case c, Delivery delivered, Moment m) =>
        delivered.Purpose == DeliveryPurpose.Question ? new Moved(c, [])
        : delivered.Engagement is { } engagement ? c.Deliver(engagement, m).Value
        : new Moved(c.Times.Delivered is null ? c with { Times = c.Times with { Delivered = m.Now } } : c, []);

    // A late "failed" of an earlier attempt says nothing of the one that is under way; a late "delivered" does: it arrived.
    private bool IsOfAnotherAttempt(Delivery d, DeliveryState state, string? providerId, int? attempt) =>
        state == DeliveryState.Failed
        && ((attempt is not null && attempt != d.Attempts) || (providerId is not null && d.ProviderKey is not null && KeyOf(d.Channel, providerId) != d.ProviderKey));

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
