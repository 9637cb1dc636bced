using Satark.Messaging;

namespace Satark.Local.Messaging;

/// <summary>Hands a message to its handler until it is settled.</summary>
internal sealed partial class Delivery(Func<Message, CancellationToken, Task> handle, TimeProvider clock, ILogger logger)
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    /// <summary>True once the message is settled; false where the process stops first, so that the next start handles it.</summary>
    public async Task<bool> SettleAsync(Message message, CancellationToken stopping)
    {
        for (var wait = FirstWait; ; wait = wait * 2 < LongestWait ? wait * 2 : LongestWait)
        {
            try
            {
                await handle(message, stopping).ConfigureAwait(false);
                return true;
            }
#pragma warning disable CA1031 // The dispatcher throws only where it could settle nothing, as with a full disk: the message must come back.
            catch (Exception error)
#pragma warning restore CA1031
            {
                if (stopping.IsCancellationRequested)
                {
                    return false;
                }

                Log.NotSettled(logger, message.Kind, message.Id, error.GetType().Name, error);
            }

            // It keeps its place among those handled at once: while nothing can be settled, nothing more should be begun.
            try
            {
                await Task.Delay(wait, clock, stopping).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return false;
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Message {Kind} ({Id}) could not be settled ({Error}); it is tried again.")]
        public static partial void NotSettled(ILogger logger, string kind, string id, string error, Exception exception);
    }
}
