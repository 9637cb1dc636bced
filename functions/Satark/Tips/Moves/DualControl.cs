using Satark.Cases;
using Satark.Roster;
using Satark.Tips.Line;
using Satark.Tips.Telling;

namespace Satark.Tips.Moves;

/// <summary>
/// What breaks anonymity a little or wholly, and therefore needs two different supervisors and a reason of each: who an informer is, where a life is at
/// stake; and a medium as it came, with all that it says of its sender. One of the two at least is of the SP office or above, and neither works on the tip
/// (<see cref="Visibility.MayDecideTogether"/>, <see cref="Visibility.AreEnough"/>). Both leave a mark in the chain and in the public counter.
/// </summary>
public static class DualControl
{
    /// <summary>Asks who the informer is, or joins in asking. Only where a life is at stake.</summary>
    /// <param name="c">The tip.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="reason">Why.</param>
    /// <param name="find">The officer of an id as of this moment, or null: who asked earlier must be one of those who may ask still.</param>
    /// <param name="m">When.</param>
    public static Outcome<Moved> AskIdentity(this Case c, Officer by, string reason, Func<string, Officer?> find, Moment m) =>
        (c.NoOpenTip() ?? c.Gone()) is { } refusal ? refusal
        : !c.LifeRisk ? Holding.NotNow("Only where a life is at stake may anybody ask who an informer is.")
        : c.AskTogether(DeskWordKind.Reveal, null, by, reason, find, m);

    /// <summary>Asks for a medium as it came, or joins in asking.</summary>
    /// <param name="c">The tip.</param>
    /// <param name="mediaId">The medium.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="reason">Why.</param>
    /// <param name="find">As in <see cref="AskIdentity"/>.</param>
    /// <param name="m">When.</param>
    public static Outcome<Moved> AskOriginal(this Case c, string mediaId, Officer by, string reason, Func<string, Officer?> find, Moment m) =>
        (c.NoOpenTip() ?? c.Gone()) is { } refusal ? refusal
        : c.Tip!.Media.All(item => item.Id != mediaId) ? new Refusal(RefusalKind.NotFound, "This tip has no such medium.")
        : c.Tip.Media.Any(item => item.Id == mediaId && item.OriginalId is not null) ? new Moved(c, [])
        : c.AskTogether(DeskWordKind.Original, mediaId, by, reason, find, m);

    /// <summary>The request that both supervisors made and that the relay has not answered, or null.</summary>
    public static DualRequest? Granted(this TipPart tip, string? wordId) =>
        tip.Requests.FirstOrDefault(r => r.Id == wordId && r is { ConfirmedAt: not null, AnsweredAt: null });

    private static Outcome<Moved> AskTogether(this Case c, DeskWordKind kind, string? mediaId, Officer by, string reason, Func<string, Officer?> find, Moment m)
    {
        var (tip, scope) = (c.Tip!, CaseScope.Of(c));
        if (!Visibility.MayDecideTogether(by, scope))
        {
            return new Refusal(RefusalKind.Forbidden, by.Id == tip.Assignment?.User ? NotItsOfficer : WhoMay(tip));
        }

        var same = tip.Requests.Where(r => r.Kind == kind && r.MediaId == mediaId).ToList();
        if (same.Any(r => r is { ConfirmedAt: not null, AnsweredAt: null }))
        {
            return Holding.NotNow("Two supervisors have asked; the relay has not answered yet.");
        }

        var (asked, confirmed) = kind == DeskWordKind.Reveal ? (EventKinds.RevealAsked, EventKinds.RevealConfirmed) : (EventKinds.OriginalAsked, EventKinds.OriginalConfirmed);

        // Who is no supervisor any more, may not know of the tip any more, or works on it by now, has no half of the decision left.
        if (same.FirstOrDefault(r => r.IsPending(m.Now) && find(r.AskedBy.Id) is { } still && Visibility.MayDecideTogether(still, scope)) is not { } pending)
        {
            var request = new DualRequest(InformerTold.IdOf(c, m.Now), kind, mediaId, m.By, m.Now);
            return new Moved(
                c with { Tip = tip with { Words = tip.Words + 1, Requests = [.. tip.Requests, request] } },
                [m.Say(asked, reason, ("request", request.Id), ("medium", mediaId))]);
        }

        if (pending.AskedBy.Id == m.By.Id)
        {
            return Holding.NotNow("You have asked: another supervisor must ask too, within 24 hours.");
        }

        if (!Visibility.AreEnough(find(pending.AskedBy.Id)!, by))
        {
            return new Refusal(RefusalKind.Forbidden, $"{pending.AskedBy.Name} of the station has asked: the second supervisor must be of the SP office, the range or the state.");
        }

        // The word has the id of the request, so that its answer finds it.
        var said = c.SayToRelay(kind, m, out _, word => word with { Id = pending.Id, MediaId = mediaId, Supervisors = [pending.AskedBy.Id, m.By.Id] });
        return new Moved(
            said with { Tip = said.Tip! with { Requests = [.. tip.Requests.Select(r => r.Id == pending.Id ? r with { ConfirmedBy = m.By, ConfirmedAt = m.Now } : r)] } },
            [m.Say(confirmed, reason, ("request", pending.Id), ("word", pending.Id), ("with", pending.AskedBy.Id), ("medium", mediaId)) with { Answers = asked, Since = pending.AskedAt }]);
    }

    private const string NotItsOfficer = "You work on this tip: two supervisors who do not must decide this.";

    private static string WhoMay(TipPart tip) => tip.Conflicted
        ? "Two supervisors of the range office or of vigilance decide this together."
        : "Two supervisors who may see this tip decide this together, at least one of them of the SP office, the range or the state.";

    private static Refusal? Gone(this Case c) =>
        c.Tip is { InformerLeft: true } ? Holding.NotNow("The informer has left for good: the relay knows nothing of them any more.") : null;
}
