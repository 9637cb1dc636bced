using Satark.Messaging;
using Satark.Storage;

namespace Satark.Relay.Media;

/// <summary>Throws away a medium that never became part of a tip.</summary>
public sealed class ExpireMedium(IStore store, MediaBox box, TimeProvider clock)
{
    private readonly MediaRecords _records = new(store, clock);

    /// <summary>Does nothing where it belongs to one.</summary>
    public async Task HandleAsync(Message message, CancellationToken cancellationToken)
    {
        var id = Errand.Of(message).Subject;
        if (await _records.FindAsync(id, cancellationToken).ConfigureAwait(false) is { IsAttached: false })
        {
            await box.DiscardAsync([id], cancellationToken).ConfigureAwait(false);
        }
    }
}
