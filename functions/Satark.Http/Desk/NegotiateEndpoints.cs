using Microsoft.AspNetCore.Http;
using Satark.Http.Routing;

namespace Satark.Http.Desk;

/// <summary>Tells a page where its pushes come from.</summary>
public sealed class NegotiateEndpoints(INegotiator negotiator)
{
    /// <summary>The hub's path on a host that has one of its own.</summary>
    public const string HubPath = "/api/v1/hub";

    /// <summary>The address of the pushes, or how often to ask.</summary>
    public async Task<IResult> NegotiateAsync(HttpContext context, CancellationToken cancellationToken) => Answers.Json(
        await negotiator.NegotiateAsync(context.Call().Board, context.Request.Headers.Origin.ToString(), cancellationToken).ConfigureAwait(false), HttpJson.Default.Negotiation);
}
