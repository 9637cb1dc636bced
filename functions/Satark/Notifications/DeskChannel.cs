using Satark.Board;

namespace Satark.Notifications;

/// <summary>Calls the open pages: accepted when a listening page was asked, delivered once one says that it played.</summary>
public sealed class DeskChannel(IDesk desk, Cases.CaseBook book) : IChannel
{
    /// <inheritdoc />
    public string Name => Channels.Desk;

    /// <inheritdoc />
    public async Task<DeliveryResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var loaded = await book.FindAsync(message.CaseId, cancellationToken).ConfigureAwait(false);
        var facts = message.Facts;
        var reference = RecordDelivery.Reference(message.CaseId, message.DeliveryId);
        var asked = await desk.AlarmAsync(
            new DeskAlarm(reference, message.CaseId, facts.Code, facts.Severity, facts.Mode, loaded?.Value.Route?.DistrictId)
            {
                Tip = loaded is null ? null : Roster.TipScope.Of(loaded.Value),
            },
            cancellationToken).ConfigureAwait(false);
        return asked > 0 ? new DeliveryResult.Sent() : new DeliveryResult.Failed("no page with armed sound listens");
    }
}
