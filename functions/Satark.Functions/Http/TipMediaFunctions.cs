using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Satark.Functions.Http;

/// <summary>Media of tips, and officers' reports with media. Each function stands for the route of its name.</summary>
public sealed class TipMediaFunctions(Door door)
{
    /// <summary><c>GET /api/v1/cases/{id}/media/{mediaId}</c>.</summary>
    [Function("ReadTipMedia")]
    public IResult ReadTipMedia([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/cases/{id}/media/{mediaId}")] HttpRequest request) => door.Answer(request);

    /// <summary><c>POST /l/report</c>.</summary>
    [Function("ReportByLink")]
    public IResult ReportByLink([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "l/report")] HttpRequest request) => door.Answer(request);
}
