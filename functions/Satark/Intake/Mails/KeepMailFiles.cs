using Satark.Cases;
using Satark.Messaging;
using Satark.Tips.Receiving;

namespace Satark.Intake.Mails;

/// <summary>Keeps a mail's attachments, sealed under its case's key, once the case itself is saved: the desk waits for no picture.</summary>
public sealed class KeepMailFiles(CaseBook book, TipMediaBox box)
{
    /// <summary>Saves what the case expects and is not there yet; a repeat saves nothing twice.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="contents">Contents by the attachments' ids.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="Storage.StoreUnavailableException">Not now: the same mail again goes on where this ended.</exception>
    public async Task HandleAsync(string caseId, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> contents, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(contents);
        if (contents.Count == 0 || await book.FindAsync(caseId, cancellationToken).ConfigureAwait(false) is not { Value: { Erased: false, Mail: { } mail } c }
            || await book.KeyAsync(c, cancellationToken).ConfigureAwait(false) is not { } key)
        {
            return;
        }

        var kept = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in mail.Files.Where(f => f.State == AttachmentState.Expected && contents.ContainsKey(f.Id)))
        {
            await box.SaveAsync(caseId, file.Id, contents[file.Id], key, cancellationToken).ConfigureAwait(false);
            kept.Add(file.Id);
        }

        await book.MoveAsync(
            caseId,
            Actor.System,
            (now, m) => now.KeepFiles(kept, m),
            cancellationToken,
            (change, after) =>
            {
                foreach (var id in kept)
                {
                    change.Send(new Errand(caseId, id).As(Errands.CopyMailFile, Lane.Ordinary, book.Now));
                }
            }).ConfigureAwait(false);
    }
}
