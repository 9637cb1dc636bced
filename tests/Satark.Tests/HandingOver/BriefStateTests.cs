using System.Text;
using System.Xml.Linq;
using Satark.Cases;
using Satark.Notifications;
using Satark.Notifications.Templates;
using Satark.Places;
using Satark.Places.Evidence;
using Satark.Support.Gateways;
using static Satark.Tests.WorldActs;

namespace Satark.Tests.HandingOver;

/// <summary>What leaves to another state's control room: by its system, by text message, by mail.</summary>
public sealed class BriefStateTests
{
    private const string Text = "I was born in Ballia, call me +919990012345";
    private static readonly string[] Personal = ["born", "9990012345", "riverside", "203.0.113", "R. Sample", "posts.test"];
    private static readonly XNamespace Cap = CapAlert.Namespace;

    [Fact]
    public async Task Its_system_is_told_state_place_reasons_and_whom_to_call_and_nothing_that_names_the_person()
    {
        using var world = await new World().WithPeopleAsync();
        await GoneAsync(world);

        var sent = Assert.Single(world.Webhook.Sent, m => m.To == "maharashtra");
        var alert = XDocument.Parse(Encoding.UTF8.GetString(CapAlert.Write(sent.Facts, CapMessage.Of(sent, "desk@police.example")))).Root!;
        var info = alert.Element(Cap + "info")!;
        var area = info.Element(Cap + "area")!;
        Assert.Null(AgencyGateway.Fault(alert));
        Assert.Equal("Nashik, Maharashtra", area.Element(Cap + "areaDesc")?.Value);
        Assert.Equal("20.0,73.8 10.0", area.Element(Cap + "circle")?.Value);
        Assert.Equal("IN-MH", area.Element(Cap + "geocode")?.Element(Cap + "value")?.Value);
        Assert.Contains("Nashik, Maharashtra", info.Element(Cap + "headline")?.Value, StringComparison.Ordinal);
        Assert.Contains("Maharashtra", info.Element(Cap + "description")?.Value, StringComparison.Ordinal);
        Assert.Contains("+911234567890", info.Element(Cap + "contact")?.Value, StringComparison.Ordinal);
        Assert.StartsWith("https://satark.test/l?", info.Element(Cap + "web")?.Value, StringComparison.Ordinal);
        Assert.Equal(["case-code", "confidence"], info.Elements(Cap + "parameter").Select(p => p.Element(Cap + "valueName")!.Value));
        Assert.All(Personal, word => Assert.DoesNotContain(word, alert.ToString(), StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Text_message_and_mail_name_the_state_and_nothing_of_the_person()
    {
        using var world = await new World().WithPeopleAsync();
        await GoneAsync(world);

        var sms = Assert.Single(world.Sms.Sent, m => m.To == "+912200000001");
        var mail = Assert.Single(world.Mail.Sent, m => m.To == "control@maharashtra.test");
        Assert.Contains("Maharashtra", sms.Text, StringComparison.Ordinal);
        Assert.Contains("Maharashtra", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("महाराष्ट्र", mail.Text, StringComparison.Ordinal);
        foreach (var message in new[] { sms, mail })
        {
            Assert.DoesNotContain(SlotWords.PlaceUnknown, message.Text, StringComparison.Ordinal);
            Assert.All(Personal, word => Assert.DoesNotContain(word, message.Text + message.Subject, StringComparison.OrdinalIgnoreCase));
            Assert.Null(message.Facts.Details);
        }
    }

    [Fact]
    public async Task The_Task_Force_hears_the_state_too_and_a_control_room_that_is_not_asked_any_more_that_it_is_over()
    {
        using var world = await new World().WithPeopleAsync();
        var id = await GoneAsync(world);
        Assert.Contains(world.Sms.Sent, m => m.To == "+915220000001" && m.Template == TemplateIds.Update && m.Text.Contains("Maharashtra", StringComparison.Ordinal));
        world.Sms.Sent.Clear();

        await world.MoveAsync(id, Asha, (c, m) => c.SetRoute(Given.Route("ballia", RouteBasis.ByHand), m));
        await world.Pump.RunDueAsync();

        var told = Assert.Single(world.Sms.Sent, m => m.To == "+912200000001");
        Assert.Contains(NewsPhrases.Withdrawn, told.Text, StringComparison.Ordinal);
        Assert.Contains("Maharashtra", told.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_state_that_a_hand_chose_against_the_evidence_gets_no_others_place()
    {
        using var world = await new World().WithPeopleAsync();
        var id = await GoneAsync(world);
        await world.MoveAsync(id, Asha, (c, m) => c.HandOverTo("BR", "Bihar", null, m));
        await world.Pump.RunDueAsync();

        Assert.Contains("Bihar", Assert.Single(world.Sms.Sent, m => m.To == "+916120000001").Text, StringComparison.Ordinal);
        Assert.Contains(world.Sms.Sent, m => m.To == "+912200000001" && m.Text.Contains(NewsPhrases.Withdrawn, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_states_name_fits_its_slot_and_is_said_in_Hindi()
    {
        Assert.All(Gazetteer.Default.States, state =>
        {
            var name = SlotWords.State(state.Code);
            Assert.InRange(name.Length, 2, TemplateSlot.MaxLength);
            Assert.NotEqual(name, SlotWords.InHindi(name));
            Assert.Equal(name, SlotWords.Place(name));
        });
        Assert.Equal(SlotWords.PlaceUnknown, SlotWords.State(null));
    }

    private static async Task<string> GoneAsync(World world)
    {
        var id = await world.OpenAsync(more: $$""","text":"{{Text}}","subject":{"handle":"riverside.1","displayName":"R. Sample","phone":"+919990012345","ipAddresses":[{"address":"203.0.113.9"}]}""");
        await world.Pump.RunDueAsync();
        var c = await world.CaseAsync(id);
        var box = CaseBook.SealEvidence(id, Packets.Evidence, (await world.Book.KeyAsync(c, default))!);
        await world.Book.MoveAsync(id, Actor.System, (x, m) => x.Locate(Hypothesis.Of(Packets.Evidence), box, m), default);
        await world.Pump.RunDueAsync();
        return id;
    }
}
