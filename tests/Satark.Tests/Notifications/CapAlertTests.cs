using System.Text;
using System.Xml.Linq;
using Satark.Cases;
using Satark.Notifications;
using Satark.Support.Gateways;

namespace Satark.Tests.Notifications;

public sealed class CapAlertTests
{
    private static readonly XNamespace Cap = CapAlert.Namespace;

    [Fact]
    public void Every_mode_type_severity_and_state_makes_a_message_that_the_standard_allows()
    {
        foreach (var mode in Enum.GetValues<CaseMode>())
        {
            foreach (var type in Enum.GetValues<CaseType>())
            {
                foreach (var severity in Enum.GetValues<Severity>())
                {
                    foreach (var state in Enum.GetValues<CaseState>())
                    {
                        var facts = Sample.Facts with { Mode = mode, Type = type, Severity = severity, State = state, News = "place changed" };
                        Assert.Null(AgencyGateway.Fault(Write(facts, CapMessage.Of(Sample.Message("e.task-force-1.0.stf.webhook", TemplateIds.Engagement, facts), "desk@police.example"))));
                        Assert.Null(AgencyGateway.Fault(Write(facts, CapMessage.Of(Sample.Message("u4.task-force-1.stf.webhook", TemplateIds.Update, facts), "desk@police.example"))));
                    }
                }
            }
        }
    }

    [Fact]
    public void An_alert_says_what_is_known_and_nothing_else()
    {
        var alert = Write(Sample.Facts, CapMessage.Of(Sample.Message("e.task-force-1.0.stf.webhook", TemplateIds.Engagement), "desk@police.example"));

        Assert.Equal("abcdefghijklmnop-1.task-force-1", Text(alert, "identifier"));
        Assert.Equal("desk@police.example", Text(alert, "sender"));
        Assert.Equal("2026-03-02T03:14:15-00:00", Text(alert, "sent"));
        Assert.Equal("Actual", Text(alert, "status"));
        Assert.Equal("Alert", Text(alert, "msgType"));
        Assert.Equal("Private", Text(alert, "scope"));
        Assert.Equal("stf", Text(alert, "addresses"));
        Assert.Null(Text(alert, "references"));
        Assert.Equal("abcdefghijklmnop-1", Text(alert, "incidents"));
        var info = alert.Element(Cap + "info")!;
        Assert.Equal("Rescue", Text(info, "category"));
        Assert.Equal("Suicide risk", Text(info, "event"));
        Assert.Equal("Execute", Text(info, "responseType"));
        Assert.Equal(("Immediate", "Extreme", "Likely"), (Text(info, "urgency"), Text(info, "severity"), Text(info, "certainty")));
        Assert.Equal("Case AC4F, Ballia", Text(info, "headline"));
        Assert.Equal("https://satark.example/l?AbC", Text(info, "web"));
        Assert.Equal("Ballia", info.Element(Cap + "area")!.Element(Cap + "areaDesc")!.Value);
    }

    [Fact]
    public void A_reminder_is_the_same_alert_again()
    {
        var first = CapMessage.Of(Sample.Message("e.task-force-1.0.stf.webhook", TemplateIds.Engagement), "desk@police.example");
        var second = CapMessage.Of(Sample.Message("e.task-force-1.1.stf.webhook", TemplateIds.Engagement, at: Sample.OpenedAt.AddMinutes(2)), "desk@police.example");

        Assert.Equal((first.Identifier, first.SentAt), (second.Identifier, second.SentAt));
    }

    [Fact]
    public void A_request_after_a_reopening_is_not_the_alert_that_was_cancelled()
    {
        var first = CapMessage.Of(Sample.Message("e.task-force-1.0.stf.webhook", TemplateIds.Engagement), "desk@police.example");
        var second = CapMessage.Of(Sample.Message("e.task-force-2.0.stf.webhook", TemplateIds.Engagement), "desk@police.example");

        Assert.NotEqual(first.Identifier, second.Identifier);
    }

