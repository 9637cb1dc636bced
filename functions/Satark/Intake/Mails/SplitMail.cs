using System.Globalization;
using Satark.Cases;
using Satark.Intake.Mails.Facts;
using Satark.Messaging;
using Satark.Privacy;
using Satark.Storage;

namespace Satark.Intake.Mails;

/// <summary>Opens a case for one of several persons of a mail. The first one keeps the case that the mail made.</summary>
public sealed class SplitMail(IStore store, IKeyRing keys, CaseBook book, CodeBook codes, PersonMarks persons)
{
    /// <summary>Opens the person's case, which stands as firm as the mail's own and whose clocks run from the mail's receipt; a repeat opens nothing.</summary>
    public async Task HandleAsync(Message message, CancellationToken cancellationToken)
    {
        var errand = Errand.Of(message);
        var partition = Ids.Derived("mail-split", errand.Subject, errand.N.ToString(CultureInfo.InvariantCulture));
        if (await book.FindAsync(errand.Subject, cancellationToken).ConfigureAwait(false) is not { Value: { Mail: { } mail } parent }
            || await book.ReportAsync(parent, cancellationToken).ConfigureAwait(false) is not { Mail: { } content } report
            || content.Persons.Count <= errand.N
            || await store.FindAsync(new RecordKey(partition, OpenCases.Row), cancellationToken).ConfigureAwait(false) is not null)
        {
            return;
        }

        var person = content.Persons[errand.N];
        var own = new Report
        {
            AlertId = report.AlertId,
            Url = person.Url,
            Text = $"{content.Subject}\n\n{person.Text}".Trim(),
            Subject = person.Subject,
            Mail = content with { Persons = [], Files = new Dictionary<string, AttachmentName>() },
        };
        var now = book.Now;
        var key = await keys.NewAsync(cancellationToken).ConfigureAwait(false);
        var submission = new Submission { Type = MailFacts.TypeOf(own.Text), Severity = Severity.Critical, DetectedAt = parent.DetectedAt, Platform = person.Platform ?? parent.Platform, Report = own };
        var doubt = (parent.Marks.FirstOrDefault(k => k.Kind == MarkKind.UnverifiedMail) ?? new Mark(MarkKind.UnverifiedMail, "Unverified mail", now)) with { At = now };
        var fresh = MailCases.Make(
            new CaseId(partition, 1), await codes.NextAsync(cancellationToken).ConfigureAwait(false), submission, new MailPart(mail.Trust) { JudgedBy = mail.JudgedBy }, parent.PartnerId, doubt, now, key);
        fresh = fresh with { Source = parent.Source, Ladder = fresh.Ladder with { Base = parent.OpenedAt } };
        var m = new Moment(Actor.System, now, 1);
        var linked = fresh.LinkTo(new CaseLink(parent.Id, parent.Code, LinkKind.SameMail), m).Value;
        var change = new Change(partition);
        change.Insert(OpenCases.Row, new OpenCases(1, [new CaseEntry(fresh.Id, fresh.Code, true, fresh.Mode, persons.Of(fresh.Platform, own))]), SatarkJson.Default.OpenCases);
        fresh = book.Open(change, linked.Case, own, [m.Say(EventKinds.Received, own.Text, ("mail", Words<MailTrust>.Of(mail.Trust)), ("split", parent.Code)) with { Since = parent.OpenedAt, Answers = EventKinds.Received }], key);
        change.Send(LinkCase.Message(parent.Id, fresh, LinkKind.SameMail, now));

        // A conflict means that a second copy of this message was faster.
        await store.SaveAsync(change, cancellationToken).ConfigureAwait(false);
    }
}
