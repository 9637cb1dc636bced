using Satark.Cases;
using Satark.Privacy;
using Satark.Roster;
using Satark.Tips;

namespace Satark.Http.Views;

/// <summary>Builds what a case view says of a tip.</summary>
internal static class TipViews
{
    /// <summary>The tip as this officer may read it; null where the case is none.</summary>
    /// <param name="c">The case.</param>
    /// <param name="reader">Who reads.</param>
    /// <param name="report">Its opened report; null after erasure.</param>
    /// <param name="events">Its history.</param>
    /// <param name="key">Its key; null after erasure.</param>
    /// <param name="related">The links that the reader may know of.</param>
    /// <param name="now">The time.</param>
    public static TipView? Of(Case c, Officer reader, Report? report, IReadOnlyList<CaseEvent> events, DataKey? key, IReadOnlyList<CaseLink> related, DateTimeOffset now)
    {
        if (c.Tip is not { } tip)
        {
            return null;
        }

        var content = report?.Tip;
        var scope = CaseScope.Of(c);
        var said = events.Where(e => e.Body is not null && e.Kind is EventKinds.TipAdded or EventKinds.TipAsked or EventKinds.TipReported or EventKinds.TipReviewed).ToList();
        return new TipView
        {
            Category = tip.Category,
            CategoryText = TipLabels.Category(tip.Category, "en"),
            CategoryTextHindi = TipLabels.Category(tip.Category, "hi"),
            Language = tip.Language,
            Door = tip.Door,
            What = content?.What,
            When = content?.When,
            Where = content?.Where,
            Point = content?.Point,
            Answers = [.. (content?.Answers ?? []).Select(TipLabels.Of)],
            Additions = [.. events.Where(e => e.Kind == EventKinds.TipAdded).Select(e => new TipAdditionView(e.At, History.Open(c.Id, e, key), NumberOf(tip, e.Facts.GetValueOrDefault("answers"))))],
            Media = [.. tip.Media.Select(item => MediaOf(c, reader, scope, item))],
            Questions = [.. tip.Questions.Select(q => new TipQuestionView(NumberOf(tip, q.Id)!.Value, TextOf(EventKinds.TipAsked, "word", q.Id), q.By.Name, q.At, q.AnsweredAt))],
            Sensitivity = tip.Sensitivity,
            SensitivityBy = tip.SensitivityBy?.Name,
            Conflicted = tip.Conflicted,
            Assignment = tip.Assignment is { } a ? new TipAssignmentView(a.User, a.Name, a.At, a.By.Name, a.AcceptedAt) : null,
            Reports = [.. tip.Reports.Select(r => new TipReportView(
                r.N, r.By.Name, r.At, r.Outcome, TextOf(EventKinds.TipReported, "report", Satark.Tips.Moves.Assigning.Text(r.N)), r.Review, r.ReviewedBy?.Name, TextOf(EventKinds.TipReviewed, "report", Satark.Tips.Moves.Assigning.Text(r.N)), [.. r.Media.Select(item => MediaOf(c, reader, scope, item))]))],
            Told = tip.Told,
            InformerLeft = tip.InformerLeft,
            Muted = tip.MutedAt is not null,
            Requests = Visibility.MayDecideTogether(reader, scope) ? [.. tip.Requests.Select(r => new DualRequestView(r.Kind, r.MediaId, r.AskedBy.Name, r.AskedAt, r.ConfirmedBy?.Name, r.AnsweredAt, r.IsPending(now), AnswerTo(r)))] : [],
            Related = [.. related.Where(l => l.Kind is LinkKind.RelatedTip or LinkKind.SameMedia)],
        };

        string? TextOf(string kind, string fact, string value) =>
            said.FirstOrDefault(e => e.Kind == kind && e.Facts.GetValueOrDefault(fact) == value) is { } found ? History.Open(c.Id, found, key) : null;

        string? AnswerTo(DualRequest request) =>
            events.FirstOrDefault(e => e.Kind == EventKinds.Revealed && e.Facts.GetValueOrDefault("request") == request.Id) is { } found && MayRead(c, found, reader) ? History.Open(c.Id, found, key) : null;
    }

    /// <summary>
    /// Whether the words of an event are for this reader. Who an informer is: the two who asked, and nobody else. Why they asked, for it or for a medium as it
    /// came: those who may be one of two, so that a colleague can judge it, but not whoever works on the tip. That it was asked and answered, everybody reads.
    /// </summary>
    public static bool MayRead(Case c, CaseEvent e, Officer reader) => e.Kind switch
    {
        EventKinds.Revealed => c.Tip?.Requests.FirstOrDefault(r => r.Id == e.Facts.GetValueOrDefault("request")) is { } request && (request.AskedBy.Id == reader.Id || request.ConfirmedBy?.Id == reader.Id),
        EventKinds.RevealAsked or EventKinds.RevealConfirmed or EventKinds.OriginalAsked or EventKinds.OriginalConfirmed => Visibility.MayDecideTogether(reader, CaseScope.Of(c)),
        _ => true,
    };

    // A word's own id tells when it was said.
    private static int? NumberOf(TipPart tip, string? question) => tip.Questions.Index().Where(q => q.Item.Id == question).Select(q => (int?)q.Index + 1).FirstOrDefault();

    private static TipMediaView MediaOf(Case c, Officer reader, CaseScope scope, TipMediaItem item)
    {
        var url = item.State == MediaState.Arrived && Visibility.MayOpen(reader, scope, item.Kind) ? $"/api/v1/cases/{c.Id}/media/{item.Id}" : null;
        var original = item.OriginalId is not null && Visibility.MayDecideTogether(reader, scope) && Visibility.MayOpen(reader, scope, item.Kind) ? $"/api/v1/cases/{c.Id}/media/{item.OriginalId}" : null;
        return new TipMediaView(item.Id, item.Kind, item.State, item.ContentType, url, original);
    }
}
