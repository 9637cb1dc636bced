using Satark.Http.Accounts;
using Satark.Http.Routing;
using static Satark.Http.Routing.RouteLines;
using static Satark.Roster.Role;

namespace Satark.Http.Demo;

/// <summary>What demo folders add.</summary>
public sealed class DemoRoutes(DemoEndpoints demo, DemoCalls calls) : IRouteGroup
{
    /// <inheritdoc />
    public IReadOnlyList<Route> Lines { get; } =
    [
        Get("DemoOutbox", "/api/v1/demo/outbox", Anybody, demo.OutboxAsync) with { DemoOnly = true },
        Post("DemoAlert", "/api/v1/demo/alert", Officer(Station), demo.AlertAsync, Small) with { DemoOnly = true, Needs = Standing.Board },
        Post("DemoCall", "/api/v1/demo/call", Officer(Station), calls.PressAsync, Small) with { DemoOnly = true },
        Get("DemoCurl", "/api/v1/demo/curl", Officer(Station), demo.CurlAsync) with { DemoOnly = true, Needs = Standing.Board },
        new("DemoScale", "PUT", "/api/v1/demo/scale", Officer(Station), demo.ScaleAsync) { BodyLimit = Small, Body = BodyKind.Json, DemoOnly = true, Needs = Standing.Board },
        Get("DemoPartner", "/api/v1/demo/partner/{id}", Officer(Station), demo.PartnerAsync) with { DemoOnly = true, Needs = Standing.Board },
    ];
}
