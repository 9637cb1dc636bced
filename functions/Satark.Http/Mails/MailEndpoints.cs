using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Satark.Cases;
using Satark.Http.Media;
using Satark.Http.Routing;
using Satark.Intake.Mails;
using Satark.Notifications;
using Satark.Reads;
using Satark.Roster;
using Satark.Tips.Receiving;

namespace Satark.Http.Mails;

/// <summary>Mails that come in, and what is read of them on the desk.</summary>
public sealed class MailEndpoints(ReceiveMail receive, ListedMails listed, CaseBook book, TipMediaBox box, InboundMailOptions options)
{
    private static readonly Refusal Unknown = new(RefusalKind.NotFound, "There is no such case, or no such attachment of it.") { Hindi = "ऐसा कोई केस या फ़ाइल नहीं है।" };

    /// <summary>
    /// Takes a mail of SendGrid's. Behind the right secret nothing is refused; a 5xx, after which SendGrid brings it again for three days, means only that it
    /// was not saved. Behind a wrong one there is nothing: no word tells that there could be.
    /// </summary>
    public async Task<IResult> ReceiveAsync(HttpContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!IsSecret(context.Call().Value("secret")))
        {
            return new Problem(404, "Not found", "There is no such address.");
        }

        await receive.HandleAsync(await MailFormReader.ReadAsync(context.Request, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        return Answers.Nothing(200);
    }

    /// <summary>Automatic mails that belong to no case, newest first.</summary>
    public async Task<IResult> ListAsync(HttpContext context, CancellationToken cancellationToken) =>
        Answers.Json(await listed.ListAsync(cancellationToken).ConfigureAwait(false), HttpJson.Default.IReadOnlyListListedMailRow);

    /// <summary>The copy of an attachment without metadata; that it was opened stands in the history. What has no copy is not served: nobody's browser opens a stranger's file.</summary>
    public async Task<IResult> ReadFileAsync(HttpContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var call = context.Call();
        var (officer, fileId) = (call.Officer, call.Value("fileId"));
        if (await book.FindAsync(call.Value("id"), cancellationToken).ConfigureAwait(false) is not { Value: var c } || !Visibility.MaySee(officer, c)
            || c.Mail?.Files.FirstOrDefault(f => f.Id == fileId) is not { } file)
        {
            return Problem.Of(Unknown);
        }

        if (file.CopyType is null)
        {
            return Problem.Of(new Refusal(RefusalKind.NotNow, "Of this attachment there is no copy that can be shown safely: it is kept sealed, as it came.") { Hindi = "इस फ़ाइल की सुरक्षित प्रति नहीं है: मूल फ़ाइल सील करके रखी है।" });
        }

        if (c.Erased || await box.OpenAsync(c, TipMediaBox.CopyOf(fileId), cancellationToken).ConfigureAwait(false) is not { } content)
        {
            return Problem.Of(new Refusal(RefusalKind.Gone, "This was erased.") { Hindi = "यह मिटा दी गई है।" });
        }

        var opened = await book.MoveAsync(
            c.Id, officer.Actor, (now, m) => !Visibility.MaySee(officer, now) ? Unknown
                : OutsideReading.Refused(officer, now, m.Now) is { } reason ? reason
                : new Moved(now, [m.Say(EventKinds.FileOpened, null, ("file", fileId))]), cancellationToken).ConfigureAwait(false);
        return Answers.From(opened, _ => new MediaAnswer(content, file.CopyType, $"{c.Code}-{fileId[..6]}.{MediaTypes.Ending(file.CopyType)}"));
    }

    // Both are compared, each in constant time over hashes of equal length.
    private bool IsSecret(string given)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(given));
        var fits = false;
        foreach (var secret in new[] { options.Secret, options.NextSecret })
        {
            fits |= !string.IsNullOrEmpty(secret) & CryptographicOperations.FixedTimeEquals(hash, SHA256.HashData(Encoding.UTF8.GetBytes(secret ?? "")));
        }

        return fits;
    }
}
