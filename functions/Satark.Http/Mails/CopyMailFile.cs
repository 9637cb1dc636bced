using Satark.Cases;
using Satark.Http.Media;
using Satark.Messaging;
using Satark.Tips.Receiving;

namespace Satark.Http.Mails;

/// <summary>Makes the copy of a mail's attachment that officers may open: pictures, films and recordings, without metadata. Of anything else the sealed original alone stays.</summary>
public sealed class CopyMailFile(CaseBook book, TipMediaBox box, IMediaCleaner cleaner)
{
    /// <summary>Makes it; a repeat makes it again and changes nothing.</summary>
    /// <exception cref="MediaCleanerException">Nobody could look at it now: the message comes back.</exception>
    public async Task HandleAsync(Message message, CancellationToken cancellationToken)
    {
        var errand = Errand.Of(message);
        if (errand.Part is not { } id || await book.FindAsync(errand.Subject, cancellationToken).ConfigureAwait(false) is not { Value: { Erased: false } c }
            || c.Mail?.Files.FirstOrDefault(f => f.Id == id) is not { CopyType: null }
            || await book.KeyAsync(c, cancellationToken).ConfigureAwait(false) is not { } key
            || await box.OpenAsync(c, id, cancellationToken).ConfigureAwait(false) is not { } original
            || original.Length > MediaLimits.MostBytes
            || await cleaner.CleanAsync(original, cancellationToken).ConfigureAwait(false) is not CleanResult.Copied copy)
        {
            return;
        }

        await box.SaveAsync(c.Id, TipMediaBox.CopyOf(id), copy.Bytes, key, cancellationToken).ConfigureAwait(false);
        await book.MoveAsync(c.Id, Actor.System, (now, _) => now.CopyFile(id, copy.Format.ContentType), cancellationToken).ConfigureAwait(false);
    }
}
