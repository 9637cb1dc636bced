namespace Satark.Intake.Mails.Reading;

/// <summary>A mail as it was understood. What could not be read is a note; nothing makes it unreadable as a whole.</summary>
public sealed record InboundMail
{
    /// <summary>Its own id without brackets, or null.</summary>
    public string? MessageId { get; init; }

    /// <summary>The ids that it answers to, the nearest first.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>Its subject; empty where it has none.</summary>
    public string Subject { get; init; } = "";

    /// <summary>Its words as plain text; never markup.</summary>
    public string Text { get; init; } = "";

    /// <summary>Its header lines as they came.</summary>
    public string Headers { get; init; } = "";

    /// <summary>The one address that it says it is from, in lower case; null where that is none or several.</summary>
    public string? From { get; init; }

    /// <summary>Whether no other address can be read in its header, so that a signature speaks for this one.</summary>
    public bool IsFromSure { get; init; }

    /// <summary>The name before that address, or null.</summary>
    public string? FromName { get; init; }

    /// <summary>Where it wants answers to go, or null: to <see cref="From"/>.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>All addresses that it was sent to.</summary>
    public IReadOnlyList<string> Recipients { get; init; } = [];

    /// <summary>Domains whose DKIM signature is good.</summary>
    public IReadOnlyList<string> SignedBy { get; init; } = [];

    /// <summary>Whether a machine answered where nobody reads.</summary>
    public AutomaticMail Automatic { get; init; }

    /// <summary>Its attachments.</summary>
    public IReadOnlyList<MailFile> Files { get; init; } = [];

    /// <summary>What a reader must know of how it was read, a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Whether one of the signatures speaks for the sender's address.</summary>
    public bool IsAligned => IsFromSure && From is { } from && SignedBy.Any(domain => MailAddresses.IsAligned(domain, from));
}
