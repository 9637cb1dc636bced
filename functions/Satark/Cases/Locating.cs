using System.Globalization;
using Satark.Places;
using Satark.Places.Evidence;

namespace Satark.Cases;

/// <summary>What follows from where the evidence says that a person is: a route, a hand-over to another state, or a question left open.</summary>
public static class Locating
{
    /// <summary>From this confidence on another state is asked by machine: it is called for nothing in at most two of five cases, and ours goes on meanwhile.</summary>
    public const double HandOverFrom = 0.6;

    /// <summary>
    /// Sets what the evidence says of the place. A district that is likelier than not routes the case, another state is asked to take over a life at stake,
    /// and anything less leaves what stands: nobody is called back for a doubt. A hand's word, and rows that nobody has checked, are never acted upon.
    /// </summary>
    /// <param name="c">The case.</param>
    /// <param name="found">What was weighed.</param>
    /// <param name="sealedEvidence">What it was weighed from, under the case's key.</param>
    /// <param name="m">The moment.</param>
    /// <param name="engageFrom">From this confidence on a machine asks station and UP-112 of a district; below it the route waits for a human's word.</param>
    public static Outcome<Moved> Locate(this Case c, Hypothesis found, string? sealedEvidence, Moment m, double engageFrom = PlacesOptions.EngageFromUnlessSet)
    {
        if (c.Erased)
        {
            return new Moved(c, []);
        }

        // Nothing new was found: what follows from it may still have to be done, where the case was no case to act upon before.
        var weighed = c.Whereabouts is not null && c.SealedEvidence == sealedEvidence ? c : c with { Whereabouts = found.Coarse(), SealedEvidence = sealedEvidence };
        IReadOnlyList<Happening> said = found.IsSamePlaceAs(c.Whereabouts) || (c.Whereabouts is null && !found.HasPlace) ? [] : [Told(found, m)];
        // A mail whose sender is not proven stays with the state desk: its place is known to whoever judges it, and acted upon then.
        if (!c.IsOpen || found.IsUnverified || c.IsUnproven())
        {
            return new Moved(weighed, said);
        }

        var acted = found.District is { } district && found.Confidence >= Hypothesis.Named ? weighed.TakeHandOverBack(m).RouteTo(district, found, found.Confidence >= engageFrom, m)
            : found is { IsElsewhere: true, StateConfidence: >= HandOverFrom } ? weighed.GoTo(found.State!, m)
            : new Moved(weighed, []);
        return new Moved(acted.Case, [.. said, .. acted.Happenings]);
    }

    private static Moved RouteTo(this Moved back, string district, Hypothesis found, bool isSure, Moment m)
    {
        // Whom a human has handed over is the other state's business until a human says otherwise.
        if (back.Case.HandOver is not null)
        {
            return back;
        }

        var basis = found.Basis switch
        {
            EvidenceKind.NamedPlace => RouteBasis.Text,
            EvidenceKind.Coordinates or EvidenceKind.MapLink or EvidenceKind.PicturePosition => RouteBasis.Location,
            _ => RouteBasis.Evidence,
        };
        var routed = back.Case.SetRoute(new CaseRoute(district, found.Station, basis, m.Now) { IsTentative = !isSure }, m);
        return routed.IsOk ? new Moved(routed.Value.Case, [.. back.Happenings, .. routed.Value.Happenings]) : back;
    }

    // The evidence led elsewhere once and does so no more: a state that has not confirmed is told that it is not its case.
    internal static Moved TakeHandOverBack(this Case c, Moment m)
    {
        if (c.HandOver is not { ByMachine: true, ConfirmedAt: null })
        {
            return new Moved(c, []);
        }

        var asked = c.Engagements.Where(e => e is { IsActive: true, Agency: AgencyKind.StateControl }).ToList();
        return new Moved(
            c with { HandOver = null, Engagements = [.. c.Engagements.Select(e => asked.Contains(e) ? e.End(m.Now) : e)] },
            [.. asked.Select(e => Relief.Over(e, "taken-back", m))]);
    }

    // The case goes to the state desk, which keeps it until the other state confirms; the ladder goes on, and so do all who were asked here.
    private static Moved GoTo(this Case c, string state, Moment m)
    {
        if (!c.LifeRisk || c.Mode == CaseMode.Test || c.Tip is { Conflicted: true } || c.Route is { Basis: RouteBasis.ByHand or RouteBasis.Informer } || c.HandOver is { ByMachine: false } or { ConfirmedAt: not null }
            || c.HandOver?.State == state || Gazetteer.Default.FindState(state) is not { } named)
        {
            return new Moved(c, []);
        }

        // Only one state is asked at a time.
        var ended = c.Engagements.Where(e => e is { IsActive: true, Agency: AgencyKind.StateControl }).ToList();
        var gone = c with
        {
            Route = null,
            HandOver = HandOverClock.Begin(state, m, byMachine: true),
            Engagements = [.. c.Engagements.Select(e => ended.Contains(e) ? e.End(m.Now) : e)],
        };
        gone = gone with { Engagements = [.. gone.Engagements, Engaging.RequestOf(gone, state, named.English, m.Now)] };
        return new Moved(gone, [m.Say(EventKinds.HandOverRequested, null, ("state", state)), .. ended.Select(e => Relief.Over(e, "taken-back", m))]);
    }

    private static Happening Told(Hypothesis found, Moment m) => m.Say(
        EventKinds.PlaceWeighed,
        null,
        ("state", found.State),
        ("district", found.District),
        ("name", found.District is { } id ? Gazetteer.Default.Find(id)?.English : found.State is { } state ? Gazetteer.Default.FindState(state)?.English : null),
        ("station", found.Station),
        ("confidence", found.HasPlace ? found.Confidence.ToString("0.00", CultureInfo.InvariantCulture) : null),
        ("unverified", found.IsUnverified ? "yes" : null));
}
