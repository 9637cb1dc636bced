using System.Globalization;
using Satark.Cases;
using Satark.Messaging;
using Satark.Notifications;
using Satark.Notifications.Templates;
using Satark.Roster;
using Satark.Storage;

namespace Satark.Tips.Telling;

/// <summary>Tells an officer what is new of a tip: by every channel at once, with a link, and with nothing of what the informer said.</summary>
public sealed class TellOfficers(IStore store, CaseBook book, Officers officers)
{
    /// <summary>Begins the messages; a repeat adds nothing, and whoever may not know of the tip any more hears nothing.</summary>
    public async Task HandleAsync(Message message, CancellationToken cancellationToken)
    {
        var errand = Errand.Of(message);
        var news = (TipNews)errand.Step;
        if (await book.FindAsync(errand.Subject, cancellationToken).ConfigureAwait(false) is not { Value: { Tip: not null } c }
            || await officers.FindAsync(errand.Part!, cancellationToken).ConfigureAwait(false) is not { } officer
            || (news == TipNews.Withdrawn ? c.Tip.Conflicted : !Visibility.MaySee(officer, c)))
        {
            return;
        }

        var id = CaseId.Parse(c.Id);
        var change = new Change(id.Partition);
        foreach (var point in PointsOf(officer))
        {
            var delivery = new Delivery
            {
                Id = string.Create(CultureInfo.InvariantCulture, $"t{errand.N}.{errand.Step}.{point.Target}.{point.Channel}"),
                Purpose = DeliveryPurpose.Update,
                Round = errand.N,
                Target = point.Target,
                TargetName = point.Name,
                Channel = point.Channel,
                Address = point.Address,
                Template = news == TipNews.Assigned ? TemplateIds.Assignment : TemplateIds.Update,
                News = Phrase(news),
                At = book.Now,
            };
            var row = Delivery.Row(id.Row, delivery.Id);
            if (await store.FindAsync(new RecordKey(id.Partition, row), cancellationToken).ConfigureAwait(false) is null)
            {
                delivery.AddTo(change, c.Id, c.Lane);
            }
        }

        // A conflict means that a second copy of this message was faster.
        if (change.Rows > 0)
        {
            await store.SaveAsync(change, cancellationToken).ConfigureAwait(false);
        }
    }

    // WhatsApp beside the text message: officers read it first.
    private static IEnumerable<ContactPoint> PointsOf(Officer officer) =>
        [.. officer.Phone is { } phone ? [new ContactPoint(officer.Id, officer.Name, Channels.WhatsApp, phone)] : Array.Empty<ContactPoint>(), .. ContactPoint.Of(officer)];

    private static string Phrase(TipNews news) => news switch
    {
        TipNews.Assigned => NewsPhrases.TipAssigned,
        TipNews.Withdrawn => NewsPhrases.Withdrawn,
        TipNews.Refused => NewsPhrases.TipRefused,
        TipNews.Reported => NewsPhrases.TipReported,
        TipNews.GoAgain => NewsPhrases.TipGoAgain,
        _ => NewsPhrases.EvidenceAdded,
    };
}
