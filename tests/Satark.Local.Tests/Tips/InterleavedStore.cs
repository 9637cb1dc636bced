using Microsoft.AspNetCore.Http;
using Satark.Storage;

namespace Satark.Local.Tests.Tips;

/// <summary>A store in which something happens right after a request has read a record for the so-manieth time: whatever it decided on that reading is old.</summary>
internal sealed class InterleavedStore(IStore inner, IHttpContextAccessor requests) : IStore
{
    private readonly Lock _gate = new();
    private RecordKey? _key;
    private int _left;
    private Func<Task>? _act;

    /// <summary>Whether it happened.</summary>
    public bool HasHappened { get; private set; }

    /// <summary>Whether the request read the record again afterwards, and so could know.</summary>
    public bool WasReadAfter { get; private set; }

    /// <summary>After the request's reading number <paramref name="n"/> of the record, from 1.</summary>
    public void After(RecordKey key, int n, Func<Task> act)
    {
        lock (_gate)
        {
            (_key, _left, _act, HasHappened, WasReadAfter) = (key, n, act, false, false);
        }
    }

    public async Task<StoredRecord?> FindAsync(RecordKey key, CancellationToken cancellationToken)
    {
        var record = await inner.FindAsync(key, cancellationToken);
        if (Due(key) is { } act)
        {
            await act();
            HasHappened = true;
        }

        return record;
    }

    public Task<SaveResult> SaveAsync(Change change, CancellationToken cancellationToken) => inner.SaveAsync(change, cancellationToken);

    public Task<IReadOnlyList<StoredRecord>> ListAsync(string partition, string rowPrefix, string? after, int limit, CancellationToken cancellationToken) =>
        inner.ListAsync(partition, rowPrefix, after, limit, cancellationToken);

    private Func<Task>? Due(RecordKey key)
    {
        lock (_gate)
        {
            // What the queue does meanwhile is no part of the request.
            if (key != _key || requests.HttpContext is null)
            {
                return null;
            }

            WasReadAfter |= HasHappened;
            if (_act is null || --_left > 0)
            {
                return null;
            }

            var act = _act;
            _act = null;
            return act;
        }
    }
}
