using System.Collections.Concurrent;
using Satark.Storage;

namespace Satark.Support;

/// <summary>A media store in memory.</summary>
internal sealed class MemoryMediaStore : IMediaStore
{
    private readonly ConcurrentDictionary<string, byte[]> _items = new(StringComparer.Ordinal);

    /// <summary>The ids of what is kept.</summary>
    public IReadOnlyCollection<string> Ids => [.. _items.Keys.Order(StringComparer.Ordinal)];

    /// <inheritdoc />
    public async Task<SaveResult> SaveAsync(string id, Stream item, CancellationToken cancellationToken)
    {
        MediaItem.ThrowIfNoId(id);
        using var whole = new MemoryStream();
        await MediaItem.CopyAsync(item, piece => { whole.Write(piece.Span); return ValueTask.CompletedTask; }, cancellationToken);
        return _items.TryAdd(id, whole.ToArray()) ? SaveResult.Saved : SaveResult.Conflict;
    }

    /// <inheritdoc />
    public Task<Stream?> OpenAsync(string id, CancellationToken cancellationToken) =>
        Task.FromResult<Stream?>(_items.TryGetValue(id, out var item) ? new MemoryStream(item, writable: false) : null);

    /// <inheritdoc />
    public Task DeleteAsync(string id, CancellationToken cancellationToken)
    {
        _items.TryRemove(id, out _);
        return Task.CompletedTask;
    }
}
