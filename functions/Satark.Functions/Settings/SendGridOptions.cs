using System.Security.Cryptography;
using Satark.Notifications;

namespace Satark.Functions.Settings;

/// <summary>Settings <c>Satark:SendGrid</c>: mail. Without any of them, mails go to the outbox.</summary>
public sealed record SendGridOptions
{
    /// <summary>The section.</summary>
    public const string Section = "Satark:SendGrid";

    /// <summary>The secret that sends.</summary>
    public string? ApiKey { get; init; }

    /// <summary>The sender's address.</summary>
    public string? From { get; init; }

    /// <summary>The sender's name.</summary>
    public string FromName { get; init; } = "Satark desk";

    /// <summary>The public key of the Event Webhook: base64 of a P-256 SubjectPublicKeyInfo. Without it no report about a mail is taken.</summary>
    public string? EventKey { get; init; }

    /// <summary>SendGrid's address; another one only for tests and gateways of one's own.</summary>
    public string ApiUrl { get; init; } = "https://api.sendgrid.com";

    /// <summary>Whether anything of a provider was set.</summary>
    public bool IsSet => ApiKey.IsSet();

    /// <summary>What is wrong, a sentence each that names the setting.</summary>
    public IEnumerable<string> Faults()
    {
        if (EventKey.IsSet() && !IsKey(EventKey))
        {
            yield return $"{Section}:EventKey must be the verification key that SendGrid shows for the signed Event Webhook (base64).";
        }

        if (!ApiKey.IsSet())
        {
            if (From.IsSet() || EventKey.IsSet())
            {
                yield return $"{Section}:ApiKey is missing: set it, or remove {Section}:From and {Section}:EventKey so that mails go to the outbox.";
            }

            yield break;
        }

        if (!Address.IsMail(From))
        {
            yield return $"{Section}:From is missing: set it to the sender's mail address, verified with SendGrid.";
        }

        if (FromName.Any(char.IsControl))
        {
            yield return $"{Section}:FromName holds a control character: remove it.";
        }

        if (!Uri.TryCreate(ApiUrl, UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttps && !url.IsLoopback))
        {
            yield return $"{Section}:ApiUrl must be a whole https address; it is '{ApiUrl}'.";
        }
    }

    /// <summary>Says nothing of the secret, so that it can never be logged with the record.</summary>
    public override string ToString() => IsSet ? "mail through SendGrid" : "mail to the outbox";

    private static bool IsKey(string text)
    {
        try
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(text), out _);
            return key.KeySize == 256;
        }
        catch (Exception error) when (error is FormatException or CryptographicException)
        {
            return false;
        }
    }
}
