using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Satark.Functions.Http;

/// <summary>Mails that come in, and what is read of them on the desk. Each function stands for the route of its name.</summary>
public sealed class MailFunctions(Door door)
{
    /// <summary><c>POST /api/v1/inbound/email/{secret}</c>.</summary>
    [Function("ReceiveMail")]
    public IResult ReceiveMail([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/inbound/email/{secret}")] HttpRequest request) => door.Answer(request);

    /// <summary><c>GET /api/v1/mails</c>.</summary>
    [Function("ListMails")]
    public IResult ListMails([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/mails")] HttpRequest request) => door.Answer(request);

    /// <summary><c>GET /api/v1/cases/{id}/attachments/{fileId}</c>.</summary>
    [Function("ReadMailFile")]
    public IResult ReadMailFile([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/cases/{id}/attachments/{fileId}")] HttpRequest request) => door.Answer(request);
}
