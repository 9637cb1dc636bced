using Satark.Messaging;
using Satark.Relay.Media;
using Satark.Relay.Talks;
using Satark.Relay.Vault;
using Satark.Storage;
using Satark.Tips.Line;

namespace Satark.Relay.WhatsApp;

/// <summary>Fetches a medium from the vendor while it can be had, and forgets the vendor's id of it.</summary>
internal sealed class FetchMedia(IStore store, TalkBook book, CloudApi api, MediaBox box, TakeWords words)
{
    // Ids of a webhook live for seven days.
    private static readonly TimeSpan Life = TimeSpan.FromDays(7);

    /// <summary>Keeps it, loses it, or comes back later.</summary>
    public async Task HandleAsync(Message message, CancellationToken cancellationToken)
    {
        var errand = Errand.Of(message);
        var (talk, id) = (errand.Subject, errand.Part ?? "");
        var (partition, row) = (TalkBook.Partition(talk), TalkBook.Fetch + id);
        var waiting = await store.FindAsync(partition, row, RelayJson.Default.BoxRow, cancellationToken).ConfigureAwait(false);
        var open = waiting is null ? null : await book.FindAsync(talk, cancellationToken).ConfigureAwait(false);
        if (open is null)
        {
            // Fetched before, or the informer was forgotten.
            return;
        }

        var note = Box.Open(open.Key, partition, row, waiting!.Value.Content, RelayJson.Default.FetchNote);
        var result = open.State.Talk.Muted ? Fetched.Lost : await FetchAsync(id, note, cancellationToken).ConfigureAwait(false);
        if (result.Again is { } after && book.Now - note.Since < Life)
        {
            await store.SaveAsync(
                new Change(partition).Require(row, waiting.Version)
                    .Send(new Errand(talk, id, errand.N + 1).As(RelayErrands.FetchMedia, Lane.Ordinary, book.Now + (after == TimeSpan.Zero ? Pause(errand.N) : after))),
                cancellationToken).ConfigureAwait(false);
            return;
        }

        if (!result.IsKept)
        {
            await box.LoseAsync(id, cancellationToken).ConfigureAwait(false);
            await words.HearLossAsync(talk, id, result.IsRefused, cancellationToken).ConfigureAwait(false);
        }

        // A conflict means that another attempt was faster.
        await store.SaveAsync(new Change(partition).Delete(row, waiting.Version), cancellationToken).ConfigureAwait(false);
    }

    private async Task<Fetched> FetchAsync(string id, FetchNote note, CancellationToken cancellationToken)
    {
        var (place, trouble) = await api.FindMediaAsync(note.VendorId, cancellationToken).ConfigureAwait(false);
        if (place is null)
        {
            return Fetched.Of(trouble);
        }

        if (place.Size > Most(note.Kind))
        {
            return Fetched.Refused;
        }

        var (answer, refused) = await api.OpenMediaAsync(place, cancellationToken).ConfigureAwait(false);
        if (answer is null)
        {
            return Fetched.Of(refused);
        }

        using (answer)
        {
            return answer.Content.Headers.ContentLength > Most(note.Kind) ? Fetched.Refused : await KeepAsync(id, note.Kind, answer, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<Fetched> KeepAsync(string id, MediaKind kind, HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        using var limit = CloudApi.DownloadTimeout(cancellationToken);
        try
        {
            using var content = await answer.Content.ReadAsStreamAsync(limit.Token).ConfigureAwait(false);
            using var copy = new MemoryStream();
            var buffer = new byte[64 * 1024];
            while (await content.ReadAsync(buffer, limit.Token).ConfigureAwait(false) is var read and > 0)
            {
                if (copy.Length + read > Most(kind))
                {
                    return Fetched.Refused;
                }

                copy.Write(buffer, 0, read);
            }

            copy.Position = 0;
            var kept = await box.KeepAsync(id, copy, kind, cancellationToken).ConfigureAwait(false);
            return kept.IsOk ? Fetched.Kept : kept.Refusal is { Kind: RefusalKind.Invalid } ? Fetched.Refused : Fetched.Lost;
        }
        catch (Exception error) when (CloudApi.IsNoAnswer(error, cancellationToken))
        {
            return new Fetched(false, TimeSpan.Zero);
        }
    }

    // The vendor's limits, and what our own media store takes.
    private static long Most(MediaKind kind) => kind switch
    {
        MediaKind.Photo => 5 * 1024 * 1024,
        MediaKind.Audio or MediaKind.Video => 16 * 1024 * 1024,
        _ => MediaItem.MostBytes - 1024,
    };

    private static TimeSpan Pause(int tries) => TimeSpan.FromSeconds(Math.Min(900, 2 << Math.Min(tries, 9)));

    private sealed record Fetched(bool IsKept, TimeSpan? Again, bool IsRefused = false)
    {
        public static Fetched Kept { get; } = new(true, null);

        public static Fetched Lost { get; } = new(false, null);

        // Of a kind or size that is never taken.
        public static Fetched Refused { get; } = new(false, null, IsRefused: true);

        public static Fetched Of(CloudResult? trouble) => trouble is CloudResult.Retry retry ? new Fetched(false, retry.After ?? TimeSpan.Zero) : Lost;
    }
}
