using System.Text;
using System.Xml.Linq;
using Satark.Cases;
using Satark.HandingOver;
using Satark.Notifications;
using Satark.Support.Gateways;
using static Satark.Tests.Given;

namespace Satark.Tests.HandingOver;

public sealed class PacketCapTests
{
    private static readonly XNamespace Cap = CapAlert.Namespace;
    private static readonly CapReference Alert = new("desk@police.example", "aaaaaaaaaaaaaaaa-1.state-control-1", T0);

    [Fact]
    public void It_is_a_message_that_the_standard_allows_in_every_mode_and_state()
    {
        foreach (var mode in Enum.GetValues<CaseMode>())
        {
            foreach (var state in Enum.GetValues<CaseState>())
            {
                foreach (var about in new[] { null, Alert })
                {
                    Assert.Null(AgencyGateway.Fault(Write(Packets.Case() with { Mode = mode, State = state }, about)));
                }
            }
        }
    }

    [Fact]
    public void It_says_where_with_circle_and_state_how_sure_whom_to_call_and_all_that_is_known()
    {
        var alert = Write(Packets.Case(), null);
        var info = alert.Element(Cap + "info")!;
        var area = info.Element(Cap + "area")!;

        Assert.Equal(("Alert", "aaaaaaaaaaaaaaaa-1.packet.7", "aaaaaaaaaaaaaaaa-1"), (Text(alert, "msgType"), Text(alert, "identifier"), Text(alert, "incidents")));
        Assert.Equal(("Nashik, Maharashtra", "19.9975,73.7898 2.0"), (Text(area, "areaDesc"), Text(area, "circle")));
        Assert.Equal(("ISO3166-2", "IN-MH"), (Text(area.Element(Cap + "geocode")!, "valueName"), Text(area.Element(Cap + "geocode")!, "value")));
        Assert.Equal("Social media desk, Uttar Pradesh, +915221234567", Text(info, "contact"));
        Assert.Contains("Maharashtra", Text(info, "description"), StringComparison.Ordinal);
        Assert.Contains("Against: ", Text(info, "description"), StringComparison.Ordinal);
        Assert.Contains("Mental Healthcare Act", Text(info, "instruction"), StringComparison.Ordinal);
        var known = info.Elements(Cap + "parameter").Select(p => (Text(p, "valueName"), Text(p, "value"))).ToList();
        Assert.Contains(("case-code", "ACEF"), known);
        Assert.Contains(("confidence", Packets.Of().Guess.Confidence.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture)), known);
        Assert.Contains(("post-text", Packets.Report.Text), known);
        Assert.Contains(("phone", "+919990012345"), known);
        Assert.Contains(("ip-address", "203.0.113.9 2026-03-02T11:56:00-00:00"), known);
        Assert.Contains(("ip-address", "203.0.113.10"), known);
        Assert.Contains(known, p => p.Item1 == "added-phone" && p.Item2!.StartsWith("+919990054321", StringComparison.Ordinal));
    }

    [Fact]
    public void For_a_system_that_has_the_alert_it_is_an_update_of_it_and_in_the_end_its_cancel()
    {
        var reference = $"desk@police.example,{Alert.Identifier},{CapAlert.Time(T0)}";

        var update = Write(Packets.Case(), Alert);
        var cancel = Write(Packets.Case() with { State = CaseState.Closed }, Alert);

        Assert.Equal(("Update", reference), (Text(update, "msgType"), Text(update, "references")));
        Assert.Equal(("Cancel", reference), (Text(cancel, "msgType"), Text(cancel, "references")));
    }

    [Fact]
    public void Where_the_evidence_leads_to_another_state_than_a_hand_no_circle_contradicts_the_words()
    {
        var area = Write(Case().HandOverTo("BR", "Bihar", null, At(1)).Ok(), null).Element(Cap + "info")!.Element(Cap + "area")!;

        Assert.Equal(("Bihar", null), (Text(area, "areaDesc"), Text(area, "circle")));
        Assert.Equal("IN-BR", Text(area.Element(Cap + "geocode")!, "value"));
    }

    [Fact]
    public void A_place_that_nobody_knows_is_said_to_be_unknown()
    {
        var alert = XDocument.Parse(Encoding.UTF8.GetString(PacketCap.Write(Packets.Of(Case(), evidence: []), "desk@police.example", null))).Root!;

        Assert.Null(AgencyGateway.Fault(alert));
        Assert.Equal("Place unknown", Text(alert.Element(Cap + "info")!.Element(Cap + "area")!, "areaDesc"));
    }

    private static XElement Write(Case c, CapReference? about) => XDocument.Parse(Encoding.UTF8.GetString(PacketCap.Write(Packets.Of(c), "desk@police.example", about))).Root!;

    private static string? Text(XElement parent, string name) => parent.Element(Cap + name)?.Value;
}
