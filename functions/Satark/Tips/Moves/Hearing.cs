using Satark.Cases;
using Satark.Enrichment.Urgency;
using Satark.Escalation;
using Satark.Tips.Line;
using Satark.Tips.Weighing;
using static Satark.Tips.Moves.Assigning;

namespace Satark.Tips.Moves;

/// <summary>What the relay says of a tip that is there already. Words are read for police and for danger before anybody sees them.</summary>
public static class Hearing
{
    /// <summary>The informer adds something or answers a question. A tip that was closed for want of more is opened again.</summary>
    public static Outcome<Moved> HearMore(this Case c, TipWord word, Moment m)
    {
        var tip = c.Tip!;
        var happened = m.Say(EventKinds.TipAdded, word.Text, ("answers", word.Answers), ("media", word.Media.Count == 0 ? null : Text(word.Media.Count)));
        if (tip.Questions.FirstOrDefault(q => q.Id == word.Answers) is { } question)
        {
            happened = happened with { Answers = EventKinds.TipAsked, Since = question.At };
        }

        var heard = new Moved(
            c with
            {
                Hints = c.Hints + 1,
                Tip = tip with
                {
                    Additions = tip.Additions + 1,
                    Media = tip.Named(word.Media),
                    Questions = [.. tip.Questions.Select(q => q.Id == word.Answers ? q with { AnsweredAt = q.AnsweredAt ?? m.Now } : q)],
                },
            },
            [happened]);
        heard = heard.Then(x => x.Weighed(word.Text, m)).Then(x => x.Raise(TipRules.OfMedia(x.Tip!.Media.Select(item => item.Kind)), m));
        return c.IsOpen ? heard
            : c.Outcome is ClosingOutcome.TooLittle or ClosingOutcome.NothingFound or ClosingOutcome.LocationUnclear ? heard.Then(x => x.OpenAgain(m))
            : heard.Then(x => new Moved(x.Marked(MarkKind.InformerAdded, "The informer added something after it was closed", m.Now), []));
    }

    /// <summary>The whole tip after its first words, or a tip told anew.</summary>
    /// <param name="c">The case, with the report sealed anew.</param>
    /// <param name="word">The tip.</param>
    /// <param name="raw">The tip as it came, for the history; sealed.</param>
    /// <param name="m">The moment.</param>
    public static Outcome<Moved> HearWhole(this Case c, TipWord word, string raw, Moment m)
    {
        var content = word.Tip!;
        var whole = new Moved(
            c with
            {
                Hints = c.Hints + 1,
                Tip = c.Tip! with
                {
                    Questionnaire = content.Questionnaire,
                    Category = content.Category,
                    Language = content.Language,
                    Door = content.Door,
                    Additions = c.Tip.Additions + 1,
                    Media = c.Tip.Named(word.Media),
                },
            },
            [m.Say(EventKinds.Updated, raw)]);
        return whole
            .Then(x => TipRules.IsConflicted(content) ? x.FindConflict(m) : new Moved(x, []))
            .Then(x => x.Raise(TipRules.Weigh(content, word.Media), m))
            .Then(x => content.LifeRisk ? x.RaiseRisk(m) : new Moved(x, []))
            .Then(x => NewTip.RouteOf(content, m.Now) is { } route && x.IsOpen ? x.SetRoute(route, m).Value : new Moved(x, []));
    }

    /// <summary>The informer has left for good.</summary>
    public static Outcome<Moved> HearLeft(this Case c, Moment m) =>
        c.Tip!.InformerLeft ? new Moved(c, []) : new Moved(c with { Tip = c.Tip with { InformerLeft = true } }, [m.Say(EventKinds.InformerLeft)]);

    /// <summary>The relay says who the informer is, or that it does not know any more; only where two supervisors have asked.</summary>
    public static Outcome<Moved> HearIdentity(this Case c, TipWord word, Moment m) =>
        c.Tip!.Granted(word.Answers) is not { Kind: DeskWordKind.Reveal } request
            ? new Refusal(RefusalKind.Invalid, "Nobody has asked for this.")
            : new Moved(
                c.Answered(request, m),
                [m.Say(EventKinds.Revealed, word.Text, ("request", request.Id)) with { Answers = EventKinds.RevealConfirmed, Since = request.ConfirmedAt }]);

    /// <summary>Media that could not be had or read.</summary>
    public static Outcome<Moved> HearLost(this Case c, TipWord word, Moment m)
    {
        var lost = word.Media.Select(item => item.Id).ToHashSet(StringComparer.Ordinal);
        var tip = c.Tip! with { Media = [.. c.Tip.Named(word.Media).Select(item => lost.Contains(item.Id) && item.State == MediaState.Expected ? item with { State = MediaState.Lost } : item)] };
        var told = c with { Tip = tip };
        return new Moved(
            c.Tip.Granted(word.Answers) is { Kind: DeskWordKind.Original } request ? told.Answered(request, m) : told,
            [m.Say(EventKinds.MediaLost, null, ("media", Text(lost.Count)))]);
    }

