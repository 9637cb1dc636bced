using Microsoft.Extensions.Logging;
using Satark.Cases;
using Satark.Messaging;
using Satark.Notifications.Attempts;
using Satark.Notifications.Sharing;
using Satark.Notifications.Together;
using Satark.Watching;

namespace Satark.Notifications;

/// <summary>Sends one message to one target by one channel: about its case alone, or about several cases whose calls to that person are due together.</summary>
public sealed partial class Deliver(
    BeginAttempt begin, CallingShares shares, ChannelRooms rooms, ComposeMessage compose, SendAttempt send, SettleAttempt settle, GatherCalls gather, SendTogether together, SyntheticRuns synthetic, ILogger<Deliver> logger)
{
    /// <summary>How long an attempt may take before nobody knows what became of it.</summary>
    public static readonly TimeSpan SendingLimit = TimeSpan.FromSeconds(10);

    /// <summary>Sends the delivery unless it is settled, superseded, on its way already, beyond its partner's share, without room in its channel, or waits for others.</summary>
    public async Task HandleAsync(Message message, CancellationToken cancellationToken)
    {
        var errand = Errand.Of(message);
        var due = await begin.DueAsync(errand, cancellationToken).ConfigureAwait(false);
        var again = TimeSpan.Zero;
        using var room = due is null ? null : rooms.Enter(due.Value.Delivery.Channel, message.Lane, out again);
        if (due is var (c, d))
        {
            if (room is null)
            {
                await begin.PutOffAsync(c, errand, begin.Now + again, cancellationToken).ConfigureAwait(false);
                return;
            }

            if (!await IsNextAsync(c, d, errand, cancellationToken).ConfigureAwait(false))
            {
                return;
            }
        }

        if (await begin.HandleAsync(errand, cancellationToken).ConfigureAwait(false) is { } begun)
        {
            await SendAsync(begun, cancellationToken).ConfigureAwait(false);
        }
    }

    // Whether it leaves by itself, now. Else it is put off, waits for others, or has left with them.
    private async Task<bool> IsNextAsync(Case c, Delivery d, Errand errand, CancellationToken cancellationToken)
    {
        if (!GatherCalls.MayGather(c, d))
        {
            if (shares.Take(c, d, begin.Now) is { } later)
            {
                await begin.PutOffAsync(c, errand, later, cancellationToken).ConfigureAwait(false);
                return false;
            }

            return true;
        }

        switch (await gather.NextAsync(c, d, errand, cancellationToken).ConfigureAwait(false))
        {
            case GatherWord.Wait:
                return false;
            case GatherWord.Lead lead:
                await together.HandleAsync(lead.Calls, cancellationToken).ConfigureAwait(false);
                return false;
            default:
                return true;
        }
    }

    private async Task SendAsync(Begun begun, CancellationToken cancellationToken)
    {
        var result = await send.HandleAsync(begun, token => compose.ComposeAsync(begun.Case, begun.Delivery, token), TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
        Log.Tried(logger, begun.Case.Id, begun.Delivery.Id, begun.Delivery.Attempts, result.GetType().Name);
        await settle.HandleAsync(begun, result, cancellationToken).ConfigureAwait(false);
        if (begun.Case.Synthetic && result is DeliveryResult.Sent)
        {
            await synthetic.PassAsync(begun.Case.Id, SyntheticStage.Called, cancellationToken).ConfigureAwait(false);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Case {CaseId}: delivery {DeliveryId}, attempt {Attempt}: {Result}.")]
        public static partial void Tried(ILogger logger, string caseId, string deliveryId, int attempt, string result);
    }
}
