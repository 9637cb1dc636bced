using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Satark.Functions.Http;

/// <summary>Who acts at a board. Each function stands for the route of its name.</summary>
public sealed class OfficerFunctions(Door door)
{
    /// <summary><c>GET /api/v1/session/officers</c>.</summary>
    [Function("ListBoardOfficers")]
    public IResult ListBoardOfficers([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/session/officers")] HttpRequest request) => door.Answer(request);

    /// <summary><c>POST /api/v1/session/officer</c>.</summary>
    [Function("ConfirmOfficer")]
    public IResult ConfirmOfficer([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/session/officer")] HttpRequest request) => door.Answer(request);

    /// <summary><c>DELETE /api/v1/session/officer</c>.</summary>
    [Function("LeaveBoard")]
    public IResult LeaveBoard([HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/v1/session/officer")] HttpRequest request) => door.Answer(request);

    /// <summary><c>POST /api/v1/session/officer/acted</c>.</summary>
    [Function("KeepOfficer")]
    public IResult KeepOfficer([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/session/officer/acted")] HttpRequest request) => door.Answer(request);
}
