using Satark.Messaging;
using Satark.Relay.WhatsApp;
using Satark.Storage;

namespace Satark.Relay.Talks;

/// <summary>Notes what the vendor reports of our messages. Reports come in any order: a state only moves forward.</summary>
internal sealed class NoteStatus(IStore store, TalkBook book)
{
    /// <summary>Moves the message forward; what the vendor would not say any more freely is queued again, for a template or for the informer's next word.</summary>
    public Task HandleAsync(string talk, WebhookEvent.Status status, CancellationToken cancellationToken)
    {
        var partition = TalkBook.Partition(talk);
        var hash = book.HashOf(status.Id);
        return store.ChangeAsync(
            async token =>
            {
                var found = await store.FindAsync(partition, TalkBook.Sent + hash, RelayJson.Default.SentRow, token).ConfigureAwait(false);
                if (found is null)
                {
                    // The report may overtake our own note; of a talk that is forgotten nothing is noted.
                    var there = await store.FindAsync(new RecordKey(partition, TalkBook.Row), token).ConfigureAwait(false);
                    var early = new SentRow(status.State, null, book.Today) { WasClosed = status is { State: SentState.Failed, Error: CloudErrors.WindowClosed } };
                    return (there is null ? null : new Change(partition).Insert(TalkBook.Sent + hash, early, RelayJson.Default.SentRow), true);
                }

                if (found.Value.State >= status.State)
                {
                    return (null, true);
                }

                var again = status.State == SentState.Failed && status.Error == CloudErrors.WindowClosed && found.Value.Content is not null;
                var change = new Change(partition).Replace(TalkBook.Sent + hash, found.Version, found.Value with { State = status.State, Content = null }, RelayJson.Default.SentRow);
                if (again)
                {
                    var row = new SayRow(found.Value.Content!, book.Now) { ClosedAt = book.Now };
                    change.Insert(TalkBook.Again(hash), row, RelayJson.Default.SayRow).Send(new Errand(talk, hash).As(RelayErrands.SendWords, Lane.Ordinary, book.Now));
                }

                return (change, true);
            },
            cancellationToken);
    }
}
