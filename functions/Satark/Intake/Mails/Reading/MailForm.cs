namespace Satark.Intake.Mails.Reading;

/// <summary>A mail as SendGrid's Inbound Parse hands it over (https://www.twilio.com/docs/sendgrid/for-developers/parsing-email/setting-up-the-inbound-parse-webhook): fields as bytes, because each part comes in the mail's own charset and the field that names the charsets may follow them.</summary>
public sealed record MailForm
{
    /// <summary>Bytes by the field's name; of a name that came twice, the first.</summary>
    public IReadOnlyDictionary<string, byte[]> Fields { get; init; } = new Dictionary<string, byte[]>();

    /// <summary>The attachments, in order.</summary>
    public IReadOnlyList<MailFile> Files { get; init; } = [];

    /// <summary>What was left out before anybody could read it, a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>An attachment.</summary>
/// <param name="Field">The form's field (<c>attachment1</c>); <c>attachment-info</c> names it too.</param>
/// <param name="Name">The file's name as the mail gives it, or null.</param>
/// <param name="ContentType">The media type as the mail claims it, or null.</param>
/// <param name="Length">Its bytes, also where they were dropped.</param>
/// <param name="Content">Its content; empty where it was dropped for its size.</param>
public sealed record MailFile(string Field, string? Name, string? ContentType, long Length, ReadOnlyMemory<byte> Content)
{
    /// <summary>Whether its content was dropped.</summary>
    public bool IsDropped => Length > 0 && Content.IsEmpty;
}
