using Satark.Board;
using Satark.Http.Desk;

namespace Satark.Local.Desk;

/// <summary>Pages that speak by HTTP, in memory beside those of the hub: a browser that the hub's connection does not reach.</summary>
internal sealed class AskingPages(OpenPages pages, TimeProvider clock) : IPagePresence
{
    /// <summary>A page is forgotten so long after its last word.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromSeconds(30);

    // More than anybody opens; whoever names ever new pages only loses the oldest ones.
    private const int MostOfOne = 20;

    /// <inheritdoc />
    public Task<IReadOnlyList<DeskAlarm>> ReportAsync(OpenPage page, bool armed, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var found = Find(page) ?? Add(page);
        found.Spoke(page.Officer, armed, now);
        return Task.FromResult(found.Waiting(now));
    }

    /// <inheritdoc />
    public Task<bool> WasAskedAsync(OpenPage page, string deliveryId, CancellationToken cancellationToken) =>
        Task.FromResult(Find(page)?.WasAsked(deliveryId) == true);

    /// <inheritdoc />
    public Task PlayedAsync(OpenPage page, string deliveryId, CancellationToken cancellationToken)
    {
        Find(page)?.Played(deliveryId);
        return Task.CompletedTask;
    }

    // The officer is part of the name: whoever learns a page's name speaks for it no more than anybody else.
    private static string KeyOf(OpenPage page) => $"{page.Officer.Id}/{page.Id}";

    private Page? Find(OpenPage page) => pages.Find(KeyOf(page));

    private Page Add(OpenPage page)
    {
        var own = pages.All.Where(p => !p.HasLine && p.Officer.Id == page.Officer.Id).OrderBy(p => p.SpokeAt).ToList();
        foreach (var oldest in own.Take(own.Count - MostOfOne + 1))
        {
            pages.Remove(oldest.Key);
        }

        var added = new Page(KeyOf(page), page.SignedIn);
        pages.Add(added);
        return added;
    }
}
