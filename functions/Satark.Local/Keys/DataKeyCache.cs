using Satark.Privacy;

namespace Satark.Local.Keys;

/// <summary>The data keys used last, unwrapped. An erased key leaves at once, and cannot come back from a read that began before.</summary>
internal sealed class DataKeyCache(int capacity)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, LinkedListNode<DataKey>> _keys = new(StringComparer.Ordinal);
    private readonly LinkedList<DataKey> _byUse = new();
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
            _byUse.AddFirst(node);
            return node.Value;
        }
    }

    /// <summary>Keeps a key unless any was erased since <paramref name="erasures"/> was read.</summary>
    public void Add(DataKey key, long erasures)
    {
        lock (_gate)
        {
            if (erasures != _erasures || _keys.ContainsKey(key.Id))
            {
                return;
            }

            _keys.Add(key.Id, _byUse.AddFirst(key));
            if (_keys.Count > capacity && _byUse.Last is { } oldest)
            {
                _byUse.RemoveLast();
                _keys.Remove(oldest.Value.Id);
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
