using Microsoft.AspNetCore.SignalR;
using Satark.Http.Accounts;

namespace Satark.Local.Desk;

/// <summary>
/// Asks each open page every 5 s whether it is there, and looks again who sits before it: a changed role acts at the next
/// ping, and an ended session closes its pages. Pages that speak by HTTP are forgotten once they are silent.
/// </summary>
internal sealed partial class PingPages(IHubContext<DeskHub, IDeskPage> hub, OpenPages pages, Sessions sessions, TimeProvider clock, ILogger<PingPages> logger) : BackgroundService
{
    /// <summary>How often.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    /// <summary>The number of the ping of this moment: the five-second beats since 2026, so that every page and every restart counts alike.</summary>
    public static int Number(TimeProvider clock) => (int)((clock.GetUtcNow() - new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)).Ticks / Every.Ticks);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
            {
                await Task.WhenAll(pages.All.Select(page => AskAsync(page, stoppingToken))).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process stops.
        }
    }

    private async Task AskAsync(Page page, CancellationToken cancellationToken)
    {
        if (!page.HasLine)
        {
            // It is asked who sits before it at each of its own words.
            if (clock.GetUtcNow() - page.SpokeAt > AskingPages.Remembered)
            {
                pages.Remove(page.Key);
            }

            return;
        }

        try
        {
            if ((await sessions.FindByNameAsync(page.Session, cancellationToken).ConfigureAwait(false))?.Officer is not { } officer)
            {
                pages.Remove(page.Key);
                page.Close();
                return;
            }

            if (page.Officer is var was && (was.Role, was.Jurisdiction.Text, was.Vigilance) != (officer.Role, officer.Jurisdiction.Text, officer.Vigilance))
            {
                // What stands on the page was for another role or place: it comes again and asks for all of it anew.
                pages.Remove(page.Key);
                page.Close();
                return;
            }

            page.Officer = officer;
            var n = Number(clock);
            page.Pinged(n);
            await hub.Clients.Client(page.Key).Ping(n).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // One page's trouble, or a store that is busy for a moment, must not silence the others.
        catch (Exception error) when (error is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Log.NotAsked(logger, error.GetType().Name);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A page could not be pinged: {Error}.")]
        public static partial void NotAsked(ILogger logger, string error);
    }
}
