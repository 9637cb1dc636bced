using Satark.Messaging;
using Satark.Relay.Forwarding;
using Satark.Relay.Media;
using Satark.Relay.Talks;
using Satark.Relay.Vault;
using Satark.Storage;
using Satark.Tips.Line;

namespace Satark.Relay.Line;

/// <summary>Does what a word of the desk asks.</summary>
internal sealed class TakeDeskWord(IStore store, TipBook tips, TalkBook talks, TakeWords words, MediaBox media, RevealInformer reveal)
{
    /// <summary>Takes it; a repeat changes nothing.</summary>
    public async Task HandleAsync(Message message, CancellationToken cancellationToken)
    {
        var errand = Errand.Of(message);
        var (partition, row) = (TipBook.Partition(errand.Subject), TipBook.Desk + errand.Part);
        if (await store.FindAsync(partition, row, RelayJson.Default.DeskRow, cancellationToken).ConfigureAwait(false) is not { } stored
            || await tips.FindAsync(errand.Subject, cancellationToken).ConfigureAwait(false) is not { } tip)
        {
            return;
        }

        var word = Box.Open(tip.Key, partition, row, stored.Value.Content, RelayJson.Default.DeskWord);
        await DoAsync(tip, word, cancellationToken).ConfigureAwait(false);
        await store.ChangeAsync(
            async token =>
            {
                var still = await store.FindAsync(new RecordKey(partition, row), token).ConfigureAwait(false);
                if (still is null || await tips.FindAsync(errand.Subject, token).ConfigureAwait(false) is not { } open)
                {
                    return (null, true);
                }

                var change = await tips.WithWordAsync(open, After(open.State, word), null, token).ConfigureAwait(false);
                return (change.Delete(row, still.Version).Insert(TipBook.Took + errand.Part, new SeenRow(talks.Today), RelayJson.Default.SeenRow), true);
            },
            cancellationToken).ConfigureAwait(false);
    }

    private static TipState After(TipState tip, DeskWord word) => word switch
    {
        // The last word stands, whichever comes first; of two of one moment the further one.
        { Kind: DeskWordKind.State, State: { } state } when word.At > tip.StateAt || (word.At == tip.StateAt && state > tip.State) => tip with { State = state, StateAt = word.At, At = Later(tip.At, word.At) },
        { Kind: DeskWordKind.Question, Text: { Length: > 0 } text } => tip with { At = Later(tip.At, word.At), Questions = [.. tip.Questions.Where(q => q.Id != word.Id), new TipQuestion(word.Id, text)] },
        { Kind: DeskWordKind.Mute } => tip with { Muted = true },
        _ => tip,
    };

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private async Task DoAsync(OpenTip tip, DeskWord word, CancellationToken cancellationToken)
    {
        switch (word.Kind)
        {
            case DeskWordKind.State or DeskWordKind.Question when tip.State.Talk is { } talk && !tip.State.Muted:
                await words.HearDeskAsync(talk, word, cancellationToken).ConfigureAwait(false);
                break;
            case DeskWordKind.Mute when tip.State.Talk is { } talk:
                await MuteAsync(talk, cancellationToken).ConfigureAwait(false);
                break;
            case DeskWordKind.Reveal:
                await reveal.HandleAsync(tip, word, cancellationToken).ConfigureAwait(false);
                break;
            case DeskWordKind.Original when word.MediaId is { } id && tip.State.Media.Contains(id) && RevealInformer.AreTwo(word):
                await media.HandOverOriginalAsync(tip.Alias, id, word.Id, cancellationToken).ConfigureAwait(false);
                break;
        }
    }

    // The sender, and so all their tips: the desk is told of none but the one it asked about.
    private async Task MuteAsync(string talk, CancellationToken cancellationToken)
    {
        var own = await store.ChangeAsync<IReadOnlyList<OwnAlias>>(
            async token =>
            {
                if (await talks.FindAsync(talk, token).ConfigureAwait(false) is not { } open)
                {
                    return (null, []);
                }

                var change = new Change(TalkBook.Partition(talk));
                var muted = open.State with { Talk = open.State.Talk with { Muted = true, Draft = null, Words = [], Step = null } };
                await talks.WriteAsync(change, open, muted, open.Row.Value.Next, token).ConfigureAwait(false);
                return (change, [.. open.State.Talk.Tips.Select(t => new OwnAlias(t.Alias))]);
            },
            cancellationToken).ConfigureAwait(false);
        foreach (var tip in own)
        {
            await tips.MoveAsync(tip.Value, s => s.Talk == talk ? s with { Muted = true } : s, cancellationToken).ConfigureAwait(false);
        }

        await store.SweepAsync(TalkBook.Partition(talk), TalkBook.Say, cancellationToken).ConfigureAwait(false);
    }

    private readonly record struct OwnAlias(string Value);
}
