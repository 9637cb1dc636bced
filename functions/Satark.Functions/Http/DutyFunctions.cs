using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Satark.Functions.Http;

/// <summary>Roster and shift change. Each function stands for the route of its name.</summary>
public sealed class DutyFunctions(Door door)
{
    /// <summary><c>GET /api/v1/duty</c>.</summary>
    [Function("ReadDuty")]
    public IResult ReadDuty([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/duty")] HttpRequest request) => door.Answer(request);

    /// <summary><c>POST /api/v1/duty</c>.</summary>
    [Function("SayOnDuty")]
    public IResult SayOnDuty([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/duty")] HttpRequest request) => door.Answer(request);

    /// <summary><c>POST /api/v1/duty/offers</c>.</summary>
    [Function("OfferCases")]
    public IResult OfferCases([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/duty/offers")] HttpRequest request) => door.Answer(request);

    /// <summary><c>GET /api/v1/shift</c>.</summary>
    [Function("ReadShift")]
    public IResult ReadShift([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/shift")] HttpRequest request) => door.Answer(request);

    /// <summary><c>GET /api/v1/roster</c>.</summary>
    [Function("ReadRoster")]
    public IResult ReadRoster([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/roster")] HttpRequest request) => door.Answer(request);

    /// <summary><c>POST /api/v1/roster/codes</c>.</summary>
    [Function("SendContactCode")]
    public IResult SendContactCode([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/roster/codes")] HttpRequest request) => door.Answer(request);

    /// <summary><c>POST /api/v1/roster/codes/confirm</c>.</summary>
    [Function("ConfirmContactCode")]
    public IResult ConfirmContactCode([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/roster/codes/confirm")] HttpRequest request) => door.Answer(request);
}
