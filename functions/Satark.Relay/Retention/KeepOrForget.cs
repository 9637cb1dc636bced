using System.Text.Json;
using Microsoft.Extensions.Logging;
using Satark.Messaging;
using Satark.Relay.Forwarding;
using Satark.Relay.Media;
using Satark.Relay.Talks;
using Satark.Relay.Vault;
using Satark.Storage;

namespace Satark.Relay.Retention;

/// <summary>Forgets what is past its days, class by class, by erasing keys first. Runs daily, and on the operator's word.</summary>
public sealed partial class KeepOrForget
{
    private readonly IStore _store;
    private readonly RelayIndex _index;
    private readonly TalkBook _talks;
    private readonly InformerVault _vault;
    private readonly TipBook _tips;
    private readonly ForgetInformer _forget;
    private readonly MediaBox _media;
    private readonly RelayOptions _options;
    private readonly ILogger<KeepOrForget> _logger;

    internal KeepOrForget(IStore store, RelayIndex index, TalkBook talks, InformerVault vault, TipBook tips, ForgetInformer forget, MediaBox media, RelayOptions options, ILogger<KeepOrForget> logger) =>
        (_store, _index, _talks, _vault, _tips, _forget, _media, _options, _logger) = (store, index, talks, vault, tips, forget, media, options, logger);

    /// <summary>Forgets.</summary>
    public async Task HandleAsync(CancellationToken cancellationToken)
    {
        var report = await RunAsync(forget: true, cancellationToken).ConfigureAwait(false);
        Log.Ran(_logger, report.Classes.Sum(c => c.Due));
    }

    /// <summary>What is kept and what is past its days.</summary>
    /// <param name="forget">Also forgets it; else it is only counted.</param>
    /// <param name="cancellationToken">Stops waiting; a later run goes on.</param>
    public async Task<RetentionReport> RunAsync(bool forget, CancellationToken cancellationToken)
    {
        var classes = new RetentionClasses(_options, _talks.Today);
        await foreach (var talk in _index.ListAsync("talk", cancellationToken).ConfigureAwait(false))
        {
            await TalkAsync(talk, classes, forget, cancellationToken).ConfigureAwait(false);
        }

        await foreach (var alias in _index.ListAsync("tip", cancellationToken).ConfigureAwait(false))
        {
            await TipAsync(alias, classes, forget, cancellationToken).ConfigureAwait(false);
        }

        await foreach (var receipt in _index.ListAsync("receipt", cancellationToken).ConfigureAwait(false))
        {
            await ReceiptAsync(receipt, classes, forget, cancellationToken).ConfigureAwait(false);
        }

        return classes.Report();
    }

    private async Task TalkAsync(string talk, RetentionClasses classes, bool forget, CancellationToken cancellationToken)
    {
        var partition = TalkBook.Partition(talk);
        if (await _store.FindAsync(partition, TalkBook.Row, RelayJson.Default.TalkRow, cancellationToken).ConfigureAwait(false) is not { } row)
        {
            // Somebody who was noted a moment ago speaks next; somebody noted earlier whose words never came is to be forgotten too.
            if (await _vault.NotedOnAsync(talk, cancellationToken).ConfigureAwait(false) is { } noted)
            {
                if (!forget || noted.AddDays(1) >= _talks.Today)
                {
                    return;
                }

                await _forget.HandleAsync(talk, cancellationToken).ConfigureAwait(false);
            }

            await _index.RemoveAsync("talk", talk, cancellationToken).ConfigureAwait(false);
            return;
        }

        if (classes.Mapping.IsDue(row.Value.LastOn))
        {
            if (forget)
            {
                await _forget.HandleAsync(talk, cancellationToken).ConfigureAwait(false);
                await _index.RemoveAsync("talk", talk, cancellationToken).ConfigureAwait(false);
            }

            return;
        }

        if (row.Value.DraftKeyId is not null && classes.Draft.IsDue(row.Value.LastOn) && forget)
        {
            await DropDraftAsync(talk, cancellationToken).ConfigureAwait(false);
        }

        await HashesAsync(partition, TalkBook.Seen, r => JsonSerializer.Deserialize(r.Span, RelayJson.Default.SeenRow)!.At, classes, forget, cancellationToken).ConfigureAwait(false);
        await HashesAsync(partition, TalkBook.Sent, r => JsonSerializer.Deserialize(r.Span, RelayJson.Default.SentRow)!.At, classes, forget, cancellationToken).ConfigureAwait(false);
    }

    private async Task DropDraftAsync(string talk, CancellationToken cancellationToken)
    {
        var media = await _store.ChangeAsync<IReadOnlyList<string>>(
            async token =>
            {
                if (await _talks.FindAsync(talk, token).ConfigureAwait(false) is not { } open)
                {
                    return (null, []);
                }

                var change = new Change(TalkBook.Partition(talk));
                var state = open.State with { Talk = open.State.Talk with { Draft = null, Words = [], Step = null } };
                await _talks.WriteAsync(change, open, state, open.Row.Value.Next, token).ConfigureAwait(false);
                return (change, [.. (open.State.Talk.Draft?.Media ?? []).Select(m => m.Id)]);
            },
            cancellationToken).ConfigureAwait(false);
        await _media.DiscardAsync(media, cancellationToken).ConfigureAwait(false);
    }

