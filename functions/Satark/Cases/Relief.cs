namespace Satark.Cases;

/// <summary>Agencies of an earlier place: they go on until those of the new one have answered, so that a case never lies between two of them.</summary>
public static class Relief
{
    /// <summary>Those who were asked for an earlier place and are not relieved yet.</summary>
    public static IReadOnlyList<Engagement> Former(this Case c) => [.. c.Engagements.Where(e => c.IsFormer(e))];

    /// <summary>The place that an agency is asked about: its own, wherever the case is thought to be meanwhile; the case's for those who are for every place.</summary>
    public static CaseRoute? PlaceOf(this Case c, Engagement? e) =>
        e is { Agency: AgencyKind.Station or AgencyKind.Emergency112 or AgencyKind.District, Route: { } own } ? own : c.Route;

    /// <summary>
    /// Ends those who are relieved: by the new place's station all of an earlier one, by every other agency its like; by another state's word, where the
    /// case has no place of ours any more. They are told that it is over.
    /// </summary>
    internal static Moved Relieved(this Case c, Moment m)
    {
        var over = c.Former().Where(e => c.IsRelieved(e)).ToList();
        return over.Count == 0 ? new Moved(c, []) : new Moved(
            c with { Engagements = [.. c.Engagements.Select(e => over.Contains(e) ? e.End(m.Now) : e)] },
            [.. over.Select(e => Over(e, "relieved", m))]);
    }

    /// <summary>An engagement has ended, and why.</summary>
    internal static Happening Over(Engagement e, string why, Moment m) => m.Say(EventKinds.EngagementEnded, null, ("engagement", e.Id), ("name", e.Name), ("why", why));

    private static bool IsFormer(this Case c, Engagement e) =>
        e is { IsActive: true, IsCandidate: false, Agency: AgencyKind.Station or AgencyKind.Emergency112 or AgencyKind.District } && !e.IsFor(c.Route);

    private static bool IsRelieved(this Case c, Engagement old) =>
        (c.Route is null && c.HandOver?.ConfirmedAt is not null)
        || c.Engagements.Any(e => e is { IsActive: true, AcknowledgedAt: not null } && (e.Agency == AgencyKind.Station || e.Agency == old.Agency) && !c.IsFormer(e) && e.IsFor(c.Route));
}
