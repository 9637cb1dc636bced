using Microsoft.Extensions.Logging;
using Satark.Board;
using Satark.Http.Desk;

namespace Satark.Functions.Desk;

/// <summary>Pages that speak by HTTP and hear pushes: each word also keeps them in their groups.</summary>
internal sealed partial class SignalRPresence(ListeningPages pages, GroupMembership membership, ILogger<SignalRPresence> logger) : IPagePresence
{
    /// <inheritdoc />
    public async Task<IReadOnlyList<DeskAlarm>> ReportAsync(OpenPage page, bool armed, CancellationToken cancellationToken)
    {
        var alarms = await pages.ReportAsync(page, armed, cancellationToken).ConfigureAwait(false);
        try
        {
            await membership.JoinAsync(page.Officer, anew: false, cancellationToken).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // The alarms of this answer must arrive even while the service does not answer; the next word tries again.
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Log.NotJoined(logger, error.GetType().Name);
        }

        return alarms;
    }

    /// <inheritdoc />
    public Task<bool> WasAskedAsync(OpenPage page, string deliveryId, CancellationToken cancellationToken) => pages.WasAskedAsync(page, deliveryId, cancellationToken);

    /// <inheritdoc />
    public Task PlayedAsync(OpenPage page, string deliveryId, CancellationToken cancellationToken) => pages.PlayedAsync(page, deliveryId, cancellationToken);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The groups of a page could not be renewed: {Error}.")]
        public static partial void NotJoined(ILogger logger, string error);
    }
}
