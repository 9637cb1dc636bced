using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Satark.Functions.Http;

/// <summary>One's own account, and others' for admins. Each function stands for the route of its name.</summary>
public sealed class AccountFunctions(Door door)
{
    /// <summary><c>POST /api/v1/account/pin</c>.</summary>
    [Function("SetPin")]
    public IResult SetPin([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/account/pin")] HttpRequest request) => door.Answer(request);

    /// <summary><c>POST /api/v1/account/password</c>.</summary>
    [Function("SetPassword")]
    public IResult SetPassword([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/account/password")] HttpRequest request) => door.Answer(request);

    /// <summary><c>POST /api/v1/account/second-factor</c>.</summary>
    [Function("BeginSecondFactor")]
    public IResult BeginSecondFactor([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/account/second-factor")] HttpRequest request) => door.Answer(request);

    /// <summary><c>POST /api/v1/account/second-factor/code</c>.</summary>
    [Function("ConfirmSecondFactor")]
    public IResult ConfirmSecondFactor([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/account/second-factor/code")] HttpRequest request) => door.Answer(request);

    /// <summary><c>GET /api/v1/accounts</c>.</summary>
    [Function("ListAccounts")]
    public IResult ListAccounts([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/accounts")] HttpRequest request) => door.Answer(request);

    /// <summary><c>POST /api/v1/accounts/{id}/end-sessions</c>.</summary>
    [Function("EndSessions")]
    public IResult EndSessions([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/accounts/{id}/end-sessions")] HttpRequest request) => door.Answer(request);

    /// <summary><c>POST /api/v1/accounts/{id}/reset-pin</c>.</summary>
    [Function("ResetPin")]
    public IResult ResetPin([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/accounts/{id}/reset-pin")] HttpRequest request) => door.Answer(request);

    /// <summary><c>POST /api/v1/accounts/{id}/reset-second-factor</c>.</summary>
    [Function("ResetSecondFactor")]
    public IResult ResetSecondFactor([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/accounts/{id}/reset-second-factor")] HttpRequest request) => door.Answer(request);
}
