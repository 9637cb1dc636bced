using Satark.Http.Accounts;
using Satark.Http.Desk;
using Satark.Http.Routing;

namespace Satark.Local.Desk;

/// <summary>
/// Stands before SignalR's own endpoints, which belong to this host alone: a session's cookie, and an Origin of ours, since a
/// socket is opened across sites without asking.
/// </summary>
internal sealed class HubGuard(Sessions sessions, DeskGuard desk)
{
    /// <summary>Whether a request is for the hub.</summary>
    public static bool IsFor(HttpContext context) => context.Request.Path.StartsWithSegments(NegotiateEndpoints.HubPath, StringComparison.Ordinal);

    /// <summary>The refusal, or null where SignalR may go on.</summary>
    public async Task<Problem?> RefuseAsync(HttpContext context)
    {
        if ((await sessions.FindAsync(SessionCookie.Of(context), context.RequestAborted).ConfigureAwait(false))?.Officer is null)
        {
            return Problem.Of(new Refusal(RefusalKind.Unauthenticated, "Sign in."));
        }

        // A GET of our own page (server-sent events, long polling) carries no Origin; every cross-site one does, and so does every socket.
        var mayLack = HttpMethods.IsGet(context.Request.Method) && context.Request.Headers.Upgrade.Count == 0;
        return (mayLack && context.Request.Headers.Origin.Count == 0) || desk.IsOurOrigin(context.Request)
            ? null
            : Problem.Of(new Refusal(RefusalKind.Forbidden, "The hub answers our own page only."));
    }
}
