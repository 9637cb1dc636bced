namespace Satark.Privacy;

/// <summary>The data keys used last, unwrapped. An erased key leaves at once, and cannot come back from a read that began before.</summary>
/// <param name="capacity">Most keys kept.</param>
/// <param name="maxAge">
/// How long a key is kept at most: where several processes share a key table, so long an erased key can live on in the
/// memory of those that did not erase it. Null where one process owns the table.
/// </param>
/// <param name="clock">The clock of <paramref name="maxAge"/>.</param>
public sealed class DataKeyCache(int capacity, TimeSpan? maxAge = null, TimeProvider? clock = null)
{
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, LinkedListNode<(DataKey Key, long Since)>> _keys = new(StringComparer.Ordinal);
    private readonly LinkedList<(DataKey Key, long Since)> _byUse = new();
    private long _erasures;

    /// <summary>Hand it to <see cref="Add"/> to show that a key was read after all erasures so far.</summary>
    public long Erasures => Interlocked.Read(ref _erasures);

    /// <summary>The key, or null where it is not at hand.</summary>
    public DataKey? Find(string id)
    {
        lock (_gate)
        {
            if (!_keys.TryGetValue(id, out var node))
            {
                return null;
            }

            _byUse.Remove(node);
            if (maxAge is { } most && _clock.GetElapsedTime(node.Value.Since) >= most)
            {
                _keys.Remove(id);
                return null;
            }

            _byUse.AddFirst(node);
            return node.Value.Key;
        }
    }

    /// <summary>Keeps a key unless any was erased since <paramref name="erasures"/> was read.</summary>
    public void Add(DataKey key, long erasures)
    {
        ArgumentNullException.ThrowIfNull(key);
        lock (_gate)
        {
            if (erasures != _erasures || _keys.ContainsKey(key.Id))
            {
                return;
            }

            _keys.Add(key.Id, _byUse.AddFirst((key, _clock.GetTimestamp())));
            if (_keys.Count > capacity && _byUse.Last is { } oldest)
            {
                _byUse.RemoveLast();
                _keys.Remove(oldest.Value.Key.Id);
            }
        }
    }

    /// <summary>Drops an erased key.</summary>
    public void Erase(string id)
    {
        lock (_gate)
        {
            _erasures++;
            if (_keys.Remove(id, out var node))
            {
                _byUse.Remove(node);
            }
        }
    }
}
