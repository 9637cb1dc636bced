using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Satark.Messaging;
using Satark.Relay.Forwarding;
using Satark.Relay.Vault;
using Satark.Storage;

namespace Satark.Relay.Talks;

/// <summary>Two talks turn out to be one person's, since a webhook named number and user id together: the older one's tips go over, with what waits there.</summary>
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
                await tips.GiveAsync(tip.Alias, kept, other, cancellationToken).ConfigureAwait(false);
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
                        Questions = [.. before.Questions.Where(q => talk.Questions.All(o => o.Id != q.Id)), .. talk.Questions],
                        Tips = [.. before.Tips.Where(t => talk.Tips.All(o => o.Alias != t.Alias)), .. talk.Tips],
                    };
                    var change = new Change(TalkBook.Partition(kept));
                    await MoveAsync(change, gone, open, token).ConfigureAwait(false);
                    await book.WriteAsync(change, open, open.State with { Talk = whole }, open.Row.Value.Next, token).ConfigureAwait(false);
                    return (change, true);
                },
                cancellationToken).ConfigureAwait(false);
        }

        await vault.ForgetAsync(other, [], cancellationToken).ConfigureAwait(false);
        await book.EraseAsync(other, cancellationToken).ConfigureAwait(false);
    }

    // What was said a moment ago in the other talk is heard in this one, what waits to be said or fetched there waits here: each under its own name once more, so that a
    // repeat finds it.
    private async Task MoveAsync(Change change, OpenTalk gone, OpenTalk kept, CancellationToken cancellationToken)
    {
        await foreach (var (row, stored) in WaitingAsync(TalkBook.Heard, 30, RelayJson.Default.BoxRow).ConfigureAwait(false))
        {
            var words = Box.Open(gone.Key, TalkBook.Partition(gone.Id), row, stored.Content, RelayJson.Default.HeardWords);
            change.Insert(row, new BoxRow(Box.Close(kept.Key, change.Partition, row, words, RelayJson.Default.HeardWords)), RelayJson.Default.BoxRow);
        }

        await foreach (var (row, stored) in WaitingAsync(TalkBook.Fetch, 15, RelayJson.Default.BoxRow).ConfigureAwait(false))
        {
            var note = Box.Open(gone.Key, TalkBook.Partition(gone.Id), row, stored.Content, RelayJson.Default.FetchNote);
            change.Insert(row, new BoxRow(Box.Close(kept.Key, change.Partition, row, note, RelayJson.Default.FetchNote)), RelayJson.Default.BoxRow)
                .Send(new Errand(kept.Id, row[TalkBook.Fetch.Length..]).As(RelayErrands.FetchMedia, Lane.Ordinary, book.Now));
        }

        // Before all that is said from now on, in its order.
        await foreach (var (row, stored) in WaitingAsync(TalkBook.Say, 20, RelayJson.Default.SayRow, old => TalkBook.Again($"{old[TalkBook.Say.Length..]}-{gone.Id}")).ConfigureAwait(false))
        {
            var words = Box.Open(gone.Key, TalkBook.Partition(gone.Id), TalkBook.Say, stored.Content, RelayJson.Default.Utterance);
            change.Insert(row, stored with { Content = Box.Close(kept.Key, change.Partition, TalkBook.Say, words, RelayJson.Default.Utterance), SendingAt = null }, RelayJson.Default.SayRow);
        }

        change.Send(new Errand(kept.Id, gone.Id).As(RelayErrands.Hear, Lane.Urgent, book.Now)).Send(new Errand(kept.Id, gone.Id).As(RelayErrands.SendWords, Lane.Ordinary, book.Now));

        async IAsyncEnumerable<(string Row, T Stored)> WaitingAsync<T>(string prefix, int most, JsonTypeInfo<T> type, Func<string, string>? rename = null)
        {
            foreach (var found in await store.ListAsync(TalkBook.Partition(gone.Id), prefix, null, most, cancellationToken).ConfigureAwait(false))
            {
                var row = rename?.Invoke(found.Key.Row) ?? found.Key.Row;
                if (await store.FindAsync(new RecordKey(change.Partition, row), cancellationToken).ConfigureAwait(false) is null)
                {
                    yield return (row, JsonSerializer.Deserialize(found.Body.Span, type)!);
                }
            }
        }
    }
}
