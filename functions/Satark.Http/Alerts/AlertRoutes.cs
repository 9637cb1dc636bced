using Satark.Http.Routing;
using Satark.Partners;
using static Satark.Http.Routing.RouteLines;
using static Satark.Roster.Role;

namespace Satark.Http.Alerts;

/// <summary>What partners call, and what was refused of it.</summary>
public sealed class AlertRoutes(AlertEndpoints alerts, RefusedEndpoints refused) : IRouteGroup
{
    /// <inheritdoc />
    public IReadOnlyList<Route> Lines { get; } =
    [
        Post("SubmitAlert", "/api/v1/alerts", new Caller.Partner(Scopes.Write), alerts.SubmitAsync, 256 * 1024) with { Body = BodyKind.Alert, KeepsRefused = true },
        Get("ReadAlert", "/api/v1/alerts/{id}", new Caller.Partner(Scopes.Read), alerts.ReadAsync),
        Post("OpenRefused", "/api/v1/refused/{id}/open", StateDesk(Operator), refused.OpenAsync, Small),
        Post("DismissRefused", "/api/v1/refused/{id}/dismiss", StateDesk(Operator), refused.DismissAsync, Small),
    ];
}
