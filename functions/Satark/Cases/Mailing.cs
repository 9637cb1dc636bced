using System.Globalization;
using Satark.Escalation;

namespace Satark.Cases;

/// <summary>What becomes of a case that came, or grew, by mail.</summary>
public static class Mailing
{
    /// <summary>Whether nothing proves who sent the mail that this case is made of: then no agency is engaged by machine or hand.</summary>
    public static bool IsUnproven(this Case c) => c.Mail is { IsProven: false };

    /// <summary>A human says that the mail is genuine: from now on it is a case like any other, and its clocks run from its receipt.</summary>
    public static Outcome<Moved> CallGenuine(this Case c, Moment m)
    {
        if (!c.IsOpen)
        {
            return Holding.NotNow("This case is closed: reopen it first.");
        }

        if (c.Mail is null)
        {
            return Holding.NotNow("No mail: nothing is to be said of its sender.");
        }

        if (c.Mail.IsProven)
        {
            return new Moved(c, []);
        }

        var genuine = c with
        {
            Mail = c.Mail with { Trust = MailTrust.Genuine, JudgedBy = m.By },
            Marks = [.. c.Marks.Where(k => k.Kind != MarkKind.UnverifiedMail)],

            // Where it is was weighed and not acted upon: now it is.
            Hints = c.Hints + 1,
        };
        genuine = genuine with { Ladder = c.Ladder.Under(Policies.For(genuine), c.OpenedAt, m.Now) };
        return new Moved(genuine.EngageAll(m.Now).Renewed(m), [m.Say(EventKinds.MailGenuine) with { Answers = EventKinds.Received, Since = c.OpenedAt }]);
    }

    /// <summary>A human says that the mail is not genuine: the case ends as a false alarm, and can be reopened.</summary>
    public static Outcome<Moved> CallNotGenuine(this Case c, Moment m)
    {
        if (!c.IsUnproven())
        {
            return Holding.NotNow("Only a mail whose sender is not proven can be called not genuine: close the case instead.");
        }

        var judged = c with { Mail = c.Mail! with { Trust = MailTrust.NotGenuine, JudgedBy = m.By } };
        var closed = judged.Close(ClosingOutcome.FalseAlarm, null, m);
        return closed.IsOk ? new Moved(closed.Value.Case, [m.Say(EventKinds.MailNotGenuine), .. closed.Value.Happenings]) : closed;
    }

    /// <summary>Another mail belongs to this case.</summary>
    /// <param name="c">The case.</param>
    /// <param name="isProven">Whether its sender is.</param>
    /// <param name="raw">The mail as it came; sealed.</param>
    /// <param name="files">Its attachments.</param>
    /// <param name="m">The moment; by the sender.</param>
    public static Moved AddMail(this Case c, bool isProven, string raw, IReadOnlyList<MailAttachment> files, Moment m)
    {
        var mail = c.Mail ?? new MailPart(MailTrust.Listed);
        var added = c with { Mail = mail with { Files = [.. mail.Files, .. files] } };
        added = isProven || c.IsUnproven() ? added : added.Marked(MarkKind.UnverifiedMail, "A mail was added of which nothing proves who sent it: check it before you act on it", m.Now, word: "added");
        return new Moved(added, [m.Say(EventKinds.MailAdded, raw, ("proven", isProven ? "yes" : "no"))]);
    }

    /// <summary>An automatic answer belongs to this case: nobody is called for it. A mail of ours that came back is marked.</summary>
    public static Moved AttachAutomatic(this Case c, Intake.Mails.Reading.AutomaticMail kind, string raw, Moment m)
    {
        var word = Words<Intake.Mails.Reading.AutomaticMail>.Of(kind);
        var attached = kind == Intake.Mails.Reading.AutomaticMail.Bounce && c.IsOpen ? c.Marked(MarkKind.NotDelivered, $"A mail to {c.Source} came back: reach them in another way", m.Now, c.Source, "mail-returned") : c;
        return new Moved(attached, [m.Say(EventKinds.MailAttached, raw, ("kind", word))]);
    }

    /// <summary>Attachments are kept now.</summary>
    public static Moved KeepFiles(this Case c, IReadOnlySet<string> kept, Moment m) => c.Mail is not { } mail || !mail.Files.Any(f => f.State == AttachmentState.Expected && kept.Contains(f.Id)) ? new Moved(c, []) : new Moved(
        c with { Mail = mail with { Files = [.. mail.Files.Select(f => kept.Contains(f.Id) ? f with { State = AttachmentState.Kept } : f)] } },
        [m.Say(EventKinds.FilesKept, null, ("count", mail.Files.Count(f => f.State == AttachmentState.Expected && kept.Contains(f.Id)).ToString(CultureInfo.InvariantCulture)))]);

    /// <summary>A copy of an attachment without metadata is there to be opened.</summary>
    public static Moved CopyFile(this Case c, string id, string copyType) => c.Mail?.Files.FirstOrDefault(f => f.Id == id) is not { CopyType: null } file ? new Moved(c, []) : new Moved(
        c with { Mail = c.Mail! with { Files = [.. c.Mail.Files.Select(f => f.Id == id ? file with { CopyType = copyType } : f)] } }, []);

    /// <summary>Its mail is about several persons: each but the first gets a case of its own, by a message each.</summary>
    public static Outcome<Moved> SplitPersons(this Case c, Moment m) =>
        c.Mail is not { Persons: > 1 } mail ? Holding.NotNow("This mail is about one person: there is nothing to split.")
        : mail.SplitAt is not null ? new Moved(c, [])
        : !c.IsOpen ? Holding.NotNow("This case is closed: reopen it first.")
        : new Moved(
            c.Renewed(m) with { Mail = mail with { SplitAt = m.Now } },
            [m.Say(EventKinds.MailSplit, null, ("persons", mail.Persons.ToString(CultureInfo.InvariantCulture)))]);
}
