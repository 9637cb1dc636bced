using Microsoft.Extensions.Logging;
using Satark.Functions.Messaging;

namespace Satark.Functions.Storage;

/// <summary>Brings the messages of a change that was committed to their queues, once and not for long: its caller waits for the answer.</summary>
internal sealed partial class Publishing(MessageSender sender, TimeProvider clock, ILogger logger)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    /// <summary>Whether all of them are in their queues; where not, they stand in the outbox, and the sweeper does it.</summary>
    public async Task<bool> TryAsync(IReadOnlyList<Parcel> parcels, string changeId)
    {
        using var limit = new CancellationTokenSource(Limit, clock);
        try
        {
            await sender.SendAsync(parcels, limit.Token).ConfigureAwait(false);
            return true;
        }
#pragma warning disable CA1031 // Whatever hinders the queues, the messages stand in the outbox, and the change is saved.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Log.NotPublished(logger, changeId, parcels.Count, error.GetType().Name, error);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Change {ChangeId} is saved; its {Messages} messages could not be brought to their queues ({Error}), the sweeper does it.")]
        public static partial void NotPublished(ILogger logger, string changeId, int messages, string error, Exception exception);
    }
}
