using System.Collections.Concurrent;

namespace Satark.Local.Desk;

/// <summary>The pages that are open on this host.</summary>
internal sealed class OpenPages
{
    private readonly ConcurrentDictionary<string, Page> _pages = new(StringComparer.Ordinal);

    /// <summary>All of them.</summary>
    public ICollection<Page> All => _pages.Values;

    /// <summary>The page of a connection, or null.</summary>
    public Page? Find(string connectionId) => _pages.GetValueOrDefault(connectionId);

    /// <summary>Opened.</summary>
    public void Add(Page page) => _pages[page.ConnectionId] = page;

    /// <summary>Closed.</summary>
    public void Remove(string connectionId) => _pages.TryRemove(connectionId, out _);
}
