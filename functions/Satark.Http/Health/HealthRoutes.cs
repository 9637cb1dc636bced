using Satark.Http.Routing;
using static Satark.Http.Routing.RouteLines;

namespace Satark.Http.Health;

/// <summary>Whether it lives, takes requests, and does its work.</summary>
public sealed class HealthRoutes(HealthEndpoints health) : IRouteGroup
{
    /// <inheritdoc />
    public IReadOnlyList<Route> Lines { get; } =
    [
        Get("Live", "/health/live", Anybody, HealthEndpoints.LiveAsync),
        Get("Ready", "/health/ready", Anybody, health.ReadyAsync),
        Get("Engine", "/health/engine", Anybody, health.EngineAsync),
    ];
}
