using System.Globalization;
using Satark.Privacy;
using Satark.Reads;
using Satark.Roster;
using Satark.Roster.Duty;
using Satark.Storage;

namespace Satark.Searching;

/// <summary>The record of searches. It stands beside the index of reading, in the same weeks, and is forgotten with it: a search is of no one case, so no case's history can hold it.</summary>
public sealed class SearchBook(IStore store, DutyBook duty, ReadBook reads)
{
    /// <summary>Records a search; it returns once that is durable. Where a code's letters were somebody's account, it was the account that was searched.</summary>
    /// <param name="query">What was searched; of it only the kind is kept.</param>
    /// <param name="mark">The keyed hash of its surest meaning.</param>
    /// <param name="by">Who searched.</param>
    /// <param name="locked">Nobody had confirmed who stands at the board.</param>
    /// <param name="hits">The cases that will be shown.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task RecordAsync(SearchQuery query, string mark, Officer by, bool locked, IReadOnlyList<SearchHit> hits, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(by);
        var now = DateTimeOffset.FromUnixTimeMilliseconds(duty.Now.ToUnixTimeMilliseconds());
        var entry = new SearchEntry(by.Id, hits.FirstOrDefault(h => h.By != TermKind.Code)?.By ?? query.Kind, mark, hits.Count, now)
        {
            Locked = locked,
            OffDutyAtNight = !locked && Circumstances.IsNight(now) && !(await duty.RosterAsync(cancellationToken).ConfigureAwait(false)).At(now).IsOnDuty(by.Id),
            Own = !locked && query.Terms.Any(term => IsOwn(term, by)),
        };
        var row = string.Create(CultureInfo.InvariantCulture, $"{ReadBook.SearchPrefix}{by.Id}.{now.ToUnixTimeMilliseconds():D13}.{Ids.Random()}");
        await reads.AddAsync(ReadBook.WeekOf(now), row, change => change.Insert(row, entry, SatarkJson.Default.SearchEntry), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>All searches of a week.</summary>
    /// <param name="week">Its Monday.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<IReadOnlyList<SearchEntry>> ListAsync(DateOnly week, CancellationToken cancellationToken) =>
        [.. (await store.ListAllAsync(ReadBook.Partition(week), ReadBook.SearchPrefix, SatarkJson.Default.SearchEntry, cancellationToken).ConfigureAwait(false)).Select(r => r.Record.Value)];

    private static bool IsOwn(SearchTerm term, Officer by) => term.Kind switch
    {
        TermKind.Phone => Circumstances.IsOwnNumber(by, term.Value),
        TermKind.Email => TermForms.Clean(by.Mail) is { } clean && TermForms.Email(clean) == term.Value,
        _ => false,
    };
}
