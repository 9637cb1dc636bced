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
        Assert.Equal("delivered", await StateAsync(desk, said, Cast.Asha, "voice"));
        Assert.Equal(said, await SaidAsync(desk, ids, await host.PressAsync(calls[1], heard, "9")));
        Assert.All(ids, id => Assert.Null(desk.CaseAsync(id).Result.At("holder")));

        // The first is taken, and the next is asked about; the same key once more, as a provider may bring it, takes nothing that was not said.
        var then = await host.PressAsync(calls[1], heard, "1");
        var next = await SaidAsync(desk, ids.Where(id => id != said), then);
        await host.PressAsync(calls[1], heard, "1");
        Assert.Equal(["read", "delivered"], new[] { await StateAsync(desk, said, Cast.Asha, "voice"), await StateAsync(desk, next, Cast.Asha, "voice") });
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

    [Fact]
    public async Task Whoever_hangs_up_has_heard_only_what_was_read_out_and_is_called_about_the_rest_as_if_nobody_had_picked_up()
    {
        var host = await StartAsync(new HostSetup { Providers = true });
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync();
        string[] ids = [await partner.RaiseAsync(Alerts.Life("1")), await partner.RaiseAsync(Alerts.Life("2")), await partner.RaiseAsync(Alerts.Life("3"))];
        await host.FastForward(70);
        var calls = host.Sms!.Calls.Where(c => c.To == Cast.Asha.Phone).ToList();
        var (alone, call) = (await SaidAsync(desk, ids, await host.PickUpAsync(calls[0])), calls[1]);

        // It is read out with the words that ask about it, not when the phone is picked up.
        (await host.ReportAsync(call.Report("in-progress"))).Must(204);
        var said = await SaidAsync(desk, ids, await host.PickUpAsync(call));
        var unheard = ids.Single(id => id != said && id != alone);
        Assert.Equal(["delivered", "accepted"], new[] { await StateAsync(desk, said, Cast.Asha, "voice"), await StateAsync(desk, unheard, Cast.Asha, "voice") });

        // They hang up; the provider says so twice, and then a word of before.
        foreach (var word in (string[])["completed", "completed", "in-progress"])
        {
            (await host.ReportAsync(call.Report(word, "human"))).Must(204);
            await host.SettleAsync();
            Assert.Equal(["delivered", "failed"], new[] { await StateAsync(desk, said, Cast.Asha, "voice"), await StateAsync(desk, unheard, Cast.Asha, "voice") });
        }

        Assert.Contains((await desk.CaseAsync(unheard)).List("deliveries"), d => d.At("channel") == "voice" && d.At("reason") == "the call ended before this case was read out");

        // The ladder goes on with the next circle and comes back to her, about the case that she has not heard too.
        await host.FastForward(250);
        Assert.Contains((await desk.CaseAsync(unheard)).List("deliveries"), d => d.At("target") == Cast.Ballia.Name && d.At("channel") == "voice");
        Assert.Equal(2, (await desk.CaseAsync(unheard)).List("deliveries").Count(d => d.At("target") == Cast.Asha.Name && d.At("channel") == "voice"));

        // This time a machine picks up: nothing is said, and none of them has reached anybody.
        var again = host.Sms.Calls.Last(c => c.To == Cast.Asha.Phone);
        Assert.Empty(await host.PickUpAsync(again, "machine_start"));
        (await host.ReportAsync(again.Report("completed", "machine_start"))).Must(204);
        Assert.Contains(await Task.WhenAll(ids.Select(desk.CaseAsync)), c => c.List("deliveries").Any(d => d.At("state") == "failed" && d.At("reason") == "a voicemail or fax picked up"));
    }

    [Fact]
    public async Task A_call_about_one_that_stands_for_others_says_how_many_wait_as_they_are_when_somebody_picks_up()
    {
        var host = await StartAsync(new HostSetup { Providers = true, Settings = new Dictionary<string, string?> { ["Satark:Storms:Partners:meta"] = "2" } });
        var desk = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync();
        for (var i = 0; i < 5; i++)
        {
            await partner.RaiseAsync(Alerts.Nowhere($"{i}"));
        }

        // Two by themselves, and one that calls for three, by its own call or in one with theirs: it is spoken in either.
        bool called;
        do
        {
            await host.FastForward(10);
            var leader = (await desk.BoardAsync()).List("rows").Where(r => r.At("storm.calls") == "true").Select(r => r.At("id")).FirstOrDefault();
            called = leader is not null && (await desk.CaseAsync(leader)).List("deliveries").Any(d => d.At("target") == Cast.Asha.Name && d.At("channel") == "voice" && d.At("state") == "accepted");
            Assert.True(called || host.Clock.GetUtcNow() < host.Zero.AddSeconds(100), "she was never called for the storm");
        }
        while (!called);

        // No channel has refused the text of a storm.
        foreach (var row in (await desk.BoardAsync()).List("rows"))
        {
            Assert.DoesNotContain((await desk.CaseAsync(row.At("id")!)).List("deliveries"), d => d.At("state") == "failed");
        }

        // The two are taken while the phones ring: now it is the three, of which one is asked about.
        foreach (var row in (await desk.BoardAsync()).List("rows").Where(r => r.At("storm") is null).ToList())
        {
            (await desk.MoveAsync(row.At("id")!, "acknowledge")).Must(200);
        }

        var heard = new List<IReadOnlyList<Spoken>>();
        foreach (var call in host.Sms!.Calls.Where(c => c.To == Cast.Asha.Phone))
        {
            heard.Add(await host.PickUpAsync(call));
        }

        var asked = heard.Where(h => h.Any(s => s.KeyUrl is not null)).ToList();
        Assert.NotEmpty(asked);
        Assert.All(asked, h => Assert.Equal("There are 3 cases for you. You are asked about one of them now.", h[1].Text));
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
