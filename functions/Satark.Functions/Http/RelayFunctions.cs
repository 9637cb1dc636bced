using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Satark.Functions.Http;

/// <summary>What informers and their vendor call, where the app is the relay. Each function stands for the route of its name.</summary>
public sealed class RelayFunctions(Door door)
{
    /// <summary><c>GET /api/v1/inbound/whatsapp</c>.</summary>
    [Function("VerifyWhatsApp")]
    public IResult VerifyWhatsApp([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/inbound/whatsapp")] HttpRequest request) => door.Answer(request);

    /// <summary><c>POST /api/v1/inbound/whatsapp</c>.</summary>
    [Function("HearWhatsApp")]
    public IResult HearWhatsApp([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/inbound/whatsapp")] HttpRequest request) => door.Answer(request);
}
