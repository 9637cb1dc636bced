using System.Collections.Concurrent;
using System.Diagnostics;

namespace Satark.Bench.Load;

/// <summary>When word of each alert first came out at the other end.</summary>
internal sealed class Arrivals
{
    private readonly ConcurrentDictionary<string, long> _first = new(StringComparer.Ordinal);

    /// <summary>How many different ones arrived.</summary>
    public int Count => _first.Count;

    /// <summary>Notes an arrival, now; a later one of the same alert changes nothing.</summary>
    public void Note(string key) => _first.TryAdd(key, Stopwatch.GetTimestamp());

    /// <summary>When it arrived, or null.</summary>
    public long? Of(string key) => _first.TryGetValue(key, out var at) ? at : null;
}
