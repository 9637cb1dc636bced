using Microsoft.Extensions.Logging;
using Satark.Cases;
using Satark.Intake.Mails.Reading;
using Satark.Notifications;
using Satark.Partners;
using Satark.Storage;

namespace Satark.Intake.Mails;

/// <summary>What became of a mail.</summary>
/// <param name="CaseId">Its case; null where it was listed.</param>
/// <param name="IsNew">Whether it opened the case.</param>
public sealed record MailReceipt(string? CaseId, bool IsNew);

/// <summary>A mail becomes a case, or a part of one, or is listed. Nothing is refused: whatever it holds, it is saved when this returns.</summary>
public sealed partial class ReceiveMail(
    IStore store, CaseBook book, PartnerBook partners, MailThreads threads, MailKeys mailKeys, MailCases cases, KeepMailFiles files, ListedMails listed, ILogger<ReceiveMail> logger)
{
    private const int MostLookedUp = 20;

    /// <summary>Takes a mail; the same mail again changes nothing.</summary>
    /// <exception cref="StoreUnavailableException">Not now: bring it again. What is missing of it is added then.</exception>
    public async Task<MailReceipt> HandleAsync(MailForm form, CancellationToken cancellationToken)
    {
        var mail = MailReader.Read(form);
        var sender = MailSender.Of(mail, await partners.ListAsync(cancellationToken).ConfigureAwait(false));
        var thread = await ThreadAsync(mail, cancellationToken).ConfigureAwait(false);
        var seenRow = mailKeys.SeenRow(mail);
        if (mail.Automatic != AutomaticMail.None)
        {
            return await TakeAutomaticAsync(mail, thread, seenRow, cancellationToken).ConfigureAwait(false);
        }

        var isAnswer = thread is { IsOpen: true };
        var known = isAnswer ? CaseId.Parse(thread!.Id).Partition : await EarlierAsync(mail, sender, cancellationToken).ConfigureAwait(false);
        var partition = known ?? mailKeys.Partition(sender.Proven?.Id, mail, seenRow);
        var words = MailWords.Of(mail, seenRow, isAnswer || known is not null);
        var now = book.Now;
        var receipt = await store.ChangeAsync<MailReceipt>(
            async token =>
            {
                if (await store.FindAsync(partition, seenRow, SatarkJson.Default.Errand, token).ConfigureAwait(false) is { } seen)
                {
                    return (null, new MailReceipt(seen.Value.Subject, false));
                }

                var (change, caseId, isNew) = isAnswer && await book.FindAsync(thread!.Id, token).ConfigureAwait(false) is { Value: { IsOpen: true, Erased: false } } stored
                    ? await cases.AddAsync(stored, words, sender, isProven: true, isAnswer: true, token).ConfigureAwait(false)
                    : await cases.OpenOrAddAsync(partition, words, mail, sender, thread, token).ConfigureAwait(false);
                change.Insert(seenRow, new Messaging.Errand(caseId), SatarkJson.Default.Errand);
                change.Send(new Messaging.Errand(partition, seenRow).As(Messaging.Errands.ForgetAnswer, Messaging.Lane.Bulk, now + SubmitAlert.Memory));
                return (change, new MailReceipt(caseId, isNew));
            },
            cancellationToken).ConfigureAwait(false);

        // The desk sees the case already; a repeat of a mail whose attachments could not be saved brings them.
        await files.HandleAsync(receipt.CaseId!, words.Kept, cancellationToken).ConfigureAwait(false);
        Log.Taken(logger, receipt.CaseId!, receipt.IsNew, sender.Proven is not null || isAnswer, words.Files.Count);
        return receipt;
    }

    // Where a bounce names the thread only inside the mail that it gives back, its words are looked through too.
    private async Task<Case?> ThreadAsync(InboundMail mail, CancellationToken cancellationToken)
    {
        var named = threads.Find([.. mail.Recipients, .. mail.References, .. mail.Automatic == AutomaticMail.Bounce ? [mail.Text] : Array.Empty<string>()]);
        return named is null || await book.FindAsync(named, cancellationToken).ConfigureAwait(false) is not { Value: { Erased: false } c } ? null : c;
    }

    // The partition of an open case that began with a mail of the same sender to which this one answers.
    private async Task<string?> EarlierAsync(InboundMail mail, MailSender sender, CancellationToken cancellationToken)
    {
        foreach (var reference in mail.References.Take(MostLookedUp))
        {
            var partition = mailKeys.Partition(sender.Proven?.Id, mail.From, reference);
            if (await store.FindAsync(partition, OpenCases.Row, SatarkJson.Default.OpenCases, cancellationToken).ConfigureAwait(false) is { } open && open.Value.Cases.Any(e => e.Open))
            {
                return partition;
            }
        }

        return null;
    }

    private async Task<MailReceipt> TakeAutomaticAsync(InboundMail mail, Case? thread, string seenRow, CancellationToken cancellationToken)
    {
        if (thread is null)
        {
            await listed.AddAsync(mail, seenRow, cancellationToken).ConfigureAwait(false);
            Log.Listed(logger);
            return new MailReceipt(null, false);
        }

        var raw = MailReader.Cut($"{mail.From}\n{mail.Subject}\n\n{mail.Text}", 4_000);
        var by = new Actor(ActorKind.Partner, thread.PartnerId ?? MailCases.Stranger.Id, thread.Source);
        await store.ChangeAsync<bool>(
            async token =>
            {
                if (await book.FindAsync(thread.Id, token).ConfigureAwait(false) is not { Value.Erased: false } stored
                    || await store.FindAsync(new RecordKey(CaseId.Parse(thread.Id).Partition, seenRow), token).ConfigureAwait(false) is not null)
                {
                    return (null, false);
                }

                var (change, _) = await book.ChangeAsync(stored, stored.Value.AttachAutomatic(mail.Automatic, raw, book.At(by)), token).ConfigureAwait(false);
                change.Insert(seenRow, new Messaging.Errand(thread.Id), SatarkJson.Default.Errand);
                change.Send(new Messaging.Errand(change.Partition, seenRow).As(Messaging.Errands.ForgetAnswer, Messaging.Lane.Bulk, book.Now + SubmitAlert.Memory));
                return (change, true);
            },
            cancellationToken).ConfigureAwait(false);
        return new MailReceipt(thread.Id, false);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Case {CaseId}: a mail was taken, new: {IsNew}, sender proven: {IsProven}, attachments: {Files}.")]
        public static partial void Taken(ILogger logger, string caseId, bool isNew, bool isProven, int files);

        [LoggerMessage(LogLevel.Information, "An automatic mail that belongs to no case was listed.")]
        public static partial void Listed(ILogger logger);
    }
}
