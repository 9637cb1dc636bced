using Microsoft.AspNetCore.Http;
using Satark.Http.Accounts;

namespace Satark.Http.Routing;

/// <summary>Lets people through to their endpoints: who is signed in, may they call this, and does the request come from our own page.</summary>
/// <param name="signIn">Who has signed in.</param>
/// <param name="options">Where this installation is.</param>
/// <param name="standing">What they have proven; null where nobody signs in.</param>
public sealed class DeskGuard(ISignIn signIn, HttpOptions options, StandingGuard? standing = null)
{
    /// <summary>The header that our pages send with every unsafe request; no form of another site can.</summary>
    public const string PageHeader = "Satark-Page";

    /// <summary>Checks sign-in, standing, role, origin, size and kind of body, in this order, then asks the endpoint.</summary>
    public async Task<IResult> AnswerAsync(HttpContext context, Call call)
    {
        if (call.Route.Caller is not (Caller.Anybody or Caller.Link or Caller.Webhook))
        {
            var found = await signIn.FindAsync(context, context.RequestAborted).ConfigureAwait(false);
            if (found.Refusal is { } unknown)
            {
                return Problem.Of(unknown);
            }

            var guard = standing ?? throw new InvalidOperationException($"Route {call.Route.Name} is an officer's, and nobody signs in here.");
            var (unproven, signedIn) = await guard.JudgeAsync(call.Route, found.Value, context.RequestAborted).ConfigureAwait(false);
            if (unproven is not null)
            {
                return unproven;
            }

            if (Refused(call.Route, signedIn) is { } refusal)
            {
                return Problem.Of(refusal);
            }

            if (call.Route.IsUnsafe && !IsOurPage(context.Request))
            {
                return Problem.Of(new Refusal(RefusalKind.Forbidden, $"Requests that change something come from our own page: {PageHeader}: 1 and a same-origin Origin."));
            }

            call = call with { SignedIn = signedIn };
            if (call.Route.IsUnsafe && call.Route.Needs != Standing.Board)
            {
                // Whatever becomes of the request: somebody pressed a button.
                await guard.ActedAsync(signedIn).ConfigureAwait(false);
            }
        }

        if (call.Route.Body is BodyKind.Multipart or BodyKind.Stream)
        {
            if (BodyRules.WrongType(context.Request, call.Route, 1) is { } wrong)
            {
                return wrong;
            }

            BodyRules.Allow(context, call.Route);
        }
        else if (call.Route.IsUnsafe)
        {
            var (body, tooLarge, _) = await BodyReader.ReadAsync(context.Request, call.Route.BodyLimit, null, context.RequestAborted).ConfigureAwait(false);
            if (tooLarge)
            {
                return BodyRules.TooLarge(call.Route);
            }

            if (BodyRules.WrongType(context.Request, call.Route, body.Length) is { } wrong)
            {
                return wrong;
            }

            call = call with { Body = body };
        }

        context.Features.Set(call);

        // An act that has begun is finished even if its caller hangs up.
        return await call.Route.Handler(context, call.Route.IsUnsafe ? CancellationToken.None : context.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>Whether an Origin is ours: the host that was asked, or the public address in front of it. Behind a proxy only the latter.</summary>
    public bool IsOurOrigin(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Origin.ToString(), UriKind.Absolute, out var origin)
        && origin.Scheme is "http" or "https"
        && ((!options.IsBehindProxy && string.Equals(origin.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase))
            || (options.PublicUrl is { } ours && Uri.Compare(origin, ours, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0));

    private bool IsOurPage(HttpRequest request) => request.Headers[PageHeader] == "1" && IsOurOrigin(request);

    private static Refusal? Refused(Route route, SignedIn signedIn) => (route.Caller, route.Caller is Caller.Installer || route.Needs == Standing.Board ? signedIn.Officer : signedIn.Acting) switch
    {
        (Caller.Installer, null) => null,
        (Caller.Installer, _) => new Refusal(RefusalKind.Forbidden, "Only the setup link that the program printed opens this."),
        (_, null) => new Refusal(RefusalKind.Forbidden, "Set up the first admin first."),
        (Caller.Desk desk, { } officer) when officer.Role < desk.Minimum => new Refusal(RefusalKind.Forbidden, $"This needs the role {Words<Roster.Role>.Of(desk.Minimum)}."),
        (Caller.StateDesk desk, { } officer) when officer.Role < desk.Minimum || !officer.Jurisdiction.IsState => new Refusal(RefusalKind.Forbidden, "Only the state desk may do this."),
        _ => null,
    };
}
