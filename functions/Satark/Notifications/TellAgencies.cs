using System.Globalization;
using Satark.Cases;
using Satark.Messaging;
using Satark.Notifications.Templates;
using Satark.Roster;
using Satark.Storage;

namespace Satark.Notifications;

/// <summary>Tells every engaged agency, and the officer who holds the case, what is new.</summary>
public sealed class TellAgencies(IStore store, CaseBook book, AgencyContacts contacts, Officers officers)
{
    /// <summary>Sends the news of this revision; a repeat adds nothing.</summary>
    public async Task HandleAsync(Message message, CancellationToken cancellationToken)
    {
        var errand = Errand.Of(message);
        var loaded = await book.FindAsync(errand.Subject, cancellationToken).ConfigureAwait(false);
        if (loaded is null)
        {
            return;
        }

        var c = loaded.Value;
        var id = CaseId.Parse(c.Id);
        var now = book.Now;
        var change = new Change(id.Partition);
        foreach (var (engagement, point) in await PointsAsync(c, cancellationToken).ConfigureAwait(false))
        {
            var over = c.IsOpen && c.Engagements.Any(e => e.Id == engagement && !e.IsActive);
            var delivery = new Delivery
            {
                Id = string.Create(CultureInfo.InvariantCulture, $"u{errand.N}.{engagement ?? "holder"}.{point.Target}.{point.Channel}"),
                Purpose = DeliveryPurpose.Update,
                Round = errand.N,
                Engagement = engagement,
                Target = point.Target,
                TargetName = point.Name,
                Channel = point.Channel,
                Address = point.Address,
                Template = TemplateIds.Update,
                News = over ? NewsPhrases.Withdrawn : News(c, (CaseNews)errand.Step),
                At = now,
            };
            var row = Delivery.Row(id.Row, delivery.Id);
            if (change.Rows + 2 <= Change.MaxRows && await store.FindAsync(new RecordKey(id.Partition, row), cancellationToken).ConfigureAwait(false) is null)
            {
                change.Insert(row, delivery, SatarkJson.Default.Delivery);
                change.Send(new Errand(c.Id, delivery.Id).As(Errands.Deliver, c.Lane, now));
            }
        }

        // A conflict means that the same news was written by a second copy of this message.
        if (change.Rows > 0)
        {
            await store.SaveAsync(change, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>What is new, at most 30 characters and without anything personal: it fills a slot of a registered text.</summary>
    private static string News(Case c, CaseNews news) =>
        !c.IsOpen ? NewsPhrases.Closed
        : news switch
        {
            CaseNews.OpenOrClosed => NewsPhrases.Reopened,
            CaseNews.PartnerWord => NewsPhrases.WordTakenBack,
            CaseNews.MadeReal => NewsPhrases.MadeReal,
            _ => NewsPhrases.PlaceChanged,
        };

    private async Task<IReadOnlyList<(string? Engagement, ContactPoint Point)>> PointsAsync(Case c, CancellationToken cancellationToken)
    {
        var points = new List<(string?, ContactPoint)>();
        var asked = new HashSet<string>(StringComparer.Ordinal);
        foreach (var engagement in c.Engagements.Where(e => e.IsActive || IsNews(c, e)).OrderByDescending(e => e.IsActive))
        {
            foreach (var point in await contacts.OfAsync(c, engagement, cancellationToken).ConfigureAwait(false))
            {
                // Who was asked because of this news has it in the request itself, and is not told that an older one is over.
                if (c.IsOpen && engagement.IsActive && (engagement.Calls == 0 || engagement.RequestedAt == c.Route?.At))
                {
                    asked.Add(point.Target);
                }
                else if (engagement.Calls > 0 && !asked.Contains(point.Target))
                {
                    points.Add((engagement.Id, point));
                }
            }
        }

        if (c.Hold is { } hold && await officers.FindAsync(hold.By.Id, cancellationToken).ConfigureAwait(false) is { } holder)
        {
            points.AddRange(ContactPoint.Of(holder).Select(p => ((string?)null, p)));
        }

        // The officer of a control room may stand behind two engagements: one message is enough.
        return [.. points.DistinctBy(p => (p.Item2.Target, p.Item2.Channel))];
    }

    // What ended earlier was told then.
    private static bool IsNews(Case c, Engagement ended) => ended.EndedAt == (c.IsOpen ? c.Route?.At : c.Times.Closed);
}
