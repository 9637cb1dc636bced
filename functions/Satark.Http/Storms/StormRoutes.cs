using Satark.Http.Routing;
using static Satark.Http.Routing.RouteLines;
using static Satark.Roster.Role;

namespace Satark.Http.Storms;

/// <summary>What the state desk says of a partner's storm as a whole. One case of it is split or merged by its own moves.</summary>
public sealed class StormRoutes(StormEndpoints storms) : IRouteGroup
{
    /// <inheritdoc />
    public IReadOnlyList<Route> Lines { get; } =
    [
        Post("ConfirmStorm", "/api/v1/storms/{partner}/confirm", StateDesk(Operator), storms.ConfirmAsync, Small),
        Post("SuspendPartner", "/api/v1/storms/{partner}/suspend", StateDesk(Operator), storms.SuspendAsync, Small),
    ];
}
