using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Satark.Http.Routing;
using Satark.Notifications;

namespace Satark.Http.Callbacks;

/// <summary>What SendGrid reports about mails; its signature is the proof.</summary>
public sealed partial class SendGridEndpoints(SendGridSignature signature, ConfirmDelivery confirm, ILogger<SendGridEndpoints> logger)
{
    /// <summary>The path of the endpoint, as it is entered with SendGrid.</summary>
    public const string Path = "/api/v1/callbacks/sendgrid";

    private const int AtOnce = 8;

    /// <summary>Moves each delivery forward. Answered only once all of it is saved: what is not answered well, SendGrid sends again, and a repeat changes nothing.</summary>
    public async Task<IResult> ReportAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var (headers, body) = (context.Request.Headers, context.Call().Body);
        if (!signature.Fits(headers[SendGridSignature.TimestampHeader].ToString(), body.Span, headers[SendGridSignature.Header].ToString()))
        {
            return Problem.Of(new Refusal(RefusalKind.Unauthenticated, "The signature does not fit."));
        }

        if (SendGridEvents.Read(body, out var passedOver) is not { } reports)
        {
            return Problem.Of(new Refusal(RefusalKind.Invalid, "The body must be one JSON array of events."));
        }

        if (passedOver > 0)
        {
            Log.PassedOver(logger, passedOver);
        }

        // A thousand events one after another would outlast SendGrid's patience, and it would send them all again meanwhile. Those of
        // one delivery may overtake each other: a state only ever moves forward.
        await Parallel.ForEachAsync(
            reports,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (report, token) => await confirm.HandleAsync(report.Reference, report.State!.Value, report.ProviderId, token).ConfigureAwait(false)).ConfigureAwait(false);

        return Answers.Nothing();
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "{Count} events of SendGrid made no sense and were passed over.")]
        public static partial void PassedOver(ILogger logger, int count);
    }
}
