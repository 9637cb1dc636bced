using System.Text.Json.Serialization;

namespace Satark.Intake.Mails.Reading;

/// <summary>Whether a machine answered where nobody reads, so that nobody may be called for it.</summary>
[JsonConverter(typeof(Words<AutomaticMail>))]
public enum AutomaticMail
{
    /// <summary>Somebody, or a platform's system, has something to say.</summary>
    None,

    /// <summary>An out-of-office answer and its like (RFC 3834).</summary>
    AutoReply,

    /// <summary>A mail of ours came back (RFC 3464), or was displayed (RFC 8098).</summary>
    Bounce,
}

/// <summary>Tells automatic answers from mails that somebody must see.</summary>
/// <remarks>
/// A platform's alert is written by a machine too: <c>Auto-Submitted: auto-generated</c>, or <c>Precedence: bulk</c> by itself, silences nothing. What only
/// looks like an answer counts as one where it also answers to something, or where two such signs agree.
/// </remarks>
internal static class AutomaticMails
{
    private static readonly string[] Subjects =
        ["automatic reply", "auto reply", "auto-reply", "autoreply", "auto response", "automatic response", "out of office", "out of the office", "स्वचालित उत्तर", "स्वतः उत्तर", "कार्यालय से बाहर"];

    /// <summary>What a mail is by its headers.</summary>
    /// <param name="headers">Its headers.</param>
    /// <param name="from">Who sent it, or null.</param>
    /// <param name="envelopeFrom">Whom a server would give it back to: empty of a bounce; null where it is not known.</param>
    /// <param name="subject">Its subject.</param>
    public static AutomaticMail Of(MailHeaders headers, string? from, string? envelopeFrom, string subject)
    {
        var type = headers.First("Content-Type") ?? "";
        var isReport = type.StartsWith("multipart/report", StringComparison.OrdinalIgnoreCase);
        var isFromMailer = from is not null && (from.StartsWith("mailer-daemon@", StringComparison.Ordinal) || from.StartsWith("postmaster@", StringComparison.Ordinal));
        if (isReport || (isFromMailer && string.IsNullOrEmpty(envelopeFrom?.Trim('<', '>', ' '))))
        {
            return AutomaticMail.Bounce;
        }

        var submitted = headers.First("Auto-Submitted") ?? "";
        var precedence = (headers.First("Precedence") ?? "").Trim().ToLowerInvariant();
        if (submitted.StartsWith("auto-replied", StringComparison.OrdinalIgnoreCase) || precedence == "auto_reply"
            || IsSaid(headers, "X-Autoreply") || IsSaid(headers, "X-Autorespond") || IsSaid(headers, "X-Auto-Reply") || IsSaid(headers, "X-Autoresponder"))
        {
            return AutomaticMail.AutoReply;
        }

        var signs = (precedence is "bulk" or "junk" ? 1 : 0)
            + (Subjects.Any(s => subject.TrimStart().StartsWith(s, StringComparison.OrdinalIgnoreCase)) ? 1 : 0)
            + (submitted.Length > 0 && !submitted.StartsWith("no", StringComparison.OrdinalIgnoreCase) && envelopeFrom is not null && envelopeFrom.Trim('<', '>', ' ').Length == 0 ? 1 : 0);
        return signs > 1 || (signs == 1 && headers.References.Count > 0) ? AutomaticMail.AutoReply : AutomaticMail.None;
    }

    private static bool IsSaid(MailHeaders headers, string name) => headers.First(name) is { } value && !value.Equals("no", StringComparison.OrdinalIgnoreCase);
}
