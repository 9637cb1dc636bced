using Satark.Cases;
using Satark.Notifications;

namespace Satark.Roster;

/// <summary>One way to one target.</summary>
/// <param name="Target">Our id of an officer or agency.</param>
/// <param name="Name">As the desk says it.</param>
/// <param name="Channel">By which channel.</param>
/// <param name="Address">Where to, in the channel's form.</param>
public sealed record ContactPoint(string Target, string Name, string Channel, string Address)
{
    /// <summary>An officer's phone and mail.</summary>
    public static IEnumerable<ContactPoint> Of(Officer officer)
    {
        if (officer.Phone is not null)
        {
            yield return new(officer.Id, officer.Name, Channels.Sms, officer.Phone);
        }

        if (officer.Mail is not null)
        {
            yield return new(officer.Id, officer.Name, Channels.Email, officer.Mail);
        }
    }
}

/// <summary>Finds how an engaged agency is reached, at the moment when it is called.</summary>
public sealed class AgencyContacts(AgencyDirectory directory, Officers officers)
{
    /// <summary>
    /// The agency's own contact points; for a station or district without any, the officers on duty of that place. Empty where
    /// nobody is known: then the desk calls by phone.
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

        var people = await officers.ListAsync(cancellationToken).ConfigureAwait(false);
        var atStation = people.Where(o => o is { Role: Role.Station, OnDuty: true } && o.Jurisdiction.Covers(route.DistrictId, route.Station)).ToList();
        var found = atStation.Count > 0 ? atStation : [.. people.Where(o => o is { OnDuty: true, Jurisdiction.District: not null } && o.Jurisdiction.Covers(route.DistrictId, null))];
        return [.. found.Take(5).SelectMany(ContactPoint.Of)];
    }

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
