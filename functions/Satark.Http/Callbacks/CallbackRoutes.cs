using Satark.Http.Channels;
using Satark.Http.Routing;
using static Satark.Http.Routing.RouteLines;

namespace Satark.Http.Callbacks;

/// <summary>What providers report.</summary>
public sealed class CallbackRoutes(TwilioEndpoints twilio, WhatsAppReportEndpoints whatsApp, SmsReplyEndpoints sms, SendGridEndpoints sendGrid) : IRouteGroup
{
    /// <inheritdoc />
    public IReadOnlyList<Route> Lines { get; } =
    [
        new("ReportTwilio", "POST", TwilioStatusCallback.Path, new Caller.Webhook(), twilio.ReportAsync) { BodyLimit = Page, Body = BodyKind.Form },
        new("HearSms", "POST", SmsReplyEndpoints.Path, new Caller.Webhook(), sms.HearAsync) { BodyLimit = Page, Body = BodyKind.Form },
        new("VerifyWhatsAppReports", "GET", WhatsAppReports.Path, new Caller.Webhook(), whatsApp.VerifyAsync),
        new("ReportWhatsApp", "POST", WhatsAppReports.Path, new Caller.Webhook(), whatsApp.ReportAsync) { BodyLimit = WhatsAppReports.MostBytes },
        Post("ReportSendGrid", SendGridEndpoints.Path, new Caller.Webhook(), sendGrid.ReportAsync, 1024 * 1024), // SendGrid sends batches of up to 768 KB.
    ];
}