    [Fact]
    public void An_update_and_the_end_refer_to_the_alert_that_they_are_about()
    {
        var alert = Write(Sample.Facts, CapMessage.Of(Sample.Message("e.task-force-1.0.stf.webhook", TemplateIds.Engagement), "desk@police.example"));
        var closed = Sample.Facts with { State = CaseState.Closed, Revision = 9 };
        var update = Write(Sample.Facts, CapMessage.Of(Sample.Message("u4.task-force-1.stf.webhook", TemplateIds.Update), "desk@police.example"));
        var end = Write(closed, CapMessage.Of(Sample.Message("u9.task-force-1.stf.webhook", TemplateIds.Update, closed), "desk@police.example"));

        var reference = $"{Text(alert, "sender")},{Text(alert, "identifier")},{Text(alert, "sent")}";
        Assert.Equal(("Update", reference), (Text(update, "msgType"), Text(update, "references")));
        Assert.Equal(("Cancel", reference), (Text(end, "msgType"), Text(end, "references")));
        Assert.Equal(3, new[] { alert, update, end }.Select(a => Text(a, "identifier")).Distinct().Count());
        Assert.Equal("AllClear", Text(end.Element(Cap + "info")!, "responseType"));
    }

    [Fact]
    public void An_exercise_says_so_in_status_note_and_headline()
    {
        var facts = Sample.Facts with { Mode = CaseMode.Exercise };
        var alert = Write(facts, CapMessage.Of(Sample.Message("e.task-force-1.0.stf.webhook", TemplateIds.Engagement, facts), "desk@police.example"));

        Assert.Equal("Exercise", Text(alert, "status"));
        Assert.Equal("EXERCISE AC4F", Text(alert, "note"));
        Assert.StartsWith("EXERCISE. ", Text(alert.Element(Cap + "info")!, "headline"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_breaks_the_rules_of_an_area_or_of_a_named_value_is_found()
    {
        var details = new CapDetails { Circle = new Satark.Places.Spot(19.9975, 73.7898, 2), State = "MH", Contact = "desk", Parameters = [new("case-code", "AC4F")] };
        XElement Whole() => Write(Sample.Facts with { Details = details }, new CapMessage("x", "desk@police.example", Sample.OpenedAt, CapKind.Alert));
        Assert.Null(AgencyGateway.Fault(Whole()));
        (string Fault, Action<XElement> Break)[] broken =
        [
            ("circle", info => info.Descendants(Cap + "circle").Single().Value = "73.7898 19.9975 2"),
            ("circle", info => info.Descendants(Cap + "circle").Single().Value = "99.9,73.7898 2"),
            ("geocode", info => info.Descendants(Cap + "geocode").Single().Element(Cap + "value")!.Remove()),
            ("parameter", info => info.Element(Cap + "parameter")!.Add(new XElement(Cap + "value", "2"))),
            ("area out of order", info => info.Element(Cap + "area")!.AddFirst(new XElement(Cap + "geocode"))),
            ("elements out of order", info => info.Element(Cap + "headline")!.AddBeforeSelf(new XElement(Cap + "contact", "desk"))),
        ];
        foreach (var (fault, break_) in broken)
        {
            var alert = Whole();
            break_(alert.Element(Cap + "info")!);
            Assert.Equal(fault, AgencyGateway.Fault(alert));
        }
    }

    [Fact]
    public void Without_addresses_the_scope_is_restricted_and_says_to_whom()
    {
        var alert = Write(Sample.Facts, new CapMessage("x", "desk@police.example", Sample.OpenedAt, CapKind.Alert));

        Assert.Equal("Restricted", Text(alert, "scope"));
        Assert.NotEmpty(Text(alert, "restriction")!);
        Assert.Null(AgencyGateway.Fault(alert));
    }

    [Fact]
    public void Hostile_characters_neither_break_the_message_nor_lose_it()
    {
        var facts = Sample.Facts with { PlaceName = "<Ballia> & \u0000\u001F\uFFFE बलिया 😀 ]]>" };
        var alert = Write(facts, new CapMessage("x", "desk@police.example", Sample.OpenedAt, CapKind.Alert) { Addresses = ["State control, room"] });

        Assert.Equal("<Ballia> &  बलिया 😀 ]]>", alert.Element(Cap + "info")!.Element(Cap + "area")!.Value);
        Assert.Equal("\"State control, room\"", Text(alert, "addresses"));
    }

    [Fact]
    public void Times_carry_their_offset_and_never_a_Z()
    {
        Assert.Equal("2026-03-02T03:14:15-00:00", CapAlert.Time(Sample.OpenedAt));
        Assert.Equal("2026-03-02T08:44:15+05:30", CapAlert.Time(Sample.OpenedAt.ToOffset(TimeSpan.FromMinutes(330))));
    }

    private static XElement Write(CaseFacts facts, CapMessage message) => XDocument.Parse(Encoding.UTF8.GetString(CapAlert.Write(facts, message))).Root!;

    private static string? Text(XElement parent, string name) => parent.Element(Cap + name)?.Value;
}
