using Satark.Http.Desk;
using Satark.Local.Channels;

namespace Satark.Local.Desk;

/// <summary>The outbox's folder as pages read it.</summary>
internal sealed class OutboxReader(Outbox outbox, IEnumerable<Notifications.IChannel> channels) : IOutboxReader
{
    /// <inheritdoc />
    public bool IsUsed { get; } = channels.OfType<OutboxChannel>().Any(c => c.Name != Notifications.Channels.Webhook);

    /// <inheritdoc />
    public async Task<IReadOnlyList<OutboxView>> ListAsync(CancellationToken cancellationToken) =>
        [.. (await outbox.ListAsync(cancellationToken).ConfigureAwait(false)).Select(e => new OutboxView(
            e.Channel, e.To, e.Channel == Notifications.Channels.Email ? e.Subject : null, e.Text, e.At, e.CaseId.Length == 0 ? null : e.CaseId) { AlsoAbout = e.AlsoAbout })];
}
