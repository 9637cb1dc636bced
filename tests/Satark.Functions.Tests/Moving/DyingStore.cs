using Satark.Storage;

namespace Satark.Functions.Tests.Moving;

/// <summary>A store whose process dies at the n-th save, before or after it.</summary>
internal sealed class DyingStore(IStore inner, int saves, bool after) : IStore
{
    private int _saves;

    public async Task<SaveResult> SaveAsync(Change change, CancellationToken cancellationToken)
    {
        var dies = Interlocked.Increment(ref _saves) >= saves;
        var result = dies && !after ? SaveResult.Conflict : await inner.SaveAsync(change, cancellationToken);
        return dies ? throw new StoreUnavailableException("The process died here.") : result;
    }

    public Task<StoredRecord?> FindAsync(RecordKey key, CancellationToken cancellationToken) => inner.FindAsync(key, cancellationToken);

    public Task<IReadOnlyList<StoredRecord>> ListAsync(string partition, string rowPrefix, string? after, int limit, CancellationToken cancellationToken) =>
        inner.ListAsync(partition, rowPrefix, after, limit, cancellationToken);
}
