using System.Globalization;
using Satark.Messaging;
using Satark.Privacy;
using Satark.Relay.Media;
using Satark.Relay.Vault;
using Satark.Relay.WhatsApp;
using Satark.Storage;
using Satark.Tips.Line;

namespace Satark.Relay.Talks;

/// <summary>Saves what somebody said, sealed under their talk's key, in one act with what makes it heard.</summary>
internal sealed class TakeWords(IStore store, IKeyRing keys, TalkBook book, InformerVault vault)
{
    // A medium takes two rows and a message beside the mark that it was seen.
    private const int AtOnce = 18;

    private long _order;

    /// <summary>Saves those of the messages that are new; false where the talk is just being forgotten.</summary>
    public async Task<bool> HandleAsync(string talk, IReadOnlyList<WebhookEvent.Message> messages, CancellationToken cancellationToken)
    {
        var all = messages.Select(m => new Taken(book.HashOf(m.Id), m.MediaId is null ? m.Words : m.Words with { Media = MediaBox.NewId() }, m.MediaId)).DistinctBy(t => t.Hash).ToList();
        foreach (var part in all.Chunk(AtOnce))
        {
            if (!await SaveAsync(talk, part, cancellationToken).ConfigureAwait(false))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A word of the desk for the informer of this talk; nothing where it was forgotten.</summary>
    public Task HearDeskAsync(string talk, DeskWord word, CancellationToken cancellationToken) =>
        SaveAsync(talk, [new Taken(Ids.Derived("desk word", word.Id), new HeardWords { Kind = "desk", Word = word, At = book.Now }, null)], cancellationToken, create: false);

    /// <summary>A medium that could not be had: its informer is told, since they were told that it is here.</summary>
    /// <param name="talk">The talk.</param>
    /// <param name="media">The medium.</param>
    /// <param name="isRefused">It came, and is of a kind or size that is never taken.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public Task HearLossAsync(string talk, string media, bool isRefused, CancellationToken cancellationToken) =>
        SaveAsync(talk, [new Taken(Ids.Derived("lost medium", media), new HeardWords { Kind = "lost", Media = media, IsRefused = isRefused, At = book.Now }, null)], cancellationToken, create: false);

    private async Task<bool> SaveAsync(string talk, Taken[] words, CancellationToken cancellationToken, bool create = true)
    {
        var partition = TalkBook.Partition(talk);
        for (var attempt = 0; attempt < StoreExtensions.MaxTries; attempt++)
        {
            var change = new Change(partition);
            var row = await store.FindAsync(partition, TalkBook.Row, RelayJson.Default.TalkRow, cancellationToken).ConfigureAwait(false);
            var key = row is null ? null : await keys.FindAsync(row.Value.KeyId, cancellationToken).ConfigureAwait(false);
            if (row is null && create)
            {
                // Forgotten since the address was exchanged: a talk of nobody would hear words that it can never answer.
                if (await vault.AddressAsync(talk, cancellationToken).ConfigureAwait(false) is null)
                {
                    return false;
                }

                (key, var fresh) = await book.NewAsync(talk, cancellationToken).ConfigureAwait(false);
                change.Insert(TalkBook.Row, fresh, RelayJson.Default.TalkRow).Send(new Errand(talk, "talk").As(RelayErrands.Index, Lane.Bulk, book.Now));
            }

            if (key is null)
            {
                return false;
            }

            Write(change, talk, key, words);
            if (await store.SaveAsync(change, cancellationToken).ConfigureAwait(false) == SaveResult.Saved)
            {
                return true;
            }

            // A message that came before, or a talk that was begun this moment.
            words = [.. await NewOnesAsync(partition, words, cancellationToken).ConfigureAwait(false)];
            if (words.Length == 0)
            {
                RelayMeter.Count("repeated");
                return true;
            }
        }

        throw new StoreUnavailableException("Many changes of one talk at once; nothing was stored. Try again.");
    }

    private void Write(Change change, string talk, DataKey key, Taken[] words)
    {
        var now = book.Now;
        foreach (var (hash, said, vendorId) in words)
        {
            // In the order in which the vendor saw them, then as they came.
            var order = Interlocked.Increment(ref _order) % 1_000_000_000;
            var row = string.Create(CultureInfo.InvariantCulture, $"{TalkBook.Heard}{said.At.ToUnixTimeSeconds():D12}-{now.ToUnixTimeMilliseconds():D15}-{order:D9}-{hash}");
            change.Insert(TalkBook.Seen + hash, new SeenRow(book.Today), RelayJson.Default.SeenRow)
                .Insert(row, new BoxRow(Box.Close(key, change.Partition, row, said, RelayJson.Default.HeardWords)), RelayJson.Default.BoxRow);
            if (vendorId is not null)
            {
                var fetch = TalkBook.Fetch + said.Media;
                var note = new FetchNote(vendorId, said.MediaKind ?? MediaKind.Document, now);
                change.Insert(fetch, new BoxRow(Box.Close(key, change.Partition, fetch, note, RelayJson.Default.FetchNote)), RelayJson.Default.BoxRow)
                    .Send(new Errand(talk, said.Media).As(RelayErrands.FetchMedia, Lane.Ordinary, now));
            }
        }

        change.Send(new Errand(talk, words[0].Hash).As(RelayErrands.Hear, Lane.Urgent, now));
    }

    private async Task<List<Taken>> NewOnesAsync(string partition, Taken[] words, CancellationToken cancellationToken)
    {
        var fresh = new List<Taken>();
        foreach (var word in words)
        {
            if (await store.FindAsync(new RecordKey(partition, TalkBook.Seen + word.Hash), cancellationToken).ConfigureAwait(false) is null)
            {
                fresh.Add(word);
            }
        }

        return fresh;
    }

    private sealed record Taken(string Hash, HeardWords Words, string? VendorId);
}
