using Satark.Storage;
using Satark.Tips.Line;

namespace Satark.Local.Relay;

/// <summary>The desk of a verb: not called. What there is to say is said by the relay that serves.</summary>
internal sealed class SilentDesk : ITipDesk
{
    /// <inheritdoc />
    public Task<Refusal?> SayAsync(TipWord word, CancellationToken cancellationToken) => throw Unavailable();

    /// <inheritdoc />
    public Task<Refusal?> PutMediaAsync(string alias, MediaCopy media, Stream content, CancellationToken cancellationToken) => throw Unavailable();

    /// <inheritdoc />
    public Task<IReadOnlyList<DeskWord>> FetchAsync(CancellationToken cancellationToken) => throw Unavailable();

    /// <inheritdoc />
    public Task ConfirmAsync(IReadOnlyList<string> wordIds, CancellationToken cancellationToken) => throw Unavailable();

    private static StoreUnavailableException Unavailable() => new("A verb does not call the desk.");
}
