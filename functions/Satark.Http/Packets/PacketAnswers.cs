using System.Text;
using Satark.Cases;
using Satark.HandingOver;
using Satark.Notifications;
using Satark.Notifications.Templates;
using Satark.Roster;

namespace Satark.Http.Packets;

/// <summary>Answers with a hand-over packet, as a page or as a CAP file; the same to the desk and to the control room that is asked.</summary>
public sealed class PacketAnswers(
    OpenPacket open, CaseBook book, AgencyDirectory agencies, WebhookOptions webhook, MessageTemplates templates, HelplineOptions helplines, Installation installation)
{
    /// <summary>The answer, once the history tells of it; refused where the case is gone, erased, or may not be opened.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="format">Page or file.</param>
    /// <param name="mayOpen">Whether it may be opened as the case stands; null: always.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<Outcome<PacketFile>> OfAsync(string caseId, Actor by, PacketFormat format, Func<Case, Refusal?>? mayOpen, CancellationToken cancellationToken)
    {
        var opened = await open.HandleAsync(caseId, by, format, mayOpen, cancellationToken).ConfigureAwait(false);
        if (!opened.IsOk)
        {
            return opened.Refusal!;
        }

        var packet = opened.Value;
        if (format == PacketFormat.Page)
        {
            return new PacketFile(Encoding.UTF8.GetBytes(PacketPage.Of(packet, helplines, installation.IsDemo).ToString()), "text/html; charset=utf-8");
        }

        var sender = webhook.Sender ?? templates.Host;
        var about = await AlertOfAsync(packet, sender, cancellationToken).ConfigureAwait(false);
        return new PacketFile(PacketCap.Write(packet, sender, about), CapAlert.ContentType) { Name = $"satark-{packet.Code}.xml" };
    }

    // The control room's own system has the alert already: the file is an update of it. Where it went by text message alone, there is nothing to update.
    private async Task<CapReference?> AlertOfAsync(HandOverPacket packet, string sender, CancellationToken cancellationToken) =>
        packet.To is { } to && agencies.Find(AgencyKind.StateControl, null, to.Code) is { Webhook: not null }
        && await book.FindAsync(packet.CaseId, cancellationToken).ConfigureAwait(false) is { Value: var c }
        && c.Engagements.LastOrDefault(e => e is { Agency: AgencyKind.StateControl, Calls: > 0 } && (e.OfState is null || e.OfState == to.Code)) is { } engagement
            ? new CapReference(sender, CapMessage.ThreadOf(c.Id, engagement.Id), c.OpenedAt)
            : null;
}
