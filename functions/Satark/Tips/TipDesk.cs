using Satark.Tips.Line;
using Satark.Tips.Receiving;
using Satark.Tips.Telling;

namespace Satark.Tips;

/// <summary>The desk's end of the line to the relay, in this process; over HTTP the routes <c>/api/v1/relay/…</c> lead here too.</summary>
public sealed class TipDesk(ReceiveTip receive, KeepTipMedia keep, WaitingWords words) : ITipDesk
{
    /// <inheritdoc />
    public Task<Refusal?> SayAsync(TipWord word, CancellationToken cancellationToken) => receive.HandleAsync(word, cancellationToken);

    /// <inheritdoc />
    public Task<Refusal?> PutMediaAsync(string alias, MediaCopy media, Stream content, CancellationToken cancellationToken) => keep.HandleAsync(alias, media, content, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<DeskWord>> FetchAsync(CancellationToken cancellationToken) => words.ListAsync(cancellationToken);

    /// <inheritdoc />
    public Task ConfirmAsync(IReadOnlyList<string> wordIds, CancellationToken cancellationToken) => words.ConfirmAsync(wordIds, cancellationToken);
}
