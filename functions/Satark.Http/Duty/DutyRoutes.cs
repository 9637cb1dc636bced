using Satark.Http.Accounts;
using Satark.Http.Routing;
using static Satark.Http.Routing.RouteLines;
using static Satark.Roster.Role;

namespace Satark.Http.Duty;

/// <summary>Roster and shift change.</summary>
public sealed class DutyRoutes(DutyEndpoints duty, RosterEndpoints roster) : IRouteGroup
{
    /// <inheritdoc />
    public IReadOnlyList<Route> Lines { get; } =
    [
        Get("ReadDuty", "/api/v1/duty", Officer(Station), duty.ReadAsync) with { Needs = Standing.Board },
        Post("SayOnDuty", "/api/v1/duty", Officer(Station), duty.SayAsync, Tiny),
        Post("OfferCases", "/api/v1/duty/offers", Officer(Station), duty.OfferAsync, Tiny),
        Get("ReadShift", "/api/v1/shift", Officer(Operator), duty.ReadShiftAsync),
        Get("ReadRoster", "/api/v1/roster", Officer(Supervisor), roster.ReadAsync),
        Post("SendContactCode", "/api/v1/roster/codes", Officer(Station), roster.SendCodeAsync, Tiny),
        Post("ConfirmContactCode", "/api/v1/roster/codes/confirm", Officer(Station), roster.ConfirmCodeAsync, Tiny),
    ];
}
