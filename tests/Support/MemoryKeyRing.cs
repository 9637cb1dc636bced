using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Satark.Privacy;

namespace Satark.Support;

/// <summary>Keys in memory, derived from a seed: the same test has the same keys each time.</summary>
public sealed class MemoryKeyRing : IKeyRing
{
    private readonly string _seed;
    private readonly Table _table;
    private readonly byte[][] _installation;

    /// <summary>A ring of this seed.</summary>
    public MemoryKeyRing(string seed = "tests")
        : this(seed, new Table())
    {
    }

    private MemoryKeyRing(string seed, Table table)
    {
        (_seed, _table) = (seed, table);
        _installation = [.. Enum.GetValues<KeyPurpose>().Select(p => Derived("installation/" + p))];
    }

    /// <summary>The same ring after a new start of the process.</summary>
    public MemoryKeyRing Restart() => new(_seed, _table);

    /// <inheritdoc/>
    public ValueTask<DataKey> NewAsync(CancellationToken cancellationToken)
    {
        var n = Interlocked.Increment(ref _table.Last).ToString(CultureInfo.InvariantCulture);
        var key = new DataKey("key-" + n, Derived("data/" + n));
        _table.Keys[key.Id] = key;
        return ValueTask.FromResult(key);
    }

    /// <inheritdoc/>
    public ValueTask<DataKey?> FindAsync(string keyId, CancellationToken cancellationToken) => ValueTask.FromResult(_table.Keys.GetValueOrDefault(keyId));

    /// <inheritdoc/>
    public Task EraseAsync(string keyId, CancellationToken cancellationToken)
    {
        _table.Keys.TryRemove(keyId, out _);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Installation(KeyPurpose purpose) => _installation[(int)purpose];

    private byte[] Derived(string of) => SHA256.HashData(Encoding.UTF8.GetBytes($"{_seed}/{of}"));

    private sealed class Table
    {
        public long Last;

        public ConcurrentDictionary<string, DataKey> Keys { get; } = new(StringComparer.Ordinal);
    }
}
