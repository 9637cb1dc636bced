using System.Globalization;
using Microsoft.AspNetCore.Http;
using Satark.Intake;
using Satark.Messaging;
using Satark.Partners;

namespace Satark.Http.Routing;

/// <summary>
/// Lets a partner's signed request through to its endpoint. What is refused although it names a known key is kept, so that
/// the desk sees within seconds that somebody could not get through.
/// </summary>
public sealed class PartnerGuard(PartnerBook book, RefusedAlerts refused, TokenBuckets buckets, TimeProvider clock)
{
    /// <summary>Checks key, size, signature, scope, kind of body, time and rate, in this order, then asks the endpoint.</summary>
    public async Task<IResult> AnswerAsync(HttpContext context, Call call, string scope)
    {
        var header = SignatureHeader.Parse(context.Request.Headers[SignatureHeader.Name].ToString());
        if (header is null)
        {
            return Unproven($"Sign the request: {SignatureHeader.Name}: key=<key id>, t=<unix seconds>, v1=<hex HMAC-SHA256 of t + \".\" + body>.");
        }

        if (await book.FindKeyAsync(header.KeyId, context.RequestAborted).ConfigureAwait(false) is not { } found)
        {
            return Unproven("The signature does not fit. Check key id, key and that the raw body is what was signed.");
        }

        var (partner, key) = found;
        if (call.Route.BodyLimit > BodyReader.MostHashed)
        {
            BodyRules.Allow(context, call.Route);
        }

        using var hash = header.Begin(book.Open(key));
        var (body, tooLarge, hashed) = await BodyReader.ReadAsync(context.Request, call.Route.BodyLimit, hash, context.RequestAborted).ConfigureAwait(false);
        var mac = hash.GetHashAndReset();
        var fits = hashed && header.Fits(mac);
        var signed = new SignedCaller(partner, key, Convert.ToHexStringLower(mac), header.SignedAt, IsInTime(header));
        call = call with { Body = body, Partner = signed };

        // From here on the caller is heard to the end, even if it hangs up.
        var answer = Refused(context, call, scope, fits, tooLarge) ?? await AskAsync(context, call).ConfigureAwait(false);
        if (answer is Problem { Status: >= 400 and < 500 } problem)
        {
            if (call.Route.KeepsRefused)
            {
                await refused.KeepAsync(new RefusedRequest(partner, key.KeyId, fits, Reason(problem), body), CancellationToken.None).ConfigureAwait(false);
            }

            return problem.Status == 401 ? problem with { ServerTime = clock.GetUtcNow() } : problem;
        }

        return answer;
    }

    private Problem? Refused(HttpContext context, Call call, string scope, bool fits, bool tooLarge)
    {
        var (key, route) = (call.Partner!.Key, call.Route);
        var now = clock.GetUtcNow();
        return tooLarge ? BodyRules.TooLarge(route)
            : !fits ? Unproven("The signature does not fit. Check key id, key and that the raw body is what was signed.")
            : !key.IsLive(now) ? Unproven($"The key {key.KeyId} has ended. Sign with the newer one.")
            : !key.Scopes.Contains(scope) ? Problem.Of(new Refusal(RefusalKind.Forbidden, $"The key {key.KeyId} has no scope {scope}. Ask the desk for one."))
            : BodyRules.WrongType(context.Request, route, call.Body.Length) is { } wrong ? wrong
            : !call.Partner.InTime && !route.KeepsRefused ? Unproven(string.Create(
                CultureInfo.InvariantCulture,
                $"The signature's time is more than 300 s away from the server's, which is t={now.ToUnixTimeSeconds()} ({now:yyyy-MM-ddTHH:mm:ssZ}). Set the clock and sign again."))
            : !route.IsUnsafe && scope != Scopes.Relay && buckets.Take(key.KeyId) is { } wait ? new Problem(429, "Too many requests", "Come back after the named time.") { RetryAfter = wait }
            : null;
    }

    // A machine's clock that was set back is wrong now, or was wrong before: either time is good enough to take an alert.
    private bool IsInTime(SignatureHeader header) => header.IsInTime(clock.GetUtcNow()) || header.IsInTime(SteadyClock.WallOf(clock));

    private static async Task<IResult> AskAsync(HttpContext context, Call call)
    {
        context.Features.Set(call);
        return await call.Route.Handler(context, CancellationToken.None).ConfigureAwait(false);
    }

    private static Problem Unproven(string detail) => Problem.Of(new Refusal(RefusalKind.Unauthenticated, detail));

    private static string Reason(Problem problem) =>
        problem.Errors is { Count: > 0 } errors ? $"{problem.Title}: {string.Join(", ", errors.Keys)}" : $"{problem.Title}: {problem.Detail}";
}