    private async Task HashesAsync(string partition, string prefix, Func<ReadOnlyMemory<byte>, DateOnly> day, RetentionClasses classes, bool forget, CancellationToken cancellationToken)
    {
        string? after = null;
        while (await _store.ListAsync(partition, prefix, after, Change.MaxRows, cancellationToken).ConfigureAwait(false) is { Count: > 0 } rows)
        {
            var change = new Change(partition);
            foreach (var row in rows.Where(r => classes.Hash.IsDue(day(r.Body))))
            {
                change.Delete(row.Key.Row, row.Version);
            }

            if (forget && change.Rows > 0)
            {
                // A conflict leaves them to the next run.
                await _store.SaveAsync(change, cancellationToken).ConfigureAwait(false);
            }

            after = rows[^1].Key.Row;
        }
    }

    private async Task TipAsync(string alias, RetentionClasses classes, bool forget, CancellationToken cancellationToken)
    {
        var partition = TipBook.Partition(alias);
        if (await _store.FindAsync(partition, TipBook.Row, RelayJson.Default.TipRow, cancellationToken).ConfigureAwait(false) is not { } row)
        {
            await _index.RemoveAsync("tip", alias, cancellationToken).ConfigureAwait(false);
            return;
        }

        var words = await _store.ListAllAsync(partition, TipBook.Word, RelayJson.Default.SealedRow, cancellationToken).ConfigureAwait(false);
        var late = words.Where(w => classes.Words.IsDue(w.Record.Value.At)).ToList();
        if (late.Count > 0)
        {
            Log.NeverTaken(_logger, alias, late.Count);
            foreach (var (word, record) in late.TakeWhile(_ => forget))
            {
                await _store.SaveAsync(new Change(partition).Delete(word, record.Version), cancellationToken).ConfigureAwait(false);
            }
        }

        var waits = words.Count > late.Count;
        var since = row.Value.LastOn;
        if (!waits && (row.Value.KeyId is null || classes.Tip.IsDue(since)))
        {
            if (forget)
            {
                await DropOriginalsAsync(alias, cancellationToken).ConfigureAwait(false);
                await _tips.EraseAsync(alias, cancellationToken).ConfigureAwait(false);
                await _index.RemoveAsync("tip", alias, cancellationToken).ConfigureAwait(false);
            }

            return;
        }

        if (forget && waits)
        {
            // A word whose message was lost to the dead letters is said again.
            await _store.SaveAsync(new Change(partition).Require(TipBook.Row, row.Version).Send(new Errand(alias, "daily").As(RelayErrands.ForwardWord, Lane.Bulk, _tips.Now)), cancellationToken).ConfigureAwait(false);
        }

        await HashesAsync(partition, TipBook.Took, r => JsonSerializer.Deserialize(r.Span, RelayJson.Default.SeenRow)!.At, classes, forget, cancellationToken).ConfigureAwait(false);
        if (await _tips.FindAsync(alias, cancellationToken).ConfigureAwait(false) is { State.Media.Count: > 0 } && classes.Original.IsDue(since) && forget)
        {
            await DropOriginalsAsync(alias, cancellationToken).ConfigureAwait(false);
            await _tips.KeepWithoutMediaAsync(alias, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task DropOriginalsAsync(string alias, CancellationToken cancellationToken)
    {
        if (await _tips.FindAsync(alias, cancellationToken).ConfigureAwait(false) is { State.Media.Count: > 0 } open)
        {
            await _media.DiscardAsync(open.State.Media, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task ReceiptAsync(string name, RetentionClasses classes, bool forget, CancellationToken cancellationToken)
    {
        var partition = Receipts.Receipts.Partition(name);
        if (await _store.FindAsync(partition, Receipts.Receipts.Row, RelayJson.Default.ReceiptRow, cancellationToken).ConfigureAwait(false) is not { } row)
        {
            await _index.RemoveAsync("receipt", name, cancellationToken).ConfigureAwait(false);
        }
        else if (classes.Receipt.IsDue(row.Value.On) && forget)
        {
            await _store.SweepAsync(partition, "", cancellationToken).ConfigureAwait(false);
            await _index.RemoveAsync("receipt", name, cancellationToken).ConfigureAwait(false);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Retention ran: {Count} records were past their days and are forgotten.")]
        public static partial void Ran(ILogger logger, int count);

        [LoggerMessage(LogLevel.Error, "Tip {Alias}: the desk never took {Count} words, and their days are over.")]
        public static partial void NeverTaken(ILogger logger, string alias, int count);
    }
}
