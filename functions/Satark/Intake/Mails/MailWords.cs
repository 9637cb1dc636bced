using System.Globalization;
using Satark.Cases;
using Satark.Intake.Mails.Facts;
using Satark.Intake.Mails.Reading;

namespace Satark.Intake.Mails;

/// <summary>A mail as a case holds it: its words, what they say, its attachments' records.</summary>
/// <param name="Text">Subject and words, for the report.</param>
/// <param name="Report">All of it, personal: sealed.</param>
/// <param name="Files">The attachments' records.</param>
/// <param name="Kept">The attachments' content by id; of words that are too long for a record, all of them.</param>
/// <param name="Facts">What the words say.</param>
/// <param name="Raw">The mail as it came, for the history: sealed.</param>
public sealed record MailWords(string Text, Report Report, IReadOnlyList<MailAttachment> Files, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Kept, MailFacts Facts, string Raw)
{
    /// <summary>Most bytes of one attachment, and of all attachments of one mail: more is dropped, and said.</summary>
    public const int MostOfFile = 16 * 1024 * 1024, MostOfFiles = 30 * 1024 * 1024;

    private const int MostFiles = 30;
    private const int MostRawHeaders = 30_000;

    /// <summary>Reads a mail for its case.</summary>
    /// <param name="mail">The mail.</param>
    /// <param name="seenRow">The row that remembers it: its attachments' ids follow from it.</param>
    /// <param name="isAnswer">Whether it answers in a case's thread: then what it quotes is not read again.</param>
    public static MailWords Of(InboundMail mail, string seenRow, bool isAnswer)
    {
        ArgumentNullException.ThrowIfNull(mail);
        var warnings = new List<string>(mail.Notes);
        var kept = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        var names = new Dictionary<string, AttachmentName>(StringComparer.Ordinal);
        var files = FilesOf(mail, seenRow, warnings, kept, names);
        var own = isAnswer ? OwnWords.Of(mail.Text) : mail.Text;
        var text = isAnswer || mail.Subject.Length == 0 ? own : own.Length == 0 ? mail.Subject : $"{mail.Subject}\n\n{own}";
        if (text.Length > MailReader.MostText)
        {
            var id = MailKeys.FileId(seenRow, mail.Files.Count);
            var bytes = System.Text.Encoding.UTF8.GetBytes(text);
            kept[id] = bytes;
            names[id] = new AttachmentName("mail.txt", "text/plain");
            files.Add(new MailAttachment(id, bytes.Length, AttachmentState.Expected));
            warnings.Add($"The mail's words are longer than {MailReader.MostText} characters: all of them are kept as an attachment, and the beginning stands here.");
            text = MailReader.Cut(text, MailReader.MostText);
        }

        var facts = MailFacts.Of(text, mail.From);
        IReadOnlyList<MailPerson> persons = isAnswer ? [] : MailPersons.Of(own.Length > MailReader.MostText ? text : own, mail.From);
        var first = persons.Count > 0 ? persons[0] : null;
        var report = new Report
        {
            AlertId = isAnswer ? null : mail.MessageId,
            Url = first?.Url ?? facts.Url,
            Text = text.Length == 0 ? null : text,
            Subject = first?.Subject ?? facts.Subject,
            Warnings = warnings,
            Mail = new MailContent
            {
                From = mail.From,
                FromName = mail.FromName,
                ReplyTo = mail.ReplyTo,
                Subject = mail.Subject,
                MessageId = mail.MessageId,
                Files = names,
                Persons = persons,
            },
        };
        var headers = MailReader.Cut(mail.Headers, MostRawHeaders);
        return new MailWords(text, report, files, kept, facts, headers.Length == 0 ? MailReader.Cut(mail.Text, MailReader.MostText) : $"{headers}\n\n{MailReader.Cut(mail.Text, MailReader.MostText)}");
    }

    private static List<MailAttachment> FilesOf(
        InboundMail mail, string seenRow, List<string> warnings, Dictionary<string, ReadOnlyMemory<byte>> kept, Dictionary<string, AttachmentName> names)
    {
        var files = new List<MailAttachment>();
        long total = 0;
        for (var i = 0; i < mail.Files.Count; i++)
        {
            var file = mail.Files[i];
            if (file.Length == 0)
            {
                continue;
            }

            var id = MailKeys.FileId(seenRow, i);
            var fits = !file.IsDropped && file.Content.Length <= MostOfFile && total + file.Content.Length <= MostOfFiles && files.Count < MostFiles;
            total += fits ? file.Content.Length : 0;
            if (fits)
            {
                kept[id] = file.Content;
            }
            else
            {
                warnings.Add(string.Create(CultureInfo.InvariantCulture, $"An attachment was dropped: '{file.Name ?? "without a name"}', {file.Length / 1024.0 / 1024:0.0} MB. At most {MostOfFile / 1024 / 1024} MB of one, {MostOfFiles / 1024 / 1024} MB of all and {MostFiles} files are kept: ask for a link or for parts."));
            }

            if (files.Count < MostFiles)
            {
                names[id] = new AttachmentName(file.Name, file.ContentType);
                files.Add(new MailAttachment(id, file.Length, fits ? AttachmentState.Expected : AttachmentState.Dropped));
            }
        }

        return files;
    }
}
