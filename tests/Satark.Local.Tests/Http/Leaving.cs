using Satark.Http.Routing;

namespace Satark.Local.Tests.Http;

/// <summary>Routes that end what the tests of all the others need.</summary>
internal static class Leaving
{
    /// <summary>The routes, with those last that sign out or leave the board.</summary>
    public static IEnumerable<Route> Last(IEnumerable<Route> routes) => routes.OrderBy(r => r.Name is "SignOut" or "LeaveBoard");
}
