using Satark.Cases;
using Satark.Escalation;
using Satark.Intake.Mails.Facts;
using Satark.Intake.Mails.Reading;
using Satark.Messaging;
using Satark.Places.Evidence;
using Satark.Privacy;
using Satark.Searching;
using Satark.Storage;

namespace Satark.Intake.Mails;

/// <summary>Makes the changes by which a mail opens a case or becomes a part of one.</summary>
public sealed class MailCases(IStore store, IKeyRing keys, CaseBook book, CodeBook codes, PersonMarks persons, MailAnswers answers)
{
    /// <summary>Who sent a mail that nothing proves: no name of theirs stands outside of what is sealed.</summary>
    public static readonly Actor Stranger = new(ActorKind.Partner, "mail", "Mail");

    /// <summary>Opens a case in a Message-ID's partition, or adds to the one that is open there: the same id with other words is the same case.</summary>
    /// <param name="partition">The partition.</param>
    /// <param name="words">The mail.</param>
    /// <param name="mail">The same as it was read.</param>
    /// <param name="sender">Who sent it.</param>
    /// <param name="thread">The closed case in whose thread it came, or null.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<(Change Change, string CaseId, bool IsNew)> OpenOrAddAsync(
        string partition, MailWords words, InboundMail mail, MailSender sender, Case? thread, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(sender);
        var loaded = await store.FindAsync(partition, OpenCases.Row, SatarkJson.Default.OpenCases, cancellationToken).ConfigureAwait(false);
        var open = loaded?.Value ?? OpenCases.None;
        if (open.Cases.LastOrDefault(e => e.Open) is { } entry && await book.FindAsync(entry.CaseId, cancellationToken).ConfigureAwait(false) is { } stored)
        {
            return await AddAsync(stored, words, sender, sender.Proven is not null, isAnswer: false, cancellationToken).ConfigureAwait(false);
        }

        var before = open.Cases is [.., var closed] ? (closed.CaseId, closed.Code) : thread is null ? default((string CaseId, string Code)?) : (thread.Id, thread.Code);
        var now = book.Now;
        var key = await keys.NewAsync(cancellationToken).ConfigureAwait(false);
        var submission = new Submission { Type = MailFacts.TypeOf(words.Text), Severity = Severity.Critical, DetectedAt = words.Facts.DetectedAt, Platform = words.Facts.Platform, Report = words.Report };
        var fresh = Make(new CaseId(partition, open.Last + 1), await codes.NextAsync(cancellationToken).ConfigureAwait(false), submission, sender, now, key) with { Source = sender.Proven?.Name ?? Stranger.Name };
        fresh = fresh with { Mail = fresh.Mail! with { Files = words.Files, Persons = words.Report.Mail!.Persons.Count } };
        var m = new Moment(By(sender), now, 1);
        var happenings = new List<Happening>
        {
            m.Say(EventKinds.Received, words.Raw, ("mail", Words<MailTrust>.Of(fresh.Mail.Trust)), ("partner", sender.Proven?.Id), ("key", mail.MessageId is null ? "none" : "message-id"))
                with
            { Since = fresh.DetectedAt, Answers = fresh.DetectedAt is null ? null : "detected" },
        };
        var change = new Change(partition);
        if (before is { } earlier)
        {
            var linked = fresh.LinkTo(new CaseLink(earlier.CaseId, earlier.Code, LinkKind.RaisedAgain), m with { By = Actor.System }).Value;
            fresh = linked.Case;
            happenings.AddRange(linked.Happenings);
        }

        var person = persons.Of(fresh.Platform, words.Report);
        change.Put(OpenCases.Row, loaded, new OpenCases(open.Last + 1, [.. open.Cases.TakeLast(20), new CaseEntry(fresh.Id, fresh.Code, true, fresh.Mode, person)]), SatarkJson.Default.OpenCases);
        fresh = book.Open(change, fresh, words.Report, happenings, key);
        if (before is { } other)
        {
            change.Send(LinkCase.Message(other.CaseId, fresh, LinkKind.RaisedAgain, now));
        }

