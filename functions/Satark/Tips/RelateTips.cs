using System.Globalization;
using Satark.Cases;
using Satark.Intake;
using Satark.Messaging;
using Satark.Privacy;
using Satark.Storage;

namespace Satark.Tips;

/// <summary>
/// Finds the tips that belong to a tip: the same place and category within three days, or the same picture, film or recording. Each is told of the other;
/// who may see both decides the view. The entry is written first and the index read afterwards, so that two that come at once find each other.
/// </summary>
public sealed class RelateTips(IStore store, CaseBook book, IKeyRing keys)
{
    /// <summary>So far two tips of one matter lie apart at most.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromDays(3);

    /// <summary>More than these are a list and no help.</summary>
    public const int Most = 20;

    private const string HourForm = "yyyyMMddHH";

    /// <summary>Enters the tip and links what belongs to it; a repeat enters and links nothing twice.</summary>
    public async Task HandleAsync(Message message, CancellationToken cancellationToken)
    {
        if (await book.FindAsync(Errand.Of(message).Subject, cancellationToken).ConfigureAwait(false) is not { Value: { Tip: { } tip, Erased: false } c })
        {
            return;
        }

        if (c.Route?.DistrictId is { } district)
        {
            var partition = $"tips-{district}-{tip.Category}";
            await store.EnterAsync(partition, $"{Hour(c.OpenedAt)}-{c.Id}", cancellationToken).ConfigureAwait(false);
            var known = await store.ListAsync(partition, "", Hour(c.OpenedAt - Window), 200, cancellationToken).ConfigureAwait(false);
            var last = Hour(c.OpenedAt + Window);
            await LinkAsync(
                partition, c, known.Select(k => k.Key.Row).TakeWhile(row => string.CompareOrdinal(row[..HourForm.Length], last) <= 0).Select(row => row[(HourForm.Length + 1)..]),
                LinkKind.RelatedTip, other => IsSameMatter(c, other), cancellationToken).ConfigureAwait(false);
        }

        foreach (var mark in tip.Media.Select(item => item.Mark).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            var partition = PartitionOf(mark, keys);
            await store.EnterAsync(partition, c.Id, cancellationToken).ConfigureAwait(false);
            var known = await store.ListAsync(partition, "", null, Most * 2, cancellationToken).ConfigureAwait(false);
            await LinkAsync(partition, c, known.Select(k => k.Key.Row), LinkKind.SameMedia, _ => true, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Takes a case out of the indexes of its media: nothing leads from an erased tip to another one any more.</summary>
    public static async Task ForgetAsync(IStore store, IKeyRing keys, Case c, CancellationToken cancellationToken)
    {
        foreach (var mark in c.Tip?.Media.Select(item => item.Mark).OfType<string>().Distinct(StringComparer.Ordinal) ?? [])
        {
            if (await store.FindAsync(new RecordKey(PartitionOf(mark, keys), c.Id), cancellationToken).ConfigureAwait(false) is { } row)
            {
                await store.SaveAsync(new Change(row.Key.Partition).Delete(c.Id, row.Version), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static string PartitionOf(string mark, IKeyRing keys) => "tip-mark-" + Ids.Keyed(keys.Installation(KeyPurpose.Index).Span, "mark", mark);

    private static bool IsSameMatter(Case c, Case other) =>
        other.Route?.DistrictId == c.Route?.DistrictId && other.Tip?.Category == c.Tip?.Category
        && (c.Route?.Station is not { } here || other.Route?.Station is not { } there || string.Equals(here, there, StringComparison.OrdinalIgnoreCase));

    private static string Hour(DateTimeOffset at) => at.UtcDateTime.ToString(HourForm, CultureInfo.InvariantCulture);

    private async Task LinkAsync(string partition, Case c, IEnumerable<string> candidates, LinkKind kind, Func<Case, bool> belongs, CancellationToken cancellationToken)
    {
        var change = new Change(partition);
        foreach (var id in candidates.Where(id => id != c.Id && !c.Links.Any(l => l.CaseId == id && l.Kind == kind)).Take(Most - Math.Min(Most, c.Links.Count)))
        {
            if (await book.FindAsync(id, cancellationToken).ConfigureAwait(false) is { Value: { Tip: not null, Erased: false } other } && belongs(other))
            {
                change.Send(LinkCase.Message(c.Id, other, kind, book.Now)).Send(LinkCase.Message(id, c, kind, book.Now));
            }
        }

        if (change.Rows > 0)
        {
            await store.SaveAsync(change, cancellationToken).ConfigureAwait(false);
        }
    }
}
