namespace Satark.Notifications;

/// <summary>Settings <c>Satark:Mail</c>: mail through a server (SMTP). Without any of them, mails go to the outbox.</summary>
public sealed record MailOptions
{
    /// <summary>The server's name.</summary>
    public string? Host { get; init; }

    /// <summary>Its port; 587 takes submissions with STARTTLS.</summary>
    public int Port { get; init; } = 587;

    /// <summary>The sender's address.</summary>
    public string? From { get; init; }

    /// <summary>The sender's name.</summary>
    public string FromName { get; init; } = "Satark desk";

    /// <summary>The user, or null for a server that asks for none.</summary>
    public string? User { get; init; }

    /// <summary>The user's password.</summary>
    public string? Password { get; init; }

    /// <summary>Whether the connection must become a secret one (RFC 3207); only a server on this machine may do without.</summary>
    public bool StartTls { get; init; } = true;

    /// <summary>Whether anything of a provider was set.</summary>
    public bool IsSet => new[] { Host, User, Password }.Any(s => !string.IsNullOrWhiteSpace(s));

    /// <summary>What is wrong with these settings, a sentence each that names the setting.</summary>
    public IEnumerable<string> Faults()
    {
        if (!IsSet)
        {
            yield break;
        }

        if (string.IsNullOrWhiteSpace(Host))
        {
            yield return "Satark:Mail:Host is missing.";
        }

        if (Port is < 1 or > 65535)
        {
            yield return "Satark:Mail:Port must be between 1 and 65535.";
        }
        else if (Port == 465)
        {
            yield return "Satark:Mail:Port 465 begins with TLS at once, which is not supported: use 587 with STARTTLS.";
        }

        if (!Address.IsMail(From))
        {
            yield return "Satark:Mail:From is missing: the sender's mail address.";
        }

        if (FromName.Any(char.IsControl))
        {
            yield return "Satark:Mail:FromName holds a control character.";
        }

        if (string.IsNullOrWhiteSpace(User) != string.IsNullOrEmpty(Password))
        {
            yield return string.IsNullOrWhiteSpace(User) ? "Satark:Mail:User is missing." : "Satark:Mail:Password is missing.";
        }

        if (!StartTls && Host is not ("localhost" or "127.0.0.1" or "::1"))
        {
            yield return "Satark:Mail:StartTls may be off only for a server on this machine.";
        }
    }

    /// <summary>Says nothing of the password, so that it can never be logged with the record.</summary>
    public override string ToString() => IsSet ? "mail through a server" : "mail to the outbox";
}
