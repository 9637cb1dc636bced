using Satark.Storage;

namespace Satark.Tips.Receiving;

/// <summary>
/// A row of the tip's partition that is there as soon as anything of the tip is: its key, and the media whose copies came before the tip itself.
/// </summary>
/// <param name="KeyId">The tip's data key.</param>
/// <param name="Items">What came early; empty once the case knows it.</param>
public sealed record MediaKey(string KeyId, IReadOnlyList<TipMediaItem> Items)
{
    /// <summary>The tip never came, and the key is being erased: a tip that comes now takes a key of its own.</summary>
    public bool IsEnding { get; init; }

    /// <summary>The row's name.</summary>
    public const string Row = "media-key";

    /// <summary>The row of a tip, or null.</summary>
    public static Task<Stored<MediaKey>?> FindAsync(IStore store, string alias, CancellationToken cancellationToken) =>
        store.FindAsync(alias, Row, SatarkJson.Default.MediaKey, cancellationToken);
}
