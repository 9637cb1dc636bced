using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Satark.Functions.Http;

/// <summary>What is read, and why. Each function stands for the route of its name.</summary>
public sealed class ReadFunctions(Door door)
{
    /// <summary><c>POST /api/v1/cases/{id}/unmasked</c>.</summary>
    [Function("UnmaskCase")]
    public IResult UnmaskCase([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/cases/{id}/unmasked")] HttpRequest request) => door.Answer(request);

    /// <summary><c>POST /api/v1/cases/{id}/reason</c>.</summary>
    [Function("GiveReason")]
    public IResult GiveReason([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/cases/{id}/reason")] HttpRequest request) => door.Answer(request);

    /// <summary><c>GET /api/v1/reading/{week}</c>.</summary>
    [Function("ListReading")]
    public IResult ListReading([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/reading/{week}")] HttpRequest request) => door.Answer(request);
}
