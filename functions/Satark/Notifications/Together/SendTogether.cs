using Microsoft.Extensions.Logging;
using Satark.Cases;
using Satark.Messaging;
using Satark.Notifications.Attempts;

namespace Satark.Notifications.Together;

/// <summary>
/// Sends calls that are due to one person by one channel as one message. Each case's delivery is begun and settled by itself, and only those that could be begun
/// stand in the message: a case that somebody has taken meanwhile is not in it. Where the process dies on the way, each call's own message finds it again.
/// </summary>
public sealed partial class SendTogether(
    CaseBook book, BeginAttempt begin, ComposeMessage compose, ComposeTogether composeTogether, SendAttempt send, SettleAttempt settle, GatherCalls gather, TimeProvider clock, ILogger<SendTogether> logger)
{
    /// <summary>Sends them: one message, or one for those that are an exercise and one for those that are real.</summary>
    public async Task HandleAsync(IReadOnlyList<GatheredCall> calls, CancellationToken cancellationToken)
    {
        foreach (var group in await GroupsAsync(calls, cancellationToken).ConfigureAwait(false))
        {
            var start = clock.GetTimestamp();
            var begun = new List<Begun>();
            foreach (var call in group)
            {
                if (await begin.HandleAsync(new Errand(call.CaseId, call.DeliveryId, call.Attempt), cancellationToken).ConfigureAwait(false) is { } one)
                {
                    begun.Add(one);
                }
            }

            if (begun.Count > 0)
            {
                await SendAsync([.. CallsTogether.Order(begun, b => b.Case)], clock.GetElapsedTime(start), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    // The text of an exercise begins with that word, so nothing real may stand in it; and what is said of a tip about police stands by itself.
    private async Task<IEnumerable<IGrouping<(CaseMode, string?), GatheredCall>>> GroupsAsync(IReadOnlyList<GatheredCall> calls, CancellationToken cancellationToken)
    {
        var found = new List<(GatheredCall Call, Case Case)>();
        foreach (var call in calls)
        {
            if (await book.FindAsync(call.CaseId, cancellationToken).ConfigureAwait(false) is { Value: var c })
            {
                found.Add((call, c));
            }
        }

        return found.GroupBy(f => (f.Case.Mode, f.Case.Tip is { Conflicted: true } ? f.Case.Id : null), f => f.Call);
    }

    private async Task SendAsync(IReadOnlyList<Begun> begun, TimeSpan taken, CancellationToken cancellationToken)
    {
        var first = begun[0];
        var result = begun.Count == 1
            ? await send.HandleAsync(first, token => compose.ComposeAsync(first.Case, first.Delivery, token), taken, cancellationToken).ConfigureAwait(false)
            : await send.HandleAsync(first, token => composeTogether.HandleAsync(begun, token), taken, cancellationToken).ConfigureAwait(false);
        Log.Tried(logger, first.Case.Id, first.Delivery.Id, begun.Count, result.GetType().Name);
        switch (result)
        {
            case DeliveryResult.Failed { OfRecipient: false } refused when begun.Count > 1:
                // Perhaps only the words about several are refused: nobody's call may be lost by that.
                foreach (var one in begun)
                {
                    await settle.AloneAsync(one, refused.Reason, cancellationToken).ConfigureAwait(false);
                }

                break;
            case DeliveryResult.Retry retry:
                await AgainAsync(begun, retry, cancellationToken).ConfigureAwait(false);
                break;
            default:
                foreach (var one in begun)
                {
                    await settle.HandleAsync(one, result, null, cancellationToken).ConfigureAwait(false);
                }

                break;
        }
    }

    // Whoever has attempts left is tried again with the others, at one time.
    private async Task AgainAsync(IReadOnlyList<Begun> begun, DeliveryResult.Retry retry, CancellationToken cancellationToken)
    {
        var delays = begun.ToDictionary(b => b, b => RetryDelay.Of(b.Delivery, retry.After));
        var again = begun.Where(b => delays[b] is not null).ToList();
        TimeSpan? delay = again.Count == 0 ? null : again.Min(b => delays[b]!.Value);
        if (again.Count > 1)
        {
            await gather.AgainAsync(again[0].Delivery, [.. again.Select(b => new GatheredCall(b.Case.Id, b.Delivery.Id, b.Delivery.Attempts))], book.Now + delay!.Value, cancellationToken).ConfigureAwait(false);
        }

        foreach (var one in begun)
        {
            await settle.HandleAsync(one, retry, delays[one] is null ? null : delay, cancellationToken).ConfigureAwait(false);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Case {CaseId}: delivery {DeliveryId} and those gathered with it, {Calls} in all: {Result}.")]
        public static partial void Tried(ILogger logger, string caseId, string deliveryId, int calls, string result);
    }
}
