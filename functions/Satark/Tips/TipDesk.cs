using System.Diagnostics;
using Satark.Tips.Line;
using Satark.Tips.Receiving;
using Satark.Tips.Telling;

namespace Satark.Tips;

/// <summary>The desk's end of the line to the relay, in this process; over HTTP the routes <c>/api/v1/relay/…</c> lead here too.</summary>
public sealed class TipDesk(ReceiveTip receive, KeepTipMedia keep, WaitingWords words) : ITipDesk
{
    /// <inheritdoc />
    public async Task<Refusal?> SayAsync(TipWord word, CancellationToken cancellationToken)
    {
        // The relay's trace ends here: nothing at the desk may lead back to the request in which an informer spoke.
        Activity.Current = null;
        return await receive.HandleAsync(word, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async Task<Refusal?> PutMediaAsync(string alias, MediaCopy media, Stream content, CancellationToken cancellationToken)
    {
        Activity.Current = null;
        return await keep.HandleAsync(alias, media, content, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<DeskWord>> FetchAsync(CancellationToken cancellationToken) => words.ListAsync(cancellationToken);

    /// <inheritdoc />
    public async Task ConfirmAsync(IReadOnlyList<string> wordIds, CancellationToken cancellationToken)
    {
        Activity.Current = null;
        await words.ConfirmAsync(wordIds, cancellationToken).ConfigureAwait(false);
    }
}
