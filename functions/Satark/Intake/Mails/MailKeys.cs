using System.Security.Cryptography;
using System.Text;
using Satark.Intake.Mails.Reading;
using Satark.Privacy;

namespace Satark.Intake.Mails;

/// <summary>Where mails lie: the partition of a Message-ID, and the row that remembers a mail.</summary>
public sealed class MailKeys(IKeyRing keys)
{
    /// <summary>
    /// The partition of a mail with this Message-ID. A proven partner's lies apart from anybody else's, and each stranger's from every other's: whoever
    /// learns an id can neither take its place beforehand nor add to its case.
    /// </summary>
    /// <param name="partnerId">The proven partner, or null.</param>
    /// <param name="from">Who says that they sent it, or null.</param>
    /// <param name="messageId">The Message-ID.</param>
    public string Partition(string? partnerId, string? from, string messageId) => partnerId is not null
        ? Ids.Derived("mail", partnerId, messageId)
        : Ids.Keyed(keys.Installation(KeyPurpose.Index).Span, "mail", from ?? "", messageId)[..16];

    /// <summary>The partition of a mail: by its Message-ID, or, where it has none, of this very mail as it came, so that it is the same when it is brought again.</summary>
    /// <param name="partnerId">The proven partner, or null.</param>
    /// <param name="mail">The mail.</param>
    /// <param name="seenRow">Its <see cref="SeenRow"/>.</param>
    public string Partition(string? partnerId, InboundMail mail, string seenRow)
    {
        ArgumentNullException.ThrowIfNull(mail);
        return mail.MessageId is { } id
            ? Partition(partnerId, mail.From, id)
            : Ids.Keyed(keys.Installation(KeyPurpose.Index).Span, "mail-unnamed", mail.Headers, seenRow)[..16];
    }

    /// <summary>The row that remembers this very mail: equal for a repeat, another for other words or attachments. A keyed hash, that tells nothing of either.</summary>
    public string SeenRow(InboundMail mail)
    {
        ArgumentNullException.ThrowIfNull(mail);
        using var files = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in mail.Files)
        {
            files.AppendData(SHA256.HashData(file.Content.Span));
            files.AppendData(Encoding.UTF8.GetBytes($"{file.Length}/{file.Name}"));
        }

        return "mail-" + Ids.Keyed(
            keys.Installation(KeyPurpose.Index).Span, "mail-seen", mail.From ?? "", mail.MessageId ?? "", mail.Subject, mail.Text, Convert.ToHexStringLower(files.GetHashAndReset()));
    }

    /// <summary>The id of a mail's attachment within its case: the same for a repeat.</summary>
    public static string FileId(string seenRow, int index) => Ids.Derived("mail-file", seenRow, index.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
