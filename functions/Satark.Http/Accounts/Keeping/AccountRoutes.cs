using Satark.Http.Routing;
using static Satark.Http.Routing.RouteLines;
using static Satark.Roster.Role;

namespace Satark.Http.Accounts;

/// <summary>One's own account, and others' for admins. All of it needs the password, given a moment before.</summary>
public sealed class AccountRoutes(AccountEndpoints account, PeopleEndpoints people) : IRouteGroup
{
    /// <inheritdoc />
    public IReadOnlyList<Route> Lines { get; } =
    [
        Post("SetPin", "/api/v1/account/pin", Officer(Station), account.SetPinAsync, Tiny) with { Needs = Standing.Fresh },
        Post("SetPassword", "/api/v1/account/password", Officer(Station), account.SetPasswordAsync, Tiny) with { Needs = Standing.Fresh, BeforeSecondFactor = true },
        Post("BeginSecondFactor", "/api/v1/account/second-factor", Officer(Station), account.BeginFactorAsync, Tiny) with { Needs = Standing.Fresh, BeforeSecondFactor = true },
        Post("ConfirmSecondFactor", "/api/v1/account/second-factor/code", Officer(Station), account.ConfirmFactorAsync, Tiny) with { Needs = Standing.Fresh, BeforeSecondFactor = true },
        Get("ListAccounts", "/api/v1/accounts", StateDesk(Admin), people.ListAsync) with { Needs = Standing.Fresh },
        Post("EndSessions", "/api/v1/accounts/{id}/end-sessions", StateDesk(Admin), people.EndSessionsAsync, Tiny) with { Needs = Standing.Fresh },
        Post("ResetPin", "/api/v1/accounts/{id}/reset-pin", StateDesk(Admin), people.ResetPinAsync, Tiny) with { Needs = Standing.Fresh },
        Post("ResetSecondFactor", "/api/v1/accounts/{id}/reset-second-factor", StateDesk(Admin), people.ResetFactorAsync, Tiny) with { Needs = Standing.Fresh },
    ];
}
