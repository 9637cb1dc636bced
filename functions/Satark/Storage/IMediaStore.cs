namespace Satark.Storage;

/// <summary>Pictures, recordings and documents, each sealed by whoever saves it under the data key of its case or tip.</summary>
/// <remarks>
/// Promise: an item is whole or not there at all, also after a crash; once <see cref="SaveAsync"/> has returned
/// <see cref="SaveResult.Saved"/> it is durable. An id is written once and never names anything else afterwards, until it
/// is deleted. Ids are opaque (<see cref="MediaItem.IsId"/>): nothing of a person, a file's name or a vendor's id is in them.
/// </remarks>
public interface IMediaStore
{
    /// <summary>Saves an item of at most <see cref="MediaItem.MostBytes"/>, read to its end.</summary>
    /// <returns>
    /// <see cref="SaveResult.Saved"/>, or <see cref="SaveResult.Conflict"/> where the id is taken: nothing was changed. Ids
    /// being random, that is an earlier try of the same save whose answer was lost.
    /// </returns>
    /// <exception cref="InvalidOperationException">No proper id, or too large; nothing was stored.</exception>
    /// <exception cref="StoreUnavailableException">The store cannot write now; nothing was stored.</exception>
    Task<SaveResult> SaveAsync(string id, Stream item, CancellationToken cancellationToken);

    /// <summary>The item for reading from its beginning, or null; the caller disposes of it.</summary>
    /// <exception cref="StoreUnavailableException">The store cannot read now.</exception>
    Task<Stream?> OpenAsync(string id, CancellationToken cancellationToken);

    /// <summary>Deletes the item for good; it is no error where there is none.</summary>
    /// <exception cref="StoreUnavailableException">The store cannot write now.</exception>
    Task DeleteAsync(string id, CancellationToken cancellationToken);
}
