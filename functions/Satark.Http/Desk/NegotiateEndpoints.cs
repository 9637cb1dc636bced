using Microsoft.AspNetCore.Http;
using Satark.Http.Routing;

namespace Satark.Http.Desk;

/// <summary>Where a page finds the hub.</summary>
/// <param name="Url">The whole address; SignalR's client follows it.</param>
public sealed record Negotiation(string Url);

/// <summary>Sends pages to this host's hub.</summary>
public static class NegotiateEndpoints
{
    /// <summary>The hub's path on a host that has one of its own.</summary>
    public const string HubPath = "/api/v1/hub";

    /// <summary>The address of the hub: always on the host that the page itself came from, because its policy allows no other.</summary>
    public static Task<IResult> NegotiateAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var origin = context.Request.Headers.Origin.ToString();
        return Task.FromResult(Answers.Json(new Negotiation(origin + HubPath), HttpJson.Default.Negotiation));
    }
}
