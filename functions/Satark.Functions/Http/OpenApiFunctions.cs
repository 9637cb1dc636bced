using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Satark.Functions.Http;

/// <summary>The description of all routes. The function stands for the route of its name.</summary>
public sealed class OpenApiFunctions(Door door)
{
    /// <summary><c>GET /openapi/v1.json</c>.</summary>
    [Function("ReadOpenApi")]
    public IResult ReadOpenApi([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "openapi/v1.json")] HttpRequest request) => door.Answer(request);
}
