using Satark.Places;

namespace Satark.Cases;

/// <summary>Where no place is sure enough for a machine to send anybody, a human asks several at once; each knows that it is one of several.</summary>
public static class Candidates
{
    /// <summary>More at once than this would be a search of the whole range.</summary>
    public const int Most = 3;

    /// <summary>Whether several places may be asked: a life at stake, and no place that is sure.</summary>
    public static bool MayAsk(Case c)
    {
        ArgumentNullException.ThrowIfNull(c);
        return c.IsOpen && c.MayEngage() && c.HandOver is null && c.Route is null or { IsTentative: true };
    }

    /// <summary>Stations and vehicles that are asked as one of several.</summary>
    public static IEnumerable<Engagement> Asked(this Case c) => c.Engagements.Where(e => e is { IsActive: true, IsCandidate: true });

    /// <summary>The districts that are asked beside this agency's own, by their English names in the order of asking; empty where it is the only one.</summary>
    public static IReadOnlyList<string> Beside(this Case c, Engagement one) => !one.IsCandidate ? [] :
    [
        .. c.Asked().Select(e => e.Route!.DistrictId).Distinct(StringComparer.Ordinal).Where(id => id != one.Route?.DistrictId).Select(id => Gazetteer.Default.Find(id)?.English).OfType<string>(),
    ];

    /// <summary>Asks station and UP-112 of two or three districts at once.</summary>
    public static Outcome<Moved> AskSeveral(this Case c, IReadOnlyList<string> districts, Moment m)
    {
        if (!c.IsOpen)
        {
            return Holding.NotNow("This case is closed: reopen it first.");
        }

        if (!MayAsk(c))
        {
            return Holding.NotNow("Several places are asked only where a life is at stake and no place is sure yet.");
        }

        if (districts.Distinct(StringComparer.Ordinal).Count() is < 2 or > Most || districts.FirstOrDefault(id => Gazetteer.Default.Find(id) is null) is not null)
        {
            return new Refusal(RefusalKind.Invalid, $"Name two or three different districts by their ids, like 'ballia'; for a single one set the place.");
        }

        var asked = c;
        foreach (var district in districts.Distinct(StringComparer.Ordinal).Select(id => Gazetteer.Default.Find(id)!))
        {
            var place = new CaseRoute(district.Id, null, RouteBasis.Evidence, m.Now) { IsTentative = true };
            asked = asked.AskPerhaps(AgencyKind.Station, district.DeskEnglish, place, m.Now).AskPerhaps(AgencyKind.Emergency112, $"UP-112, {district.English}", place, m.Now);
        }

        return asked.Engagements.SequenceEqual(c.Engagements)
            ? new Moved(c, [])
            : new Moved(asked.Renewed(m), [m.Say(EventKinds.SeveralAsked, null, ("names", string.Join(", ", districts.Distinct(StringComparer.Ordinal).Select(id => Gazetteer.Default.Find(id)!.English))))]);
    }

    /// <summary>One of several says that the case is theirs: it is routed there by their word, and the others are told that it is over.</summary>
    public static Outcome<Moved> SayTheirs(this Case c, string engagementId, Moment m)
    {
        if (c.Asked().FirstOrDefault(e => e.Id == engagementId) is not { Route: { } place })
        {
            return Holding.NotNow("You are not one of several any more: this is how the case stands now.");
        }

        var answered = c.Answer(engagementId, EngagementState.Acknowledged, null, m);
        if (!answered.IsOk)
        {
            return answered;
        }

        var routed = answered.Value.Case.SetRoute(place with { Basis = RouteBasis.ByHand, IsTentative = false }, m);
        return !routed.IsOk ? routed : new Moved(routed.Value.Case, [.. answered.Value.Happenings, .. routed.Value.Happenings]);
    }

    /// <summary>
    /// One of several says that the case is not theirs: its part is over, with a station's word also its district's vehicles. When nobody of them is left
    /// and nobody holds the case, its ladder goes on at once.
    /// </summary>
    public static Outcome<Moved> SayNotTheirs(this Case c, string engagementId, Moment m)
    {
        if (c.Asked().FirstOrDefault(e => e.Id == engagementId) is not { } one)
        {
            return Holding.NotNow("You are not one of several any more: this is how the case stands now.");
        }

        var over = c.Asked().Where(e => e.Id == one.Id || (one.Agency == AgencyKind.Station && e.Route?.DistrictId == one.Route?.DistrictId)).ToList();
        var left = c with { Engagements = [.. c.Engagements.Select(e => over.Contains(e) ? e.End(m.Now) with { NotTheirsAt = e.Id == one.Id ? m.Now : null } : e)] };
        Moved said = new(left, [
            m.Say(EventKinds.EngagementDeclined, null, ("engagement", one.Id), ("name", one.Name)) with { Answers = EventKinds.Engaged, Since = one.RequestedAt },
            .. over.Where(e => e.Id != one.Id).Select(e => Relief.Over(e, "not-theirs", m)),
        ]);
        if (left.Asked().Any())
        {
            return said;
        }

        var nobody = left.Marked(MarkKind.NobodysPlace, "None of the places that were asked says that it is theirs", m.Now);
        return said with { Case = nobody.Hold is null ? nobody.Released(m.Now, m.Scale) : nobody };
    }

    // A place that is sure: its own are no mere candidates any more, and the others' part is over.
    internal static Moved Narrowed(this Case c, Moment m)
    {
        if (c.Route is not { IsTentative: false } place || !c.Asked().Any())
        {
            return new Moved(c, []);
        }

        var over = c.Asked().Where(e => e.Route?.DistrictId != place.DistrictId).ToList();
        return new Moved(
            c with { Engagements = [.. c.Engagements.Select(e => over.Contains(e) ? e.End(m.Now) : e with { IsCandidate = false })] },
            [.. over.Select(e => Relief.Over(e, "settled", m))]);
    }

    private static Case AskPerhaps(this Case c, AgencyKind agency, string name, CaseRoute place, DateTimeOffset now)
    {
        var known = c.Engagements.FirstOrDefault(e => e.IsActive && e.Agency == agency && e.Route?.DistrictId == place.DistrictId);
        return known is not null
            ? known.IsCandidate ? c : c.With(known with { IsCandidate = true })
            : c with { Engagements = [.. c.Engagements, Engaging.Request(c, agency, name, now) with { Route = place, IsCandidate = true }] };
    }
}
