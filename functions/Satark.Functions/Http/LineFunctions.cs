using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Satark.Functions.Http;

/// <summary>The desk's end of the line to the informers' relay, and what the public may count. Each function stands for the route of its name.</summary>
public sealed class LineFunctions(Door door)
{
    /// <summary><c>POST /api/v1/relay/words</c>.</summary>
    [Function("SayTip")]
    public IResult SayTip([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/relay/words")] HttpRequest request) => door.Answer(request);

    /// <summary><c>GET /api/v1/relay/words</c>.</summary>
    [Function("FetchDeskWords")]
    public IResult FetchDeskWords([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/relay/words")] HttpRequest request) => door.Answer(request);

    /// <summary><c>POST /api/v1/relay/words/taken</c>.</summary>
    [Function("ConfirmDeskWords")]
    public IResult ConfirmDeskWords([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/relay/words/taken")] HttpRequest request) => door.Answer(request);

    /// <summary><c>PUT /api/v1/relay/tips/{alias}/media/{id}</c>.</summary>
    [Function("PutTipMedia")]
    public IResult PutTipMedia([HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/v1/relay/tips/{alias}/media/{id}")] HttpRequest request) => door.Answer(request);

    /// <summary><c>GET /api/v1/counters</c>.</summary>
    [Function("ReadCounters")]
    public IResult ReadCounters([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/counters")] HttpRequest request) => door.Answer(request);
}
