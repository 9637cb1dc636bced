using Satark.Cases;

namespace Satark.Http.Links;

/// <summary>A button of the link page, in the words that the messages announce.</summary>
/// <param name="Name">As the form says it.</param>
/// <param name="Hindi">As the officer reads it.</param>
/// <param name="English">The same.</param>
/// <param name="IsMain">The one that is drawn large.</param>
/// <param name="Decide">The pure move.</param>
internal sealed record LinkAction(string Name, string Hindi, string English, bool IsMain, Func<Case, Moment, Outcome<Moved>> Decide)
{
    /// <summary>What an officer who was called may say now.</summary>
    public static IReadOnlyList<LinkAction> OfCall(Case c, string officerId) =>
        !c.IsOpen ? []
        : c.Hold is null ? [Take, NotOurs, CannotGo]
        : c.Hold.By.Id != officerId ? []
        : [.. c.Times.OnTheWay is null ? [OnTheWay] : Array.Empty<LinkAction>(), .. c.Times.Reached is null ? [Reached] : Array.Empty<LinkAction>(), CannotGo];

    /// <summary>What an engaged agency may say now: forward only.</summary>
    public static IReadOnlyList<LinkAction> OfEngagement(Engagement e) => !e.IsActive ? [] :
    [
        .. new[]
        {
            (EngagementState.Acknowledged, Said("acknowledge", "जानकारी मिली", "We know", e.Id, EngagementState.Acknowledged)),
            (EngagementState.OnTheWay, Said("on-the-way", "रास्ते में", "On the way", e.Id, EngagementState.OnTheWay)),
            (EngagementState.AtTheDoor, Said("at-the-door", "पहुँच गए", "At the door", e.Id, EngagementState.AtTheDoor)),
        }.Where(a => e.State < a.Item1).Select((a, i) => a.Item2 with { IsMain = i == 0 }),
    ];

    private static LinkAction Take => new("take", "लेता/लेती हूँ", "Take it", true, (c, m) => Seen(c, m, Holding.Acknowledge));

    private static LinkAction NotOurs => new("not-ours", "हमारा नहीं", "Not ours", false, (c, m) => Seen(c, m, (x, y) => x.Decline(DeclineReason.NotOurs, y)));

    private static LinkAction CannotGo => new("cannot-go", "नहीं जा सकता/सकती", "Can't go", false, (c, m) => Seen(c, m, (x, y) => x.Decline(DeclineReason.CannotGo, y)));

    private static LinkAction OnTheWay => new("on-the-way", "रास्ते में", "On the way", true, Progress.GoOnTheWay);

    private static LinkAction Reached => new("reached", "पहुँच गए", "Reached", true, Progress.Reach);

    private static LinkAction Said(string name, string hindi, string english, string engagement, EngagementState state) =>
        new(name, hindi, english, false, (c, m) => c.Answer(engagement, state, null, m));

    // An officer who answers has seen it.
    private static Outcome<Moved> Seen(Case c, Moment m, Func<Case, Moment, Outcome<Moved>> then)
    {
        var seen = c.See(m).Value;
        var moved = then(seen.Case, m);
        return moved.IsOk ? new Moved(moved.Value.Case, [.. seen.Happenings, .. moved.Value.Happenings]) : moved;
    }
}
