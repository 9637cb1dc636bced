using Microsoft.AspNetCore.SignalR;
using Satark.Board;
using Satark.Escalation;
using Satark.Http.Accounts;
using Satark.Notifications;

namespace Satark.Local.Desk;

/// <summary>What the server says to pages.</summary>
public interface IDeskPage
{
    /// <summary>A row of the board as it stands now.</summary>
    Task Row(BoardRow row);

    /// <summary>A case is no longer for this page.</summary>
    Task Gone(CaseGone gone);

    /// <summary>Sound.</summary>
    Task Alarm(DeskAlarm alarm);

    /// <summary>A refused request.</summary>
    Task Refused(RefusedRow row);

    /// <summary>Are you there?</summary>
    Task Ping(int n);

    /// <summary>How fast human clocks run.</summary>
    Task Scale(double scale);
}

/// <summary>What pages say to the server. Who is signed in is decided from the session's cookie, anew for each connection.</summary>
internal sealed partial class DeskHub(Sessions sessions, OpenPages pages, ConfirmDelivery confirm, Pace pace, TimeProvider clock, ILogger<DeskHub> logger) : Hub<IDeskPage>
{
    /// <inheritdoc />
    public override async Task OnConnectedAsync()
    {
        var context = Context.GetHttpContext();
        var signedIn = context is null ? null : await sessions.FindAsync(SessionCookie.Of(context), Context.ConnectionAborted).ConfigureAwait(false);
        if (signedIn?.Officer is null)
        {
            Context.Abort();
            return;
        }

        var page = new Page(Context.ConnectionId, signedIn, Context.Abort);
        pages.Add(page);
        Log.Opened(logger, signedIn.Officer.Id);
        await Clients.Caller.Scale(pace.Scale).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public override Task OnDisconnectedAsync(Exception? exception)
    {
        pages.Remove(Context.ConnectionId);
        return Task.CompletedTask;
    }

    /// <summary>Sound was unlocked or lost. It is asked at once whether it is there, so that it listens within a round trip.</summary>
    public async Task Armed(bool armed)
    {
        if (pages.Find(Context.ConnectionId) is not { } page)
        {
            return;
        }

        page.Arm(armed);
        if (armed)
        {
            var n = PingPages.Number(clock);
            page.Pinged(n);
            await Clients.Caller.Ping(n).ConfigureAwait(false);
        }
    }

    /// <summary>A ping's answer.</summary>
    public void Pong(int n) => pages.Find(Context.ConnectionId)?.Answered(n, clock.GetUtcNow());

    /// <summary>An alarm really sounded.</summary>
    public async Task Played(string deliveryId)
    {
        if (pages.Find(Context.ConnectionId)?.WasAsked(deliveryId) == true)
        {
            await confirm.HandleAsync(deliveryId, DeliveryState.Delivered, null, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Debug, "A page of officer {OfficerId} opened.")]
        public static partial void Opened(ILogger logger, string officerId);
    }
}
