using Satark.Http.Media;
using Satark.Privacy;
using Satark.Storage;
using Satark.Tips.Line;
using static Satark.Relay.Media.MediumState;

namespace Satark.Relay.Media;

/// <summary>Keeps what informers send, sealed, and brings copies without metadata to the desk.</summary>
public sealed class MediaBox
{
    /// <summary>How long a medium waits to become part of a tip; then it is thrown away.</summary>
    public static readonly TimeSpan Unattached = TimeSpan.FromDays(7);

    private static readonly Refusal Gone = new(RefusalKind.Gone, "This medium was thrown away.");

    private readonly MediaRecords _records;
    private readonly MediaSafe _safe;
    private readonly IKeyRing _keys;
    private readonly ITipDesk _desk;

    /// <summary>On the relay's own ports.</summary>
    public MediaBox(IStore store, IKeyRing keys, IMediaStore media, ITipDesk desk, TimeProvider clock) =>
        (_records, _safe, _keys, _desk) = (new MediaRecords(store, clock), new MediaSafe(media, keys), keys, desk);

    /// <summary>A fresh media id, for a medium that is still to be fetched.</summary>
    public static string NewId() => Ids.Random();

    /// <summary>
    /// Keeps a medium under an id; durable when this returns. Refused where it is too large or of a kind that is never taken; a repeat of the same id is no
    /// error. What it is, its first bytes say; <paramref name="claimed"/> only tells a recording from a film where both begin alike.
    /// </summary>
    public async Task<Outcome<TipMedia>> KeepAsync(string id, Stream content, MediaKind claimed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (await _records.FindAsync(id, cancellationToken).ConfigureAwait(false) is { State: not (Awaited or Keeping) } known)
        {
            return known.State is Discarded or Lost ? Gone : new TipMedia(id, known.Kind);
        }

        if (await ReadAsync(content, cancellationToken).ConfigureAwait(false) is not { } file)
        {
            return new Refusal(RefusalKind.Invalid, $"A medium may have {MediaLimits.MostBytes >> 20} MB, a document {MediaLimits.MostOfDocument >> 20} MB.");
        }

        if (MediaSniffer.Of(file.Span) is not { } format || (format.CanBeCopied && file.Length > MediaLimits.MostBytes))
        {
            return new Refusal(RefusalKind.Invalid, "This is no picture, film, recording or document that is taken.");
        }

        var kind = format.Kind == MediaKind.Video && claimed == MediaKind.Audio ? claimed : format.Kind;
        var fresh = await _keys.NewAsync(cancellationToken).ConfigureAwait(false);
        var begun = await _records.ChangeAsync(
            id,
            m => m is null or { State: Awaited } ? (m ?? new Medium { Id = id, At = _records.Minute }) with { State = Keeping, KeyId = fresh.Id, Kind = kind, ContentType = format.ContentType } : m,
            cancellationToken).ConfigureAwait(false);
        if (begun!.KeyId != fresh.Id)
        {
            await _keys.EraseAsync(fresh.Id, cancellationToken).ConfigureAwait(false);
        }

        if (begun.KeyId is null || !await _safe.TryKeepAsync(MediaSafe.Original(id), begun.KeyId, file, cancellationToken).ConfigureAwait(false))
        {
            return Gone;
        }

        var kept = await _records.ChangeAsync(id, static m => m is { State: Keeping } ? m with { State = Kept } : m, cancellationToken).ConfigureAwait(false);
        if (kept is not { State: Discarded or Lost })
        {
            return new TipMedia(id, begun.Kind);
        }

        await _safe.DropAsync(MediaSafe.Original(id), cancellationToken).ConfigureAwait(false);
        return Gone;
    }

    /// <summary>These media belong to this tip: their copies may go to the desk now. Repeating is no error; media that are fetched later follow by themselves.</summary>
    public async Task AttachAsync(string alias, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ids);
        foreach (var id in ids)
        {
            await _records.EnterAsync(alias, id, cancellationToken).ConfigureAwait(false);
            await _records.ChangeAsync(id, m => (m ?? new Medium { Id = id, At = _records.Minute }).AttachTo(alias), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>A medium can never be had (expired with the vendor, too large): the desk is told where it belongs to a tip.</summary>
    public Task LoseAsync(string id, CancellationToken cancellationToken) =>
        _records.ChangeAsync(id, m => (m ?? new Medium { Id = id, At = _records.Minute }) is { State: Awaited or Keeping } lost ? lost with { State = Lost, Turn = lost.Turn + 1 } : m, cancellationToken);

    /// <summary>Throws media away for good, original and key: the key first. The desk is told where it waits for a copy.</summary>
    public async Task DiscardAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ids);
        foreach (var id in ids)
        {
            if (await _records.FindAsync(id, cancellationToken).ConfigureAwait(false) is { KeyId: { } key })
            {
                await _keys.EraseAsync(key, cancellationToken).ConfigureAwait(false);
            }

            // The record stays: what is still on its way must not come back to life. Of the medium itself it holds nothing.
            var gone = await _records.ChangeAsync(
                id, m => m is { State: Discarded } ? m : (m ?? new Medium { Id = id, At = _records.Minute }) with { State = Discarded, Mark = null, ContentType = null, CopyType = null, Turn = (m?.Turn ?? 0) + 1 }, cancellationToken).ConfigureAwait(false);
            if (gone?.KeyId is { } drawn)
            {
                await _keys.EraseAsync(drawn, cancellationToken).ConfigureAwait(false);
            }

            await _safe.DropAsync(MediaSafe.Original(id), cancellationToken).ConfigureAwait(false);
            await _safe.DropAsync(MediaSafe.Copy(id), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Throws away what belongs to a tip: at the end of its days, or when its informer leaves for good.</summary>
    public async Task DiscardOfAsync(string alias, CancellationToken cancellationToken) =>
        await DiscardAsync(await _records.ListAsync(alias, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

    /// <summary>Brings an original to the desk, on the word of two supervisors; where it is gone, or none of this tip, the desk is told.</summary>
    /// <exception cref="StoreUnavailableException">Not now: do it again.</exception>
    public async Task HandOverOriginalAsync(string alias, string id, string wordId, CancellationToken cancellationToken)
    {
        var medium = await _records.FindAsync(id, cancellationToken).ConfigureAwait(false);
        var isOfTip = medium is not null && (medium.Told.Contains(alias) || medium.Owed.Contains(alias));
        if (isOfTip && await _safe.OpenAsync(MediaSafe.Original(id), medium!.KeyId, cancellationToken).ConfigureAwait(false) is { } original)
        {
            using var content = new MemoryStream(original, writable: false);
            await _desk.PutMediaAsync(alias, new MediaCopy(id, medium.Kind, medium.ContentType!, medium.Mark, wordId), content, cancellationToken).ConfigureAwait(false);
            return;
        }

        var lost = new TipWord
        {
            Id = Ids.Derived("original", wordId, id),
            Alias = alias,
            Kind = TipWordKind.MediaLost,
            At = _records.Minute,
            Answers = wordId,
            Media = [new TipMedia(id, medium?.Kind ?? MediaKind.Document)],
        };
        await _desk.SayAsync(lost, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(Stream content, CancellationToken cancellationToken)
    {
        using var file = new MemoryStream();
        var piece = new byte[64 * 1024];
        while (await content.ReadAsync(piece, cancellationToken).ConfigureAwait(false) is var read and > 0)
        {
            if (file.Length + read > MediaLimits.MostOfDocument)
            {
                return null;
            }

            file.Write(piece, 0, read);
        }

        return file.GetBuffer().AsMemory(0, (int)file.Length);
    }
}
