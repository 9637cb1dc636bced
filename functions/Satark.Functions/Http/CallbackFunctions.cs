using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Satark.Functions.Http;

/// <summary>What providers report. Each function stands for the route of its name.</summary>
public sealed class CallbackFunctions(Door door)
{
    /// <summary><c>POST /api/v1/callbacks/twilio</c>.</summary>
    [Function("ReportTwilio")]
    public IResult ReportTwilio([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/callbacks/twilio")] HttpRequest request) => door.Answer(request);

    /// <summary><c>POST /api/v1/callbacks/twilio-sms</c>.</summary>
    [Function("HearSms")]
    public IResult HearSms([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/callbacks/twilio-sms")] HttpRequest request) => door.Answer(request);

    /// <summary><c>POST /api/v1/callbacks/twilio-voice</c>.</summary>
    [Function("ReportCall")]
    public IResult ReportCall([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/callbacks/twilio-voice")] HttpRequest request) => door.Answer(request);

    /// <summary><c>POST /api/v1/voice</c>.</summary>
    [Function("SpeakCall")]
    public IResult SpeakCall([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/voice")] HttpRequest request) => door.Answer(request);

    /// <summary><c>POST /api/v1/voice/key</c>.</summary>
    [Function("PressKey")]
    public IResult PressKey([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/voice/key")] HttpRequest request) => door.Answer(request);

    /// <summary><c>GET /api/v1/callbacks/whatsapp</c>.</summary>
    [Function("VerifyWhatsAppReports")]
    public IResult VerifyWhatsAppReports([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/callbacks/whatsapp")] HttpRequest request) => door.Answer(request);

    /// <summary><c>POST /api/v1/callbacks/whatsapp</c>.</summary>
    [Function("ReportWhatsApp")]
    public IResult ReportWhatsApp([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/callbacks/whatsapp")] HttpRequest request) => door.Answer(request);

    /// <summary><c>POST /api/v1/callbacks/sendgrid</c>.</summary>
    [Function("ReportSendGrid")]
    public IResult ReportSendGrid([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/callbacks/sendgrid")] HttpRequest request) => door.Answer(request);
}
