using System.Globalization;
using Satark.Cases;
using Satark.Privacy;
using Satark.Storage;

namespace Satark.Searching;

/// <summary>
/// The index from what a report names to its case: a partition for each keyed hash, its newest case first. What was entered for a case stands beside it, so that erasing finds every entry,
/// also of what the report no longer says.
/// </summary>
public sealed class SearchIndex(IStore store, IKeyRing keys, CaseBook book)
{
    /// <summary>So many entries of one term are looked at, the newest first: a number that stands in more cases is no person's.</summary>
    public const int MostEntries = 300;

    private const int Page = 100;
    private const long Last = 9_999_999_999_999;

    /// <summary>Enters a case under all that its report names; a repeat enters nothing twice.</summary>
    public async Task EnterAsync(string caseId, CancellationToken cancellationToken)
    {
        if (await book.FindAsync(caseId, cancellationToken).ConfigureAwait(false) is not { Value: { Tip: null, Synthetic: false, Erased: false } c } || !CaseId.TryParse(caseId, out var id)
            || await book.ReportAsync(c, cancellationToken).ConfigureAwait(false) is not { } report)
        {
            return;
        }

        IReadOnlyList<string> marks = [.. CaseTerms.Of(report).Select(term => term.Mark(keys))];
        var row = ListRow(id);
        var entered = await store.ChangeAsync<bool>(
            async token =>
            {
                var listed = await store.FindAsync(id.Partition, row, SatarkJson.Default.IReadOnlyListString, token).ConfigureAwait(false);
                var all = (listed?.Value ?? []).Union(marks, StringComparer.Ordinal).ToList();
                return all.Count == (listed?.Value.Count ?? 0) ? (null, all.Count > 0) : (new Change(id.Partition).Put(row, listed, all, SatarkJson.Default.IReadOnlyListString), true);
            },
            cancellationToken).ConfigureAwait(false);
        if (!entered)
        {
            return;
        }

        foreach (var mark in marks)
        {
            await store.EnterAsync(Partition(mark), Row(c), cancellationToken).ConfigureAwait(false);
        }

        if (await book.FindAsync(caseId, cancellationToken).ConfigureAwait(false) is { Value: { Erased: true } erased })
        {
            // It was erased meanwhile, perhaps before the entries of above were there to be found.
            await ForgetAsync(erased, marks, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Takes an erased case out of the index; a second run finishes what a first one left.</summary>
    public Task ForgetAsync(Case c, CancellationToken cancellationToken) => ForgetAsync(c, [], cancellationToken);

    /// <summary>The cases that name a term, newest first, at most <see cref="MostEntries"/>, each with its place in that order.</summary>
    public async Task<IReadOnlyList<(string Place, string CaseId)>> ListAsync(SearchTerm term, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(term);
        var partition = Partition(term.Mark(keys));
        var found = new List<(string, string)>();
        string? after = null;
        while (found.Count < MostEntries)
        {
            var page = await store.ListAsync(partition, "", after, Page, cancellationToken).ConfigureAwait(false);
            found.AddRange(page.Select(r => (r.Key.Row, r.Key.Row[(r.Key.Row.IndexOf('-', StringComparison.Ordinal) + 1)..])));
            if (page.Count < Page)
            {
                break;
            }

            after = page[^1].Key.Row;
        }

        return found;
    }

    /// <summary>Where a case stands in the order of the newest first.</summary>
    public static string Row(Case c)
    {
        ArgumentNullException.ThrowIfNull(c);
        return string.Create(CultureInfo.InvariantCulture, $"{Last - c.OpenedAt.ToUnixTimeMilliseconds():D13}-{c.Id}");
    }

    private static string Partition(string mark) => "find-" + mark;

    private static string ListRow(CaseId id) => id.Row + ".found-by";

    private async Task ForgetAsync(Case c, IReadOnlyList<string> also, CancellationToken cancellationToken)
    {
        var id = CaseId.Parse(c.Id);
        var listed = await store.FindAsync(id.Partition, ListRow(id), SatarkJson.Default.IReadOnlyListString, cancellationToken).ConfigureAwait(false);
        foreach (var mark in (listed?.Value ?? []).Union(also, StringComparer.Ordinal))
        {
            if (await store.FindAsync(new RecordKey(Partition(mark), Row(c)), cancellationToken).ConfigureAwait(false) is { } entry)
            {
                await store.SaveAsync(new Change(entry.Key.Partition).Delete(entry.Key.Row, entry.Version), cancellationToken).ConfigureAwait(false);
            }
        }

        if (listed is not null)
        {
            // Last, so that a second run still knows what to take out. A conflict means that another one is at it.
            await store.SaveAsync(new Change(id.Partition).Delete(ListRow(id), listed.Version), cancellationToken).ConfigureAwait(false);
        }
    }
}
