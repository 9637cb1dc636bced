using Satark.Messaging;
using Satark.Privacy;
using Satark.Relay.Forwarding;
using Satark.Relay.Vault;
using Satark.Storage;
using Satark.Tips.Line;

namespace Satark.Relay.Line;

/// <summary>Asks the desk what it says, and confirms it once it is durable here.</summary>
public sealed class FetchDeskWords
{
    private readonly IStore _store;
    private readonly ITipDesk _desk;
    private readonly TipBook _tips;

    internal FetchDeskWords(IStore store, ITipDesk desk, TipBook tips) => (_store, _desk, _tips) = (store, desk, tips);

    /// <summary>Fetches all that waits; any host's timer may call it.</summary>
    /// <exception cref="StoreUnavailableException">The desk or our store cannot now: call again.</exception>
    public async Task HandleAsync(CancellationToken cancellationToken)
    {
        while (await _desk.FetchAsync(cancellationToken).ConfigureAwait(false) is { Count: > 0 } words)
        {
            foreach (var word in words)
            {
                await KeepAsync(word, cancellationToken).ConfigureAwait(false);
            }

            await _desk.ConfirmAsync([.. words.Select(w => w.Id)], cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task KeepAsync(DeskWord word, CancellationToken cancellationToken)
    {
        if (!TipBook.IsAlias(word.Alias))
        {
            // No alias that we ever gave: nobody is meant.
            return;
        }

        await _store.ChangeAsync(
            async token =>
            {
                var id = Ids.Derived("desk word", word.Id);
                var (partition, row) = (TipBook.Partition(word.Alias), TipBook.Desk + id);
                if (await _tips.FindAsync(word.Alias, token).ConfigureAwait(false) is not { } tip)
                {
                    // Forgotten: nobody can hear it; who asks who it was gets an answer.
                    if (word.Kind == DeskWordKind.Reveal)
                    {
                        await _tips.SayAsync(_tips.Said(word.Alias, Ids.Derived("revealed", word.Id), TipWordKind.Revealed) with { Text = RevealInformer.NotKnown, Answers = word.Id }, token).ConfigureAwait(false);
                    }

                    return (null, true);
                }

                var seen = await _store.FindAsync(new RecordKey(partition, row), token).ConfigureAwait(false) is not null
                    || await _store.FindAsync(new RecordKey(partition, TipBook.Took + id), token).ConfigureAwait(false) is not null;
                return (seen ? null : new Change(partition)
                    .Insert(row, new DeskRow(Box.Close(tip.Key, partition, row, word, RelayJson.Default.DeskWord)), RelayJson.Default.DeskRow)
                    .Send(new Errand(word.Alias, id).As(RelayErrands.TakeWord, word.Kind == DeskWordKind.Reveal ? Lane.Urgent : Lane.Ordinary, _tips.Now)), true);
            },
            cancellationToken).ConfigureAwait(false);
    }
}
