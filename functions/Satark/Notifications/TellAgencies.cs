using System.Globalization;
using Satark.Cases;
using Satark.Messaging;
using Satark.Notifications.Templates;
using Satark.Roster;
using Satark.Roster.Duty;
using Satark.Storage;

namespace Satark.Notifications;

/// <summary>Tells every engaged agency, and the officer who holds the case, what is new.</summary>
public sealed class TellAgencies(IStore store, CaseBook book, AgencyContacts contacts, DutyBook duty)
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
        foreach (var (engagement, point, news) in await PointsAsync(c, (CaseNews)errand.Step, cancellationToken).ConfigureAwait(false))
        {
            // That an agency's help is no longer needed is told once, whichever news it comes with; and so is each place, also by a message that comes late.
            var about = news == NewsPhrases.Withdrawn ? "w"
                : news == NewsPhrases.PlaceChanged ? string.Create(CultureInfo.InvariantCulture, $"p{(c.Route?.At ?? c.HandOver?.At)?.ToUnixTimeMilliseconds()}")
                : string.Create(CultureInfo.InvariantCulture, $"u{errand.N}");
            var delivery = new Delivery
            {
                Id = $"{about}.{engagement ?? "holder"}.{point.Target}.{point.Channel}",
                Purpose = DeliveryPurpose.Update,
                Round = errand.N,
                Engagement = engagement,
                Target = point.Target,
                TargetName = point.Name,
                Channel = point.Channel,
                Address = point.Address,
                Template = TemplateIds.Update,
                News = news,
                At = now,
            };
            var row = Delivery.Row(id.Row, delivery.Id);
            if (change.Rows + 2 <= Change.MaxRows && await store.FindAsync(new RecordKey(id.Partition, row), cancellationToken).ConfigureAwait(false) is null)
            {
                delivery.AddTo(change, c.Id, c.Lane);
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
            CaseNews.HandedOver => NewsPhrases.HandedOver,
            CaseNews.HandOverRefused => NewsPhrases.NotTakenOver,
            CaseNews.HandOverUnanswered => NewsPhrases.NoWordYet,
            _ => NewsPhrases.PlaceChanged,
        };

    private async Task<IReadOnlyList<(string? Engagement, ContactPoint Point, string News)>> PointsAsync(Case c, CaseNews news, CancellationToken cancellationToken)
    {
        var points = new List<(string? Engagement, ContactPoint Point, string News)>();
        var active = new HashSet<(string Target, string? Place)>();
        foreach (var engagement in c.Engagements.OrderByDescending(e => e.IsActive))
        {
            var told = Told(c, engagement, news);
            foreach (var point in await contacts.OfAsync(c, engagement, cancellationToken).ConfigureAwait(false))
            {
                if (engagement.IsActive)
                {
                    active.Add((point.Target, PlaceOf(c, engagement)));
                }

                // Whoever is asked again for the same place needs not be told that it is over; for another place it must be told, by that place's name.
                if (told is not null && (engagement.IsActive || !active.Contains((point.Target, PlaceOf(c, engagement)))))
                {
                    points.Add((engagement.Id, point, told));
                }
            }
        }

        var now = await duty.NowAsync(cancellationToken).ConfigureAwait(false);
        if (news != CaseNews.Relieved && c.Hold is { } hold && now.Find(hold.By.Id) is { } holder)
        {
            points.AddRange(ContactPoint.Of(holder).Select(p => ((string?)null, p, News(c, news))));
        }

        if (news == CaseNews.HandOverUnanswered)
        {
            points.AddRange(now.ShiftLeads.SelectMany(ContactPoint.Of).Select(p => ((string?)null, p, News(c, news))));
        }

        // The officer of a control room may stand behind two engagements: one message is enough.
        return [.. points.DistinctBy(p => (p.Point.Target, p.Point.Channel, p.News == NewsPhrases.Withdrawn ? p.Engagement : null))];
    }

    private static string? PlaceOf(Case c, Engagement e) => e.OfState ?? c.PlaceOf(e)?.DistrictId;

    // What an agency is told; null where it was never called, or has the news in its own request or from itself.
    private static string? Told(Case c, Engagement e, CaseNews news) =>
        e.Calls == 0 || (e.IsActive && (news is CaseNews.Relieved or CaseNews.HandOverUnanswered || IsItsOwn(c, e, news))) ? null
        : e.IsActive ? News(c, news)
        : !c.IsOpen && e.EndedAt == c.Times.Closed ? News(c, news)
        : !c.IsOpen || news is CaseNews.Place or CaseNews.HandedOver or CaseNews.Relieved ? NewsPhrases.Withdrawn
        : null;

    private static bool IsItsOwn(Case c, Engagement e, CaseNews news) => news switch
    {
        CaseNews.Place => (e.RequestedAt == c.Route?.At && e.Route == c.Route) || (e.Agency == AgencyKind.StateControl && e.RequestedAt == c.HandOver?.At),
        CaseNews.HandedOver or CaseNews.HandOverRefused => e.Agency == AgencyKind.StateControl,
        _ => false,
    };
}
