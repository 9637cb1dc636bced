using Satark.Http.Routing;
using static Satark.Http.Routing.RouteLines;

namespace Satark.Http.OpenApi;

/// <summary>What Satark answers, for machines to read.</summary>
public sealed class OpenApiRoutes(OpenApiEndpoints openApi) : IRouteGroup
{
    /// <inheritdoc />
    public IReadOnlyList<Route> Lines { get; } = [Get("ReadOpenApi", "/openapi/v1.json", Anybody, openApi.ReadAsync)];
}
