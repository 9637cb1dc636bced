using System.Text.Json;
using Microsoft.Extensions.Logging;
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
    private readonly ForgetTips _forgetTips;
    private readonly ForgetInformer _forget;
    private readonly MediaBox _media;
    private readonly RelayOptions _options;
    private readonly ILogger<KeepOrForget> _logger;

    internal KeepOrForget(IStore store, RelayIndex index, TalkBook talks, InformerVault vault, ForgetTips forgetTips, ForgetInformer forget, MediaBox media, RelayOptions options, ILogger<KeepOrForget> logger) =>
        (_store, _index, _talks, _vault, _forgetTips, _forget, _media, _options, _logger) = (store, index, talks, vault, forgetTips, forget, media, options, logger);

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
            await _forgetTips.HandleAsync(alias, classes, forget, cancellationToken).ConfigureAwait(false);
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

        await Hashes.SweepAsync(_store, partition, TalkBook.Seen, r => JsonSerializer.Deserialize(r.Span, RelayJson.Default.SeenRow)!.At, classes, forget, cancellationToken).ConfigureAwait(false);
        await Hashes.SweepAsync(_store, partition, TalkBook.Sent, r => JsonSerializer.Deserialize(r.Span, RelayJson.Default.SentRow)!.At, classes, forget, cancellationToken).ConfigureAwait(false);
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
    }
}
