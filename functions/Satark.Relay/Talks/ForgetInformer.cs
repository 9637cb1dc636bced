using System.Security.Cryptography;
using Satark.Relay.Forwarding;
using Satark.Relay.Media;
using Satark.Relay.Vault;
using Satark.Storage;

namespace Satark.Relay.Talks;

/// <summary>
/// Forgets an informer at once and for good: who they are, their talk, and which tips are theirs. Keys go before records, so
/// that an old backup that comes back holds nothing readable. What was said to the desk stays there; it names nobody.
/// </summary>
internal sealed class ForgetInformer(IStore store, TalkBook book, InformerVault vault, TipBook tips, MediaBox media, SendWords send)
{
    /// <summary>Forgets; what was begun and broken off goes on where it was.</summary>
    public async Task HandleAsync(string talk, CancellationToken cancellationToken)
    {
        if (await BeginAsync(talk, cancellationToken).ConfigureAwait(false) is { } open)
        {
            // The last words, once: whoever cannot be told now is forgotten all the same.
            await send.SayAllAsync(talk, cancellationToken).ConfigureAwait(false);
            await vault.ForgetAsync(talk, open.State.Forgetting ?? [], cancellationToken).ConfigureAwait(false);
            // Their keys go now; that they lead nowhere any more the desk hears at times that have nothing to do with each other.
            var own = open.State.Talk.Tips.Select(tip => tip.Alias).ToArray();
            RandomNumberGenerator.Shuffle<string>(own);
            foreach (var (n, alias) in own.Index())
            {
                await tips.LeaveAsync(alias, talk, TimeSpan.FromMinutes(n == 0 ? 0 : RandomNumberGenerator.GetInt32(60, 24 * 60)), cancellationToken).ConfigureAwait(false);
            }

            var unsent = (await store.ListAsync(TalkBook.Partition(talk), TalkBook.Fetch, null, 1000, cancellationToken).ConfigureAwait(false)).Select(r => r.Key.Row[TalkBook.Fetch.Length..]);
            foreach (var id in unsent)
            {
                // A tip may have it: the desk is told that it never comes.
                await media.LoseAsync(id, cancellationToken).ConfigureAwait(false);
            }

            await media.DiscardAsync([.. (open.State.Talk.Draft?.Media ?? []).Select(m => m.Id)], cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await vault.ForgetAsync(talk, await vault.HashesAsync(talk, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        }

        await book.EraseAsync(talk, cancellationToken).ConfigureAwait(false);
    }

    // The hashes under which the person is found are noted in the talk while its key lives: without the vault's key nobody could tell which rows to sweep.
    private Task<OpenTalk?> BeginAsync(string talk, CancellationToken cancellationToken) => store.ChangeAsync<OpenTalk?>(
        async token =>
        {
            var open = await book.FindAsync(talk, token).ConfigureAwait(false);
            if (open is null || open.State.Forgetting is not null)
            {
                return (null, open);
            }

            var state = open.State with { Forgetting = await vault.HashesAsync(talk, token).ConfigureAwait(false) };
            var change = new Change(TalkBook.Partition(talk));
            await book.WriteAsync(change, open, state, open.Row.Value.Next, token).ConfigureAwait(false);
            return (change, open with { State = state });
        },
        cancellationToken);
}
