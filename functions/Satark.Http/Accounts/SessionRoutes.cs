using Satark.Http.Routing;
using static Satark.Http.Routing.RouteLines;

namespace Satark.Http.Accounts;

/// <summary>Signing in and out, and the first setup.</summary>
public sealed class SessionRoutes(SessionEndpoints session) : IRouteGroup
{
    /// <inheritdoc />
    public IReadOnlyList<Route> Lines { get; } =
    [
        Get("ReadSession", "/api/v1/session", Anybody, session.ReadAsync),
        Post("SignIn", "/api/v1/session", Anybody, session.SignInAsync, Small),
        Post("SignInByLink", "/api/v1/session/link", Anybody, session.SignInByLinkAsync, Small),
        new("SignOut", "DELETE", "/api/v1/session", Anybody, session.SignOutAsync),
        Post("SetUp", "/api/v1/setup", new Caller.Installer(), session.SetUpAsync, Small),
    ];
}
