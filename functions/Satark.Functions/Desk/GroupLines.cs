using Microsoft.Extensions.Logging;
using Satark.Http.Accounts;

namespace Satark.Functions.Desk;

/// <summary>Takes an officer's pages out of their groups at once. Their own requests are refused already; a membership that cannot be ended now ends by itself.</summary>
internal sealed partial class GroupLines(GroupMembership membership, ILogger<GroupLines> logger) : IOpenLines
{
    /// <inheritdoc />
    public async Task CloseAsync(string officerId, CancellationToken cancellationToken)
    {
        try
        {
            await membership.LeaveAsync(officerId, cancellationToken).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // The sessions have ended whatever the service says; what hangs on longest is a push of board rows, for ten minutes.
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Log.NotLeft(logger, officerId, error.GetType().Name);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The groups of officer {OfficerId} could not be left now: {Error}.")]
        public static partial void NotLeft(ILogger logger, string officerId, string error);
    }
}
