using System.Text.Json;
using Microsoft.Extensions.Logging;
using Satark.Messaging;
using Satark.Relay.Vault;
using Satark.Relay.WhatsApp;
using Satark.Storage;

namespace Satark.Relay.Talks;

/// <summary>
/// Sends what waits to be said, in its order, one after another. Within 24 hours of the informer's last word freely; after
/// that as a template where there is one; else it waits for their next word.
/// </summary>
internal sealed partial class SendWords(IStore store, TalkBook book, InformerVault vault, CloudApi api, ILogger<SendWords> logger)
{
    // A minute less than the vendor's day: what is on its way when it ends would be refused.
    private static readonly TimeSpan Window = TimeSpan.FromHours(24) - TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Sending = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan GivesUp = TimeSpan.FromHours(24);

    /// <summary>Sends until nothing waits that can be sent now.</summary>
    public async Task HandleAsync(Message message, CancellationToken cancellationToken) =>
        await SayAllAsync(Errand.Of(message).Subject, cancellationToken).ConfigureAwait(false);

    /// <summary>The same for whoever must be told before they are forgotten.</summary>
    public async Task SayAllAsync(string talk, CancellationToken cancellationToken)
    {
        string? held = null;
        while (await book.FindAsync(talk, cancellationToken).ConfigureAwait(false) is { } open)
        {
            if (await store.ListAsync(TalkBook.Partition(talk), TalkBook.Say, held, 1, cancellationToken).ConfigureAwait(false) is not [var record, ..])
            {
                return;
            }

            var row = JsonSerializer.Deserialize(record.Body.Span, RelayJson.Default.SayRow)!;
            switch (await SayAsync(open, record, row, cancellationToken).ConfigureAwait(false))
            {
                case Said.Held:
                    held = record.Key.Row;
                    break;
                case Said.Later:
                    return;
            }
        }
    }

    private async Task<Said> SayAsync(OpenTalk open, StoredRecord record, SayRow row, CancellationToken cancellationToken)
    {
        var (partition, name, now) = (record.Key.Partition, record.Key.Row, book.Now);
        if (row.SendingAt is { } since && now - since < Sending)
        {
            // Another run sends it, and goes on with the rest; should it have died, this looks again.
            return await AgainAsync(open.Id, record, row, Sending, changed: false, cancellationToken).ConfigureAwait(false);
        }

        var words = Box.Open(open.Key, partition, TalkBook.Say, row.Content, RelayJson.Default.Utterance);
        var last = open.State.LastHeardAt;
        var isOpen = last is { } heard && now - heard < Window && !(row.ClosedAt >= heard);
        if (!isOpen && words.Template is null)
        {
            return Said.Held;
        }

        if (await vault.AddressAsync(open.Id, cancellationToken).ConfigureAwait(false) is not { } to)
        {
            return await DropAsync(record, cancellationToken).ConfigureAwait(false);
        }

        row = row with { SendingAt = now };
        if (await store.SaveAsync(new Change(partition).Replace(name, record.Version, row, RelayJson.Default.SayRow), cancellationToken).ConfigureAwait(false) == SaveResult.Conflict
            || await store.FindAsync(partition, name, RelayJson.Default.SayRow, cancellationToken).ConfigureAwait(false) is not { } mine || mine.Value != row)
        {
            return Said.Next;
        }

        record = new StoredRecord(record.Key, mine.Version, default);
        return await api.SendAsync(isOpen ? CloudMessage.Of(to, words) : CloudMessage.Of(to, words.Template!), cancellationToken).ConfigureAwait(false) switch
        {
            CloudResult.Sent sent => await NoteAsync(record, row, sent.Id, isOpen, cancellationToken).ConfigureAwait(false),
            CloudResult.Closed when isOpen => await CloseAsync(record, row, cancellationToken).ConfigureAwait(false),
            CloudResult.Retry retry when now - row.Since < GivesUp =>
                await AgainAsync(open.Id, record, row with { SendingAt = null, Tries = row.Tries + 1 }, retry.After ?? Dispatcher.Backoff(row.Tries + 1), changed: true, cancellationToken).ConfigureAwait(false),
            _ => await DropAsync(record, cancellationToken).ConfigureAwait(false),
        };
    }

    private async Task<Said> NoteAsync(StoredRecord record, SayRow row, string vendorId, bool isOpen, CancellationToken cancellationToken)
    {
        var (partition, sent) = (record.Key.Partition, TalkBook.Sent + book.HashOf(vendorId));
        for (var attempt = 0; attempt < 2; attempt++)
        {
            // A report that was faster has written this row already, or does so now.
            var known = await store.FindAsync(partition, sent, RelayJson.Default.SentRow, cancellationToken).ConfigureAwait(false);
            if (isOpen && known is { Value.WasClosed: true })
            {
                return await CloseAsync(record, row, cancellationToken).ConfigureAwait(false);
            }

            var change = new Change(partition).Delete(record.Key.Row, record.Version);
            if (known is null)
            {
                change.Insert(sent, new SentRow(SentState.Sent, isOpen ? row.Content : null, book.Today), RelayJson.Default.SentRow);
            }

            if (await store.SaveAsync(change, cancellationToken).ConfigureAwait(false) == SaveResult.Saved)
            {
                break;
            }
        }

        return Said.Next;
    }

    // The vendor knows better when the 24 hours ended: a template now, or the informer's next word.
    private async Task<Said> CloseAsync(StoredRecord record, SayRow row, CancellationToken cancellationToken)
    {
        var closed = row with { SendingAt = null, ClosedAt = book.Now };
        await store.SaveAsync(new Change(record.Key.Partition).Replace(record.Key.Row, record.Version, closed, RelayJson.Default.SayRow), cancellationToken).ConfigureAwait(false);
        return Said.Next;
    }

    private async Task<Said> AgainAsync(string talk, StoredRecord record, SayRow row, TimeSpan after, bool changed, CancellationToken cancellationToken)
    {
        var change = new Change(record.Key.Partition);
        change = changed ? change.Replace(record.Key.Row, record.Version, row, RelayJson.Default.SayRow) : change.Require(record.Key.Row, record.Version);

        // A conflict means that another run has gone on with it.
        await store.SaveAsync(
            change.Send(new Errand(talk, record.Key.Row, row.Tries).As(RelayErrands.SendWords, Lane.Ordinary, book.Now + after)), cancellationToken).ConfigureAwait(false);
        return Said.Later;
    }

    private async Task<Said> DropAsync(StoredRecord record, CancellationToken cancellationToken)
    {
        Log.Dropped(logger, record.Key.Partition, record.Key.Row);
        await store.SaveAsync(new Change(record.Key.Partition).Delete(record.Key.Row, record.Version), cancellationToken).ConfigureAwait(false);
        return Said.Next;
    }

    private enum Said
    {
        Next,
        Held,
        Later,
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Words {Row} of {Talk} can never be sent and were dropped.")]
        public static partial void Dropped(ILogger logger, string talk, string row);
    }
}
