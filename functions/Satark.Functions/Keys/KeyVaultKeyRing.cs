using System.Collections.Concurrent;
using Satark.Privacy;

namespace Satark.Functions.Keys;

/// <summary>
/// Keys in Azure: one secret in Key Vault, from which all keys of the installation follow, and a table of data keys wrapped
/// under it. New data keys come from a supply that was made durable ahead, a hundred in one transaction, so that a case's
/// save does not wait for the key table. What an instance had left when it ended stays in the table, unused and harmless.
/// </summary>
/// <remarks>
/// Several instances share the table. An erased key is gone at once from the table and from the memory of the instance that
/// erased it; others may hold it in memory for at most <see cref="MaxAge"/> more.
/// </remarks>
public sealed class KeyVaultKeyRing : IKeyRing
{
    /// <summary>How long an unwrapped key is kept in memory before the table is asked again.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(60);

    private const int Low = KeyTable.MostAtOnce / 2;
    private const int Cached = 4096;

    private readonly DerivedKeys _derived;
    private readonly KeyTable _table;
    private readonly DataKeyCache _cache;
    private readonly ConcurrentQueue<DataKey> _supply = new();
    private readonly Lock _gate = new();
    private Task _filling = Task.CompletedTask;

    private KeyVaultKeyRing(DerivedKeys derived, KeyTable table, TimeProvider clock)
    {
        _derived = derived;
        _table = table;
        _cache = new DataKeyCache(Cached, MaxAge, clock);
    }

    /// <summary>Names the secret without telling anything of it.</summary>
    internal ReadOnlyMemory<byte> Fingerprint => _derived.Fingerprint;

    /// <inheritdoc/>
    public async ValueTask<DataKey> NewAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_supply.TryDequeue(out var key))
            {
                _ = FillWhereLow();
                _cache.Add(key, _cache.Erasures);
                return key;
            }

            await FillWhereLow().WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<DataKey?> FindAsync(string keyId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keyId);
        if (_cache.Find(keyId) is { } cached)
        {
            return cached;
        }

        var erasures = _cache.Erasures;
        if (await _table.FindAsync(keyId, cancellationToken).ConfigureAwait(false) is not { } wrapped)
        {
            return null;
        }

        var key = _derived.Unwrap(keyId, wrapped);
        _cache.Add(key, erasures);
        return key;
    }

    /// <inheritdoc/>
    public async Task EraseAsync(string keyId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keyId);
        await _table.EraseAsync(keyId, cancellationToken).ConfigureAwait(false);
        _cache.Erase(keyId);
    }

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Installation(KeyPurpose purpose) => _derived.Installation(purpose);

    /// <summary>Opens the ring; a new key table gets its secret.</summary>
    /// <exception cref="KeysUnusableException">The message says what to do.</exception>
    internal static async Task<KeyVaultKeyRing> OpenAsync(IMasterSecret secrets, KeyTable table, TimeProvider clock, CancellationToken cancellationToken)
    {
        await table.EnsureAsync(cancellationToken).ConfigureAwait(false);
        return new KeyVaultKeyRing(await SecretClaim.OpenAsync(secrets, table, cancellationToken).ConfigureAwait(false), table, clock);
    }

    /// <summary>One batch at a time; the first only when a key is wanted: most instances of an app never open a case.</summary>
    private Task FillWhereLow()
    {
        lock (_gate)
        {
            if (_filling.IsCompleted && _supply.Count < Low)
            {
                _filling = Task.Run(FillAsync);
            }

            return _filling;
        }
    }

    private async Task FillAsync()
    {
        // One partition for all of a batch, another one for the next.
        var partition = KeyTable.PartitionOf(Ids.Random());
        var keys = Enumerable.Range(0, KeyTable.MostAtOnce).Select(_ => DerivedKeys.NewDataKey(partition + Ids.Random()[KeyTable.PartitionLength..])).ToList();
        await _table.PutAsync(keys.Select(key => new WrappedKey(key.Id, _derived.Wrap(key))), CancellationToken.None).ConfigureAwait(false);
        keys.ForEach(_supply.Enqueue);
    }
}
