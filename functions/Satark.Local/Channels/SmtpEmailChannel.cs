using System.Net;
using System.Net.Mail;
using System.Text;
using Satark.Notifications;
using Satark.Privacy;

namespace Satark.Local.Channels;

/// <summary>Mail through a server of one's own.</summary>
/// <remarks>The base library's client and not MailKit: a closed package registry may lack MailKit, and one plain submission with STARTTLS is all that is needed.</remarks>
/// <param name="options">Settings without faults.</param>
/// <param name="clock">Measures the limit.</param>
/// <param name="logger">Where attempts are logged.</param>
public sealed partial class SmtpEmailChannel(MailOptions options, TimeProvider clock, ILogger<SmtpEmailChannel> logger) : IChannel
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

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

        var result = await TryAsync(message, cancellationToken).ConfigureAwait(false);
        Log.Sent(logger, message.CaseId, message.DeliveryId, result.GetType().Name);
        return result;
    }

    private async Task<DeliveryResult> TryAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        using var mail = Compose(message);
        using var client = new SmtpClient(options.Host!, options.Port) { EnableSsl = options.StartTls };
        if (!string.IsNullOrWhiteSpace(options.User))
        {
            client.Credentials = new NetworkCredential(options.User, options.Password);
        }

        try
        {
            // The client notices a cancelling only between its own steps; the limit holds even while it is connecting.
            await client.SendMailAsync(mail, either.Token).WaitAsync(either.Token).ConfigureAwait(false);
            return new DeliveryResult.Sent();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new DeliveryResult.Retry("no answer within 10 s");
        }
        catch (SmtpException error)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return limit.IsCancellationRequested ? new DeliveryResult.Retry("no answer within 10 s") : SmtpAnswers.Of(error);
        }
    }

    private MailMessage Compose(OutgoingMessage message)
    {
        var mail = new MailMessage(new MailAddress(options.From!, options.FromName, Encoding.UTF8), new MailAddress(message.To))
        {
            Subject = message.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = message.Text,
            BodyEncoding = Encoding.UTF8,
            IsBodyHtml = false,
        };

        // The same delivery sent again has the same id, so that mail programs show it once (RFC 5322, section 3.6.4).
        mail.Headers.Add("Message-ID", $"<{message.Thread?.LocalId ?? Ids.Derived(message.CaseId, message.DeliveryId)}@{new MailAddress(options.From!).Host}>");
        if (message.Thread?.InReplyTo is { } answered)
        {
            mail.Headers.Add("In-Reply-To", $"<{answered}>");
            mail.Headers.Add("References", $"<{answered}>");
        }

        if (message.Thread?.ReplyTo is { } replyTo)
        {
            mail.ReplyToList.Add(new MailAddress(replyTo));
        }

        mail.Headers.Add("Auto-Submitted", "auto-generated"); // RFC 3834: no out-of-office answers.
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
