using System.Collections.Concurrent;
using Satark.Local.Storage;
using Satark.Privacy;
using Satark.Storage;

namespace Satark.Local.Keys;

/// <summary>
/// Keys on this machine: a key file that only its owner can read, and a table of data keys wrapped under it. New data
/// keys come from a supply that was made durable ahead, so that a case's save waits for one synchronisation of the disk, not two.
/// </summary>
public sealed class FileKeyRing : IKeyRing, IDisposable
{
    private const int Batch = 512;
    private const int Low = 192;
    private const int Cached = 4096;

    private readonly DerivedKeys _derived;
    private readonly KeyTable _table;
    private readonly DataKeyCache _cache = new(Cached);
    private readonly ConcurrentQueue<DataKey> _supply = new();
    private readonly Lock _gate = new();
    private Task _filling = Task.CompletedTask;
    private bool _closed;

    private FileKeyRing(DerivedKeys derived, KeyTable table)
    {
        _derived = derived;
        _table = table;
        foreach (var (id, wrapped) in table.TakeSpare())
        {
            _supply.Enqueue(derived.Unwrap(id, wrapped));
        }

        _ = FillWhereLow();
    }

    /// <summary>Opens the ring of a data folder; a new folder gets a new key file.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="table">The table's name. Keys that no copy may ever hold lie in a table of their own.</param>
    /// <exception cref="DataFolderException">The message says what to do.</exception>
    public static FileKeyRing Open(string folder, string table = KeyCopy.CopiedTable)
    {
        var path = Path.GetFullPath(folder);
        DataFolder.Create(path);
        var file = MasterKeyFile.PathIn(path);
        if (!File.Exists(file) && !File.Exists(KeyTable.PathIn(path, table)))
        {
            MissingKeys.ThrowIfMarked(path);
            MasterKeyFile.Write(file, MasterKeyFile.NewSecret());
        }

        var derived = new DerivedKeys(MasterKeyFile.Read(file));
        return new FileKeyRing(derived, KeyTable.Open(path, table, derived.Fingerprint));
    }

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
    public ValueTask<DataKey?> FindAsync(string keyId, CancellationToken cancellationToken)
    {
        if (_cache.Find(keyId) is { } cached)
        {
            return new(cached);
        }

        cancellationToken.ThrowIfCancellationRequested();
        var erasures = _cache.Erasures;
        if (_table.Find(keyId) is not { } wrapped)
        {
            return new((DataKey?)null);
        }

        var key = _derived.Unwrap(keyId, wrapped);
        _cache.Add(key, erasures);
        return new(key);
    }

    /// <inheritdoc/>
    public Task EraseAsync(string keyId, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            _table.Erase(keyId);
            _cache.Erase(keyId);
        },
        cancellationToken);

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Installation(KeyPurpose purpose) => _derived.Installation(purpose);

    /// <summary>Notes the keys that were never handed out, so that the next start begins with them.</summary>
    public void Dispose()
    {
        Task filling;
        lock (_gate)
        {
            if (_closed)
            {
                return;
            }

            _closed = true;
            filling = _filling;
        }

        try
        {
            filling.Wait();
            _table.AddSpare(_supply.Select(static key => key.Id));
        }
        catch (Exception error) when (error is AggregateException or StoreUnavailableException)
        {
            // A few hundred unused keys stay in the table: harmless.
        }

        _supply.Clear();
        _table.Dispose();
    }

    /// <summary>One batch at a time, off the caller's thread.</summary>
    private Task FillWhereLow()
    {
        if (_supply.Count >= Low)
        {
            return Task.CompletedTask;
        }

        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            if (_filling.IsCompleted && _supply.Count < Low)
            {
                _filling = Task.Run(Fill);
            }

            return _filling;
        }
    }

    private void Fill()
    {
        var keys = new List<DataKey>(Batch);
        var rows = new List<WrappedKey>(Batch);
        for (var i = 0; i < Batch; i++)
        {
            var key = DerivedKeys.NewDataKey(Ids.Random());
            keys.Add(key);
            rows.Add(new(key.Id, _derived.Wrap(key)));
        }

        _table.Add(rows);
        keys.ForEach(_supply.Enqueue);
    }
}
