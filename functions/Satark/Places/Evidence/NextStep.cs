using System.Text.Json.Serialization;
using Satark.Cases;
using Satark.Places.Evidence.Readers;

namespace Satark.Places.Evidence;

/// <summary>The one thing that would settle the place best now, and the move by which the desk does it.</summary>
/// <param name="Kind">What to do.</param>
/// <param name="Move">The move that does it, as the address of a case's moves names it.</param>
public sealed record NextStep(NextStepKind Kind, string Move)
{
    /// <summary>What to ask, for <see cref="NextStepKind.AskPlatform"/>.</summary>
    public Cases.Question? Question { get; init; }

    /// <summary>The state or district that the step is about, or null.</summary>
    public OtherPlace? Place { get; init; }

    /// <summary>Between which places to decide, for <see cref="NextStepKind.Decide"/>; those that may be asked at once, for <see cref="NextStepKind.Engage"/>.</summary>
    public IReadOnlyList<OtherPlace> Choices { get; init; } = [];

    // Sure enough that a better word of the place is worth less than the minute it costs.
    private const double Sure = 0.9;

    /// <summary>What would settle the place of this case, or null where it is settled, or over.</summary>
    /// <param name="c">The case.</param>
    /// <param name="report">Its report.</param>
    /// <param name="guess">What its evidence says.</param>
    /// <param name="hasPoint">Whether any evidence has a point.</param>
    public static NextStep? Of(Case c, Report report, Hypothesis guess, bool hasPoint)
    {
        if (!c.IsOpen || c.Times.Reached is not null)
        {
            return null;
        }

        if (c.HandOver is { ConfirmedAt: null, RefusedAt: null } asked)
        {
            return new NextStep(NextStepKind.CallState, "confirm-hand-over") { Place = new OtherPlace(asked.State, null, guess.StateConfidence) };
        }

        if (c.HandOver is { ConfirmedAt: not null } || c.Route is { Basis: RouteBasis.ByHand, Station: not null })
        {
            return null;
        }

        if (guess.IsElsewhere)
        {
            // A state that says "not here" is not asked a second time on the same evidence.
            return c.HandOver?.State == guess.State ? Towards(c, report, guess) : new NextStep(NextStepKind.HandOver, "hand-over") { Place = new OtherPlace(guess.State!, null, guess.StateConfidence) };
        }

        return guess.District is { } district ? Within(c, report, guess, new OtherPlace(EvidencePlaces.Home, district, guess.Confidence), hasPoint) : Towards(c, report, guess);
    }

    // A district is known: firmer, or finer.
    private static NextStep? Within(Case c, Report report, Hypothesis guess, OtherPlace district, bool hasPoint) =>
        c.Route is { IsTentative: true } route && route.DistrictId == district.District && !c.Asked().Any() && !SaidNo(c, district)
            ? new NextStep(NextStepKind.Engage, "route") { Place = district, Choices = [district, .. guess.Others.Where(o => o is { State: EvidencePlaces.Home, District: not null } && !SaidNo(c, o)).Take(Candidates.Most - 1)] } :
        guess.IsUnverified && c.Route?.Basis != RouteBasis.ByHand ? new NextStep(NextStepKind.Confirm, "route") { Place = district }
        : guess.Confidence < Sure && c.Route?.Basis != RouteBasis.ByHand && guess.Others is [var next, ..] && next.Confidence >= 0.15 ? new NextStep(NextStepKind.Decide, "route") { Choices = [district, next] }
        : guess.Confidence < Sure && !hasPoint && Unasked(c, report) is { } question ? new NextStep(NextStepKind.AskPlatform, "ask") { Question = question, Place = district }
        : c.Route is not null && c.Route.Station is null ? new NextStep(NextStepKind.NameStation, "route") { Place = district }
        : null;

    private static bool SaidNo(Case c, OtherPlace place) => c.Engagements.Any(e => e.NotTheirsAt is not null && e.Route?.DistrictId == place.District);

    // No district is known: two or three to decide between, something to ask for, or somebody to ask.
    private static NextStep? Towards(Case c, Report report, Hypothesis guess) =>
        Unasked(c, report) is { } question ? new NextStep(NextStepKind.AskPlatform, "ask") { Question = question }
        : guess.Others is [{ Confidence: >= 0.2 } first, { Confidence: >= 0.2 } second, ..] ? new NextStep(NextStepKind.Decide, "route") { Choices = [first, second] }
        : c.Tip is { } tip ? tip is { InformerLeft: false, MutedAt: null } ? new NextStep(NextStepKind.AskInformer, "ask") : null
        : report.Subject.Phone is not null || c.Requests.Any(r => r is { Question: Cases.Question.Phone, AnsweredAt: not null }) ? new NextStep(NextStepKind.LocatePhone, "evidence")
        : new NextStep(NextStepKind.ContactPerson, "contact");

    // An address with its time leads to a connection, a number to a mast; nobody is asked twice for the same.
    private static Cases.Question? Unasked(Case c, Report report)
    {
        if (c.PartnerId is null)
        {
            return null;
        }

        Cases.Question[] useful =
        [
            .. report.Subject.IpAddresses.Count == 0 ? [Cases.Question.LastLoginIp] : Array.Empty<Cases.Question>(),
            .. report.Location is null ? [Cases.Question.DevicePlace] : Array.Empty<Cases.Question>(),
            .. report.Subject.Phone is null ? [Cases.Question.Phone] : Array.Empty<Cases.Question>(),
        ];
        return useful.Where(question => !c.Requests.Any(r => r.Question == question)).Cast<Cases.Question?>().FirstOrDefault();
    }
}

/// <summary>What would settle a place.</summary>
[JsonConverter(typeof(Words<NextStepKind>))]
public enum NextStepKind
{
    /// <summary>Ask the platform that reported it.</summary>
    AskPlatform,

    /// <summary>Decide between places that are about as likely.</summary>
    Decide,

    /// <summary>Confirm a place that rests on what nobody has checked.</summary>
    Confirm,

    /// <summary>Ask station and UP-112 of a place that is not sure enough for a machine, or of several places at once.</summary>
    Engage,

    /// <summary>Name the police station, with the district's control room.</summary>
    NameStation,

    /// <summary>Have the Special Task Force find the telephone.</summary>
    LocatePhone,

    /// <summary>Write to the person and ask.</summary>
    ContactPerson,

    /// <summary>Ask the informer, through the relay.</summary>
    AskInformer,

    /// <summary>Ask another state to take over.</summary>
    HandOver,

    /// <summary>Call the other state's control room until it confirms.</summary>
    CallState,
}
