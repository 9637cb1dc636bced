using Satark.Notifications;

namespace Satark.Watching;

/// <summary>The channel that leads nowhere: what a synthetic alert's ladder calls, and all that it can reach.</summary>
public sealed class SyntheticChannel : IChannel
{
    /// <inheritdoc />
    public string Name => Channels.Synthetic;

    /// <inheritdoc />
    public Task<DeliveryResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken) =>
        Task.FromResult<DeliveryResult>(new DeliveryResult.Sent(Delivered: true));
}
