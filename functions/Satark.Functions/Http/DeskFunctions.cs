using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Satark.Functions.Http;

/// <summary>The board with what stands beside it. Each function stands for the route of its name.</summary>
public sealed class DeskFunctions(Door door)
{
    /// <summary><c>GET /api/v1/board</c>.</summary>
    [Function("ReadBoard")]
    public IResult ReadBoard([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/board")] HttpRequest request) => door.Answer(request);

    /// <summary><c>POST /api/v1/negotiate</c>.</summary>
    [Function("Negotiate")]
    public IResult Negotiate([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/negotiate")] HttpRequest request) => door.Answer(request);

    /// <summary><c>POST /api/v1/presence</c>.</summary>
    [Function("ReportPresence")]
    public IResult ReportPresence([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/presence")] HttpRequest request) => door.Answer(request);

    /// <summary><c>POST /api/v1/presence/played</c>.</summary>
    [Function("ConfirmAlarm")]
    public IResult ConfirmAlarm([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/presence/played")] HttpRequest request) => door.Answer(request);

    /// <summary><c>POST /api/v1/refused/{id}/open</c>.</summary>
    [Function("OpenRefused")]
    public IResult OpenRefused([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/refused/{id}/open")] HttpRequest request) => door.Answer(request);

    /// <summary><c>POST /api/v1/storms/{partner}/confirm</c>.</summary>
    [Function("ConfirmStorm")]
    public IResult ConfirmStorm([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/storms/{partner}/confirm")] HttpRequest request) => door.Answer(request);

    /// <summary><c>POST /api/v1/storms/{partner}/suspend</c>.</summary>
    [Function("SuspendPartner")]
    public IResult SuspendPartner([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/storms/{partner}/suspend")] HttpRequest request) => door.Answer(request);

    /// <summary><c>POST /api/v1/refused/{id}/dismiss</c>.</summary>
    [Function("DismissRefused")]
    public IResult DismissRefused([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/refused/{id}/dismiss")] HttpRequest request) => door.Answer(request);

    /// <summary><c>GET /api/v1/users</c>.</summary>
    [Function("ListUsers")]
    public IResult ListUsers([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/users")] HttpRequest request) => door.Answer(request);

    /// <summary><c>GET /api/v1/categories</c>.</summary>
    [Function("ListCategories")]
    public IResult ListCategories([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/categories")] HttpRequest request) => door.Answer(request);

    /// <summary><c>GET /api/v1/districts</c>.</summary>
    [Function("ListDistricts")]
    public IResult ListDistricts([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/districts")] HttpRequest request) => door.Answer(request);

    /// <summary><c>GET /api/v1/outbox</c>.</summary>
    [Function("ListOutbox")]
    public IResult ListOutbox([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/outbox")] HttpRequest request) => door.Answer(request);

    /// <summary><c>GET /api/v1/dead-letters</c>.</summary>
    [Function("ListDeadLetters")]
    public IResult ListDeadLetters([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/dead-letters")] HttpRequest request) => door.Answer(request);

    /// <summary><c>POST /api/v1/dead-letters/{id}/replay</c>.</summary>
    [Function("ReplayDeadLetter")]
    public IResult ReplayDeadLetter([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/dead-letters/{id}/replay")] HttpRequest request) => door.Answer(request);
}
