using Satark.Storage;

namespace Satark.Tips.Line;

/// <summary>
/// The one interface between the informers' relay and the desk. All calls go from the relay to the desk, so that the desk
/// need not know where the relay is, and can ask nothing of it but by the words that the relay fetches.
/// </summary>
/// <remarks>
/// Promise: what returned is durable. Every word has an id; a repeat is answered like the first and changes nothing. Nothing
/// in either direction holds a number, name, network address, device or vendor's id, except the text of
/// <see cref="TipWordKind.Revealed"/>, which two supervisors asked for.
/// </remarks>
public interface ITipDesk
{
    /// <summary>Says something of a tip.</summary>
    /// <returns>Nothing where it was taken; a refusal where it never can be (an unknown alias, broken content).</returns>
    /// <exception cref="StoreUnavailableException">Not now: say it again.</exception>
    Task<Refusal?> SayAsync(TipWord word, CancellationToken cancellationToken);

    /// <summary>Hands over a medium's copy without metadata, or an original that two supervisors asked for.</summary>
    /// <param name="alias">The tip.</param>
    /// <param name="media">Which medium, with its media type.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="StoreUnavailableException">Not now: hand it over again.</exception>
    Task<Refusal?> PutMediaAsync(string alias, MediaCopy media, Stream content, CancellationToken cancellationToken);

    /// <summary>What the desk says, oldest first, at most 100; each comes again until it was confirmed, and perhaps once more after that.</summary>
    /// <exception cref="StoreUnavailableException">Not now.</exception>
    Task<IReadOnlyList<DeskWord>> FetchAsync(CancellationToken cancellationToken);

    /// <summary>The relay has these words durably: they need not come again. Unknown ids are no error.</summary>
    /// <exception cref="StoreUnavailableException">Not now: confirm again.</exception>
    Task ConfirmAsync(IReadOnlyList<string> wordIds, CancellationToken cancellationToken);
}

/// <summary>What travels with a medium's bytes.</summary>
/// <param name="Id">The id of <see cref="TipMedia"/>.</param>
/// <param name="Kind">What it is.</param>
/// <param name="ContentType">The media type that its first bytes say.</param>
/// <param name="Mark">Keyed hash of what the picture shows or the file holds, under a key of the relay: equal media of two tips have equal marks. Null where none was made.</param>
/// <param name="OriginalFor">The id of the desk's word that asked for it as it came; null for the copy without metadata.</param>
public sealed record MediaCopy(string Id, MediaKind Kind, string ContentType, string? Mark, string? OriginalFor = null);
