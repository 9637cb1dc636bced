using System.Collections.Frozen;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Satark.Cases;
using Satark.Escalation.Newcomers;
using Satark.Messaging;
using Satark.Roster;
using Satark.Storage;
using Satark.Watching;

namespace Satark.Notifications;

/// <summary>Sends one message to one target by one channel.</summary>
/// <remarks>
/// The step from pending to sending is saved together with a check of the case's version: once an acknowledgement is
/// committed, no call begins any more. What was found in "sending" past its limit is sent again only where a life is at stake.
/// </remarks>
public sealed partial class Deliver(
    IStore store, CaseBook book, ComposeMessage compose, IEnumerable<IChannel> channels, RecordDelivery record, Officers officers, SyntheticRuns synthetic, TimeProvider clock, ILogger<Deliver> logger)
{
    /// <summary>How long an attempt may take before nobody knows what became of it.</summary>
    public static readonly TimeSpan SendingLimit = TimeSpan.FromSeconds(10);

    private readonly FrozenDictionary<string, IChannel> _channels = channels.ToFrozenDictionary(c => c.Name, StringComparer.Ordinal);

    /// <summary>Sends the delivery unless it is settled, superseded or on its way already.</summary>
    public async Task HandleAsync(Message message, CancellationToken cancellationToken)
    {
        var errand = Errand.Of(message);
        var begun = await store.ChangeAsync<Begun?>(token => BeginAsync(errand, token), cancellationToken).ConfigureAwait(false);
        if (begun is null)
        {
            return;
        }

        var result = await TryAsync(begun, cancellationToken).ConfigureAwait(false);
        Log.Tried(logger, begun.Case.Id, begun.Delivery.Id, begun.Delivery.Attempts, result.GetType().Name);
        await SettleAsync(begun, result, cancellationToken).ConfigureAwait(false);
        if (begun.Case.Synthetic && result is DeliveryResult.Sent)
        {
            await synthetic.PassAsync(begun.Case.Id, SyntheticStage.Called, cancellationToken).ConfigureAwait(false);
        }
    }

    // One span and one measure an attempt: the words are ours, and nothing says to whom it went.
    private async Task<DeliveryResult> TryAsync(Begun begun, CancellationToken cancellationToken)
    {
        using var activity = Dispatcher.Activities.StartActivity("deliver " + begun.Delivery.Channel, ActivityKind.Client);
        activity?.SetTag("satark.channel", begun.Delivery.Channel).SetTag("satark.attempt", begun.Delivery.Attempts);
        var start = clock.GetTimestamp();
        var result = await SendAsync(begun, cancellationToken).ConfigureAwait(false);
        var word = result.GetType().Name.ToLowerInvariant();
        EngineMeter.RecordDelivery(begun.Delivery.Channel, word, clock.GetElapsedTime(start));
        activity?.SetTag("satark.result", word).SetStatus(result is DeliveryResult.Sent ? ActivityStatusCode.Ok : ActivityStatusCode.Error);
        return result;
    }

    /// <summary>Why a pending delivery is no longer needed, or null.</summary>
    private static string? Superseded(Case c, Delivery d)
    {
        if (c.Synthetic ? d.Channel != Channels.Synthetic : c.Mode == CaseMode.Test && d.Channel != Channels.Desk)
        {
            return "a test stays inside";
        }

        var engagement = d.Engagement is null ? null : c.Engagements.FirstOrDefault(e => e.Id == d.Engagement);
        return d.Purpose switch
        {
            DeliveryPurpose.Update when d.Template == TemplateIds.TakeOver && (!c.IsOfferedTo(d.Target) || c.Leases != d.Round) => "it is not offered any more",
            DeliveryPurpose.Update when d.Template == TemplateIds.SamePerson && !c.IsAskedOf(d.Target) => "it is not asked any more",
            DeliveryPurpose.Call when !c.IsOpen => "the case is closed",
            DeliveryPurpose.Call when c.Hold is not null => "somebody has the case",
            DeliveryPurpose.Call when Escalation.Storms.StormMoves.Waits(c) => "called as one with a storm's others",
            DeliveryPurpose.Call when c.Ladder.Fired.Any(f => f.Round > d.Round && f.Steps.Contains(d.Step ?? 0)) => "a later round calls",
            DeliveryPurpose.Question when !c.IsOpen => "the case is closed",
            DeliveryPurpose.Question when d.Step is not { } n || c.Requests[n].AnsweredAt is not null => "it was answered",
            DeliveryPurpose.Engagement when engagement is not { IsActive: true } => "the engagement is over",
            DeliveryPurpose.Engagement when engagement is { AcknowledgedAt: not null } => "the agency has answered",
            _ => null,
        };
    }

    // A tip may have turned out to be about police while a message to its district was waiting.
    private async Task<string?> HiddenAsync(Case c, Delivery d, CancellationToken cancellationToken) =>
        c.Tip is not null && d.News != Templates.NewsPhrases.Withdrawn && await officers.FindAsync(d.Target, cancellationToken).ConfigureAwait(false) is { } officer && !Visibility.MaySee(officer, c)
            ? "the officer may not know of it"
            : null;

    private async Task<(Change? Change, Begun? Answer)> BeginAsync(Errand errand, CancellationToken cancellationToken)
    {
        var loaded = await book.FindAsync(errand.Subject, cancellationToken).ConfigureAwait(false);
        if (loaded is null)
        {
            return (null, null);
        }

        var c = loaded.Value;
        var id = CaseId.Parse(c.Id);
        var row = Delivery.Row(id.Row, errand.Part!);
        var stored = await store.FindAsync(id.Partition, row, SatarkJson.Default.Delivery, cancellationToken).ConfigureAwait(false);
        if (stored is null || stored.Value.State is not (DeliveryState.Pending or DeliveryState.Sending))
        {
            return (null, null);
        }

        var d = stored.Value;
        var now = book.Now;
        var change = new Change(id.Partition);
        if (d.State == DeliveryState.Sending)
        {
            if (now - d.At < SendingLimit && now >= d.At)
            {
                // Another copy of this message may be at it: look again when its limit is over.
                change.Send((errand with { Step = errand.Step + 1 }).As(Errands.Deliver, c.Lane, d.At + SendingLimit));
                return (change, null);
            }

            // Again only for a life at stake, and not for ever by a channel that always breaks.
            if (!c.LifeRisk || d.Attempts >= RetryDelay.MostAttempts)
            {
                change.Replace(row, stored.Version, d with { State = DeliveryState.Unknown, At = now, Reason = "no answer within 10 s" }, SatarkJson.Default.Delivery);
                NextChannel.AddTo(change, c, d, now);
                return (change, null);
            }
        }
        else if (errand.N != d.Attempts)
        {
            return (null, null);
        }

        if ((Superseded(c, d) ?? await HiddenAsync(c, d, cancellationToken).ConfigureAwait(false)) is { } reason)
        {
            // What was begun may have left: it is unknown, never "not begun".
            change.Replace(row, stored.Version, d.State == DeliveryState.Sending
                ? d with { State = DeliveryState.Unknown, At = now, Reason = "no answer within 10 s, and " + reason }
                : d with { State = DeliveryState.Superseded, At = now, Reason = reason }, SatarkJson.Default.Delivery);
            return (change, null);
        }

        var sending = d with { State = DeliveryState.Sending, Attempts = d.Attempts + 1, At = now, Reason = null, ProviderKey = null, PerhapsTwice = d.PerhapsTwice || d.State == DeliveryState.Sending };
        change.Require(id.Row, loaded.Version).Replace(row, stored.Version, sending, SatarkJson.Default.Delivery);
        return (change, new Begun(c, sending));
    }

    private async Task<DeliveryResult> SendAsync(Begun begun, CancellationToken cancellationToken)
    {
        if (!_channels.TryGetValue(begun.Delivery.Channel, out var channel))
        {
            return new DeliveryResult.Failed($"channel {begun.Delivery.Channel} is not set up");
        }

        var outgoing = await compose.ComposeAsync(begun.Case, begun.Delivery, cancellationToken).ConfigureAwait(false);
        if (!outgoing.IsOk)
        {
            return new DeliveryResult.Failed(outgoing.Refusal!.Text);
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(SendingLimit);
        try
        {
            return await channel.SendAsync(outgoing.Value, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new DeliveryResult.Retry("no answer within 10 s");
        }
    }

    // What follows from an answer is saved with it: the next channel, the next attempt, the case's clocks.
    private Task<bool> SettleAsync(Begun begun, DeliveryResult result, CancellationToken cancellationToken) =>
        store.ChangeAsync<bool>(
            async token =>
            {
                var id = CaseId.Parse(begun.Case.Id);
                var row = Delivery.Row(id.Row, begun.Delivery.Id);
                var stored = await store.FindAsync(id.Partition, row, SatarkJson.Default.Delivery, token).ConfigureAwait(false);
                if (stored is null || stored.Value.State != DeliveryState.Sending || stored.Value.Attempts != begun.Delivery.Attempts)
                {
                    // A callback was faster: state only moves forward.
                    return (null, false);
                }

                var now = book.Now;
                var settled = Settled(stored.Value, result, record, now, out var retryAt);
                var change = await record.ToldAsync(begun.Case.Id, settled, token).ConfigureAwait(false);
                change.Replace(row, stored.Version, settled, SatarkJson.Default.Delivery);
                if (retryAt is { } due)
                {
                    change.Send(new Errand(begun.Case.Id, settled.Id, settled.Attempts).As(Errands.Deliver, begun.Case.Lane, due));
                }
                else if (settled.State == DeliveryState.Failed)
                {
                    NextChannel.AddTo(change, begun.Case, settled, now);
                }

                return (change, true);
            },
            cancellationToken);

    private static Delivery Settled(Delivery d, DeliveryResult result, RecordDelivery record, DateTimeOffset now, out DateTimeOffset? retryAt)
    {
        retryAt = null;
        switch (result)
        {
            case DeliveryResult.Sent sent:
                return d with { State = sent.Delivered ? DeliveryState.Delivered : DeliveryState.Accepted, At = now, ProviderKey = record.KeyOf(d.Channel, sent.ProviderId) };
            case DeliveryResult.Retry retry when RetryDelay.Of(d, retry.After) is { } delay:
                retryAt = now + delay;
                return d with { State = DeliveryState.Pending, At = now, Reason = retry.Reason };
            case DeliveryResult.Retry retry:
                return d with { State = DeliveryState.Failed, At = now, Reason = "given up: " + retry.Reason };
            default:
                return d with { State = DeliveryState.Failed, At = now, Reason = ((DeliveryResult.Failed)result).Reason };
        }
    }

    private sealed record Begun(Case Case, Delivery Delivery);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Case {CaseId}: delivery {DeliveryId}, attempt {Attempt}: {Result}.")]
        public static partial void Tried(ILogger logger, string caseId, string deliveryId, int attempt, string result);
    }
}
