using Satark.Http.Desk;
using Satark.Notifications;

namespace Satark.Functions.Channels;

/// <summary>The outbox table as pages read it.</summary>
internal sealed class TableOutboxReader(TableOutbox outbox, IEnumerable<IChannel> channels) : IOutboxReader
{
    /// <inheritdoc />
    public bool IsUsed { get; } = channels.OfType<TableOutboxChannel>().Any(c => c.Name != Satark.Notifications.Channels.Webhook);

    /// <inheritdoc />
    public Task<IReadOnlyList<OutboxView>> ListAsync(CancellationToken cancellationToken) => outbox.ListAsync(cancellationToken);
}
