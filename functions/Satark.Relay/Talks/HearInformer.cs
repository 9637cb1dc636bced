using Satark.Messaging;
using Satark.Relay.Conversation;
using Satark.Relay.Forwarding;
using Satark.Relay.Vault;
using Satark.Storage;

namespace Satark.Relay.Talks;

/// <summary>Decides what follows from something heard. Pure.</summary>
internal delegate Reply HearWords(Talk talk, Heard heard, DateTimeOffset now);

/// <summary>Lets a talk hear what waits, in its order, and saves how it stands with what it says and does.</summary>
internal sealed class HearInformer(IStore store, TalkBook book, TipBook tips, Receipts.Receipts receipts, HearWords hear)
{
    private const int AtOnce = 12;

    // What one turn may write, so that the whole stays within a change.
    private const int MostRows = 50;

    /// <summary>Hears all that waits. A word that can never be heard is set aside at the last attempt: its message is seen among the dead letters, and what follows is heard.</summary>
    public async Task HandleAsync(Message message, CancellationToken cancellationToken)
    {
        var talk = Errand.Of(message).Subject;
        try
        {
            await HearAsync(talk, null, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (message.Attempt + 1 >= Dispatcher.MaxAttempts && error is not (OperationCanceledException or StoreUnavailableException))
        {
            await SetAsideAsync(talk, cancellationToken).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>A silence has passed, unless somebody spoke.</summary>
    public Task HearSilenceAsync(Message message, CancellationToken cancellationToken)
    {
        var errand = Errand.Of(message);
        return HearAsync(errand.Subject, new Heard.Silence(errand.N), cancellationToken);
    }

    /// <summary>A draft has waited, unless it is another one by now.</summary>
    public Task HearDraftWaitedAsync(Message message, CancellationToken cancellationToken)
    {
        var errand = Errand.Of(message);
        return HearAsync(errand.Subject, new Heard.DraftWaited(errand.N), cancellationToken);
    }

    // One by one, so that only a word that breaks is left out. It stays with the talk, sealed.
    private async Task SetAsideAsync(string talk, CancellationToken cancellationToken)
    {
        var partition = TalkBook.Partition(talk);
        while (await store.ListAsync(partition, TalkBook.Heard, null, 1, cancellationToken).ConfigureAwait(false) is [var first])
        {
            try
            {
                await HearAsync(talk, null, cancellationToken, atOnce: 1).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // Whatever it is that this word does: it is told by the message that is about to die.
            catch (Exception error) when (error is not (OperationCanceledException or StoreUnavailableException))
#pragma warning restore CA1031
            {
                await store.SaveAsync(new Change(partition).Delete(first.Key.Row, first.Version).Insert(TalkBook.Stuck + first.Key.Row, first.Body), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private Task<bool> HearAsync(string id, Heard? timer, CancellationToken cancellationToken, int atOnce = AtOnce)
    {
        var found = new Dictionary<string, Heard.Receipt>(StringComparer.Ordinal);
        return store.ChangeAsync(token => TurnAsync(id, timer, atOnce, found, token), cancellationToken);
    }

    private async Task<(Change? Change, bool Answer)> TurnAsync(string id, Heard? timer, int atOnce, Dictionary<string, Heard.Receipt> found, CancellationToken token)
    {
        var partition = TalkBook.Partition(id);
        var waiting = await store.ListAsync(partition, TalkBook.Heard, null, atOnce, token).ConfigureAwait(false);
        if (waiting.Count == 0 && timer is null)
        {
            return (null, true);
        }

        if (await book.FindAsync(id, token).ConfigureAwait(false) is not { } talk)
        {
            // What was saved at the moment in which the talk was forgotten.
            await store.SweepAsync(partition, "", token).ConfigureAwait(false);
            return (null, true);
        }

        var turn = new Turn(talk.State, talk.Row.Value.Next, hear, book.Now);
        var change = new Change(partition);
        var heard = 0;
        foreach (var row in waiting.TakeWhile(_ => turn.Rows + change.Rows < MostRows))
        {
            heard++;
            var stored = System.Text.Json.JsonSerializer.Deserialize(row.Body.Span, RelayJson.Default.BoxRow)!;
            var words = Box.Open(talk.Key, partition, row.Key.Row, stored.Content, RelayJson.Default.HeardWords);
            turn.Hear(words, talk.State.Talk.Muted ? null : await FindReceiptAsync(id, words, found, token).ConfigureAwait(false));
            change.Delete(row.Key.Row, row.Version);
        }

        var isAll = heard == waiting.Count && waiting.Count < atOnce;
        if (timer is not null && isAll)
        {
            turn.Hear(timer);
        }

        await WriteAsync(change, talk, turn, token).ConfigureAwait(false);
        if (!isAll)
        {
            // More may wait; a timer is heard after all of it.
            change.Send(timer switch
            {
                Heard.Silence silence => new Errand(id, null, silence.Burst).As(RelayErrands.HearSilence, Lane.Urgent, book.Now),
                Heard.DraftWaited waited => new Errand(id, null, waited.Draft).As(RelayErrands.HearDraftWaited, Lane.Ordinary, book.Now),
                _ => new Errand(id).As(RelayErrands.Hear, Lane.Urgent, book.Now),
            });
        }

        return (change, true);
    }

    // A receipt is slow to look up, by design: once, whoever else is faster with this talk meanwhile.
    private async Task<Heard.Receipt?> FindReceiptAsync(string talk, WhatsApp.HeardWords words, Dictionary<string, Heard.Receipt> found, CancellationToken cancellationToken)
    {
        if (words is not { Kind: "text", Text: { } text } || Conversation.Conversation.ReceiptIn(new Heard.Text(text)) is not { } digits)
        {
            return null;
        }

        if (!found.TryGetValue(digits, out var receipt))
        {
            var alias = await receipts.FindAsync(digits, cancellationToken).ConfigureAwait(false);
            var tip = alias is { IsOk: true, Value: { } known } ? await tips.FindAsync(known, cancellationToken).ConfigureAwait(false) : null;
            receipt = new Heard.Receipt(tip is null ? null : new OwnTip(tip.Alias, tip.State.State, tip.State.Category), !alias.IsOk)
            {
                Questions = tip is null or { State.HasEnded: true } ? [] : [.. tip.State.Questions.Select(question => new OpenQuestion(tip.Alias, question.Id, question.Text))],
            };
            if (tip is { State.Talk: null })
            {
                // Told in the browser: what the desk says of it is said here from now on.
                await tips.GiveAsync(tip.Alias, talk, null, cancellationToken).ConfigureAwait(false);
            }

            found[digits] = receipt;
        }

        return receipt;
    }

    private async Task WriteAsync(Change change, OpenTalk talk, Turn turn, CancellationToken cancellationToken)
    {
        foreach (var (row, words) in turn.Says)
        {
            change.Insert(row, new SayRow(Box.Close(talk.Key, change.Partition, TalkBook.Say, words, RelayJson.Default.Utterance), book.Now), RelayJson.Default.SayRow);
        }

        foreach (var (row, act) in turn.Acts)
        {
            change.Insert(row, new BoxRow(Box.Close(talk.Key, change.Partition, row, act, RelayJson.Default.StoredAct)), RelayJson.Default.BoxRow);
        }

        foreach (var timer in turn.Timers)
        {
            change.Send(timer(talk.Id));
        }

        if (turn.Acts.Count > 0)
        {
            change.Send(new Errand(talk.Id, turn.Acts[0].Row).As(RelayErrands.CarryOut, turn.IsUrgent ? Lane.Urgent : Lane.Ordinary, book.Now));
        }

        // Also what was held: it may be said again now.
        if (turn.Says.Count > 0 || turn.WasHeard)
        {
            change.Send(new Errand(talk.Id, null, turn.Next).As(RelayErrands.SendWords, Lane.Urgent, book.Now));
        }

        await book.WriteAsync(change, talk, turn.State, turn.Next, cancellationToken).ConfigureAwait(false);
    }
}
