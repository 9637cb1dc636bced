using Satark.Cases;

namespace Satark.Http.Views;

#pragma warning disable CS1591 // Each member is what its name says, of the mail.

/// <summary>Of a case that came or grew by mail: who says that they sent it, and what came with it. Persons: how many it could be split into; 0 where it cannot.</summary>
public sealed record MailView(MailTrust Trust, string? From, string? FromName, string? Subject, int Persons, DateTimeOffset? SplitAt, string? JudgedBy, IReadOnlyList<MailFileView> Files)
{
    public static MailView? Of(MailPart? mail, MailContent? content) => mail is null ? null : new(
        mail.Trust, content?.From, content?.FromName, content?.Subject, mail.SplitAt is null ? mail.Persons : 0, mail.SplitAt, mail.JudgedBy?.Name,
        [.. mail.Files.Select(f => new MailFileView(f.Id, content?.Files.GetValueOrDefault(f.Id)?.Name, content?.Files.GetValueOrDefault(f.Id)?.ContentType, f.Bytes, f.State, f.CopyType))]);
}

/// <summary>An attachment; CopyType: of what kind the copy is that can be opened, or null.</summary>
public sealed record MailFileView(string Id, string? Name, string? ContentType, long Bytes, AttachmentState State, string? CopyType);
