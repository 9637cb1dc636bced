using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Satark.Functions.Http;

/// <summary>What partners call. Each function stands for the route of its name.</summary>
public sealed class AlertFunctions(Door door)
{
    /// <summary><c>POST /api/v1/alerts</c>.</summary>
    [Function("SubmitAlert")]
    public IResult SubmitAlert([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/alerts")] HttpRequest request) => door.Answer(request);

    /// <summary><c>GET /api/v1/alerts/{id}</c>.</summary>
    [Function("ReadAlert")]
    public IResult ReadAlert([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/alerts/{id}")] HttpRequest request) => door.Answer(request);
}
