using System.Text.Json;
using Microsoft.Extensions.Logging;
using Satark.Messaging;
using Satark.Privacy;
using Satark.Relay.Forwarding;
using Satark.Relay.Media;
using Satark.Relay.Talks;
using Satark.Relay.Vault;
using Satark.Storage;

namespace Satark.Relay.Retention;

/// <summary>Forgets what is past its days of tips: their standing, words that the desk never took, media as they came.</summary>
internal sealed partial class ForgetTips(IStore store, IKeyRing keys, RelayIndex index, TipBook tips, MediaBox media, ILogger<ForgetTips> logger)
{
    /// <summary>Forgets what of a tip is past its days, or only counts it.</summary>
    public async Task HandleAsync(string alias, RetentionClasses classes, bool forget, CancellationToken cancellationToken)
    {
        var partition = TipBook.Partition(alias);
        if (await store.FindAsync(partition, TipBook.Row, RelayJson.Default.TipRow, cancellationToken).ConfigureAwait(false) is not { } row)
        {
            await index.RemoveAsync("tip", alias, cancellationToken).ConfigureAwait(false);
            return;
        }

        var words = await store.ListAllAsync(partition, TipBook.Word, RelayJson.Default.SealedRow, cancellationToken).ConfigureAwait(false);
        var late = words.Where(w => classes.Words.IsDue(w.Record.Value.At)).ToList();
        if (late.Count > 0)
        {
            Log.NeverTaken(logger, alias, late.Count);
            foreach (var (word, record) in late.TakeWhile(_ => forget))
            {
                await store.SaveAsync(new Change(partition).Delete(word, record.Version), cancellationToken).ConfigureAwait(false);
            }
        }

        var waits = words.Count > late.Count;
        var since = row.Value.LastOn;
        if (!waits && (row.Value.KeyId is null || classes.Tip.IsDue(since)))
        {
            if (forget)
            {
                await DropOriginalsAsync(alias, cancellationToken).ConfigureAwait(false);
                await EraseAsync(alias, cancellationToken).ConfigureAwait(false);
                await index.RemoveAsync("tip", alias, cancellationToken).ConfigureAwait(false);
            }

            return;
        }

        if (forget && words.Any(w => !late.Contains(w) && w.Record.Value.At < DateOnly.FromDateTime(tips.Now.UtcDateTime)))
        {
            // A word whose message was lost to the dead letters is said again; one that is only to be said later is left alone.
            await store.SaveAsync(new Change(partition).Require(TipBook.Row, row.Version).Send(new Errand(alias, "daily").As(RelayErrands.ForwardWord, Lane.Bulk, tips.Now)), cancellationToken).ConfigureAwait(false);
        }

        await Hashes.SweepAsync(store, partition, TipBook.Took, r => JsonSerializer.Deserialize(r.Span, RelayJson.Default.SeenRow)!.At, classes, forget, cancellationToken).ConfigureAwait(false);
        if (await tips.FindAsync(alias, cancellationToken).ConfigureAwait(false) is { State.Media.Count: > 0 } && classes.Original.IsDue(since) && forget)
        {
            await DropOriginalsAsync(alias, cancellationToken).ConfigureAwait(false);
            await KeepWithoutMediaAsync(alias, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task DropOriginalsAsync(string alias, CancellationToken cancellationToken)
    {
        if (await tips.FindAsync(alias, cancellationToken).ConfigureAwait(false) is { State.Media.Count: > 0 } open)
        {
            await media.DiscardAsync(open.State.Media, cancellationToken).ConfigureAwait(false);
        }
    }

    // Its originals are gone; it keeps its day.
    private Task<bool> KeepWithoutMediaAsync(string alias, CancellationToken cancellationToken) => store.ChangeAsync<bool>(
        async token =>
        {
            if (await tips.FindAsync(alias, token).ConfigureAwait(false) is not { } open)
            {
                return (null, false);
            }

            var content = Box.Close(open.Key, TipBook.Partition(alias), TipBook.Row, open.State with { Media = [] }, RelayJson.Default.TipState);
            return (new Change(TipBook.Partition(alias)).Replace(TipBook.Row, open.Row.Version, open.Row.Value with { Content = content }, RelayJson.Default.TipRow), true);
        },
        cancellationToken);

    // Keys, then rows. May be repeated.
    private async Task EraseAsync(string alias, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(TipBook.Partition(alias), TipBook.Row, RelayJson.Default.TipRow, cancellationToken).ConfigureAwait(false) is { } row)
        {
            await keys.EraseAsync(row.Value.WordKeyId, cancellationToken).ConfigureAwait(false);
            if (row.Value.KeyId is { } key)
            {
                await keys.EraseAsync(key, cancellationToken).ConfigureAwait(false);
            }
        }

        await store.SweepAsync(TipBook.Partition(alias), "", cancellationToken).ConfigureAwait(false);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Tip {Alias}: the desk never took {Count} words, and their days are over.")]
        public static partial void NeverTaken(ILogger logger, string alias, int count);
    }
}
