namespace Satark.Notifications;

/// <summary>Settings <c>Satark:InboundMail</c>: mails that come in through SendGrid's Inbound Parse. Without a secret none is taken.</summary>
public sealed record InboundMailOptions
{
    /// <summary>The last part of the address that is entered with SendGrid; whoever knows it may bring mails.</summary>
    public string? Secret { get; init; }

    /// <summary>A second one, for as long as the first is being changed.</summary>
    public string? NextSecret { get; init; }

    /// <summary>The mail address to which partners write. Answers to our questions come to it, with their thread's token behind a plus sign.</summary>
    public string? Address { get; init; }

    private const int ShortestSecret = 24;
    private const int LongestLocalPart = 16; // With plus sign and token within the 64 that RFC 5321, section 4.5.3.1.1, allows.

    /// <summary>What is wrong, a sentence each that names the setting.</summary>
    public IEnumerable<string> Faults()
    {
        foreach (var (name, secret) in new[] { (nameof(Secret), Secret), (nameof(NextSecret), NextSecret) })
        {
            if (!string.IsNullOrEmpty(secret) && (secret.Length < ShortestSecret || !secret.All(ch => char.IsAsciiLetterOrDigit(ch) || ch is '-' or '_')))
            {
                yield return $"Satark:InboundMail:{name} must have at least {ShortestSecret} of A-Z, a-z, 0-9, dash and underscore: it is part of an address.";
            }
        }

        if (!string.IsNullOrEmpty(NextSecret) && string.IsNullOrEmpty(Secret))
        {
            yield return "Satark:InboundMail:Secret is missing: the next secret stands beside it while it is being changed.";
        }

        if (!string.IsNullOrEmpty(Address) && (!Notifications.Address.IsMail(Address) || Address.LastIndexOf('@') > LongestLocalPart || Address.Contains('+', StringComparison.Ordinal)))
        {
            yield return $"Satark:InboundMail:Address must be a mail address with at most {LongestLocalPart} characters and no plus sign before the @: answers come to it with a token.";
        }
    }

    /// <summary>Says nothing of the secrets, so that they can never be logged with the record.</summary>
    public override string ToString() => string.IsNullOrEmpty(Secret) ? "no mail is taken" : "mail is taken";
}
