namespace Satark.Scenarios;

/// <summary>Phones that ring at night, by a provider that fetches the words and brings the keys.</summary>
public abstract class VoiceScenarios(MessageOrder order) : ScenarioTest(order)
{
    [Fact]
    public async Task A_call_answered_with_2_calls_the_next_circle_at_once_and_says_nothing_of_the_person()
    {
        var host = await StartAsync(new HostSetup { Providers = true });
        var desk = await host.SignInAsync(Cast.Ravi);
        var id = await (await host.PartnerAsync()).RaiseAsync(Alerts.Life("1"));
        await host.FastForward(58);
        Assert.Empty(host.Sms!.Calls);
        await host.FastForward(4);
        var call = host.CallTo(Cast.Asha);

        var heard = await host.PickUpAsync(call);
        Assert.Equal(["hi-IN", "en-IN", "hi-IN", "en-IN", "hi-IN", "en-IN"], heard.Select(h => h.Language));
        Assert.Equal(4, heard.Count(h => h.KeyUrl is not null));
        Assert.Equal((heard[0], heard[1]), (heard[2], heard[3]));
        Assert.Contains("किसी की जान ख़तरे में है", heard[0].Text, StringComparison.Ordinal);
        Assert.Contains("ज़िला बलिया", heard[0].Text, StringComparison.Ordinal);
        Assert.Contains(string.Join(", ", (await desk.CaseAsync(id)).At("code")!.AsEnumerable()), heard[1].Text, StringComparison.Ordinal);
        Assert.All(heard, h => Assert.DoesNotContain("riverside", h.Text, StringComparison.OrdinalIgnoreCase));
        Assert.Equal("delivered", await StateAsync(desk, id, Cast.Asha));

        var again = await host.PressAsync(call, heard, "9");
        Assert.Equal(heard, again);
        var unknown = await host.PressAsync(call, again, "7");
        Assert.Equal("This key does nothing.", unknown[1].Text);
        Assert.Null((await desk.CaseAsync(id)).At("holder"));

        var declined = await host.PressAsync(call, unknown, "2");
        Assert.DoesNotContain(declined, h => h.KeyUrl is not null);
        Assert.Equal("read", await StateAsync(desk, id, Cast.Asha));
        Assert.Contains((await desk.CaseAsync(id)).List("history"), e => e.At("kind") == "declined" && e.At("text") == "Not ours, by a key on the phone" && e.At("by") == Cast.Asha.Name);
        host.CallTo(Cast.Ballia);

        // The provider brings the same key once more: one circle was called for it, not two.
        await host.PressAsync(call, unknown, "2");
        Assert.Equal(2, host.Sms.Calls.Count);
    }

