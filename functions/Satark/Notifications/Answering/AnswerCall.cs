using System.Text.Json.Serialization;
using Satark.Cases;
using Satark.Roster;
using Satark.Roster.Verifying;
using Satark.Storage;

namespace Satark.Notifications.Answering;

/// <summary>What somebody who was called may answer from afar. A case is never closed so.</summary>
[JsonConverter(typeof(Words<CallAnswer>))]
public enum CallAnswer
{
    /// <summary>They take it.</summary>
    Take,

    /// <summary>Another jurisdiction's.</summary>
    NotOurs,

    /// <summary>They cannot go.</summary>
    CannotGo,
}

/// <summary>A call that may be answered, and who answers.</summary>
/// <param name="Case">The case as it stands.</param>
/// <param name="Delivery">The call.</param>
/// <param name="By">Whoever was called.</param>
/// <param name="Officer">The same as an officer; null for the last resort.</param>
public sealed record AnswerableCall(Case Case, Delivery Delivery, Actor By, Officer? Officer)
{
    /// <summary>What this call says of the place; null where nobody knows it, or where the last resort must know no more of a tip than that it waits.</summary>
    public string? Place => Case.Tip is { Conflicted: true } && Officer is null ? null : MessagePlace.Of(Case, null, false);
}

/// <summary>
/// A word from afar about a case: a key on the phone, a button, a reply. It counts only with the nonce of the very message that asked, by the channel of that
/// message, from the address that it went to, while that address is still whose it was and a code has proven it. That the provider says so is for its callback to prove.
/// </summary>
public sealed class AnswerCall(IStore store, CaseBook book, Officers officers, ContactVerification contacts, Links links, RecordDelivery record, ConfirmDelivery confirm)
{
    private static readonly Refusal Nothing = new(RefusalKind.NotFound, "There is no such call.");

    /// <summary>The call that carries this nonce; null where it does not count, whatever the reason.</summary>
    /// <param name="token">The nonce of the delivery: its link's token.</param>
    /// <param name="channel">By which channel the word came (<see cref="Channels"/>).</param>
    /// <param name="address">From which address.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<AnswerableCall?> FindAsync(string token, string channel, string address, CancellationToken cancellationToken) =>
        await AskedAsync(token, channel, address, cancellationToken).ConfigureAwait(false) is { IsProven: true } asked ? asked.Call : null;

    /// <summary>
    /// Whether the call that carries this nonce still waits for somebody and went to an address of theirs that no code has proven: their word by it cannot count, and they must hear
    /// how else to answer.
    /// </summary>
    /// <param name="token">The nonce of the delivery.</param>
    /// <param name="channel">By which channel it went (<see cref="Channels"/>).</param>
    /// <param name="address">To which address.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<bool> WaitsUnprovenAsync(string token, string channel, string address, CancellationToken cancellationToken) =>
        await AskedAsync(token, channel, address, cancellationToken).ConfigureAwait(false) is { IsProven: false, Call.Case: { IsOpen: true, Hold: null } };

    private async Task<(AnswerableCall Call, bool IsProven)?> AskedAsync(string token, string channel, string address, CancellationToken cancellationToken)
    {
        if (await links.FindAsync(token, cancellationToken).ConfigureAwait(false) is not { Engagement: null } target
            || !CaseId.TryParse(target.CaseId, out var id)
            || await store.FindAsync(id.Partition, Delivery.Row(id.Row, target.DeliveryId), SatarkJson.Default.Delivery, cancellationToken).ConfigureAwait(false) is not { Value: var delivery }
            || delivery.Purpose != DeliveryPurpose.Call || delivery.Channel != channel || !string.Equals(delivery.Address, address, StringComparison.Ordinal)
            || await book.FindAsync(target.CaseId, cancellationToken).ConfigureAwait(false) is not { Value: var c })
        {
            return null;
        }

        var officer = await officers.FindAsync(delivery.Target, cancellationToken).ConfigureAwait(false);
        var theirs = officer is not null ? await contacts.IsOfAsync(officer, address, cancellationToken).ConfigureAwait(false)
            : delivery.Target == Escalation.Callees.LastResortId && await officers.LastResortAsync(cancellationToken).ConfigureAwait(false) is { } last
                && string.Equals(last.Phone, address, StringComparison.Ordinal);
        return theirs && MayKnow(officer, c)
            ? (new AnswerableCall(c, delivery, officer?.Actor ?? new Actor(ActorKind.Agency, delivery.Target, delivery.TargetName), officer), await contacts.IsVerifiedAsync(address, cancellationToken).ConfigureAwait(false))
            : null;
    }

    /// <summary>Makes the answer's move, and notes that a person read the call. The same word again changes nothing.</summary>
    /// <param name="call">The call.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="providerId">The provider's id of this word; it is kept as a keyed hash alone.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<Outcome<Case>> HandleAsync(AnswerableCall call, CallAnswer answer, string providerId, CancellationToken cancellationToken)
    {
        var (channel, key) = (call.Delivery.Channel, record.KeyOf(call.Delivery.Channel, $"{call.Delivery.Id} {Words<CallAnswer>.Of(answer)} {providerId}")!);
        var moved = await book.MoveAsync(
            call.Case.Id,
            call.By,
            (c, m) => MayKnow(call.Officer, c) ? Seen(c, m, seen => Decide(seen, channel, key, answer, m)) : Nothing,
            cancellationToken).ConfigureAwait(false);
        await confirm.HandleAsync(RecordDelivery.Reference(call.Case.Id, call.Delivery.Id), DeliveryState.Read, null, cancellationToken).ConfigureAwait(false);
        return moved;
    }

    private static Outcome<Moved> Decide(Case c, string channel, string key, CallAnswer answer, Moment m) => answer switch
    {
        CallAnswer.Take => c.AcknowledgeBy(channel, key, m),
        CallAnswer.NotOurs => c.DeclineBy(channel, key, DeclineReason.NotOurs, m),
        _ => c.DeclineBy(channel, key, DeclineReason.CannotGo, m),
    };

    // Whoever answers has seen it; a word that changes nothing tells nothing.
    private static Outcome<Moved> Seen(Case c, Moment m, Func<Case, Outcome<Moved>> then)
    {
        var seen = c.See(m).Value;
        var moved = then(seen.Case);
        return !moved.IsOk ? moved : moved.Value.Happenings.Count == 0 ? new Moved(c, []) : new Moved(moved.Value.Case, [.. seen.Happenings, .. moved.Value.Happenings]);
    }

    // Of a tip about police the last resort knows no more than that it waits: it cannot take it.
    private static bool MayKnow(Officer? officer, Case c) => c.Tip is not { } tip || (officer is null ? !tip.Conflicted : Visibility.MaySee(officer, c));
}
