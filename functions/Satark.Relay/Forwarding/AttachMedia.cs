using Satark.Messaging;
using Satark.Relay.Media;

namespace Satark.Relay.Forwarding;

/// <summary>Tells the media box which media belong to a tip, wherever they are by now.</summary>
internal sealed class AttachMedia(TipBook tips, MediaBox media)
{
    /// <summary>Attaches all of the tip's media; repeating is no error.</summary>
    public async Task HandleAsync(Message message, CancellationToken cancellationToken)
    {
        if (await tips.FindAsync(Errand.Of(message).Subject, cancellationToken).ConfigureAwait(false) is { State.Media.Count: > 0 } open)
        {
            await media.AttachAsync(open.Alias, open.State.Media, cancellationToken).ConfigureAwait(false);
        }
    }
}
