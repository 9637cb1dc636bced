using System.Collections.Concurrent;
using Satark.Storage;

namespace Satark.Support;

/// <summary>Media in memory, as they lie there: sealed or not, a test can look.</summary>
internal sealed class MemoryMediaStore : IMediaStore
{
    /// <summary>What lies there, by id.</summary>
    public ConcurrentDictionary<string, byte[]> Items { get; } = new(StringComparer.Ordinal);

    /// <summary>The ids of what is kept, in order.</summary>
    public IReadOnlyCollection<string> Ids => [.. Items.Keys.Order(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public async Task<SaveResult> SaveAsync(string id, Stream item, CancellationToken cancellationToken)
    {
        MediaItem.ThrowIfNoId(id);
        using var whole = new MemoryStream();
        await MediaItem.CopyAsync(item, bytes => whole.WriteAsync(bytes, cancellationToken), cancellationToken).ConfigureAwait(false);
        return Items.TryAdd(id, whole.ToArray()) ? SaveResult.Saved : SaveResult.Conflict;
    }

    /// <inheritdoc/>
    public Task<Stream?> OpenAsync(string id, CancellationToken cancellationToken)
    {
        MediaItem.ThrowIfNoId(id);
        return Task.FromResult<Stream?>(Items.TryGetValue(id, out var bytes) ? new MemoryStream(bytes, writable: false) : null);
    }

    /// <inheritdoc/>
    public Task DeleteAsync(string id, CancellationToken cancellationToken)
    {
        MediaItem.ThrowIfNoId(id);
        Items.TryRemove(id, out _);
        return Task.CompletedTask;
    }
}