    /// <summary>Media of which no copy can be made: their originals stay sealed with the relay.</summary>
    public static Outcome<Moved> HearSealed(this Case c, TipWord word, Moment m)
    {
        var closed = word.Media.Select(item => item.Id).ToHashSet(StringComparer.Ordinal);
        var tip = c.Tip! with { Media = [.. c.Tip.Named(word.Media).Select(item => closed.Contains(item.Id) && item.State == MediaState.Expected ? item with { State = MediaState.Sealed } : item)] };
        return new Moved(c with { Tip = tip }, [m.Say(EventKinds.MediaSealed, null, ("media", Text(closed.Count)))]);
    }

    /// <summary>A copy is in the media store.</summary>
    public static Outcome<Moved> TakeMedia(this Case c, TipMediaItem arrived, Moment m)
    {
        var known = c.Tip!.Media.FirstOrDefault(item => item.Id == arrived.Id);
        if (known is { State: MediaState.Arrived })
        {
            return new Moved(c, []);
        }

        IReadOnlyList<TipMediaItem> media = known is null ? [.. c.Tip.Media, arrived] : [.. c.Tip.Media.Select(item => item.Id == arrived.Id ? arrived : item)];
        return new Moved(c with { Tip = c.Tip with { Media = media } }, [m.Say(EventKinds.MediaArrived, null, ("kind", Words<MediaKind>.Of(arrived.Kind)), ("medium", arrived.Id))])
            .Then(x => x.Raise(TipRules.OfMedia(x.Tip!.Media.Select(item => item.Kind)), m));
    }

    /// <summary>A medium as it came is in the media store; only where two supervisors have asked for it.</summary>
    public static Outcome<Moved> TakeOriginal(this Case c, MediaCopy copy, string storeId, Moment m) =>
        c.Tip!.Media.Any(item => item.Id == copy.Id && item.OriginalId == storeId) ? new Moved(c, [])
        : c.Tip.Granted(copy.OriginalFor) is not { Kind: DeskWordKind.Original } request || request.MediaId != copy.Id
            ? new Refusal(RefusalKind.Invalid, "Nobody has asked for this.")
            : new Moved(
                (c with { Tip = c.Tip with { Media = [.. c.Tip.Media.Select(item => item.Id == copy.Id ? item with { OriginalId = storeId, OriginalContentType = copy.ContentType } : item)] } }).Answered(request, m),
                [m.Say(EventKinds.OriginalArrived, null, ("request", request.Id), ("medium", copy.Id)) with { Answers = EventKinds.OriginalConfirmed, Since = request.ConfirmedAt }]);

    /// <summary>A life may be at stake after all: the ladder of such a tip from now on.</summary>
    internal static Moved RaiseRisk(this Case c, Moment m)
    {
        if (c.LifeRisk || !c.IsOpen)
        {
            return new Moved(c, []);
        }

        var raised = c with { LifeRisk = true, Severity = Severity.Critical };
        raised = raised with { Ladder = raised.Hold is null ? c.Ladder.Under(Policies.For(raised), m.Now, m.Now) : c.Ladder with { Policy = Policies.For(raised) } };
        return new Moved(raised.EngageAll(m.Now), [m.Say(EventKinds.UrgencyFound, null, ("level", Words<UrgencyLevel>.Of(UrgencyLevel.Immediate)), ("severity", Words<Severity>.Of(Severity.Critical)))])
            .Then(x => x.Floored(m));
    }

    private static Moved Weighed(this Case c, string? text, Moment m) =>
        new Moved(c, [])
            .Then(x => text is not null && UrgencyFinder.Find(text).SeverityFloor == Severity.Critical ? x.RaiseRisk(m) : new Moved(x, []))
            .Then(x => TipRules.NamesPolice(text, x.LifeRisk) ? x.FindConflict(m) : new Moved(x, []))
            .Then(x => x.Raise(TipRules.OfText(text), m));

    private static Moved OpenAgain(this Case c, Moment m)
    {
        var open = c.Reopen("The informer added something", m);
        return open.IsOk ? open.Value : new Moved(c, []);
    }

    private static Case Answered(this Case c, DualRequest request, Moment m) =>
        c with { Tip = c.Tip! with { Requests = [.. c.Tip.Requests.Select(r => r.Id == request.Id ? r with { AnsweredAt = m.Now } : r)] } };

    private static IReadOnlyList<TipMediaItem> Named(this TipPart tip, IReadOnlyList<TipMedia> media) =>
        [.. tip.Media, .. media.DistinctBy(item => item.Id).Where(item => tip.Media.All(known => known.Id != item.Id)).Select(item => new TipMediaItem(item.Id, item.Kind, MediaState.Expected))];
}
