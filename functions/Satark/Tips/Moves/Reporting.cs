using Satark.Cases;
using static Satark.Tips.Moves.Assigning;

namespace Satark.Tips.Moves;

/// <summary>What the officer found, what the office says of it, and the end.</summary>
public static class Reporting
{
    private static readonly ClosingOutcome[] Ends = [ClosingOutcome.ActionTaken, ClosingOutcome.NothingFound, ClosingOutcome.PassedOn, ClosingOutcome.TooLittle];

    /// <summary>Whether a case may end so: tips have outcomes of their own; where a life was at stake, those of alerts too.</summary>
    public static bool MayEndAs(Case c, ClosingOutcome outcome) => outcome != ClosingOutcome.Merged && (Ends.Contains(outcome) ? c.Tip is not null : c.Tip is null || c.LifeRisk);

    /// <summary>The officer reports back; by the officer of the tip, or by whoever holds it.</summary>
    /// <param name="c">The tip.</param>
    /// <param name="outcome">What came of it.</param>
    /// <param name="text">The report's words; sealed.</param>
    /// <param name="media">The officer's pictures, films and recordings, already in the media store.</param>
    /// <param name="m">The moment.</param>
    /// <param name="form"><see cref="TipReport.Form"/>.</param>
    public static Outcome<Moved> Report(this Case c, TipFinding outcome, string text, IReadOnlyList<TipMediaItem> media, Moment m, string? form = null)
    {
        if (c.NoOpenTip() is { } refusal)
        {
            return refusal;
        }

        var tip = c.Tip!;
        if (tip.Assignment?.User != m.By.Id && c.Hold?.By.Id != m.By.Id)
        {
            return Holding.NotNow("Only the officer of this tip, or whoever holds it, reports on it.", "रिपोर्ट वही देते हैं जिन्हें यह सूचना दी गई है या जिनके पास यह है।");
        }

        var n = tip.Reports.Count + 1;
        var since = tip.Assignment?.AcceptedAt ?? tip.Assignment?.At ?? c.OpenedAt;
        var reported = c with
        {
            State = CaseState.Reached,
            Times = c.Times with { Reached = c.Times.Reached ?? m.Now },
            Tip = tip with
            {
                Reports = [.. tip.Reports, new TipReport(n, m.By, m.Now, outcome, ReviewState.Waiting) { Media = media, Form = form }],

                // Whoever reports works on it, whether or not the button was pressed before.
                Assignment = tip.Assignment is { AcceptedAt: null } mine && mine.User == m.By.Id ? mine with { AcceptedAt = m.Now } : tip.Assignment,
            },
        };
        return new Moved(
            reported.RenewedForAll(m),
            [m.Say(EventKinds.TipReported, text, ("report", Text(n)), ("outcome", Words<TipFinding>.Of(outcome)), ("media", media.Count == 0 ? null : Text(media.Count)))
                with { Answers = tip.Assignment is null ? EventKinds.Received : EventKinds.TipAssigned, Since = since }]);
    }

    /// <summary>The office looks at the last report; nobody reviews their own.</summary>
    /// <param name="c">The tip.</param>
    /// <param name="review"><see cref="ReviewState.Ok"/> or <see cref="ReviewState.Again"/>.</param>
    /// <param name="note">What is missing; sealed.</param>
    /// <param name="m">The moment.</param>
    public static Outcome<Moved> Review(this Case c, ReviewState review, string? note, Moment m)
    {
        if (c.NoOpenTip() is { } refusal)
        {
            return refusal;
        }

        if (review == ReviewState.Waiting)
        {
            return new Refusal(RefusalKind.Invalid, "A review says ok or again.");
        }

        if (c.Tip!.Reports is not [.., { Review: ReviewState.Waiting } last])
        {
            return Holding.NotNow("No report waits for a review.", "कोई रिपोर्ट देखी जाने को बाकी नहीं।");
        }

        if (last.By.Id == m.By.Id)
        {
            return Holding.NotNow("Nobody reviews their own report: ask a colleague.", "अपनी रिपोर्ट कोई स्वयं नहीं जाँचता: किसी साथी से कहें।");
        }

        var reviewed = c with
        {
            State = review == ReviewState.Again ? CaseState.Dispatched : c.State,
            Times = review == ReviewState.Again ? c.Times with { Reached = null } : c.Times,
            Tip = c.Tip with { Reports = [.. c.Tip.Reports.SkipLast(1), last with { Review = review, ReviewedBy = m.By }] },
        };
        return new Moved(
            reviewed.RenewedForAll(m),
            [m.Say(EventKinds.TipReviewed, note, ("report", Text(last.N)), ("review", Words<ReviewState>.Of(review))) with { Answers = EventKinds.TipReported, Since = last.At }]);
    }
}
