using System.Net.Mail;
using Satark.Notifications;

namespace Satark.Local.Channels;

/// <summary>What a mail server's answer means for a delivery (RFC 5321, section 4.2.1: 4yz is "not now", 5yz is "never").</summary>
internal static class SmtpAnswers
{
    /// <summary>The result of a failed attempt. The server's own words are left out: they repeat the address.</summary>
    public static DeliveryResult Of(SmtpException error)
    {
        var code = (int)error.StatusCode;
        return error.StatusCode switch
        {
            SmtpStatusCode.GeneralFailure => new DeliveryResult.Retry("no connection, or none with STARTTLS"),
            SmtpStatusCode.MustIssueStartTlsFirst => new DeliveryResult.Failed("the server demands STARTTLS (530): set Satark:Mail:StartTls"),
            _ when code is 534 or 535 or 538 => new DeliveryResult.Failed($"credentials refused ({code})"),
            _ when code is >= 400 and < 500 => new DeliveryResult.Retry($"answered {code}"),
            _ => new DeliveryResult.Failed($"refused the mail ({code})"),
        };
    }
}
