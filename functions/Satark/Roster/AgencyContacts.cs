using Satark.Cases;
using Satark.Notifications;
using Satark.Roster.Duty;

namespace Satark.Roster;

/// <summary>One way to one target.</summary>
/// <param name="Target">Our id of an officer or agency.</param>
/// <param name="Name">As the desk says it.</param>
/// <param name="Channel">By which channel.</param>
/// <param name="Address">Where to, in the channel's form.</param>
public sealed record ContactPoint(string Target, string Name, string Channel, string Address)
{
    /// <summary>An officer's phone, WhatsApp and mail.</summary>
    public static IEnumerable<ContactPoint> Of(Officer officer)
    {
        if (officer.Phone is not null)
        {
            yield return new(officer.Id, officer.Name, Channels.Sms, officer.Phone);
        }

        if (officer.WhatsApp is not null)
        {
            yield return new(officer.Id, officer.Name, Channels.WhatsApp, officer.WhatsApp);
        }

        if (officer.Mail is not null)
        {
            yield return new(officer.Id, officer.Name, Channels.Email, officer.Mail);
        }
    }
}

/// <summary>Finds how an engaged agency is reached, at the moment when it is called.</summary>
public sealed class AgencyContacts(AgencyDirectory directory, DutyBook duty)
{
    /// <summary>
    /// The agency's own contact points; for a station without any, the posts and officers on duty of that station, and where the roster has none, its district's control
    /// room; for a district, its officers on duty. Empty where nobody is known: then the desk calls by phone.
    /// </summary>
    public async Task<IReadOnlyList<ContactPoint>> OfAsync(Case c, Engagement engagement, CancellationToken cancellationToken)
    {
        // It is about the place of its time, also where the case lies elsewhere now: those people must hear what became of it.
        var place = engagement.IsActive ? c.PlaceOf(engagement) : engagement.Route ?? c.Route;
        var agency = directory.Find(engagement.Agency, place?.DistrictId, engagement.OfState ?? c.HandOver?.State);
        if (agency is not null)
        {
            return [.. Of(agency)];
        }

        if (engagement.Agency is not (AgencyKind.Station or AgencyKind.District) || place is not { } route)
        {
            return [];
        }

        var people = (await duty.NowAsync(cancellationToken).ConfigureAwait(false)).People;
        var atStation = people.Where(o => o is { Role: Role.Station, OnDuty: true } && o.Jurisdiction.Covers(route.DistrictId, route.Station)).ToList();
        if (atStation.Count > 0)
        {
            return Of(atStation);
        }

        // The engagement stays the station's: what its district says counts for it.
        return engagement.Agency == AgencyKind.Station && directory.Find(AgencyKind.District, route.DistrictId, null) is { } room
            ? [.. Of(room)]
            : Of([.. people.Where(o => o is { OnDuty: true, Jurisdiction.District: not null } && o.Jurisdiction.Covers(route.DistrictId, null))]);
    }

    private static IReadOnlyList<ContactPoint> Of(IReadOnlyList<Officer> people) => [.. people.DistinctBy(o => o.Id).Take(5).SelectMany(ContactPoint.Of)];

    private static IEnumerable<ContactPoint> Of(Agency agency)
    {
        if (agency.Webhook is not null)
        {
            yield return new(agency.Id, agency.Name, Channels.Webhook, agency.Id);
        }

        if (agency.Phone is not null)
        {
            yield return new(agency.Id, agency.Name, Channels.Sms, agency.Phone);
        }

        if (agency.Mail is not null)
        {
            yield return new(agency.Id, agency.Name, Channels.Email, agency.Mail);
        }
    }
}
