using Satark.Messaging;
using Satark.Storage;

namespace Satark.Tips.Telling;

/// <summary>Puts a word of the desk where the relay fetches it. The word itself stays with its case; here stands only that it waits.</summary>
public sealed class TellInformer(IStore store)
{
    /// <summary>The partition of the words that wait.</summary>
    public const string Partition = "relay-words";

    /// <summary>Lets the word wait; a repeat lets it wait once, and after its confirmation at most comes once more under its old id.</summary>
    public async Task HandleAsync(Message message, CancellationToken cancellationToken)
    {
        var errand = Errand.Of(message);
        if (await store.FindAsync(new RecordKey(Partition, errand.Part!), cancellationToken).ConfigureAwait(false) is null)
        {
            // A conflict means that a second copy of the message was faster.
            await store.SaveAsync(new Change(Partition).Insert(errand.Part!, errand, SatarkJson.Default.Errand), cancellationToken).ConfigureAwait(false);
        }
    }
}
