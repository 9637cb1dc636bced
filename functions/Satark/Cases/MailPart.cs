using System.Text.Json.Serialization;

namespace Satark.Cases;

/// <summary>What a case holds because mails came about it. Nothing of what they say: that stands sealed in the report and in events.</summary>
/// <param name="Trust">What is known of who sent the first one.</param>
public sealed record MailPart(MailTrust Trust)
{
    /// <summary>Who said whether it is genuine, or null.</summary>
    public Actor? JudgedBy { get; init; }

    /// <summary>Attachments, in order.</summary>
    public IReadOnlyList<MailAttachment> Files { get; init; } = [];

    /// <summary>How many persons it seems to be about; 0 where it cannot be split.</summary>
    public int Persons { get; init; }

    /// <summary>When it was split, or null.</summary>
    public DateTimeOffset? SplitAt { get; init; }

    /// <summary>Whether agencies may be engaged for it: its sender is proven, or a human said that it is genuine.</summary>
    public bool IsProven => Trust is MailTrust.Listed or MailTrust.Genuine;
}

/// <summary>What is known of who sent a mail.</summary>
[JsonConverter(typeof(Words<MailTrust>))]
public enum MailTrust
{
    /// <summary>A listed sender, proven by an aligned signature; or an answer in the thread of a case.</summary>
    Listed,

    /// <summary>Nothing proves it, and no human has looked.</summary>
    Unverified,

    /// <summary>A human says that it is genuine.</summary>
    Genuine,

    /// <summary>A human says that it is not.</summary>
    NotGenuine,
}

/// <summary>An attachment. Its name stands sealed in the report.</summary>
/// <param name="Id">Its id within the case.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="State">What became of it.</param>
public sealed record MailAttachment(string Id, long Bytes, AttachmentState State)
{
    /// <summary>The media type of the copy without metadata that officers may open; null where there is none.</summary>
    public string? CopyType { get; init; }
}

/// <summary>What became of an attachment.</summary>
[JsonConverter(typeof(Words<AttachmentState>))]
public enum AttachmentState
{
    /// <summary>The mail is saved and this is on its way.</summary>
    Expected,

    /// <summary>Kept, sealed, as it came.</summary>
    Kept,

    /// <summary>Dropped for its size; a warning of the case says so.</summary>
    Dropped,
}

/// <summary>A mail's own words about itself: sealed.</summary>
public sealed record MailContent
{
    /// <summary>The address that it says it is from, or null.</summary>
    public string? From { get; init; }

    /// <summary>The name before it, or null.</summary>
    public string? FromName { get; init; }

    /// <summary>Where answers go, or null.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>Its subject.</summary>
    public string Subject { get; init; } = "";

    /// <summary>Its Message-ID without brackets, or null: an answer names it.</summary>
    public string? MessageId { get; init; }

    /// <summary>Names and claimed media types of attachments by their ids.</summary>
    public IReadOnlyDictionary<string, AttachmentName> Files { get; init; } = new Dictionary<string, AttachmentName>();

    /// <summary>The persons that it seems to be about; none where it is one.</summary>
    public IReadOnlyList<Intake.Mails.Facts.MailPerson> Persons { get; init; } = [];

    /// <summary>This mail, after another one of the same case: answers go to the newer, attachments and the offered split stay.</summary>
    public MailContent After(MailContent? before) => before is null ? this : this with
    {
        From = From ?? before.From,
        FromName = From is null ? before.FromName : FromName,
        Files = new Dictionary<string, AttachmentName>([.. before.Files.Where(f => !Files.ContainsKey(f.Key)), .. Files]),
        Persons = Persons.Count > 0 ? Persons : before.Persons,
    };
}

/// <summary>What a mail says of an attachment.</summary>
/// <param name="Name">The file's name, or null.</param>
/// <param name="ContentType">The media type that it claims, or null.</param>
public sealed record AttachmentName(string? Name, string? ContentType);
