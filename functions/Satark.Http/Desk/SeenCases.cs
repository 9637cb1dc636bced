using Satark.Cases;
using Satark.Roster;

namespace Satark.Http.Desk;

/// <summary>Leaves out of lists what is about cases that their reader may not know of.</summary>
public sealed class SeenCases(CaseBook book)
{
    /// <summary>The items about no case, or about one that the officer may see.</summary>
    public async Task<IReadOnlyList<T>> OnlyAsync<T>(IReadOnlyList<T> items, Func<T, string?> caseOf, Officer officer, CancellationToken cancellationToken)
    {
        var hidden = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in items.Select(caseOf).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            if (await book.FindAsync(id, cancellationToken).ConfigureAwait(false) is { Value: { Tip: not null } c } && !Visibility.MaySee(officer, c))
            {
                hidden.Add(id);
            }
        }

        return [.. items.Where(item => caseOf(item) is not { } id || !hidden.Contains(id))];
    }
}
