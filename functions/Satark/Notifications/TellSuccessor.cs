using System.Globalization;
using Satark.Cases;
using Satark.Messaging;
using Satark.Roster;
using Satark.Roster.Duty;
using Satark.Storage;

namespace Satark.Notifications;

/// <summary>Asks a successor by all their contact points whether they take over a case.</summary>
public sealed class TellSuccessor(IStore store, CaseBook book, DutyBook duty)
{
    /// <summary>Sends the question of this offer; one that is over is not asked any more.</summary>
    public async Task HandleAsync(Message message, CancellationToken cancellationToken)
    {
        var errand = Errand.Of(message);
        if (await book.FindAsync(errand.Subject, cancellationToken).ConfigureAwait(false) is not { Value: var c } || !c.IsOfferedTo(errand.Part!) || c.Leases != errand.N
            || (await duty.NowAsync(cancellationToken).ConfigureAwait(false)).Find(errand.Part!) is not { } to)
        {
            return;
        }

        var now = book.Now;
        var change = new Change(CaseId.Parse(c.Id).Partition);
        foreach (var point in ContactPoint.Of(to))
        {
            var delivery = new Delivery
            {
                Id = string.Create(CultureInfo.InvariantCulture, $"t{errand.N}.{point.Target}.{point.Channel}"),
                Purpose = DeliveryPurpose.Update,
                Round = errand.N,
                Target = point.Target,
                TargetName = point.Name,
                Channel = point.Channel,
                Address = point.Address,
                Template = TemplateIds.TakeOver,
                At = now,
            };
            delivery.AddTo(change, c.Id, c.Lane);
        }

        // A conflict means that a second copy of this message wrote the same.
        if (change.Rows > 0)
        {
            await store.SaveAsync(change, cancellationToken).ConfigureAwait(false);
        }
    }
}
