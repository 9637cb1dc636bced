using System.Text.RegularExpressions;
using Satark.Support.Gateways;

namespace Satark.Scenarios;

/// <summary>One person is called about several cases by one message, and each case keeps what is its own.</summary>
public abstract partial class TogetherScenarios(MessageOrder order) : ScenarioTest(order)
{
    [Fact]
    public async Task Three_cases_at_once_are_two_messages_and_two_calls_and_each_case_is_answered_by_itself()
    {
        var host = await StartAsync(new HostSetup { Providers = true });
        var desk = await host.SignInAsync(Cast.Asha);
        var partner = await host.PartnerAsync();
        string[] ids = [await partner.RaiseAsync(Alerts.Life("1")), await partner.RaiseAsync(Alerts.Life("2")), await partner.RaiseAsync(Alerts.Life("3"))];
        await host.FastForward(40);

        // The first leaves at once, the others in one text of the registered words; each case has its own delivery.
        var texts = host.Sms!.Messages.Where(m => m.To == Cast.Ravi.Phone).Select(m => m.Body).ToList();
        Assert.Equal(2, texts.Count);
        var first = await OfAsync(desk, ids, c => texts[0].Contains(c, StringComparison.Ordinal));
        var others = ids.Except(first).ToList();
        Assert.Single(first);
        Assert.Matches("^LIFE AT RISK: 2 cases: [A-Z0-9]{4}, [A-Z0-9]{4}\\. Nobody has taken them yet\\. Open and answer each: https?://[^ ]+/l\\?[A-Za-z0-9_-]{22} Satark desk$", texts[1]);
        foreach (var id in others)
        {
            Assert.Contains((await desk.CaseAsync(id)).At("code")!, texts[1], StringComparison.Ordinal);
            Assert.Equal("accepted", await StateAsync(desk, id, Cast.Ravi, "sms"));
        }

        // The provider's one report moves each of them, and not the one that left before.
        var sent = host.Sms.Messages.Single(m => m.To == Cast.Ravi.Phone && m.Body == texts[1]);
        (await host.ReportAsync(TwilioGateway.Report(sent, "delivered", token: new string('x', 32)))).Must(401);
        (await host.ReportAsync(TwilioGateway.Report(sent, "delivered"))).Must(204);
        Assert.Equal(["accepted", "delivered", "delivered"], await Task.WhenAll(first.Concat(others).Select(id => StateAsync(desk, id, Cast.Ravi, "sms"))));

        // The link shows both; looking changes nothing, and an answer is that of its own case alone.
        var link = TestHost.LinkOf(texts[1]);
        var forms = await FormsAsync(host, link);
        Assert.Equal(2, forms.Count);
        Assert.DoesNotContain("riverside", await host.Http.GetStringAsync(link), StringComparison.OrdinalIgnoreCase);
        Assert.All(others, id => Assert.Null(desk.CaseAsync(id).Result.At("holder")));
        (await host.PostFormAsync(link, forms[0].Form, "take")).Must(200);
        Assert.All(ids, id => Assert.Null(desk.CaseAsync(id).Result.At("holder")));
        (await host.PostFormAsync(forms[0].Link, forms[0].Form, "not-ours")).Must(303);
        await host.SettleAsync();
        Assert.Equal(1, others.Count(id => desk.CaseAsync(id).Result.List("history").Any(e => e.At("kind") == "declined")));
        Assert.Equal("read", (await Task.WhenAll(others.Select(id => StateAsync(desk, id, Cast.Ravi, "sms")))).Order(StringComparer.Ordinal).Last());
        Assert.Contains("केस आपके पास है", await TakenAsync(host, link, forms[1]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_voice_call_about_several_asks_about_one_after_the_other_and_a_key_takes_only_what_was_said_last()
    {
        var host = await StartAsync(new HostSetup { Providers = true });
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync();
        string[] ids = [await partner.RaiseAsync(Alerts.Life("1")), await partner.RaiseAsync(Alerts.Life("2")), await partner.RaiseAsync(Alerts.Life("3"))];
        await host.FastForward(70);

        var calls = host.Sms!.Calls.Where(c => c.To == Cast.Asha.Phone).ToList();
        Assert.Equal(2, calls.Count);
        var heard = await host.PickUpAsync(calls[1]);
        Assert.StartsWith("There are 2 cases for you.", heard[1].Text, StringComparison.Ordinal);
        var said = await SaidAsync(desk, ids, heard);
        Assert.Equal(said, await SaidAsync(desk, ids, await host.PressAsync(calls[1], heard, "9")));
        Assert.All(ids, id => Assert.Null(desk.CaseAsync(id).Result.At("holder")));

        // The first is taken, and the next is asked about; the same key once more, as a provider may bring it, takes nothing that was not said.
        var then = await host.PressAsync(calls[1], heard, "1");
        var next = await SaidAsync(desk, ids.Where(id => id != said), then);
        await host.PressAsync(calls[1], heard, "1");
        Assert.Equal(Cast.Asha.Id, (await desk.CaseAsync(said)).At("holder.user"));
        Assert.Null((await desk.CaseAsync(next)).At("holder"));

        var end = await host.PressAsync(calls[1], then, "3");
        Assert.DoesNotContain(end, h => h.KeyUrl is not null);
        Assert.Contains((await desk.CaseAsync(next)).List("history"), e => e.At("kind") == "declined" && e.At("by") == Cast.Asha.Name);
        Assert.Equal(["read", "read"], new[] { await StateAsync(desk, said, Cast.Asha, "voice"), await StateAsync(desk, next, Cast.Asha, "voice") });
        var alone = ids.Single(id => id != said && id != next);
        Assert.Null((await desk.CaseAsync(alone)).At("holder"));

        // Another number cannot answer, and whoever picks up again is asked nothing.
        Assert.DoesNotContain(await host.PickUpAsync(calls[1]), h => h.KeyUrl is not null);
    }

    private static async Task<IReadOnlyList<string>> OfAsync(DeskClient desk, IEnumerable<string> ids, Func<string, bool> isIt)
    {
        var found = new List<string>();
        foreach (var id in ids)
        {
            if (isIt((await desk.CaseAsync(id)).At("code")!))
            {
                found.Add(id);
            }
        }

        return found;
    }

    private static async Task<string> SaidAsync(DeskClient desk, IEnumerable<string> ids, IReadOnlyList<Spoken> heard) =>
        Assert.Single(await OfAsync(desk, ids, code => heard.Last(h => h.KeyUrl is not null).Text.Contains(string.Join(", ", code.AsEnumerable()), StringComparison.Ordinal)));

    private static async Task<IReadOnlyList<(string Link, string Form)>> FormsAsync(TestHost host, string link) =>
        [.. FormPattern().Matches(await host.Http.GetStringAsync(link)).Select(m => (System.Net.WebUtility.HtmlDecode(m.Groups[1].Value), m.Groups[2].Value))];

    private static async Task<string> TakenAsync(TestHost host, string link, (string Link, string Form) one)
    {
        (await host.PostFormAsync(one.Link, one.Form, "take")).Must(303);
        return await host.Http.GetStringAsync(link);
    }

    private static async Task<string> StateAsync(DeskClient desk, string id, Roster.Officer officer, string channel) =>
        (await desk.CaseAsync(id)).List("deliveries").First(d => d.At("target") == officer.Name && d.At("channel") == channel).At("state")!;

    [GeneratedRegex("""action="(/l[^"]+)"><input type="hidden" name="form" value="([^"]+)">""")]
    private static partial Regex FormPattern();
}

public sealed class TogetherScenariosInOrder() : TogetherScenarios(MessageOrder.AsTheyCome);

public sealed class TogetherScenariosTwiceAndShuffled() : TogetherScenarios(MessageOrder.TwiceAndShuffled);
