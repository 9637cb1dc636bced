using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Satark.Functions.Http;

/// <summary>The page behind a link in a message. Each function stands for the route of its name.</summary>
public sealed class LinkFunctions(Door door)
{
    /// <summary><c>GET /l</c>.</summary>
    [Function("ShowLink")]
    public IResult ShowLink([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "l")] HttpRequest request) => door.Answer(request);

    /// <summary><c>POST /l</c>.</summary>
    [Function("AnswerLink")]
    public IResult AnswerLink([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "l")] HttpRequest request) => door.Answer(request);

    /// <summary><c>GET /l.css</c>.</summary>
    [Function("LinkStyle")]
    public IResult LinkStyle([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "l.css")] HttpRequest request) => door.Answer(request);
}
