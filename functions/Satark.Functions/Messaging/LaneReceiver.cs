using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Satark.Functions.Storage;
using Satark.Messaging;

namespace Satark.Functions.Messaging;

/// <summary>
/// What a lane does with a message: handles it, then completes it. Where it throws, the message comes back: to us for
/// as often as its queue allows, then among the queue's dead letters, from where it is fetched too.
/// </summary>
public sealed partial class LaneReceiver(Dispatcher dispatcher, MessageSender sender, StorageAccount account, TimeProvider clock, ILogger<LaneReceiver> logger)
{
    /// <summary>A message may come too early by so much because two clocks differ; it is waited for.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Receives one message.</summary>
    public async Task ReceiveAsync(Lane lane, ServiceBusReceivedMessage received, ServiceBusMessageActions actions, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(received);
        ArgumentNullException.ThrowIfNull(actions);
        if (MessageWire.Read(received, lane) is not { } parcel)
        {
            await RefuseAsync("unreadable", received, actions, cancellationToken).ConfigureAwait(false);
            return;
        }

        if (await IsEarlyAsync(parcel, cancellationToken).ConfigureAwait(false))
        {
            await sender.SendAsync([parcel], cancellationToken).ConfigureAwait(false);
        }
        else if (await parcel.UnpackAsync(account, cancellationToken).ConfigureAwait(false) is { } message)
        {
            await dispatcher.DispatchAsync(message, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await RefuseAsync("its body is gone", received, actions, cancellationToken).ConfigureAwait(false);
            return;
        }

        await CompleteAsync(received, actions).ConfigureAwait(false);
    }

    private async Task<bool> IsEarlyAsync(Parcel parcel, CancellationToken cancellationToken)
    {
        // Without this wait, copies would chase one another for as long as the clocks differ. A timer cuts off parts of a
        // millisecond, hence one more, and may still end early by a tick of the system: what is then missing is waited for again.
        var waited = TimeSpan.Zero;
        while (parcel.Message.DueAt - clock.GetUtcNow() is var ahead && ahead > TimeSpan.Zero && waited < Patience)
        {
            var wait = (ahead < Patience - waited ? ahead : Patience - waited) + TimeSpan.FromMilliseconds(1);
            await Task.Delay(wait, clock, cancellationToken).ConfigureAwait(false);
            waited += wait;
        }

        return parcel.Message.DueAt > clock.GetUtcNow();
    }

    private async Task RefuseAsync(string reason, ServiceBusReceivedMessage received, ServiceBusMessageActions actions, CancellationToken cancellationToken)
    {
        Log.Refused(logger, received.SequenceNumber, reason);
        await actions.DeadLetterMessageAsync(received, deadLetterReason: reason, cancellationToken: cancellationToken).ConfigureAwait(false);
    }

    // The host is stopping or not: what was handled is completed.
    private async Task CompleteAsync(ServiceBusReceivedMessage received, ServiceBusMessageActions actions)
    {
        try
        {
            await actions.CompleteMessageAsync(received, CancellationToken.None).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Lost lock or lost connection, in words of the broker's or the worker's: the message comes again, and handlers are idempotent.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Log.NotCompleted(logger, received.SequenceNumber, error.GetType().Name, error);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "A message (number {Number}) is refused: {Reason}.")]
        public static partial void Refused(ILogger logger, long number, string reason);

        [LoggerMessage(LogLevel.Warning, "A message (number {Number}) was handled and could not be completed ({Error}): it comes again.")]
        public static partial void NotCompleted(ILogger logger, long number, string error, Exception exception);
    }
}
