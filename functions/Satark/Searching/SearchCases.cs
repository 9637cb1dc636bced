using Satark.Board;
using Satark.Cases;
using Satark.Privacy;
using Satark.Roster;
using Satark.Storage;

namespace Satark.Searching;

/// <summary>Finds cases by what an officer typed, and records that they looked before a word is answered.</summary>
public sealed class SearchCases(IStore store, CaseBook book, SearchIndex index, SearchBook searches, IKeyRing keys)
{
    /// <summary>Most cases of one answer; whoever looks for more narrows it.</summary>
    public const int Most = 20;

    /// <summary>Finds cases.</summary>
    /// <param name="query">What is looked for.</param>
    /// <param name="by">Who looks; on a locked board whose board it is.</param>
    /// <param name="locked">Nobody has confirmed who stands at the board: only codes are looked for.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>What this officer may find, newest first. Nothing in it tells of a case that they may not see.</returns>
    public async Task<SearchAnswer> HandleAsync(SearchQuery query, Officer by, bool locked, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(by);
        var now = book.Now;
        var known = new Dictionary<string, (string Place, TermKind Kind, Case? Case)>(StringComparer.Ordinal);
        foreach (var term in query.Terms)
        {
            if (term.Kind == TermKind.Code)
            {
                foreach (var c in await ByCodeAsync(term.Value, cancellationToken).ConfigureAwait(false))
                {
                    known.TryAdd(c.Id, (SearchIndex.Row(c), TermKind.Code, c));
                }
            }
            else if (!locked)
            {
                foreach (var (place, id) in await index.ListAsync(term, cancellationToken).ConfigureAwait(false))
                {
                    known.TryAdd(id, (place, term.Kind, null));
                }
            }
        }

        var found = new List<(TermKind Kind, Case Case)>();
        foreach (var (id, (_, kind, loaded)) in known.OrderBy(k => k.Value.Place, StringComparer.Ordinal))
        {
            if ((loaded ?? (await book.FindAsync(id, cancellationToken).ConfigureAwait(false))?.Value) is { } c && SearchSight.MayFind(by, c, kind, locked, now))
            {
                found.Add((kind, c));
                if (found.Count > Most)
                {
                    break;
                }
            }
        }

        var hits = found.Where(f => f.Kind == TermKind.Code || !found.Any(other => other.Case.Id == f.Case.MergedInto)).Take(Most)
            .Select(f => new SearchHit(BoardRow.Of(f.Case).For(by), f.Kind)).ToList();
        await searches.RecordAsync(query, query.Terms[0].Mark(keys), by, locked, hits, cancellationToken).ConfigureAwait(false);
        return new SearchAnswer([.. query.Terms.Select(t => t.Kind)], hits, found.Count > Most);
    }

    private async Task<IReadOnlyList<Case>> ByCodeAsync(string value, CancellationToken cancellationToken)
    {
        var ids = CaseId.TryParse(value, out _) ? [value]
            : (await store.ListAsync(CodeBook.IndexPartition(value), "", null, Most, cancellationToken).ConfigureAwait(false)).Select(r => r.Key.Row);
        var cases = new List<Case>();
        foreach (var id in ids)
        {
            if (await book.FindAsync(id, cancellationToken).ConfigureAwait(false) is { Value: var c })
            {
                cases.Add(c);
            }
        }

        return cases;
    }
}

/// <summary>What was found.</summary>
/// <param name="Kinds">As what the words were read, the surest first.</param>
/// <param name="Hits">The cases, newest first.</param>
/// <param name="More">There are more that this officer may see.</param>
public sealed record SearchAnswer(IReadOnlyList<TermKind> Kinds, IReadOnlyList<SearchHit> Hits, bool More);

/// <summary>A case that was found: what the board shows of it.</summary>
/// <param name="Row">The row, as this officer sees it.</param>
/// <param name="By">The field that matched.</param>
public sealed record SearchHit(BoardRow Row, TermKind By);
