using Satark.Http.Routing;
using static Satark.Http.Routing.RouteLines;
using static Satark.Roster.Role;

namespace Satark.Http.Accounts;

/// <summary>Who acts at a board.</summary>
public sealed class OfficerRoutes(OfficerEndpoints officers) : IRouteGroup
{
    /// <inheritdoc />
    public IReadOnlyList<Route> Lines { get; } =
    [
        Get("ListBoardOfficers", "/api/v1/session/officers", Officer(Station), officers.ListAsync) with { Needs = Standing.Board },
        Post("ConfirmOfficer", "/api/v1/session/officer", Officer(Station), officers.ConfirmAsync, Small) with { Needs = Standing.Board, BeforeSecondFactor = true },
        new("LeaveBoard", "DELETE", "/api/v1/session/officer", Officer(Station), officers.LeaveAsync) { Needs = Standing.Board, BeforeSecondFactor = true },
        Post("KeepOfficer", "/api/v1/session/officer/acted", Officer(Station), officers.ActAsync, Tiny) with { BeforeSecondFactor = true },
    ];
}
