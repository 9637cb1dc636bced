using Satark.Messaging;
using Satark.Notifications;
using Satark.Roster;
using Satark.Roster.Duty;
using Satark.Storage;

namespace Satark.Cases;

/// <summary>A counselling task is due: the shift lead is told, each day again until it is done.</summary>
public sealed class RemindOfCounselling(IStore store, CaseBook book, DutyBook duty)
{
    /// <summary>Tells of the task that the timer was set for; one that was done is not told again.</summary>
    public async Task HandleAsync(Message message, CancellationToken cancellationToken)
    {
        var errand = Errand.Of(message);
        var leads = (await duty.NowAsync(cancellationToken).ConfigureAwait(false)).ShiftLeads.Take(5).ToList();
        await store.ChangeAsync<bool>(
            async token =>
            {
                var loaded = await book.FindAsync(errand.Subject, token).ConfigureAwait(false);
                var moved = loaded is null || errand.Part != FollowUps.CounsellingPart(loaded.Value) ? default(Outcome<Moved>?) : loaded.Value.RemindOfCounselling(errand.N, errand.Step, book.At(Actor.System));
                if (moved is not { IsOk: true })
                {
                    return (null, false);
                }

                var (change, after) = await book.ChangeAsync(loaded!, moved.Value.Value, token).ConfigureAwait(false);
                foreach (var point in leads.SelectMany(ContactPoint.Of))
                {
                    var delivery = new Delivery
                    {
                        Id = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"c{errand.N}.{errand.Step}.{errand.Part}.{point.Target}.{point.Channel}"),
                        Purpose = DeliveryPurpose.Update,
                        Round = errand.Step,
                        Target = point.Target,
                        TargetName = point.Name,
                        Channel = point.Channel,
                        Address = point.Address,
                        Template = TemplateIds.Counselling,
                        News = Notifications.Templates.SlotWords.CounsellingDay(errand.N),
                        At = book.Now,
                    };
                    delivery.AddTo(change, after.Id, Lane.Ordinary);
                }

                return (change, true);
            },
            cancellationToken).ConfigureAwait(false);
    }
}
