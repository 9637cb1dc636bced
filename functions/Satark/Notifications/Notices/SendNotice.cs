using System.Collections.Frozen;
using Microsoft.Extensions.Logging;
using Satark.Messaging;
using Satark.Privacy;
using Satark.Reads;
using Satark.Roster;
using Satark.Roster.Duty;
using Satark.Roster.Verifying;
using Satark.Roster.Watching;
using Satark.Storage;

namespace Satark.Notifications.Notices;

/// <summary>Sends one notice by its channel; tried again as a delivery would be, then given up and logged.</summary>
public sealed partial class SendNotice(
    IStore store, IKeyRing keys, ComposeMessage compose, ShiftMail shifts, ReadingMail reading, IEnumerable<IChannel> channels, TimeProvider clock, ILogger<SendNotice> logger)
{
    private readonly FrozenDictionary<string, IChannel> _channels = channels.ToFrozenDictionary(c => c.Name, StringComparer.Ordinal);

    /// <summary>Sends it unless it has gone, or another copy of this message is at it.</summary>
    public async Task HandleAsync(Message message, CancellationToken cancellationToken)
    {
        var errand = Errand.Of(message);
        var begun = await store.ChangeAsync<Notice?>(token => BeginAsync(errand, message.Lane, token), cancellationToken).ConfigureAwait(false);
        if (begun is null)
        {
            return;
        }

        var result = await SendAsync(begun, cancellationToken).ConfigureAwait(false);
        await store.ChangeAsync<bool>(token => SettleAsync(begun, result, message.Lane, token), cancellationToken).ConfigureAwait(false);
        Log.Tried(logger, begun.ToString(), begun.Delivery.Attempts, result.GetType().Name);
    }

    private async Task<(Change? Change, Notice? Begun)> BeginAsync(Errand errand, Lane lane, CancellationToken cancellationToken)
    {
        var loaded = await FindAsync(errand.Subject, cancellationToken).ConfigureAwait(false);
        if (loaded is null)
        {
            return (null, null);
        }

        var (d, now) = (loaded.Value.Delivery, clock.GetUtcNow());
        if (d.State == DeliveryState.Sending && now - d.At < Deliver.SendingLimit)
        {
            var look = new Errand(d.Id, N: errand.N, Step: errand.Step + 1).As(Errands.SendNotice, lane, d.At + Deliver.SendingLimit);
            return (new Change(DutyBook.Partition).Send(look), null);
        }

        if (d.State == DeliveryState.Pending && errand.N != d.Attempts)
        {
            return (null, null);
        }

        var sending = loaded.Value with { Delivery = d with { State = DeliveryState.Sending, Attempts = d.Attempts + 1, At = now } };
        return (new Change(DutyBook.Partition).Replace(Notice.Row(d.Id), loaded.Version, sending, SatarkJson.Default.Notice), sending);
    }

    private async Task<DeliveryResult> SendAsync(Notice notice, CancellationToken cancellationToken)
    {
        var d = notice.Delivery;
        var to = new ContactPoint(d.Target, d.TargetName, d.Channel, d.Address);
        var made = d.Template == TemplateIds.ShiftSummary
            ? await shifts.ComposeAsync(d.Id, to, cancellationToken).ConfigureAwait(false)
            : d.Template == TemplateIds.UnusualReading ? await reading.ComposeAsync(d.Id, to, cancellationToken).ConfigureAwait(false)
            : compose.About(d.Template, d.Template == TemplateIds.Code ? [ContactCode.Digits(keys, d.Address, d.Round)] : notice.Slots, d.Id, to);
        if (!made.IsOk || !_channels.TryGetValue(d.Channel, out var channel))
        {
            return new DeliveryResult.Failed(made.IsOk ? $"channel {d.Channel} is not set up" : made.Refusal!.Text);
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Deliver.SendingLimit);
        try
        {
            return await channel.SendAsync(made.Value, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new DeliveryResult.Retry("no answer within 10 s");
        }
    }

    private async Task<(Change? Change, bool Answer)> SettleAsync(Notice begun, DeliveryResult result, Lane lane, CancellationToken cancellationToken)
    {
        var loaded = await FindAsync(begun.Delivery.Id, cancellationToken).ConfigureAwait(false);
        if (loaded is null || loaded.Value.Delivery.Attempts != begun.Delivery.Attempts)
        {
            return (null, false);
        }

        var change = new Change(DutyBook.Partition);
        var row = Notice.Row(begun.Delivery.Id);
        if (result is DeliveryResult.Retry retry && RetryDelay.Of(begun.Delivery, retry.After) is { } delay)
        {
            var now = clock.GetUtcNow();
            var waiting = begun with { Delivery = begun.Delivery with { State = DeliveryState.Pending, At = now, Reason = retry.Reason } };
            return (change.Replace(row, loaded.Version, waiting, SatarkJson.Default.Notice).Send(waiting.Again(lane, now + delay)), true);
        }

        if (result is not DeliveryResult.Sent)
        {
            Log.GivenUp(logger, begun.ToString(), result is DeliveryResult.Failed failed ? failed.Reason : ((DeliveryResult.Retry)result).Reason);
        }

        return (change.Delete(row, loaded.Version), true);
    }

    private Task<Stored<Notice>?> FindAsync(string id, CancellationToken cancellationToken) =>
        store.FindAsync(DutyBook.Partition, Notice.Row(id), SatarkJson.Default.Notice, cancellationToken);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Notice {Notice}, attempt {Attempt}: {Result}.")]
        public static partial void Tried(ILogger logger, string notice, int attempt, string result);

        [LoggerMessage(LogLevel.Warning, "Notice {Notice} could not be sent: {Reason}.")]
        public static partial void GivenUp(ILogger logger, string notice, string reason);
    }
}