    [Fact]
    public async Task A_case_taken_by_a_key_is_held_two_minutes_and_a_whole_lease_once_something_follows()
    {
        var host = await StartAsync(new HostSetup { Providers = true });
        var desk = await host.SignInAsync(Cast.Asha);
        var id = await (await host.PartnerAsync()).RaiseAsync(Alerts.Life("1"));
        await host.FastForward(62);
        var call = host.CallTo(Cast.Asha);
        var heard = await host.PickUpAsync(call);
        await host.PressAsync(call, heard, "1");

        var view = await desk.CaseAsync(id);
        Assert.Equal((Cast.Asha.Id, "voice"), (view.At("holder.user"), view.At("holder.through")));
        Assert.Equal(120, (view.Time("holder.leaseUntil") - view.Time("holder.since"))?.TotalSeconds);
        Assert.Contains(view.List("history"), e => e.At("kind") == "acknowledged" && e.At("text")!.Contains("by a key on the phone", StringComparison.Ordinal));

        // Reading is no progress: nobody has done anything yet, and the next circle is called.
        await host.FastForward(121);
        Assert.Null((await desk.CaseAsync(id)).At("holder"));

        // The provider brings the same key once more: it is over, and nobody is told that they have what they have not.
        Assert.StartsWith("Nothing more is asked", (await host.PressAsync(call, heard, "1"))[1].Text, StringComparison.Ordinal);
        Assert.Null((await desk.CaseAsync(id)).At("holder"));
        var next = host.CallTo(Cast.Ballia);
        await host.PressAsync(next, await host.PickUpAsync(next), "1");
        var other = await host.SignInAsync(Cast.Ballia);
        (await other.MoveAsync(id, "note", new { text = "calling the family" })).Must(200);
        await host.FastForward(250);
        Assert.Equal((Cast.Ballia.Id, null), ((await other.CaseAsync(id)).At("holder.user"), (await other.CaseAsync(id)).At("holder.through")));

        // Who picks up late hears that a colleague has it, and is asked nothing.
        var late = await host.PickUpAsync(call);
        Assert.DoesNotContain(late, h => h.KeyUrl is not null);
        Assert.StartsWith("Another officer has taken case", late[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Voicemail_and_hanging_up_without_a_key_are_no_answer_and_the_ladder_goes_on()
    {
        var host = await StartAsync(new HostSetup { Providers = true });
        var desk = await host.SignInAsync(Cast.Ravi);
        var id = await (await host.PartnerAsync()).RaiseAsync(Alerts.Life("1"));
        await host.FastForward(62);
        var machine = host.CallTo(Cast.Asha);
        Assert.Empty(await host.PickUpAsync(machine, "machine_start"));
        await host.ReportAsync(machine.Report("completed", "machine_start"));
        Assert.Equal("failed", await StateAsync(desk, id, Cast.Asha));
        Assert.Contains((await desk.CaseAsync(id)).List("deliveries"), d => d.At("channel") == "voice" && d.At("reason") == "a voicemail or fax picked up");

        await host.FastForward(60);
        var hungUp = host.CallTo(Cast.Ballia);
        await host.PickUpAsync(hungUp, "unknown");
        await host.ReportAsync(hungUp.Report("completed", "unknown"));
        Assert.Equal("delivered", await StateAsync(desk, id, Cast.Ballia));
        Assert.Null((await desk.CaseAsync(id)).At("holder"));

        await host.FastForward(180);
        Assert.Equal(2, host.Sms!.Calls.Count(c => c.To == Cast.Asha.Phone));
        Assert.Contains(host.Sms.Calls, c => c.To == Cast.LastResort.Phone);
    }

    [Fact]
    public async Task Reports_of_a_call_only_move_it_forward_in_whatever_order_and_however_often_they_come()
    {
        var host = await StartAsync(new HostSetup { Providers = true });
        var desk = await host.SignInAsync(Cast.Ravi);
        var id = await (await host.PartnerAsync()).RaiseAsync(Alerts.Life("1"));
        await host.FastForward(62);
        var call = host.CallTo(Cast.Asha);

        foreach (var (status, expected) in new[]
        {
            ("ringing", "accepted"), ("initiated", "accepted"), ("in-progress", "accepted"), ("completed", "delivered"), ("completed", "delivered"),
            ("ringing", "delivered"), ("no-answer", "delivered"), ("failed", "delivered"), ("something-new", "delivered"),
        })
        {
            (await host.ReportAsync(call.Report(status))).Must(204);
            Assert.Equal(expected, await StateAsync(desk, id, Cast.Asha));
        }

        await host.FastForward(60);
        var busy = host.CallTo(Cast.Ballia);
        (await host.ReportAsync(busy.Report("busy"))).Must(204);
        (await host.ReportAsync(busy.Report("in-progress"))).Must(204);
        Assert.Equal("failed", await StateAsync(desk, id, Cast.Ballia));
    }

    [Fact]
    public async Task Only_the_provider_who_called_is_believed_and_only_about_its_own_call()
    {
        var host = await StartAsync(new HostSetup { Providers = true });
        var desk = await host.SignInAsync(Cast.Ravi);
        var id = await (await host.PartnerAsync()).RaiseAsync(Alerts.Life("1"));
        await host.FastForward(122);
        var (asha, ballia) = (host.CallTo(Cast.Asha), host.CallTo(Cast.Ballia));
        var url = (await host.PickUpAsync(asha)).First(h => h.KeyUrl is not null).KeyUrl!;

        var right = asha.Request(url, null, ("Digits", "1"));
        foreach (var refused in new[]
        {
            asha.Request(url, "guessed", ("Digits", "1")),
            right with { Signature = "" },
            right with { Form = [.. right.Form.Select(f => f.Key == "Digits" ? new("Digits", "3") : f)] },
            right with { Url = url + "x" },
            asha.Request(asha.Url, null) with { Url = url },
        })
        {
            (await host.ReportAsync(refused)).Must(401);
        }

        (await host.ReportAsync((asha with { Account = "AC" + new string('0', 32) }).Request(url, null, ("Digits", "1")))).Must(400);

        // Signed well, and about nothing: another's number, no such nonce, the nonce of the text message that went with the call.
        var texted = TestHost.LinkOf(host.Sms!.Messages.First(m => m.To == Cast.Asha.Phone).Body)[3..];
        foreach (var (call, nonce) in new[] { (ballia, url), (asha, url[..^22] + new string('A', 22)), (asha, url[..^22] + texted), (asha, url[..^22]) })
        {
            var answer = (await host.ReportAsync(call.Request(nonce, null, ("Digits", "1")))).Must(200);
            Assert.Contains("Nothing more is asked of you", answer.Text, StringComparison.Ordinal);
        }

        // The same number stands with her no more: nobody speaks for her from it.
        await host.PutAsync(Cast.Asha with { Phone = Cast.Phone(70) });
        (await host.ReportAsync(right)).Must(200);
        Assert.Null((await desk.CaseAsync(id)).At("holder"));

        await host.PutAsync(Cast.Asha);
        (await host.ReportAsync(right)).Must(200);
        Assert.Equal(Cast.Asha.Id, (await desk.CaseAsync(id)).At("holder.user"));
    }

    [Fact]
    public async Task Whoever_picks_up_at_a_number_that_no_code_has_proven_hears_that_a_case_waits_and_how_else_to_answer()
    {
        var host = await StartAsync(new HostSetup { Providers = true });
        var asha = Cast.Asha with { Phone = Cast.Phone(70) };
        await host.PutAsync(asha);
        var id = await (await host.PartnerAsync()).RaiseAsync(Alerts.Life("1"));
        await host.FastForward(62);
        var call = host.CallTo(asha);

        var heard = await host.PickUpAsync(call);

        Assert.Contains(heard, h => h.Text.StartsWith("This is the police Satark desk. A case waits for your answer", StringComparison.Ordinal));
        Assert.DoesNotContain(heard, h => h.KeyUrl is not null || h.Text.Contains("Nothing more is asked", StringComparison.Ordinal));
        await (await host.SignInAsync(Cast.Ravi)).MoveAsync(id, "acknowledge");
        Assert.Contains(await host.PickUpAsync(call), h => h.Text.StartsWith("Nothing more is asked", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_who_decline_on_whatever_way_bring_the_shift_lead_in_at_once()
    {
        var host = await StartAsync(new HostSetup { Providers = true });
        var admin = await host.SignInAsync(Cast.Arvind);
        await host.OpenPageAsync(admin);
        var id = await (await host.PartnerAsync()).RaiseAsync(Alerts.Life("1"));
        await host.FastForward(5);
        Assert.DoesNotContain(host.Sms!.Messages, m => m.To == Cast.Ravi.Phone);

        (await admin.MoveAsync(id, "decline", new { reason = "cannot-go" })).Must(200);
        await host.SettleAsync();
        Assert.DoesNotContain(host.Sms.Messages, m => m.To == Cast.Asha.Phone);
        var link = TestHost.LinkOf(host.Sms.Messages.Single(m => m.To == Cast.Ravi.Phone).Body);
        (await host.PressAsync(link, "not-ours")).Must(303);
        await host.SettleAsync();

        host.CallTo(Cast.Asha);
        Assert.Null((await admin.CaseAsync(id)).At("holder"));
    }

    private static async Task<string?> StateAsync(DeskClient desk, string id, Roster.Officer officer) =>
        (await desk.CaseAsync(id)).List("deliveries").First(d => d.At("target") == officer.Name && d.At("channel") == "voice").At("state");
}

public sealed class VoiceScenariosInOrder() : VoiceScenarios(MessageOrder.AsTheyCome);

public sealed class VoiceScenariosTwiceAndShuffled() : VoiceScenarios(MessageOrder.TwiceAndShuffled);
