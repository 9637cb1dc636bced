using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Satark.Storage;

namespace Satark.Http.Routing;

/// <summary>
/// The one wrapper around every endpoint, in both hosts: finds the route, lets its guard decide, and turns every trouble
/// into problem+json. No middleware, filter or binding decides anything, because the Functions worker runs none.
/// </summary>
/// <param name="table">The routes.</param>
/// <param name="desk">The guard of all callers but partners.</param>
/// <param name="headers">The headers of every answer.</param>
/// <param name="logger">Where troubles are logged.</param>
/// <param name="partners">The guard of partners; null where no route is for them.</param>
public sealed partial class Gate(RouteTable table, DeskGuard desk, SecurityHeaders headers, ILogger<Gate> logger, PartnerGuard? partners = null)
{
    /// <summary>Answers the request; false where the path is nobody's business here and the host may serve a page.</summary>
    public async Task<bool> TryHandleAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "/";
        var (route, values, allow) = table.Matcher.Find(context.Request.Method, path);
        if (route is null && allow is null && !path.StartsWith("/api/", StringComparison.Ordinal))
        {
            return false;
        }

        headers.Apply(context);
        using var trace = route is null ? null : RequestTrace.Begin(context, route);
        try
        {
            var answer = route is not null ? await AnswerAsync(context, new Call(route, values)).ConfigureAwait(false)
                : allow is not null ? new Problem(405, "Method not allowed", $"This address answers {allow}.") { Allow = allow }
                : new Problem(404, "Not found", "There is no such address.");
            answer = answer is Problem trouble && route?.TroublePage is { } page ? page(context, trouble) : answer;
            await answer.ExecuteAsync(context).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller hung up; there is nobody to answer.
        }

        return true;
    }

    private async Task<IResult> AnswerAsync(HttpContext context, Call call)
    {
        try
        {
            return call.Route.Caller is Caller.Partner partner
                ? await (partners ?? throw new InvalidOperationException($"Route {call.Route.Name} is a partner's, and no partners are kept here.")).AnswerAsync(context, call, partner.Scope).ConfigureAwait(false)
                : await desk.AnswerAsync(context, call).ConfigureAwait(false);
        }
        catch (StoreUnavailableException error)
        {
            Log.Unavailable(logger, call.Route.Method, call.Route.Path, error);
            return new Problem(503, "Not possible for a moment", "Nothing was saved. Send it again.") { RetryAfter = TimeSpan.FromSeconds(2) };
        }
        catch (BadHttpRequestException error)
        {
            return new Problem(error.StatusCode, "Something in the request is wrong", "The request could not be read.");
        }
#pragma warning disable CA1031 // Whatever an endpoint throws, the caller must learn that nothing was promised.
        catch (Exception error) when (error is not OperationCanceledException || !context.RequestAborted.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Log.Failed(logger, call.Route.Method, call.Route.Path, error.GetType().Name, error);
            return new Problem(500, "A fault of ours", "It was written to the log. Send the request again; if it fails again, call the desk.");
        }
    }

    private static partial class Log
    {
        // Templates, never paths: a path or query may hold a secret.
        [LoggerMessage(LogLevel.Error, "{Method} {Template}: the store cannot take a change now.")]
        public static partial void Unavailable(ILogger logger, string method, string template, Exception exception);

        [LoggerMessage(LogLevel.Error, "{Method} {Template} failed with {Error}.")]
        public static partial void Failed(ILogger logger, string method, string template, string error, Exception exception);
    }
}
