using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Satark.Functions.Http;

/// <summary>Signing in and out, and the first setup. Each function stands for the route of its name.</summary>
public sealed class SessionFunctions(Door door)
{
    /// <summary><c>GET /api/v1/session</c>.</summary>
    [Function("ReadSession")]
    public IResult ReadSession([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/session")] HttpRequest request) => door.Answer(request);

    /// <summary><c>POST /api/v1/session</c>.</summary>
    [Function("SignIn")]
    public IResult SignIn([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/session")] HttpRequest request) => door.Answer(request);

    /// <summary><c>POST /api/v1/session/link</c>.</summary>
    [Function("SignInByLink")]
    public IResult SignInByLink([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/session/link")] HttpRequest request) => door.Answer(request);

    /// <summary><c>DELETE /api/v1/session</c>.</summary>
    [Function("SignOut")]
    public IResult SignOut([HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/v1/session")] HttpRequest request) => door.Answer(request);

    /// <summary><c>POST /api/v1/setup</c>.</summary>
    [Function("SetUp")]
    public IResult SetUp([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/setup")] HttpRequest request) => door.Answer(request);
}