        return (change, fresh.Id, true);
    }

    /// <summary>Adds a mail to an open case. What is proven, or no less so than the case, becomes a part of its report and answers what was asked; of anything else only the history tells.</summary>
    /// <param name="stored">The case.</param>
    /// <param name="words">The mail.</param>
    /// <param name="sender">Who sent it.</param>
    /// <param name="isProven">Whether that is proven, by a signature or by the case's own thread.</param>
    /// <param name="isAnswer">Whether it answers in the case's thread: then its words are the partner's evidence, and not the post's.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<(Change Change, string CaseId, bool IsNew)> AddAsync(Stored<Case> stored, MailWords words, MailSender sender, bool isProven, bool isAnswer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stored);
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(sender);
        var c = stored.Value;
        var m = book.At(sender.Proven is null && isProven ? new Actor(ActorKind.Partner, c.PartnerId ?? Stranger.Id, c.Source) : By(sender));
        var moved = c.AddMail(isProven, words.Raw, words.Files, m);
        if (isAnswer && words.Text.Length > 0)
        {
            var told = moved.Case.AddEvidence(OfficerEvidence.PartnerAnswer, words.Text, m).Value;
            moved = new Moved(told.Case, [.. moved.Happenings, .. told.Happenings]);
        }

        var merges = (isProven || c.IsUnproven()) && c.SealedReport is not null && await book.KeyAsync(c, cancellationToken).ConfigureAwait(false) is not null;
        var isNew = false;
        if (merges)
        {
            var key = await book.KeyAsync(c, cancellationToken).ConfigureAwait(false);
            var before = CaseBook.OpenReport(c, key!);
            var report = Merged(before, isAnswer ? words.Report with { Text = null, Url = null } : words.Report);
            isNew = CaseTerms.AreNew(before, report);
            moved = moved with { Case = CaseBook.Seal(moved.Case.AnsweredByMail(answers.Of(words.Text, words.Facts, m.Now), m.Now), report, key!) };
        }

        var (change, after) = await book.ChangeAsync(stored, moved, cancellationToken).ConfigureAwait(false);
        if (merges)
        {
            if (await AddPersonAsync(change, after, stored.Value, words, cancellationToken).ConfigureAwait(false) || isNew)
            {
                change.Send(new Errand(after.Id, N: after.Revision).As(Errands.IndexCase, Lane.Ordinary, book.Now));
            }

            change.Send(new Errand(after.Id, N: after.Revision).As(Errands.RouteCase, after.Lane, m.Now));
        }

        return (change, after.Id, false);
    }

    /// <summary>The first state of a case by mail: with the full ladder where its sender is proven, else with the one that calls nobody but the state desk.</summary>
    public static Case Make(CaseId id, string code, Submission submission, MailSender sender, DateTimeOffset now, DataKey key) =>
        Make(id, code, submission, new MailPart(sender.Proven is null ? MailTrust.Unverified : MailTrust.Listed), sender.Proven?.Id, sender.Doubt(now), now, key);

    /// <summary>The same, of another case's trust.</summary>
    public static Case Make(CaseId id, string code, Submission submission, MailPart mail, string? partnerId, Mark doubt, DateTimeOffset now, DataKey key)
    {
        ArgumentNullException.ThrowIfNull(mail);
        var fresh = NewCase.Make(id.ToString(), code, CaseKind.Alert, submission, now, key);
        return mail.IsProven
            ? fresh with { Mail = mail, PartnerId = partnerId }
            : (fresh with { Mail = mail, Engagements = [], Ladder = Ladder.Begin(Policies.MailUnverified, now) }).Marked(doubt);
    }

    private static Actor By(MailSender sender) => sender.Proven is { } partner ? new Actor(ActorKind.Partner, partner.Id, partner.Name) : Stranger;

    // The words come after those that were there: nothing that somebody read is gone.
    private static Report Merged(Report before, Report later) => before.With(later) with
    {
        AlertId = before.AlertId ?? later.AlertId,
        Url = before.Url ?? later.Url,
        Text = before.Text is { } said && later.Text is { } more ? MailReader.Cut($"{said}\n\n* * *\n\n{more}", 2 * MailReader.MostText) : before.Text ?? later.Text,
    };

    private async Task<bool> AddPersonAsync(Change change, Case after, Case before, MailWords words, CancellationToken cancellationToken)
    {
        var id = CaseId.Parse(after.Id);
        if (before.IsOpen != after.IsOpen || await store.FindAsync(id.Partition, OpenCases.Row, SatarkJson.Default.OpenCases, cancellationToken).ConfigureAwait(false) is not { } loaded)
        {
            return false;
        }

        var person = persons.Of(after.Platform, words.Report);
        if (loaded.Value.Cases.FirstOrDefault(e => e.CaseId == after.Id) is not { } entry || entry.Person.And(person).All.SequenceEqual(entry.Person.All))
        {
            return false;
        }

        var both = entry.Person.And(person);
        change.Replace(OpenCases.Row, loaded.Version, loaded.Value with { Cases = [.. loaded.Value.Cases.Select(e => e.CaseId == after.Id ? e with { Person = both } : e)] }, SatarkJson.Default.OpenCases);
        return true;
    }
}
