using System.Globalization;
using Satark.Cases;
using Satark.Messaging;
using Satark.Tips.Line;

namespace Satark.Tips.Telling;

/// <summary>The messages that follow from a change of a tip, in the same save.</summary>
public static class TipFollowUps
{
    /// <summary>What follows from <paramref name="before"/> (null: just opened) having become <paramref name="after"/>; nothing where it is no tip.</summary>
    public static IEnumerable<Message> Of(Case? before, Case after, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(after);
        if (after.Tip is not { } tip)
        {
            yield break;
        }

        foreach (var word in tip.Said.Skip(before?.Tip?.Said.Count ?? 0))
        {
            yield return new Errand(after.Id, word.Id).As(Errands.TellInformer, after.Lane, now);
            if (word.Kind is DeskWordKind.Reveal or DeskWordKind.Original)
            {
                yield return new Errand(after.Id, word.Id, Step: (int)word.Kind).As(Errands.CountRequest, Lane.Bulk, now);
            }
        }

        if (before?.Tip is { } was)
        {
            foreach (var (user, news) in News(before, was, after, tip))
            {
                yield return new Errand(after.Id, user, after.Revision, (int)news).As(Errands.TellOfficers, after.Lane, now);
            }
        }

        if (before is null || Place(before) != Place(after))
        {
            yield return new Errand(after.Id, N: after.Revision).As(Errands.RelateTip, Lane.Ordinary, now);
        }
    }

    // What makes tips belong together.
    private static string Place(Case c) =>
        string.Create(CultureInfo.InvariantCulture, $"{c.Route?.DistrictId} {c.Tip!.Category} {c.Tip.Conflicted} {string.Join(' ', c.Tip.Media.Select(item => item.Mark))}");

    // Whoever does something need not be told of it.
    private static IEnumerable<(string User, TipNews News)> News(Case before, TipPart was, Case after, TipPart tip)
    {
        if (tip.Assignment is { } given && given.N != was.Assignment?.N)
        {
            yield return (given.User, TipNews.Assigned);
        }

        if (was.Assignment is { } taken && after.IsOpen && taken.N != tip.Assignment?.N && !tip.Conflicted)
        {
            yield return tip.Assignment is null && after.Hold is { } hold ? (hold.By.Id, TipNews.Refused) : (taken.User, TipNews.Withdrawn);
        }

        if (tip.Reports.Count > was.Reports.Count && after.Hold is { } holder && holder.By.Id != tip.Reports[^1].By.Id)
        {
            yield return (holder.By.Id, TipNews.Reported);
        }

        if (tip.Reports is [.., { Review: ReviewState.Again } report] && was.Reports is [.., { Review: ReviewState.Waiting }] && report.By.Id != after.Hold?.By.Id)
        {
            yield return (report.By.Id, TipNews.GoAgain);
        }

        if (tip.Additions > was.Additions)
        {
            foreach (var user in new[] { before.Hold?.By.Id, tip.Assignment?.User }.OfType<string>().Distinct(StringComparer.Ordinal))
            {
                yield return (user, TipNews.Added);
            }
        }
    }
}

/// <summary>What officers of a tip are told.</summary>
public enum TipNews
{
    /// <summary>It is yours to work on.</summary>
    Assigned,

    /// <summary>It is yours no more.</summary>
    Withdrawn,

    /// <summary>Your officer cannot work on it.</summary>
    Refused,

    /// <summary>A report came in.</summary>
    Reported,

    /// <summary>Your report is not enough.</summary>
    GoAgain,

    /// <summary>The informer said more.</summary>
    Added,
}
