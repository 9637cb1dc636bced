using System.Text.Json;
using Satark.Messaging;
using Satark.Relay.Forwarding;
using Satark.Relay.Vault;
using Satark.Storage;

namespace Satark.Relay.Talks;

/// <summary>Two talks turn out to be one person's, since a webhook named number and user id together: the older one's tips go over.</summary>
internal sealed class JoinTalks(IStore store, TalkBook book, InformerVault vault, TipBook tips, CarryOutActs acts)
{
    /// <summary>Moves tips, then forgets the other talk. May be repeated.</summary>
    public async Task HandleAsync(Message message, CancellationToken cancellationToken)
    {
        var errand = Errand.Of(message);
        var (kept, other) = (errand.Subject, errand.Part ?? "");
        // What the other talk has decided is done first: a tip may be among it.
        await acts.HandleAsync(new Errand(other).As(RelayErrands.CarryOut, Lane.Ordinary, book.Now), cancellationToken).ConfigureAwait(false);
        if (await book.FindAsync(other, cancellationToken).ConfigureAwait(false) is { } gone)
        {
            foreach (var tip in gone.State.Talk.Tips)
            {
                await tips.GiveAsync(tip.Alias, kept, cancellationToken).ConfigureAwait(false);
            }

            await store.ChangeAsync(
                async token =>
                {
                    var open = await book.FindAsync(kept, token).ConfigureAwait(false)
                        ?? throw new InvalidOperationException("The talk that is kept is not there yet.");
                    var (talk, before) = (open.State.Talk, gone.State.Talk);
                    if (talk.Draft is null && before.Draft is not null)
                    {
                        talk = talk with { Step = before.Step, Draft = before.Draft, DraftNumber = Math.Max(talk.DraftNumber, before.DraftNumber), Words = before.Words };
                    }

                    var whole = talk with
                    {
                        Language = talk.Language ?? before.Language,
                        Muted = talk.Muted || before.Muted,
                        Tips = [.. before.Tips.Where(t => talk.Tips.All(o => o.Alias != t.Alias)), .. talk.Tips],
                    };
                    var change = new Change(TalkBook.Partition(kept));
                    await book.WriteAsync(change, open, open.State with { Talk = whole }, await MoveAsync(change, gone, open, token).ConfigureAwait(false), token).ConfigureAwait(false);
                    return (change, true);
                },
                cancellationToken).ConfigureAwait(false);
        }

        await vault.ForgetAsync(other, [], cancellationToken).ConfigureAwait(false);
        await book.EraseAsync(other, cancellationToken).ConfigureAwait(false);
    }

    // What was said a moment ago in the other talk is heard in this one.
    private async Task<int> MoveAsync(Change change, OpenTalk gone, OpenTalk kept, CancellationToken cancellationToken)
    {
        foreach (var row in await store.ListAsync(TalkBook.Partition(gone.Id), TalkBook.Heard, null, 40, cancellationToken).ConfigureAwait(false))
        {
            if (await store.FindAsync(new RecordKey(change.Partition, row.Key.Row), cancellationToken).ConfigureAwait(false) is null)
            {
                var stored = JsonSerializer.Deserialize(row.Body.Span, RelayJson.Default.BoxRow)!;
                var words = Box.Open(gone.Key, TalkBook.Partition(gone.Id), row.Key.Row, stored.Content, RelayJson.Default.HeardWords);
                change.Insert(row.Key.Row, new BoxRow(Box.Close(kept.Key, change.Partition, row.Key.Row, words, RelayJson.Default.HeardWords)), RelayJson.Default.BoxRow);
            }
        }

        change.Send(new Errand(kept.Id, gone.Id).As(RelayErrands.Hear, Lane.Urgent, book.Now));
        return kept.Row.Value.Next;
    }
}
