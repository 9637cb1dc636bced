using Microsoft.Extensions.Logging;
using Satark.Functions.Settings;
using Satark.Http.Callbacks;
using Satark.Http.Channels;
using Satark.Notifications;
using SendGrid;
using SendGrid.Helpers.Mail;

namespace Satark.Functions.Channels;

/// <summary>Mail through SendGrid (https://www.twilio.com/docs/sendgrid/api-reference/mail-send/mail-send).</summary>
/// <param name="client">Made by <see cref="ChannelClients.ForProvider"/>: with a client of ours SendGrid's repeats nothing and follows nothing.</param>
/// <param name="options">Settings without faults.</param>
/// <param name="clock">Measures the limit.</param>
/// <param name="logger">Where attempts are logged.</param>
public sealed partial class SendGridChannel(HttpClient client, SendGridOptions options, TimeProvider clock, ILogger<SendGridChannel> logger) : IChannel
{
    private readonly SendGridClient _provider = new(client, new SendGridClientOptions { ApiKey = options.ApiKey, Host = options.ApiUrl.TrimEnd('/') });

    /// <inheritdoc />
    public string Name => Satark.Notifications.Channels.Email;

    /// <inheritdoc />
    public async Task<DeliveryResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var fault = OutgoingGuard.Fault(message) ?? (Address.IsMail(message.To) ? null : "the mail address is not valid");
        if (fault is not null)
        {
            Log.Refused(logger, message.CaseId, message.DeliveryId, fault);
            return new DeliveryResult.Failed(fault);
        }

        var result = await SingleRequest.WithinLimitAsync(token => TryAsync(message, token), clock, cancellationToken).ConfigureAwait(false);
        Log.Sent(logger, message.CaseId, message.DeliveryId, result.GetType().Name);
        return result;
    }

    private async Task<DeliveryResult> TryAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var answer = await _provider.SendEmailAsync(Compose(message), cancellationToken).ConfigureAwait(false);
        var id = answer.Headers.TryGetValues("X-Message-Id", out var ids) ? ids.FirstOrDefault() : null;
        return HttpOutcome.Of((int)answer.StatusCode, answer.Headers.RetryAfter, clock.GetUtcNow(), id);
    }

    private SendGridMessage Compose(OutgoingMessage message)
    {
        var mail = MailHelper.CreateSingleEmail(new EmailAddress(options.From, options.FromName), new EmailAddress(message.To), message.Subject, message.Text, null);

        // SendGrid keeps arguments and categories in the clear, and shows them: nothing but our own name of the delivery.
        mail.AddGlobalCustomArg(SendGridEvents.Argument, RecordDelivery.Reference(message.CaseId, message.DeliveryId));
        mail.AddGlobalHeader("Auto-Submitted", "auto-generated"); // RFC 3834: no out-of-office answers.

        if (message.Thread is { } thread)
        {
            mail.AddGlobalHeader("Message-ID", $"<{thread.LocalId}@{options.From![(options.From!.LastIndexOf('@') + 1)..]}>");
            if (thread.InReplyTo is { } answered)
            {
                mail.AddGlobalHeader("In-Reply-To", $"<{answered}>");
                mail.AddGlobalHeader("References", $"<{answered}>");
            }

            if (thread.ReplyTo is { } replyTo)
            {
                mail.SetReplyTo(new EmailAddress(replyTo));
            }
        }

        // Links act for whom they were sent to: none is rewritten to lead over, and be kept by, somebody else. Off, whatever the account's default is.
        mail.SetClickTracking(false, false);
        mail.SetOpenTracking(false);
        mail.SetSubscriptionTracking(false);
        return mail;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Case {CaseId}: mail {DeliveryId} was not sent: {Fault}.")]
        public static partial void Refused(ILogger logger, string caseId, string deliveryId, string fault);

        [LoggerMessage(LogLevel.Information, "Case {CaseId}: mail {DeliveryId}: {Result}.")]
        public static partial void Sent(ILogger logger, string caseId, string deliveryId, string result);
    }
}
