using System.Globalization;
using Satark.Cases;
using Satark.Messaging;
using Satark.Roster;
using Satark.Storage;

namespace Satark.Notifications;

/// <summary>Calls an agency, first or again, by all its contact points; its reminders go on until it acknowledges.</summary>
public sealed class CallAgency(IStore store, CaseBook book, AgencyContacts contacts)
{
    /// <summary>Makes the call that the timer was set for; an agency that has answered is not called again.</summary>
    public async Task HandleAsync(Message message, CancellationToken cancellationToken)
    {
        var errand = Errand.Of(message);
        await store.ChangeAsync<bool>(
            async token =>
            {
                var loaded = await book.FindAsync(errand.Subject, token).ConfigureAwait(false);
                var m = book.At(Actor.System);
                var called = loaded?.Value.CallAgain(errand.Part!, errand.N, m);
                if (called is not { IsOk: true })
                {
                    return (null, false);
                }

                var moved = called.Value.Value;
                var engagement = moved.Case.Engagements.First(e => e.Id == errand.Part);
                var points = await contacts.OfAsync(moved.Case, engagement, token).ConfigureAwait(false);
                moved = moved with { Case = moved.Case.With(engagement with { Phone = points.FirstOrDefault(p => p.Channel == Channels.Sms)?.Address }) };
                if (points.Count == 0)
                {
                    moved = moved with { Case = moved.Case.Marked(MarkKind.NoContactPoint, $"{engagement.Name} has no contact point here: call it by phone", m.Now, engagement.Name) };
                }

                var (change, after) = await book.ChangeAsync(loaded!, moved, token).ConfigureAwait(false);
                foreach (var point in points)
                {
                    var delivery = Request(engagement, point, errand.N, m.Now) with { Template = after.Beside(engagement).Count > 0 ? TemplateIds.Candidate : TemplateIds.Engagement };
                    delivery.AddTo(change, after.Id, after.Lane);
                }

                return (change, true);
            },
            cancellationToken).ConfigureAwait(false);
    }

    private static Delivery Request(Engagement engagement, ContactPoint point, int call, DateTimeOffset now) => new()
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"e.{engagement.Id}.{call}.{point.Target}.{point.Channel}"),
        Purpose = DeliveryPurpose.Engagement,
        Round = call,
        Engagement = engagement.Id,
        Target = point.Target,
        TargetName = point.Name,
        Channel = point.Channel,
        Address = point.Address,
        Template = TemplateIds.Engagement,
        At = now,
    };
}
