using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Satark.Functions.Http;

/// <summary>Cases and their moves. Each function stands for the route of its name.</summary>
public sealed class CaseFunctions(Door door)
{
    /// <summary><c>GET /api/v1/cases/{id}</c>.</summary>
    [Function("ReadCase")]
    public IResult ReadCase([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/cases/{id}")] HttpRequest request) => door.Answer(request);

    /// <summary><c>GET /api/v1/cases/{id}/packet</c>.</summary>
    [Function("OpenPacket")]
    public IResult OpenPacket([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/cases/{id}/packet")] HttpRequest request) => door.Answer(request);

    /// <summary><c>GET /api/v1/cases/{id}/packet.xml</c>.</summary>
    [Function("DownloadPacket")]
    public IResult DownloadPacket([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/cases/{id}/packet.xml")] HttpRequest request) => door.Answer(request);

    /// <summary><c>POST /api/v1/cases</c>.</summary>
    [Function("FindCase")]
    public IResult FindCase([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/cases")] HttpRequest request) => door.Answer(request);

    /// <summary><c>POST /api/v1/cases/{id}/seen</c>.</summary>
    [Function("SeeCase")]
    public IResult SeeCase([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/cases/{id}/seen")] HttpRequest request) => door.Answer(request);

    /// <summary><c>POST /api/v1/cases/{id}/moves/{move}</c>.</summary>
    [Function("MoveCase")]
    public IResult MoveCase([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/cases/{id}/moves/{move}")] HttpRequest request) => door.Answer(request);

    /// <summary><c>POST /api/v1/cases/{id}/pictures</c>.</summary>
    [Function("AddPicture")]
    public IResult AddPicture([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/cases/{id}/pictures")] HttpRequest request) => door.Answer(request);
}
