using Satark.Cases;
using Satark.Intake.Mails.Reading;
using Satark.Partners;

namespace Satark.Intake.Mails;

/// <summary>What is known of who sent a mail.</summary>
/// <param name="Proven">The partner, where its sender is listed and an aligned signature proves it; else null.</param>
/// <param name="Claimed">The partner that the mail only says it is from; else null.</param>
public sealed record MailSender(Partner? Proven, Partner? Claimed)
{
    /// <summary>Looks the sender up among the partners' listed ones.</summary>
    public static MailSender Of(InboundMail mail, IEnumerable<Partner> partners)
    {
        ArgumentNullException.ThrowIfNull(mail);
        var listed = mail.From is { } from ? partners.FirstOrDefault(p => p.Contact?.IsSender(from) == true) : null;
        return mail.IsAligned ? new(listed, null) : new(null, listed);
    }

    /// <summary>The mark of a case whose mail nothing proves: why not.</summary>
    public Mark Doubt(DateTimeOffset now) => Claimed is { } partner
        ? new Mark(MarkKind.UnverifiedMail, $"Unverified mail: it says that it is from {partner.Name}, and no signature (DKIM) of that house proves it", now) { Name = partner.Name, Word = "claimed" }
        : new Mark(MarkKind.UnverifiedMail, "Unverified mail: its sender is not listed with any partner", now) { Word = "stranger" };
}
