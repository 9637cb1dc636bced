using Satark.Http.Accounts;
using Satark.Http.Routing;
using static Satark.Http.Routing.RouteLines;
using static Satark.Roster.Role;

namespace Satark.Http.Searching;

/// <summary>Looking for cases.</summary>
public sealed class SearchRoutes(SearchEndpoints search) : IRouteGroup
{
    /// <inheritdoc />
    public IReadOnlyList<Route> Lines { get; } =
    [
        Post("SearchCases", "/api/v1/search", Officer(Station), search.SearchAsync, Small),
        Post("FindCode", "/api/v1/search/code", Officer(Station), search.FindCodeAsync, Small) with { Needs = Standing.Board },
    ];
}
