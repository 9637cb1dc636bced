using System.Text.Json;
using Satark.Messaging;
using Satark.Relay.Conversation;
using Satark.Relay.Forwarding;
using Satark.Relay.Media;
using Satark.Relay.Vault;
using Satark.Storage;
using Satark.Tips.Questionnaires;

namespace Satark.Relay.Talks;

/// <summary>Does what a talk decided beside speaking, in its order. Each act may be done twice and changes nothing the second time.</summary>
internal sealed class CarryOutActs(IStore store, TalkBook book, TipBook tips, Receipts.Receipts receipts, MediaBox media, ForgetInformer forget)
{
    private const int AtOnce = 50;

    /// <summary>Does all that waits.</summary>
    public async Task HandleAsync(Message message, CancellationToken cancellationToken)
    {
        var talk = Errand.Of(message).Subject;
        var partition = TalkBook.Partition(talk);
        while (await book.FindAsync(talk, cancellationToken).ConfigureAwait(false) is { } open
            && await store.ListAsync(partition, TalkBook.Act, null, AtOnce, cancellationToken).ConfigureAwait(false) is { Count: > 0 } waiting)
        {
            foreach (var row in waiting)
            {
                var stored = JsonSerializer.Deserialize(row.Body.Span, RelayJson.Default.BoxRow)!;
                var act = Box.Open(open.Key, partition, row.Key.Row, stored.Content, RelayJson.Default.StoredAct);
                if (act.Kind == "forget")
                {
                    await forget.HandleAsync(talk, cancellationToken).ConfigureAwait(false);
                    return;
                }

                await DoAsync(open, row.Key.Row, act, cancellationToken).ConfigureAwait(false);

                // A conflict means that a second run was faster.
                await store.SaveAsync(new Change(partition).Delete(row.Key.Row, row.Version), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task DoAsync(OpenTalk open, string row, StoredAct act, CancellationToken cancellationToken)
    {
        var wordId = Privacy.Ids.Derived("act", open.Id, row);
        switch (act.Kind)
        {
            case "submit":
                await tips.SubmitAsync(act.Alias!, wordId, act.Tip!, act.Media, open.Id, cancellationToken).ConfigureAwait(false);
                if (act.ReceiptRow is { Length: > 0 } place)
                {
                    await SayReceiptAsync(open, place, act, cancellationToken).ConfigureAwait(false);
                }

                break;
            case "receipt":
                await SayReceiptAsync(open, act.ReceiptRow!, act, cancellationToken).ConfigureAwait(false);
                break;
            case "add":
                // What is refused was said too late: the informer was told how the tip stands.
                await tips.AddAsync(act.Alias!, wordId, act.Text, act.Answers, act.Media, cancellationToken).ConfigureAwait(false);
                break;
            case "discard":
                await media.DiscardAsync([.. act.Media.Select(m => m.Id)], cancellationToken).ConfigureAwait(false);
                break;
            default:
                throw new InvalidOperationException($"Nobody does '{act.Kind}': written by a newer version?");
        }
    }

    // U+2066 and U+2069: a text from right to left does not turn the groups round.
    private static string Isolated(string digits) => $"\u2066{digits}\u2069";

    private async Task SayReceiptAsync(OpenTalk open, string row, StoredAct act, CancellationToken cancellationToken)
    {
        var partition = TalkBook.Partition(open.Id);
        if (await store.FindAsync(new RecordKey(partition, row), cancellationToken).ConfigureAwait(false) is not null)
        {
            return;
        }

        var digits = await receipts.IssueAsync(act.Alias!, cancellationToken).ConfigureAwait(false);
        var words = new Utterance(Questionnaire.Default.Text("receipt", act.Language ?? act.Tip!.Language, ("receipt", Isolated(digits))));
        var content = Box.Close(open.Key, partition, TalkBook.Say, words, RelayJson.Default.Utterance);

        // A conflict means that a second run was faster: its receipt stands.
        await store.SaveAsync(
            new Change(partition).Insert(row, new SayRow(content, book.Now), RelayJson.Default.SayRow).Send(new Errand(open.Id, row).As(RelayErrands.SendWords, Lane.Ordinary, book.Now)),
            cancellationToken).ConfigureAwait(false);
    }
}
