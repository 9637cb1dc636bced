using Satark.Places;
using Satark.Tips.Moves;

namespace Satark.Cases;

/// <summary>Where a case is thought to be, and who is asked because of it.</summary>
public static class Routing
{
    /// <summary>
    /// Sets where the case is. Those of the new place are asked at once; station, district and UP-112 of an earlier one go on until the new ones have
    /// answered (<see cref="Relief"/>): between two places nobody is left without anybody.
    /// </summary>
    public static Outcome<Moved> SetRoute(this Case c, CaseRoute route, Moment m)
    {
        if (!c.IsOpen)
        {
            return Holding.NotNow("This case is closed: reopen it first.");
        }

        if (Gazetteer.Default.Find(route.DistrictId) is not { } district)
        {
            return new Refusal(RefusalKind.Invalid, $"There is no district '{route.DistrictId}'; ids look like 'ballia'.");
        }

        if (c.Route is { Basis: RouteBasis.ByHand or RouteBasis.Informer } && route.Basis != RouteBasis.ByHand)
        {
            return new Moved(c, []);
        }

        if (route.Basis == RouteBasis.ByHand && c.HandOver is { ByMachine: true, ConfirmedAt: null })
        {
            var back = c.TakeHandOverBack(m);
            var set = back.Case.SetRoute(route, m);
            return set.IsOk ? new Moved(set.Value.Case, [.. back.Happenings, .. set.Value.Happenings]) : set;
        }

        // A machine that has lost sight of the station does not call it back.
        if (c.Route is { } same && same.DistrictId == route.DistrictId && (same.Station == route.Station || (route.Station is null && route.Basis != RouteBasis.ByHand)))
        {
            // The same place on a better word stands firmer, and nobody is asked anew; a guess that has become sure asks for the first time.
            var firmer = same with { Basis = same.Basis >= route.Basis ? same.Basis : route.Basis, IsTentative = same.IsTentative && route.IsTentative };
            return firmer == same ? new Moved(c, []) : c.RoutedTo(firmer, district, m);
        }

        var inside = c.Route?.DistrictId == route.DistrictId;
        if (c.Tip is not null && !inside)
        {
            return c.SendTo(route, district, m);
        }

        // Inside a district that was sure once, doubt calls nobody back.
        var place = route with { At = m.Now, IsTentative = route.IsTentative && !(inside && c.Route is { IsTentative: false }) };
        return c.RoutedTo(place, district, m);
    }

    // Whom the place needs is asked, others who were only perhaps its own are told that it is over, and the relieved too.
    private static Moved RoutedTo(this Case c, CaseRoute route, District district, Moment m)
    {
        var routed = new Moved((c with { Route = route }).EngageAll(m.Now), []).Then(x => x.Narrowed(m)).Then(x => x.Relieved(m));
        return new Moved(routed.Case.Renewed(m), [Said(c, route, district, routed.Case.Former(), m), .. routed.Happenings]);
    }

    // A tip goes to the offices of its place: they are called at once, and whoever had it before has it no more. Only a life at stake stays in the hand that works on it.
    private static Moved SendTo(this Case c, CaseRoute route, District district, Moment m)
    {
        var ended = c.Engagements.Where(e => e is { IsActive: true, Agency: not AgencyKind.TaskForce } && !(c.MayEngage() && e.Agency != AgencyKind.StateControl && e.IsFor(route))).ToList();
        var sent = c with { Route = route with { At = m.Now }, Engagements = [.. c.Engagements.Select(e => ended.Contains(e) ? e.End(m.Now) : e)] };
        if (c.Hold is null || !c.LifeRisk || c.Tip!.Conflicted)
        {
            sent = sent with { Hold = null, State = CaseState.New, Tip = c.Tip! with { Assignment = null }, Ladder = c.Ladder.Fired.Count == 0 ? c.Ladder : c.Ladder.Restart(m.Now) };
        }

        return new Moved(sent.EngageAll(m.Now).Narrowed(m).Case, [Said(c, route, district, [], m), .. ended.Select(e => Relief.Over(e, "elsewhere", m))]);
    }

    private static Happening Said(Case c, CaseRoute route, District district, IReadOnlyList<Engagement> kept, Moment m) => m.Say(
        EventKinds.Routed,
        null,
        ("district", route.DistrictId),
        ("name", district.English),
        ("station", route.Station),
        ("basis", Words<RouteBasis>.Of(route.Basis)),
        ("tentative", route.IsTentative ? "yes" : null),
        ("kept", kept.Count == 0 ? null : string.Join("; ", kept.Select(e => e.Name)))) with
    {
        Answers = EventKinds.Received,
        Since = c.OpenedAt,
    };
}
