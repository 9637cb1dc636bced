using System.Globalization;
using System.Runtime.CompilerServices;
using Satark.Storage;

namespace Satark.Cases;

/// <summary>The index of all cases ever opened, by the month of their opening.</summary>
public sealed class CaseIndex(IStore store)
{
    private const string Months = "cases";

    /// <summary>Enters a case; a repeat enters nothing twice.</summary>
    public async Task EnterAsync(Case c, CancellationToken cancellationToken)
    {
        var month = c.OpenedAt.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        await store.EnterAsync(Months, month, cancellationToken).ConfigureAwait(false);
        await store.EnterAsync($"{Months}-{month}", c.Id, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The ids of all cases, oldest month first.</summary>
    public async IAsyncEnumerable<string> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var (month, _) in await store.ListAllAsync(Months, "", SatarkJson.Default.Errand, cancellationToken).ConfigureAwait(false))
        {
            string? after = null;
            while (true)
            {
                var page = await store.ListAsync($"{Months}-{month}", "", after, 1000, cancellationToken).ConfigureAwait(false);
                foreach (var record in page)
                {
                    yield return record.Key.Row;
                }

                if (page.Count < 1000)
                {
                    break;
                }

                after = page[^1].Key.Row;
            }
        }
    }
}
