using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Satark.Functions.Http;

/// <summary>For probes and for whoever watches the watchers. Each function stands for the route of its name.</summary>
public sealed class HealthFunctions(Door door)
{
    /// <summary><c>GET /health/live</c>.</summary>
    [Function("Live")]
    public IResult Live([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "health/live")] HttpRequest request) => door.Answer(request);

    /// <summary><c>GET /health/ready</c>.</summary>
    [Function("Ready")]
    public IResult Ready([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "health/ready")] HttpRequest request) => door.Answer(request);

    /// <summary><c>GET /health/engine</c>.</summary>
    [Function("Engine")]
    public IResult Engine([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "health/engine")] HttpRequest request) => door.Answer(request);
}
