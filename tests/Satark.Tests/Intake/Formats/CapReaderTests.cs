using System.Text;
using Satark.Cases;
using Satark.HandingOver;
using Satark.Intake;
using Satark.Intake.Formats;
using Satark.Notifications;
using Satark.Tests.HandingOver;

namespace Satark.Tests.Intake.Formats;

public sealed class CapReaderTests
{
    [Fact]
    public void A_message_becomes_an_alert_with_all_that_it_says()
    {
        var s = Read(Cap("""
            <info>
              <language>en-IN</language><category>Rescue</category><event>Suicide threat on a live stream</event>
              <urgency>Immediate</urgency><severity>Severe</severity><certainty>Likely</certainty>
              <headline>Live stream &amp; goodbye</headline><description>She says goodbye &#x2014; आज रात</description>
              <web>https://posts.test/9</web>
              <parameter><valueName>Profile-Handle</valueName><value>her</value></parameter>
              <parameter><valueName>phone</valueName><value>+91 98765 43210</value></parameter>
              <parameter><valueName>ip-address</valueName><value>203.0.113.7 2026-03-02T11:59:30+05:30</value></parameter>
              <parameter><valueName>ip-address</valueName><value>2001:db8::1</value></parameter>
              <resource><resourceDesc>still</resourceDesc><mimeType>image/jpeg</mimeType><uri>https://posts.test/9.jpg</uri></resource>
              <area><areaDesc>Ballia</areaDesc><circle>25.76,84.15 2.5</circle></area>
            </info>
            """));

        Assert.Empty(s.Errors);
        Assert.Empty(s.Warnings);
        Assert.Equal(("m-1", CaseType.SuicideRisk, Severity.High, CaseMode.Actual, AlertAction.Raise), (s.Id, s.Type, s.Severity, s.Mode, s.Action));
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 6, 29, 0, TimeSpan.Zero), s.DetectedAt);
        Assert.Equal(("https://posts.test/9", "Live stream & goodbye\n\nShe says goodbye — आज रात", "en-IN"), (s.Report.Url, s.Report.Text, s.Report.Language));
        Assert.Equal(("her", "+91 98765 43210"), (s.Report.Subject.Handle, s.Report.Subject.Phone));
        Assert.Equal(["203.0.113.7", "2001:db8::1"], s.Report.Subject.IpAddresses.Select(a => a.Address));
        Assert.NotNull(s.Report.Subject.IpAddresses[0].SeenAt);
        Assert.Equal(new ReportedLocation(25.76, 84.15, 2500, "Ballia"), s.Report.Location);
        Assert.Equal(new ReportedMedia("https://posts.test/9.jpg", "image/jpeg"), Assert.Single(s.Report.Media));
    }

    [Fact]
    public void Our_own_packet_reads_back_as_the_case_that_it_tells()
    {
        var packet = Packets.Of();

        var s = Read(Encoding.UTF8.GetString(PacketCap.Write(packet, "desk@police.example", null)));

        Assert.Empty(s.Errors);
        Assert.Empty(s.Warnings);
        Assert.Equal((packet.Type, packet.Severity, packet.Mode, packet.Platform), (s.Type, s.Severity, s.Mode, s.Platform));
        Assert.Equal((packet.Report.Url, packet.Report.Text), (s.Report.Url, s.Report.Text));
        Assert.Equivalent(packet.Report.Subject, s.Report.Subject);
        Assert.Equal((19.9975, 73.7898, 2000), (s.Report.Location!.Latitude, s.Report.Location.Longitude, s.Report.Location.AccuracyMetres));
    }

    [Fact]
    public void What_an_agency_is_told_in_every_type_severity_and_mode_reads_back_as_the_same()
    {
        foreach (var type in Enum.GetValues<CaseType>().Where(t => t is not (CaseType.Other or CaseType.CrimeTip)))
        {
            foreach (var severity in Enum.GetValues<Severity>())
            {
                foreach (var mode in Enum.GetValues<CaseMode>())
                {
                    var facts = new CaseFacts("aaaaaaaaaaaaaaaa-1", "ACEF", mode, type, severity, CaseState.New, "Ballia", Given.T0, 1, null, null);
                    var s = Read(Encoding.UTF8.GetString(CapAlert.Write(facts, new CapMessage("x", "desk@police.example", Given.T0, CapKind.Alert))));

                    Assert.Equal((type, severity, mode, "x"), (s.Type, s.Severity, s.Mode, s.Id));
                }
            }
        }
    }

    [Theory]
    [InlineData("Alert", null, "m-1", AlertAction.Raise)]
    [InlineData("Update", "p@x.test,m-0,2026-03-02T11:50:00+05:30", "m-0", AlertAction.Update)]
    [InlineData("Cancel", "p@x.test,m-0,2026-03-02T11:50:00+05:30\n p@x.test,m-0b,2026-03-02T11:55:00+05:30", "m-0", AlertAction.Cancel)]
    [InlineData("Alert", "p@x.test,m-0,2026-03-02T11:50:00+05:30", "m-0", AlertAction.Raise)]
    public void The_first_reference_names_the_thread_and_without_one_the_message_itself(string kind, string? references, string id, AlertAction action)
    {
        var s = Read(Cap(Info, kind: kind, more: references is null ? "" : $"<references>{references}</references>"));

        Assert.Equal((id, action), (s.Id, s.Action));
        Assert.Empty(s.Errors);
    }

    [Fact]
    public void A_reference_that_is_none_is_told_and_costs_nothing()
    {
        var s = Read(Cap(Info, more: "<references>see above</references>"));

        Assert.Equal("m-1", s.Id);
        Assert.Contains("references: 'see above' is not", Assert.Single(s.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_cancel_says_why_and_needs_nothing_else()
    {
        var s = Read(Cap("", kind: "Cancel", more: "<note>Sent in error</note><references>p,m-0,2026-03-02T11:50:00+05:30</references>"));

        Assert.Empty(s.Errors);
        Assert.Equal((AlertAction.Cancel, "Sent in error"), (s.Action, s.Reason));
    }

    [Theory]
    [InlineData("Draft", "Alert", "Draft")]
    [InlineData("System", "Alert", "System")]
    [InlineData("Actual", "Ack", "Ack")]
    [InlineData("Actual", "Error", "Error")]
    [InlineData("Test", "Ack", "Ack")]
    public void What_is_no_alert_says_so_and_has_no_errors(string status, string kind, string named)
    {
        var s = Read(Cap(Info, status, kind));

        Assert.Contains(named, s.NotActedOn, StringComparison.Ordinal);
        Assert.Empty(s.Errors);
    }

    [Theory]
    [InlineData("Exercise", CaseMode.Exercise)]
    [InlineData("Test", CaseMode.Test)]
    [InlineData("Live", CaseMode.Actual)]
    public void Its_status_is_the_mode_and_an_unknown_one_is_actual(string status, CaseMode mode) => Assert.Equal(mode, Read(Cap(Info, status)).Mode);

    [Fact]
    public void Of_several_languages_the_gravest_severity_holds_and_every_text_is_kept_once()
    {
        var s = Read(Cap("""
            <info><language>hi-IN</language><event>आत्महत्या का खतरा</event><severity>Moderate</severity><description>अलविदा</description></info>
            <info><language>en-IN</language><event>Danger</event><severity>Extreme</severity><description>Goodbye</description></info>
            <info><language>en-US</language><event>Danger</event><severity>Minor</severity><description>Goodbye</description></info>
            """));

        Assert.Equal((CaseType.SuicideRisk, Severity.Critical, "अलविदा\n\nGoodbye", null), (s.Type, s.Severity, s.Report.Text, s.Report.Language));
    }

    [Fact]
    public void A_severity_that_nobody_gave_is_critical_and_an_event_code_of_ours_decides_the_type()
    {
        var s = Read(Cap("<info><event>Call</event><severity>Unknown</severity><description>x</description><eventCode><valueName>satark</valueName><value>missing-person</value></eventCode></info>"));

        Assert.Equal((CaseType.MissingPerson, Severity.Critical, true), (s.Type, s.Severity, s.LifeRisk));
    }

    [Fact]
    public void A_polygon_is_told_by_its_middle_and_its_farthest_corner()
    {
        var s = Read(Cap("<info><event>x</event><description>x</description><area><areaDesc>Place unknown</areaDesc><polygon>25,84 25,84.02 25.02,84.02 25.02,84 25,84</polygon></area></info>"));

        Assert.Equal((25.01, 84.01, (string?)null), (Math.Round(s.Report.Location!.Latitude!.Value, 6), Math.Round(s.Report.Location.Longitude!.Value, 6), s.Report.Location.Text));
        Assert.InRange(s.Report.Location.AccuracyMetres!.Value, 1_450, 1_550);
    }

    [Fact]
    public void What_cannot_be_read_is_left_out_with_a_warning_where_a_life_is_at_stake_and_is_a_fault_where_none_is()
    {
        const string Bad = "<area><areaDesc>Ballia</areaDesc><circle>here</circle><polygon>1,2</polygon></area><resource><derefUri>AAAA</derefUri></resource>";

        var life = Read(Cap($"<info><event>Suicide</event><severity>Extreme</severity><description>x</description>{Bad}</info>"));
        var calm = Read(Cap($"<info><event>Threat</event><severity>Minor</severity><description>x</description>{Bad}</info>"));

        Assert.Empty(life.Errors);
        Assert.Equal(3, life.Warnings.Count);
        Assert.Equal(["circle", "polygon", "resource"], calm.Errors.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_namespace_of_another_version_is_read_and_told()
    {
        var s = Read(Cap(Info).Replace("cap:1.2", "cap:1.1", StringComparison.Ordinal));

        Assert.Empty(s.Errors);
        Assert.Contains("CAP 1.2", Assert.Single(s.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Utf16_is_read_and_kept_for_the_history_as_the_text_that_it_is()
    {
        var text = Cap(Info).Replace("utf-8", "utf-16", StringComparison.Ordinal);
        foreach (var bytes in new[] { Encoding.Unicode.GetBytes('\uFEFF' + text), Encoding.BigEndianUnicode.GetBytes('\uFEFF' + text), Encoding.Unicode.GetBytes(text) })
        {
            Assert.Equal("m-1", new AlertForm(AlertKind.Cap).Read(bytes).Id);
            Assert.Equal(text, RawText.Of(bytes).TrimStart('\uFEFF'));
        }
    }

    private const string Info = "<info><event>Suicide</event><severity>Extreme</severity><description>x</description></info>";

    private static string Cap(string infos, string status = "Actual", string kind = "Alert", string more = "") =>
        $"""
        <?xml version="1.0" encoding="utf-8"?>
        <alert xmlns="{CapAlert.Namespace}">
          <identifier>m-1</identifier><sender>p@x.test</sender><sent>2026-03-02T11:59:00+05:30</sent>
          <status>{status}</status><msgType>{kind}</msgType><scope>Private</scope>{more}
          {infos}
        </alert>
        """;

    private static Submission Read(string xml) => new AlertForm(AlertKind.Cap).Read(Encoding.UTF8.GetBytes(xml));
}
