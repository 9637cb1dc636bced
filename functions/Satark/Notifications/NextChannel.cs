using Satark.Cases;
using Satark.Messaging;
using Satark.Roster;
using Satark.Roster.Duty;
using Satark.Storage;

namespace Satark.Notifications;

/// <summary>A channel failed for good: the target's next one takes the message.</summary>
public sealed class NextChannel(IStore store, CaseBook book, DutyBook duty)
{
    /// <summary>Begins the target's next channel that was not used for this message; where none is left the case says so.</summary>
    private async Task TryAsync(string caseId, Delivery failed, CancellationToken cancellationToken)
    {
        var id = CaseId.Parse(caseId);
        var siblings = await SiblingsAsync(id, failed, cancellationToken).ConfigureAwait(false);
        var officer = (await duty.NowAsync(cancellationToken).ConfigureAwait(false)).Find(failed.Target);
        var next = officer is null ? null : ContactPoint.Of(officer).FirstOrDefault(p => siblings.All(s => s.Channel != p.Channel));
        if (next is not null)
        {
            var loaded = await book.FindAsync(caseId, cancellationToken).ConfigureAwait(false);
            var delivery = By(failed, next, book.Now);
            var change = new Change(id.Partition);
            delivery.AddTo(change, caseId, loaded!.Value.Lane);

            // A conflict means that a second copy of the failed message began the same channel.
            await store.SaveAsync(change, cancellationToken).ConfigureAwait(false);
        }
        else if (siblings.All(s => s.State is DeliveryState.Failed or DeliveryState.Unknown))
        {
            await book.MoveAsync(
                caseId,
                Actor.System,
                (c, m) => new Moved(c.Marked(MarkKind.NotDelivered, $"{failed.TargetName} could not be reached by any channel", m.Now, failed.TargetName), []),
                cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Adds, to the change in which a delivery failed for good or became unknown, a message that looks for its next channel: the
    /// same delivery is looked at again, found settled, and its siblings decide.
    /// </summary>
    public static void AddTo(Change change, Case c, Delivery settled, DateTimeOffset now) =>
        change.Send(new Errand(c.Id, settled.Id, settled.Attempts).As(Errands.TryNextChannel, c.Lane, now));

    /// <summary>Handles <see cref="Errands.TryNextChannel"/>.</summary>
    public async Task HandleAsync(Message message, CancellationToken cancellationToken)
    {
        var errand = Errand.Of(message);
        var id = CaseId.Parse(errand.Subject);
        var stored = await store.FindAsync(id.Partition, Delivery.Row(id.Row, errand.Part!), SatarkJson.Default.Delivery, cancellationToken).ConfigureAwait(false);
        if (stored is { Value.State: DeliveryState.Unknown or DeliveryState.Failed })
        {
            await TryAsync(errand.Subject, stored.Value, cancellationToken).ConfigureAwait(false);
        }
    }

    private static Delivery By(Delivery failed, ContactPoint next, DateTimeOffset now) => failed with
    {
        Id = failed.Id[..(failed.Id.LastIndexOf('.') + 1)] + next.Channel,
        Channel = next.Channel,
        Address = next.Address,
        State = DeliveryState.Pending,
        Attempts = 0,
        At = now,
        Reason = null,
        ProviderKey = null,
        PerhapsTwice = false,
        Alone = false,
    };

    // Deliveries of the same message to the same target differ only in the last part of their id: the channel. Another
    // target's id may begin with this one's (anita, anita.k).
    private async Task<IReadOnlyList<Delivery>> SiblingsAsync(CaseId id, Delivery d, CancellationToken cancellationToken)
    {
        var prefix = Delivery.Row(id.Row, d.Id[..(d.Id.LastIndexOf('.') + 1)]);
        var rows = await store.ListAllAsync(id.Partition, prefix, SatarkJson.Default.Delivery, cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(r => r.Record.Value).Where(s => s.Target == d.Target)];
    }
}
