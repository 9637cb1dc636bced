using Satark.Cases;
using Satark.Escalation.Newcomers;

namespace Satark.Http.Links;

/// <summary>A button of the link page, in the words that the messages announce.</summary>
/// <param name="Name">As the form says it.</param>
/// <param name="Hindi">As the officer reads it.</param>
/// <param name="English">The same.</param>
/// <param name="IsMain">The one that is drawn large.</param>
/// <param name="Decide">The pure move.</param>
internal sealed record LinkAction(string Name, string Hindi, string English, bool IsMain, Func<Case, Moment, LinkForm, Outcome<Moved>> Decide)
{
    /// <summary>Whether it asks for a reason.</summary>
    public bool AsksWhy { get; init; }

    /// <summary>What an officer who was called may say now.</summary>
    public static IReadOnlyList<LinkAction> OfCall(Case c, string officerId) =>
        !c.IsOpen ? []
        : c.IsAskedOf(officerId) ? [SamePerson, OtherPerson]
        : c.Hold is null ? [Take, NotOurs, CannotGo]
        : c.IsOfferedTo(officerId) ? [AcceptOffer, RefuseOffer]
        : c.Tip is not null && !c.LifeRisk ? []
        : c.Hold.By.Id != officerId ? []
        : [.. c.Times.OnTheWay is null ? [OnTheWay] : Array.Empty<LinkAction>(), .. c.Times.Reached is null ? [Reached] : Array.Empty<LinkAction>(), CannotGo];

    /// <summary>What an engaged agency may say now: forward only.</summary>
    public static IReadOnlyList<LinkAction> OfEngagement(Case c, Engagement e) => !e.IsActive ? [] : e.Agency == AgencyKind.StateControl ? OfState(c, e) : e.IsCandidate ? OneOfSeveral(e) : Forward(e);

    // One of several says first whether it is theirs; that they know of it is no answer to that.
    private static IReadOnlyList<LinkAction> OneOfSeveral(Engagement e) =>
    [
        new("ours", "हमारा है", "It is ours", true, (c, m, _) => c.SayTheirs(e.Id, m)),
        .. Forward(e).Select(a => a with { IsMain = false }),
        new("not-ours", "हमारा नहीं", "Not ours", false, (c, m, _) => c.SayNotTheirs(e.Id, m)),
    ];

    // Another state first says whether it takes over; how far its team is, it says once it has.
    private static IReadOnlyList<LinkAction> OfState(Case c, Engagement e) => c.HandOver switch
    {
        null => [],
        { ConfirmedAt: not null } => Forward(e),
        var asked => [
            new("take-over", "केस हम लेते हैं", "We take over", true, (x, m, _) => x.TakeOver(e.Id, m)),
            .. Forward(e).Where(a => a.Name == "acknowledge").Select(a => a with { IsMain = false }),
            .. asked.RefusedAt is not null ? Array.Empty<LinkAction>() : [NotTheirs(e.Id)],
        ],
    };

    private static LinkAction NotTheirs(string engagement) => new("not-ours", "हमारा नहीं", "Not ours", false, (c, m, form) =>
        Words<HandOverRefusal>.TryParse(form.Reason, out var reason)
            ? c.RefuseHandOver(engagement, reason, c.Erased ? null : form.Note, m)
            : new Refusal(RefusalKind.Invalid, "Choose a reason.") { Hindi = "कारण चुनें।" })
    {
        AsksWhy = true,
    };

    private static IReadOnlyList<LinkAction> Forward(Engagement e) =>
    [
        .. new[]
        {
            (EngagementState.Acknowledged, Said("acknowledge", "जानकारी मिली", "We know", e.Id, EngagementState.Acknowledged)),
            (EngagementState.OnTheWay, Said("on-the-way", "रास्ते में", "On the way", e.Id, EngagementState.OnTheWay)),
            (EngagementState.AtTheDoor, Said("at-the-door", "पहुँच गए", "At the door", e.Id, EngagementState.AtTheDoor)),
        }.Where(a => e.State < a.Item1).Select((a, i) => a.Item2 with { IsMain = i == 0 }),
    ];

    private static LinkAction Take => new("take", "लेता/लेती हूँ", "Take it", true, (c, m, _) => Seen(c, m, Holding.Acknowledge));

    private static LinkAction NotOurs => new("not-ours", "हमारा नहीं", "Not ours", false, (c, m, _) => Seen(c, m, (x, y) => x.Decline(DeclineReason.NotOurs, y)));

    private static LinkAction CannotGo => new("cannot-go", "नहीं जा सकता/सकती", "Can't go", false, (c, m, _) => Seen(c, m, (x, y) => x.Decline(DeclineReason.CannotGo, y)));

    private static LinkAction AcceptOffer => new("take-over", "केस लेता/लेती हूँ", "I take it over", true, (c, m, _) => Seen(c, m, Offering.AcceptOffer));

    private static LinkAction RefuseOffer => new("not-me", "नहीं ले सकता/सकती", "I can't", false, (c, m, _) => Seen(c, m, Offering.RefuseOffer));

    private static LinkAction SamePerson => new("same-person", "वही व्यक्ति", "Same person", true, (c, m, _) => Seen(c, m, AskingHolder.SaySamePerson));

    private static LinkAction OtherPerson => new("other-person", "कोई और", "Somebody else", false, (c, m, _) => Seen(c, m, AskingHolder.SayOtherPerson));

    private static LinkAction OnTheWay => new("on-the-way", "रास्ते में", "On the way", true, (c, m, _) => c.GoOnTheWay(m));

    private static LinkAction Reached => new("reached", "पहुँच गए", "Reached", true, (c, m, _) => c.Reach(m));

    private static LinkAction Said(string name, string hindi, string english, string engagement, EngagementState state) =>
        new(name, hindi, english, false, (c, m, _) => c.Answer(engagement, state, null, m));

    // An officer who answers has seen it.
    private static Outcome<Moved> Seen(Case c, Moment m, Func<Case, Moment, Outcome<Moved>> then)
    {
        var seen = c.See(m).Value;
        var moved = then(seen.Case, m);
        return moved.IsOk ? new Moved(moved.Value.Case, [.. seen.Happenings, .. moved.Value.Happenings]) : moved;
    }
}

/// <summary>What somebody filled in beside the button.</summary>
/// <param name="Reason">A word of a closed list, or nothing.</param>
/// <param name="Note">Their own words, or null.</param>
internal sealed record LinkForm(string? Reason, string? Note)
{
    /// <summary>More than this nobody types on a phone.</summary>
    public const int LongestNote = 500;

    /// <summary>Reads the fields; an empty note is none, and of a long one the beginning stays.</summary>
    public static LinkForm Of(string? reason, string? note)
    {
        var said = note?.Trim();
        return new(reason, string.IsNullOrEmpty(said) ? null : said.Length <= LongestNote ? said : said[..LongestNote]);
    }
}
