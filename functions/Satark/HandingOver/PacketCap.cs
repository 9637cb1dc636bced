using System.Globalization;
using Satark.Cases;
using Satark.Notifications;

namespace Satark.HandingOver;

/// <summary>A packet as a CAP 1.2 message. It holds all that is personal: it is only ever given to somebody who asked for it.</summary>
public static class PacketCap
{
    /// <summary>The message as UTF-8.</summary>
    /// <param name="packet">The packet.</param>
    /// <param name="sender">Who we are, unique worldwide.</param>
    /// <param name="about">The alert that the control room's system already has, or null.</param>
    public static byte[] Write(HandOverPacket packet, string sender, CapReference? about)
    {
        var facts = new CaseFacts(packet.CaseId, packet.Code, packet.Mode, packet.Type, packet.Severity, packet.State, packet.Place, packet.ReportedAt, packet.Revision, null, null)
        {
            Details = new CapDetails
            {
                SenderName = packet.Desk.Name,
                Description = Description(packet),
                Instruction = $"{PacketWords.Ask(packet)} {PacketWords.Law(packet)}",
                Contact = packet.Desk.Text,
                State = packet.To?.Code ?? packet.Guess.State,
                Circle = packet.To is null || packet.To.Code == packet.Guess.State ? packet.Guess.Centre : null,
                Parameters = [.. Parameters(packet)],
            },
        };
        var kind = about is null ? CapKind.Alert : packet.State == CaseState.Closed ? CapKind.Cancel : CapKind.Update;
        var identifier = string.Create(CultureInfo.InvariantCulture, $"{packet.CaseId}.packet.{packet.Revision}");
        return CapAlert.Write(facts, new CapMessage(identifier, sender, packet.At, kind) { About = about, EffectiveAt = packet.At });
    }

    private static string Description(HandOverPacket packet) => string.Join(
        "\n",
        [
            packet.Explanation,
            .. packet.Evidence.Select(e => $"{Verdict(e.Verdict)}: {e.Saying}{(e.Place is null ? "" : $" ({e.Place})")}, {PacketWords.Percent(e.Confidence)}, {PacketWords.Time(e.At)}"),
            .. packet.Warnings,
            .. packet.Done.Select(line => $"{PacketWords.Time(line.At)}: {line.Text}"),
        ]);

    private static string Verdict(PacketVerdict verdict) => verdict switch
    {
        PacketVerdict.For => "For",
        PacketVerdict.Against => "Against",
        _ => "Also",
    };

    private static IEnumerable<CapParameter> Parameters(HandOverPacket packet)
    {
        var (report, person) = (packet.Report, packet.Report.Subject);
        (string Name, string? Value)[] known =
        [
            ("case-code", packet.Code),
            ("confidence", packet.Guess.HasPlace ? packet.Guess.Confidence.ToString("0.00", CultureInfo.InvariantCulture) : null),
            ("reported-by", packet.Source),
            ("urgency", packet.Urgency is { } urgency ? Words<Enrichment.Urgency.UrgencyLevel>.Of(urgency.Level) : null),
            ("platform", packet.Platform),
            ("post-url", report.Url),
            ("post-text", report.Text),
            ("post-language", packet.Language?.Code ?? report.Language),
            ("profile-handle", person.Handle),
            ("profile-name", person.DisplayName),
            ("profile-place", person.ProfileLocation),
            ("phone", person.Phone),
            ("email", person.Email),
            .. person.IpAddresses.Select(ip => ("ip-address", (string?)(ip.SeenAt is { } at ? $"{ip.Address} {CapAlert.Time(at)}" : ip.Address))),
            .. packet.Added.Select(fact => ("added-" + fact.Kind, (string?)$"{fact.Value} {CapAlert.Time(fact.At)}")),
        ];
        return known.Where(p => !string.IsNullOrWhiteSpace(p.Value)).Select(p => new CapParameter(p.Name, p.Value!));
    }
}
