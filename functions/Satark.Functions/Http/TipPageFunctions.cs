using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Satark.Functions.Http;

/// <summary>The web form for informers, where the app is the relay. Each function stands for the route of its name.</summary>
public sealed class TipPageFunctions(Door door)
{
    /// <summary><c>GET /tip</c>.</summary>
    [Function("TipLanguages")]
    public IResult TipLanguages([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "tip")] HttpRequest request) => door.Answer(request);

    /// <summary><c>GET /tip/tip.css</c>.</summary>
    [Function("TipStyle")]
    public IResult TipStyle([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "tip/tip.css")] HttpRequest request) => door.Answer(request);

    /// <summary><c>GET /tip/tip.js</c>.</summary>
    [Function("TipScript")]
    public IResult TipScript([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "tip/tip.js")] HttpRequest request) => door.Answer(request);

    /// <summary><c>GET /tip/about</c>.</summary>
    [Function("TipAbout")]
    public IResult TipAbout([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "tip/about")] HttpRequest request) => door.Answer(request);

    /// <summary><c>GET /tip/receipt</c>.</summary>
    [Function("TipReceipt")]
    public IResult TipReceipt([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "tip/receipt")] HttpRequest request) => door.Answer(request);

    /// <summary><c>GET /tip/stations/{district}</c>.</summary>
    [Function("TipStations")]
    public IResult TipStations([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "tip/stations/{district}")] HttpRequest request) => door.Answer(request);

    /// <summary><c>GET /tip/{language}</c>.</summary>
    [Function("TipCategories")]
    public IResult TipCategories([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "tip/{language}")] HttpRequest request) => door.Answer(request);

    /// <summary><c>GET /tip/{language}/about</c>.</summary>
    [Function("TipAboutIn")]
    public IResult TipAboutIn([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "tip/{language}/about")] HttpRequest request) => door.Answer(request);

    /// <summary><c>GET /tip/{language}/receipt</c>.</summary>
    [Function("TipReceiptIn")]
    public IResult TipReceiptIn([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "tip/{language}/receipt")] HttpRequest request) => door.Answer(request);

    /// <summary><c>POST /tip/{language}/receipt</c>.</summary>
    [Function("ShowTipReceipt")]
    public IResult ShowTipReceipt([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "tip/{language}/receipt")] HttpRequest request) => door.Answer(request);

    /// <summary><c>POST /tip/{language}/receipt/add</c>.</summary>
    [Function("AddToTip")]
    public IResult AddToTip([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "tip/{language}/receipt/add")] HttpRequest request) => door.Answer(request);

    /// <summary><c>GET /tip/{language}/{category}</c>.</summary>
    [Function("TipForm")]
    public IResult TipForm([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "tip/{language}/{category}")] HttpRequest request) => door.Answer(request);

    /// <summary><c>POST /tip/{language}/{category}</c>.</summary>
    [Function("SendTip")]
    public IResult SendTip([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "tip/{language}/{category}")] HttpRequest request) => door.Answer(request);
}
