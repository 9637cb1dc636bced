using Microsoft.AspNetCore.Http;
using Satark.Http.Channels;
using Satark.Http.Meta;
using Satark.Http.Routing;
using Satark.Notifications;
using Satark.Notifications.Answering;

namespace Satark.Http.Callbacks;

/// <summary>
/// What Meta reports about messages to officers, and the buttons that they press under them; its signature is the proof. What is written to the desk's number is
/// heard by nobody.
/// </summary>
public sealed class WhatsAppReportEndpoints(WhatsAppReports reports, ConfirmDelivery confirm, AnswerCall answers)
{
    /// <summary>Proves to Meta that the address is ours.</summary>
    public Task<IResult> VerifyAsync(HttpContext context, CancellationToken cancellationToken) => Task.FromResult(HubChallenge.Answer(context, reports.Signature));

    /// <summary>Moves deliveries forward; one that failed goes on by the officer's next channel. What is signed and makes no sense is answered well, too, since Meta would send it again for days.</summary>
    public async Task<IResult> ReportAsync(HttpContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var body = context.Call().Body;
        if (!reports.Signature.Fits(body.Span, context.Request.Headers[HubSignature.Header].ToString()))
        {
            return Problem.Of(new Refusal(RefusalKind.Unauthenticated, "The signature does not fit."));
        }

        foreach (var report in reports.Read(body))
        {
            if (report.State is { } state)
            {
                await confirm.HandleAsync(report.Reference, state, report.ProviderId, cancellationToken).ConfigureAwait(false);
            }
        }

        foreach (var reply in WhatsAppReplies.Read(body, reports.PhoneNumberId))
        {
            if (await answers.FindAsync(reply.Nonce, Notifications.Channels.WhatsApp, reply.From, cancellationToken).ConfigureAwait(false) is { } call)
            {
                await answers.HandleAsync(call, reply.Answer, reply.Id, cancellationToken).ConfigureAwait(false);
            }
        }

        return Answers.Nothing(200);
    }
}
