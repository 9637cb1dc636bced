using Satark.Cases;
using Satark.Notifications.Templates;
using Satark.Places;

namespace Satark.Notifications;

/// <summary>What a message says of the place: our district, or the other state; never anything finer.</summary>
public static class MessagePlace
{
    /// <summary>The English name of a district or, in a form that fits a slot, of a state; null where neither is known.</summary>
    /// <param name="c">The case.</param>
    /// <param name="engagement">Whom the message is for, where it is an agency.</param>
    /// <param name="isOwn">Whether it is about that agency's own part, as its request and its end are; else it tells what is new of the case.</param>
    public static string? Of(Case c, Engagement? engagement, bool isOwn)
    {
        // Another state's control room is told its own state, wherever our own stations are still looking.
        if (engagement is { Agency: AgencyKind.StateControl } && (engagement.OfState ?? c.HandOver?.State) is { } asked)
        {
            return SlotWords.State(asked);
        }

        // Who was asked for an earlier place goes on there until relieved: its requests and its end name that one, news the place of now.
        return (isOwn ? c.PlaceOf(engagement) : c.Route) is { } route ? Gazetteer.Default.Find(route.DistrictId)?.English
            : (c.HandOver?.State ?? (c.Whereabouts is { IsElsewhere: true, IsUnverified: false } found ? found.State : null)) is { } elsewhere ? SlotWords.State(elsewhere)
            : null;
    }
}
