using System.Collections.Concurrent;

namespace Satark.Local.Desk;

/// <summary>The pages that are open on this host.</summary>
internal sealed class OpenPages
{
    private readonly ConcurrentDictionary<string, Page> _pages = new(StringComparer.Ordinal);

    /// <summary>All of them.</summary>
    public ICollection<Page> All => _pages.Values;

    /// <summary>The page of a key, or null.</summary>
    public Page? Find(string key) => _pages.GetValueOrDefault(key);

    /// <summary>Opened.</summary>
    public void Add(Page page) => _pages[page.Key] = page;

    /// <summary>Closed.</summary>
    public void Remove(string key) => _pages.TryRemove(key, out _);
}
