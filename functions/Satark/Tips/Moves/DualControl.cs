using Satark.Cases;
using Satark.Tips.Line;
using Satark.Tips.Telling;

namespace Satark.Tips.Moves;

/// <summary>
/// What breaks anonymity a little or wholly, and therefore needs two different supervisors and a reason of each: who an informer is, where a life is at
/// stake; and a medium as it came, with all that it says of its sender. Both leave a mark in the chain and in the public counter.
/// </summary>
public static class DualControl
{
    /// <summary>Asks who the informer is, or joins in asking. Only where a life is at stake.</summary>
    /// <param name="c">The tip.</param>
    /// <param name="reason">Why.</param>
    /// <param name="m">Who asks, and when.</param>
    /// <param name="mayStill">Whether somebody who asked earlier is one of those who may ask at this moment; everybody where it is null.</param>
    public static Outcome<Moved> AskIdentity(this Case c, string reason, Moment m, Func<string, bool>? mayStill = null) =>
        (c.NoOpenTip() ?? c.Gone()) is { } refusal ? refusal
        : !c.LifeRisk ? Holding.NotNow("Only where a life is at stake may anybody ask who an informer is.")
        : c.AskTogether(DeskWordKind.Reveal, null, reason, m, mayStill);

    /// <summary>Asks for a medium as it came, or joins in asking.</summary>
    /// <param name="c">The tip.</param>
    /// <param name="mediaId">The medium.</param>
    /// <param name="reason">Why.</param>
    /// <param name="m">Who asks, and when.</param>
    /// <param name="mayStill">As in <see cref="AskIdentity"/>.</param>
    public static Outcome<Moved> AskOriginal(this Case c, string mediaId, string reason, Moment m, Func<string, bool>? mayStill = null) =>
        (c.NoOpenTip() ?? c.Gone()) is { } refusal ? refusal
        : c.Tip!.Media.All(item => item.Id != mediaId) ? new Refusal(RefusalKind.NotFound, "This tip has no such medium.")
        : c.Tip.Media.Any(item => item.Id == mediaId && item.OriginalId is not null) ? new Moved(c, [])
        : c.AskTogether(DeskWordKind.Original, mediaId, reason, m, mayStill);

    /// <summary>The request that both supervisors made and that the relay has not answered, or null.</summary>
    public static DualRequest? Granted(this TipPart tip, string? wordId) =>
        tip.Requests.FirstOrDefault(r => r.Id == wordId && r is { ConfirmedAt: not null, AnsweredAt: null });

    private static Outcome<Moved> AskTogether(this Case c, DeskWordKind kind, string? mediaId, string reason, Moment m, Func<string, bool>? mayStill)
    {
        var tip = c.Tip!;
        var same = tip.Requests.Where(r => r.Kind == kind && r.MediaId == mediaId).ToList();
        if (same.Any(r => r is { ConfirmedAt: not null, AnsweredAt: null }))
        {
            return Holding.NotNow("Two supervisors have asked; the relay has not answered yet.");
        }

        var (asked, confirmed) = kind == DeskWordKind.Reveal ? (EventKinds.RevealAsked, EventKinds.RevealConfirmed) : (EventKinds.OriginalAsked, EventKinds.OriginalConfirmed);

        // Who is no supervisor any more, or may not know of the tip any more, has no half of the decision left.
        if (same.FirstOrDefault(r => r.IsPending(m.Now) && mayStill?.Invoke(r.AskedBy.Id) is not false) is not { } pending)
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

        // The word has the id of the request, so that its answer finds it.
        var said = c.SayToRelay(kind, m, out _, word => word with { Id = pending.Id, MediaId = mediaId, Supervisors = [pending.AskedBy.Id, m.By.Id] });
        return new Moved(
            said with { Tip = said.Tip! with { Requests = [.. tip.Requests.Select(r => r.Id == pending.Id ? r with { ConfirmedBy = m.By, ConfirmedAt = m.Now } : r)] } },
            [m.Say(confirmed, reason, ("request", pending.Id), ("word", pending.Id), ("with", pending.AskedBy.Id), ("medium", mediaId)) with { Answers = asked, Since = pending.AskedAt }]);
    }

    private static Refusal? Gone(this Case c) =>
        c.Tip is { InformerLeft: true } ? Holding.NotNow("The informer has left for good: the relay knows nothing of them any more.") : null;
}
