using Satark.Cases;
using Satark.Messaging;
using Satark.Privacy;
using Satark.Storage;
using Satark.Tips.Line;
using Satark.Tips.Moves;

namespace Satark.Tips.Receiving;

/// <summary>Takes the copies of media that the relay brings, before or after the tip that names them; and originals that two supervisors asked for.</summary>
public sealed class KeepTipMedia(IStore store, IKeyRing keys, CaseBook book, TipMediaBox box)
{
    /// <summary>Copies whose tip never comes are thrown away after this time.</summary>
    public static readonly TimeSpan EarlyWaits = TimeSpan.FromDays(7);

    // With the case's id before it and what marks an original behind, it is still an id of the media store.
    private const int LongestId = 32;
    private const string Original = "-original";
    private const int LongestType = 100;
    private const int LongestMark = 200;

    /// <summary>Keeps one.</summary>
    /// <returns>Nothing where it was taken; a refusal where it never can be.</returns>
    public async Task<Refusal?> HandleAsync(string alias, MediaCopy copy, Stream content, CancellationToken cancellationToken)
    {
        if (Fault(alias, copy) is { } fault)
        {
            return fault;
        }

        if (await ReadAsync(content, cancellationToken).ConfigureAwait(false) is not { Length: > 0 } bytes)
        {
            return WordRules.Wrong("content", $"1 to {TipMediaBox.MostBytes} bytes.");
        }

        var caseId = NewTip.CaseIdOf(alias);
        var c = (await book.FindAsync(caseId, cancellationToken).ConfigureAwait(false))?.Value;
        if (c is { Erased: true })
        {
            return new Refusal(RefusalKind.Gone, "This tip was erased.");
        }

        var storeId = copy.OriginalFor is null ? copy.Id : copy.Id + Original;
        if (copy.OriginalFor is not null)
        {
            // Nothing that tells of its sender is stored unless two supervisors asked for it.
            var may = c?.TakeOriginal(copy, storeId, book.At(Actor.Informer));
            if (may is not { } granted || granted.Refusal is not null)
            {
                return may?.Refusal ?? new Refusal(RefusalKind.NotFound, "There is no tip of this alias.");
            }
        }

        var keyId = c?.KeyId ?? await EarlyKeyAsync(alias, cancellationToken).ConfigureAwait(false);
        if (await keys.FindAsync(keyId, cancellationToken).ConfigureAwait(false) is not { } key)
        {
            return new Refusal(RefusalKind.Gone, "This tip was erased.");
        }

        await box.SaveAsync(caseId, storeId, bytes, key, cancellationToken).ConfigureAwait(false);
        return copy.OriginalFor is not null
            ? (await book.MoveAsync(caseId, Actor.Informer, (now, m) => now.TakeOriginal(copy, storeId, m), cancellationToken).ConfigureAwait(false)).Refusal
            : await TellAsync(alias, caseId, new TipMediaItem(copy.Id, copy.Kind, MediaState.Arrived) { ContentType = copy.ContentType, Mark = copy.Mark, ArrivedAt = book.Now }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Throws away what came early and whose tip never came.</summary>
    public async Task ForgetAsync(Message message, CancellationToken cancellationToken)
    {
        var alias = Errand.Of(message).Subject;
        if (await book.FindAsync(NewTip.CaseIdOf(alias), cancellationToken).ConfigureAwait(false) is null
            && await MediaKey.FindAsync(store, alias, cancellationToken).ConfigureAwait(false) is { } early)
        {
            // Said before the key goes: a tip that comes at this moment would be sealed under it, and lost with it.
            if (await store.SaveAsync(new Change(alias).Replace(MediaKey.Row, early.Version, early.Value with { IsEnding = true }, SatarkJson.Default.MediaKey), cancellationToken).ConfigureAwait(false) == SaveResult.Conflict
                || await MediaKey.FindAsync(store, alias, cancellationToken).ConfigureAwait(false) is not { Value.IsEnding: true } ending)
            {
                return;
            }

            await keys.EraseAsync(early.Value.KeyId, cancellationToken).ConfigureAwait(false);
            foreach (var item in early.Value.Items)
            {
                await box.DeleteAsync(NewTip.CaseIdOf(alias), item.Id, cancellationToken).ConfigureAwait(false);
            }

            // A conflict means that the tip came at last, with a key of its own and without these media.
            await store.SaveAsync(new Change(alias).Delete(MediaKey.Row, ending.Version), cancellationToken).ConfigureAwait(false);
        }
    }

    private static Refusal? Fault(string alias, MediaCopy copy) =>
        !WordRules.IsAlias(alias) ? WordRules.Wrong("alias", "16 characters of base32.")
        : !MediaItem.IsId(copy.Id) || copy.Id.Length > LongestId || copy.Id.EndsWith(Original, StringComparison.Ordinal) ? WordRules.Wrong("id", $"1 to {LongestId} of a-z, 0-9 and dash, and not with {Original} at its end.")
        : copy.ContentType is not { Length: > 0 and <= LongestType } || !copy.ContentType.All(ch => char.IsAsciiLetterOrDigit(ch) || ch is '/' or '.' or '+' or '-') ? WordRules.Wrong("contentType", "A media type without parameters.")
        : copy.Mark?.Length > LongestMark ? WordRules.Wrong("mark", "This is too long.")
        : null;

    private static async Task<byte[]?> ReadAsync(Stream content, CancellationToken cancellationToken)
    {
        using var all = new MemoryStream();
        var piece = new byte[64 * 1024];
        while (await content.ReadAsync(piece, cancellationToken).ConfigureAwait(false) is var read and > 0)
        {
            if (all.Length + read > TipMediaBox.MostBytes)
            {
                return null;
            }

            all.Write(piece, 0, read);
        }

        return all.ToArray();
    }

    private Task<string> EarlyKeyAsync(string alias, CancellationToken cancellationToken)
    {
        DataKey? fresh = null;
        return store.ChangeAsync<string>(
            async token =>
            {
                if (await MediaKey.FindAsync(store, alias, token).ConfigureAwait(false) is { Value: var known })
                {
                    return (null, known.KeyId);
                }

                fresh ??= await keys.NewAsync(token).ConfigureAwait(false);
                var change = new Change(alias).Insert(MediaKey.Row, new MediaKey(fresh.Id, []), SatarkJson.Default.MediaKey);
                change.Send(new Errand(alias).As(Errands.ForgetEarlyMedia, Lane.Bulk, book.Now + EarlyWaits));
                return (change, fresh.Id);
            },
            cancellationToken);
    }

    // The case if it is there, else the row that it will find; whichever of the two came first, the other one decides anew.
    private async Task<Refusal?> TellAsync(string alias, string caseId, TipMediaItem item, CancellationToken cancellationToken)
    {
        var told = await book.MoveAsync(caseId, Actor.Informer, (c, m) => c.TakeMedia(item, m), cancellationToken).ConfigureAwait(false);
        if (told.Refusal is not { Kind: RefusalKind.NotFound })
        {
            return told.Refusal;
        }

        var isEarly = await store.ChangeAsync<bool>(
            async token =>
            {
                var row = await MediaKey.FindAsync(store, alias, token).ConfigureAwait(false);
                return row is null || await book.FindAsync(caseId, token).ConfigureAwait(false) is not null ? (null, false)
                    : row.Value.Items.Any(known => known.Id == item.Id) ? (null, true)
                    : (new Change(alias).Replace(MediaKey.Row, row.Version, row.Value with { Items = [.. row.Value.Items, item] }, SatarkJson.Default.MediaKey), true);
            },
            cancellationToken).ConfigureAwait(false);
        return isEarly ? null : (await book.MoveAsync(caseId, Actor.Informer, (c, m) => c.TakeMedia(item, m), cancellationToken).ConfigureAwait(false)).Refusal;
    }
}
