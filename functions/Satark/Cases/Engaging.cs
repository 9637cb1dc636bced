using System.Globalization;
using Satark.Escalation;
using Satark.Places;
using Satark.Tips.Moves;

namespace Satark.Cases;

/// <summary>Agencies that act beside the desk: each with its own clocks, stopped by nothing but closing, withdrawal or, at a new place, those who relieve them.</summary>
public static class Engaging
{
    /// <summary>A new engagement whose first call is due at once. Its id counts, so that one that was ended can follow again.</summary>
    public static Engagement Request(Case c, AgencyKind agency, string name, DateTimeOffset now)
    {
        var n = c.Engagements.Count(e => e.Agency == agency) + 1;
        return new Engagement(string.Create(CultureInfo.InvariantCulture, $"{Words<AgencyKind>.Of(agency)}-{n}"), agency, name, now) { NextCallAt = now, Route = c.Route };
    }

    /// <summary>A new engagement of another state's control room.</summary>
    public static Engagement RequestOf(Case c, string state, string stateName, DateTimeOffset now) =>
        Request(c, AgencyKind.StateControl, $"Control room, {stateName}", now) with { OfState = state };

    /// <summary>Over: nobody is called for it any more.</summary>
    public static Engagement End(this Engagement e, DateTimeOffset now) => e.IsActive ? e with { EndedAt = now, NextCallAt = null } : e;

    /// <summary>Whether an agency is responsible for a place: a station for its own, UP-112 and a district's command for the district, all others for every place.</summary>
    internal static bool IsFor(this Engagement e, CaseRoute? place) => e.Agency switch
    {
        AgencyKind.TaskForce or AgencyKind.StateControl => true,
        _ when place is null => false,
        _ when e.Route is null => true,
        AgencyKind.Station => e.Route.DistrictId == place.DistrictId && e.Route.Station == place.Station,
        _ => e.Route.DistrictId == place.DistrictId,
    };

    /// <summary>Whether agencies are asked about this case at all.</summary>
    internal static bool MayEngage(this Case c) => c.LifeRisk && c.Mode != CaseMode.Test && c.Tip is not { Conflicted: true } && !c.IsUnproven();

    /// <summary>
    /// Asks everybody whom this case needs and who is not engaged: the Task Force at once, station and UP-112 where the route is
    /// known and no mere guess. Only where a life is at stake; a test engages nobody, nor does a tip in which police are part of it, nor a mail whose sender is not proven.
    /// </summary>
    internal static Case EngageAll(this Case c, DateTimeOffset now)
    {
        if (!c.MayEngage())
        {
            return c;
        }

        c = c.Engage(AgencyKind.TaskForce, "Special Task Force", now);
        if (c.Route is { IsTentative: false } route && Gazetteer.Default.Find(route.DistrictId) is { } district)
        {
            c = c.Engage(AgencyKind.Station, route.Station ?? district.DeskEnglish, now).Engage(AgencyKind.Emergency112, $"UP-112, {district.English}", now);
        }

        return c;
    }

    /// <summary>The next call of an engagement is being made; the one after it is set.</summary>
    public static Outcome<Moved> CallAgain(this Case c, string engagementId, int call, Moment m)
    {
        var e = c.Engagements.FirstOrDefault(x => x.Id == engagementId);
        if (e is null || !e.IsActive || e.AcknowledgedAt is not null || e.Calls != call || e.NextCallAt is null)
        {
            return Holding.NotNow("The agency has answered, or this call was made.");
        }

        var called = e with { Calls = call + 1, NextCallAt = m.Now + Pace.Of(c.Ladder.Policy.ReminderSeconds, m.Scale) };
        return new Moved(c.With(called), [m.Say(EventKinds.EngagementCalled, null, ("engagement", e.Id), ("name", e.Name), ("call", (call + 1).ToString(CultureInfo.InvariantCulture)))]);
    }

    /// <summary>A channel confirmed that a request reached the agency.</summary>
    public static Outcome<Moved> Deliver(this Case c, string engagementId, Moment m)
    {
        var e = c.Engagements.FirstOrDefault(x => x.Id == engagementId);
        return e is null || e.DeliveredAt is not null ? new Moved(c, []) : new Moved(c.With(e with { DeliveredAt = m.Now }), []);
    }

    /// <summary>An agency's own word: it knows, is moving, is at the door. Forward only.</summary>
    public static Outcome<Moved> Answer(this Case c, string engagementId, EngagementState state, string? reference, Moment m)
    {
        var e = c.Engagements.FirstOrDefault(x => x.Id == engagementId);
        if (e is null)
        {
            return new Refusal(RefusalKind.NotFound, "There is no such engagement.");
        }

        if (!e.IsActive)
        {
            return Holding.NotNow("This engagement is over: the case was closed or went elsewhere.");
        }

        if (state is not (EngagementState.Acknowledged or EngagementState.OnTheWay or EngagementState.AtTheDoor))
        {
            return new Refusal(RefusalKind.Invalid, "An agency says acknowledged, on-the-way or at-the-door.");
        }

        if (e.State >= state)
        {
            return new Moved(c, []);
        }

        var answered = e with
        {
            AcknowledgedAt = e.AcknowledgedAt ?? m.Now,
            OnTheWayAt = state >= EngagementState.OnTheWay ? e.OnTheWayAt ?? m.Now : e.OnTheWayAt,
            AtTheDoorAt = state >= EngagementState.AtTheDoor ? m.Now : e.AtTheDoorAt,
            NextCallAt = null,
            Reference = reference ?? e.Reference,
        };
        var said = m.Say(EventKinds.EngagementAnswered, null, ("engagement", e.Id), ("name", e.Name), ("state", Words<EngagementState>.Of(state)), ("reference", reference))
            with
        { Answers = EventKinds.Engaged, Since = e.RequestedAt };
        return new Moved(c.With(answered).Renewed(m), [said]).Then(x => x.Relieved(m));
    }

    /// <summary>The case with this engagement in place of the one with its id.</summary>
    internal static Case With(this Case c, Engagement changed) => c with { Engagements = [.. c.Engagements.Select(e => e.Id == changed.Id ? changed : e)] };

    private static Case Engage(this Case c, AgencyKind agency, string name, DateTimeOffset now) =>
        c.Engagements.Any(e => e.IsActive && e.Agency == agency && e.IsFor(c.Route)) ? c : c with { Engagements = [.. c.Engagements, Request(c, agency, name, now)] };
}
