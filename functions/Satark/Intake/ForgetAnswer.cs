using Satark.Messaging;
using Satark.Storage;

namespace Satark.Intake;

/// <summary>A remembered answer has reached its age.</summary>
public sealed class ForgetAnswer(IStore store)
{
    /// <summary>Deletes it.</summary>
    public async Task HandleAsync(Message message, CancellationToken cancellationToken)
    {
        var errand = Errand.Of(message);
        if (await store.FindAsync(new RecordKey(errand.Subject, errand.Part!), cancellationToken).ConfigureAwait(false) is { } answer)
        {
            // A conflict means that a second copy of this message deleted it.
            await store.SaveAsync(new Change(errand.Subject).Delete(errand.Part!, answer.Version), cancellationToken).ConfigureAwait(false);
        }
    }
}
