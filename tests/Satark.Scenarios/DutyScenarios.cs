using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Satark.Roster.Sheets;

namespace Satark.Scenarios;

/// <summary>Who is on duty by the roster, and what passes on when a shift changes. The clock begins at 17:30 in India.</summary>
public abstract class DutyScenarios(MessageOrder order) : ScenarioTest(order)
{
    private const string Head = "kind,post,name,role,desk,phone,whatsapp,mail,hours,officer,from,to\n";

    private static readonly string DayPhone = Cast.Phone(71), NightPhone = Cast.Phone(72), ShoPhone = Cast.Phone(73);

    private static readonly string TwoShifts = Head
        + $"post,op-day,Operator by day,operator,state,'{DayPhone},,,daily 06:00-18:00,,,\n"
        + $"post,op-night,Operator by night,operator,state,'{NightPhone},,,daily 18:00-06:00,,,\n"
        + "post,lead,Shift lead,supervisor,state,,,,24x7,,,\n"
        + $"post,sho,SHO Kotwali,station,station/ballia/Kotwali,'{ShoPhone},,,24x7,,,\n"
        + "filling,op-day,,,,,,,,ravi,2026-03-01,\nfilling,op-night,,,,,,,,sana,2026-03-01,\nfilling,lead,,,,,,,,asha,2026-03-01,\nfilling,sho,,,,,,,,kotwali,2026-03-01,\n";

    [Fact]
    public async Task The_ladder_calls_whoever_fills_the_post_at_the_moment_at_the_number_of_the_post()
    {
        var host = await RosteredAsync(TwoShifts);
        var partner = await host.PartnerAsync();
        host.SetZero();

        await partner.RaiseAsync(Alerts.Life("1"));
        await host.FastForward(1800);
        await host.FastForward(60);
        var before = (await host.SmsToAsync(NightPhone)).Count(s => s.IsCall && s.At < 1800);
        await partner.RaiseAsync(Alerts.Life("2"));
        await host.FastForward(30);

        Assert.Equal(0, before);
        Assert.Equal(0, (await host.SmsToAsync(DayPhone)).First(s => s.IsCall).At);
        Assert.DoesNotContain(await host.SmsToAsync(DayPhone), s => s.IsCall && s.At >= 1800);
        Assert.Contains(await host.SmsToAsync(NightPhone), s => s.IsCall && s.At is >= 1860 and <= 1890);
        Assert.Empty(await host.CallsToAsync(Cast.Ravi));
        Assert.Empty(await host.CallsToAsync(Cast.Sana));
    }

    [Fact]
    public async Task A_station_is_asked_at_its_post_and_one_that_is_not_in_the_roster_through_its_district()
    {
        var host = await RosteredAsync(TwoShifts);
        var desk = await host.SignInAsync(Cast.Asha);
        var partner = await host.PartnerAsync();
        var known = await partner.RaiseAsync(Alerts.Life("1"));
        var unknown = await partner.RaiseAsync(Alerts.Life("2"));
        await host.SettleAsync();

        (await desk.MoveAsync(known, "route", new { district = "ballia", station = "Kotwali" })).Must(200);
        (await desk.MoveAsync(unknown, "route", new { district = "ballia", station = "Bansdih" })).Must(200);
        await host.SettleAsync();

        var sent = (await host.SentAsync()).Where(s => s.IsRequest).ToList();
        Assert.Contains(sent, s => s.To == ShoPhone && s.CaseId == known);
        Assert.DoesNotContain(sent, s => s.To == ShoPhone && s.CaseId == unknown);
        Assert.Contains(sent, s => s.To == Cast.Ballia.Phone && s.CaseId == unknown);
    }

    [Fact]
    public async Task An_admin_of_the_state_is_on_duty_by_their_own_word_alone_and_page_board_and_ladder_agree()
    {
        var host = await StartAsync();
        await host.Services.GetRequiredService<Roster.Officers>().PutAsync(Cast.Arvind with { OnDuty = true }, default);
        var arvind = await host.SignInAsync(Cast.Arvind);
        var partner = await host.PartnerAsync();

        var told = new List<(string?, string?, bool, bool, bool)>();
        foreach (var hours in new[] { 0, 4 })
        {
            (await arvind.PostAsync("/api/v1/duty", new { hours })).Must(204);
            var session = (await arvind.GetAsync("/api/v1/session")).Must(200).Body;
            var duty = (await arvind.GetAsync("/api/v1/duty")).Must(200).Body;
            var people = (await arvind.GetAsync("/api/v1/session/officers")).Must(200).Body;
            var before = (await host.CallsToAsync(Cast.Arvind)).Count;
            await partner.RaiseAsync(Alerts.Nowhere("h" + hours));
            await host.FastForward(30);
            told.Add((
                session.At("user.onDuty"), duty.At("onDuty"), duty.List("operators").Any(o => o.At("id") == Cast.Arvind.Id),
                people.EnumerateArray().Single(o => o.At("id") == Cast.Arvind.Id).At("onDuty") == "true", (await host.CallsToAsync(Cast.Arvind)).Count > before));
        }

        Assert.Equal([("false", "false", false, false, false), ("true", "true", true, true, true)], told);
    }

    [Fact]
    public async Task Whoever_says_that_they_are_on_duty_is_called_from_then_on_until_their_hours_end_or_they_say_no_longer()
    {
        var host = await StartAsync();
        var sana = await host.SignInAsync(Cast.Sana);
        var partner = await host.PartnerAsync();
        Assert.Equal(("false", null), ((await sana.GetAsync("/api/v1/duty")).Must(200).Body.At("onDuty"), (await sana.GetAsync("/api/v1/duty")).Body.At("selfUntil")));
        foreach (var wrong in new object[] { new { }, new { hours = -1 }, new { hours = 17 }, new { hours = "many" } })
        {
            Assert.NotEmpty((await sana.PostAsync("/api/v1/duty", wrong)).Must(400).Body.GetProperty("errors").List("hours"));
        }

        var calls = new List<int>();
        foreach (var hours in new[] { 8, 0, 1, -1 })
        {
            if (hours < 0)
            {
                await host.FastForward(TimeSpan.FromMinutes(61));
            }
            else
            {
                (await sana.PostAsync("/api/v1/duty", new { hours })).Must(204);
            }

            var before = (await host.CallsToAsync(Cast.Sana)).Count;
            var id = await partner.RaiseAsync(Alerts.Nowhere("h" + hours));
            await host.FastForward(30);
            calls.Add((await host.CallsToAsync(Cast.Sana)).Count - before);
            (await sana.MoveAsync(id, "acknowledge")).Must(200);
            (await sana.MoveAsync(id, "close", new { outcome = "false-alarm" })).Must(200);
            await host.SettleAsync();
        }

        Assert.Equal([true, false, true, false], calls.Select(n => n > 0));
        Assert.Equal("false", (await sana.GetAsync("/api/v1/duty")).Must(200).Body.At("onDuty"));
    }

    [Fact]
    public async Task A_case_says_of_each_message_whether_its_contact_point_was_proven_and_of_agencies_nothing()
    {
        var host = await StartAsync(new HostSetup { Proven = false });
        var ravi = await host.SignInAsync(Cast.Ravi);
        var id = await (await host.PartnerAsync()).RaiseAsync(Alerts.Life("1"));
        await host.FastForward(5);
        async Task<string[]> UnverifiedAsync() =>
            [.. (await ravi.CaseAsync(id)).List("deliveries").Where(d => d.At("unverified") == "true").Select(d => $"{d.At("target")} {d.At("channel")}").Distinct().Order(StringComparer.Ordinal)];

        var before = await UnverifiedAsync();
        await host.Services.GetRequiredService<Satark.Roster.Verifying.ContactVerification>().VouchAsync([Cast.Ravi.Phone!], default);
        var after = await UnverifiedAsync();

        Assert.Contains("Ravi Kumar sms", before);
        Assert.Contains("Ravi Kumar email", before);
        Assert.DoesNotContain(before, line => line.StartsWith("Special Task Force", StringComparison.Ordinal) || line.EndsWith("desk", StringComparison.Ordinal));
        Assert.Contains((await ravi.CaseAsync(id)).List("deliveries"), d => d.At("target") == "Special Task Force");
        Assert.Equal(before.Except(["Ravi Kumar sms"]), after);
    }

    [Fact]
    public async Task Signing_out_asks_the_successor_who_accepts_and_holds_the_case_with_a_fresh_lease()
    {
        var host = await StartAsync();
        var (ravi, asha) = (await host.SignInAsync(Cast.Ravi), await host.SignInAsync(Cast.Asha));
        var partner = await host.PartnerAsync();
        var id = await partner.RaiseAsync(Alerts.Life("1"));
        await host.SettleAsync();
        (await ravi.MoveAsync(id, "acknowledge")).Must(200);
        await host.SettleAsync();
        var held = Assert.Single((await ravi.GetAsync("/api/v1/duty")).Must(200).Body.List("held"));
        Assert.Equal((id, Cast.Asha.Name), (held.At("caseId"), held.At("successor")));

        (await ravi.SendAsync(HttpMethod.Delete, "/api/v1/session", null)).Must(204);
        await host.SettleAsync();

        Assert.Contains(await host.SmsToAsync(Cast.Asha.Phone), s => s.Text.Contains("take it over within 2 minutes", StringComparison.Ordinal));
        Assert.Equal(Cast.Asha.Id, (await asha.RowAsync(id))!.Value.At("holder.offer.user"));
        Assert.Contains("accept-offer", (await asha.CaseAsync(id)).List("moves").Select(m => m.GetString()));
        await host.FastForward(100);
        (await asha.MoveAsync(id, "accept-offer")).Must(200);
        await host.FastForward(120);

        var view = await asha.CaseAsync(id);
        Assert.Equal(Cast.Asha.Id, view.At("holder.user"));
        Assert.Contains(view.List("history"), e => e.At("text")!.Contains("Taken over from Ravi Kumar", StringComparison.Ordinal));
        Assert.DoesNotContain(await host.SentAsync(), s => s.IsCall && s.CaseId == id && s.At > 0 && s.To == Cast.Ballia.Phone);
        Assert.Empty((await host.VerifyAsync()).Faults);
    }

    [Fact]
    public async Task What_a_successor_does_not_accept_within_two_minutes_lapses_and_the_ladder_goes_on_at_once()
    {
        var host = await StartAsync();
        var ravi = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync();
        var id = await partner.RaiseAsync(Alerts.Life("1"));
        await host.SettleAsync();
        (await ravi.MoveAsync(id, "acknowledge")).Must(200);
        await host.SettleAsync();
        (await ravi.PostAsync("/api/v1/duty/offers", new { })).Must(200);
        host.SetZero();

        await host.FastForward(119);
        Assert.DoesNotContain(await host.SentAsync(), s => s.IsCall && s.At > 0);
        await host.FastForward(1);

        Assert.Contains(await host.CallsToAsync(Cast.Asha), at => at == 120);
        Assert.Equal("new", (await ravi.CaseAsync(id)).At("state"));
    }

    [Fact]
    public async Task At_the_end_of_duty_by_the_roster_the_next_shift_takes_the_case_over_by_the_link()
    {
        var host = await RosteredAsync(TwoShifts);
        var ravi = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync();
        await host.FastForward(1700);
        var id = await partner.RaiseAsync(Alerts.Life("1"));
        await host.SettleAsync();
        (await ravi.MoveAsync(id, "acknowledge")).Must(200);
        await host.FastForward(99);
        Assert.DoesNotContain(await host.SmsToAsync(NightPhone), s => s.CaseId == id);
        await host.FastForward(1);

        var asked = Assert.Single(await host.SmsToAsync(NightPhone), s => s.Text.Contains("take it over", StringComparison.Ordinal));
        (await host.PressAsync(TestHost.LinkOf(asked.Text), "take-over")).Must(303);
        await host.FastForward(150);

        Assert.Equal("sana", (await ravi.CaseAsync(id)).At("holder.user"));
    }

    [Fact]
    public async Task A_gap_is_called_to_the_shift_lead_beforehand_and_stands_on_the_roster_page_with_unproven_contact_points()
    {
        var host = await RosteredAsync(TwoShifts.Replace("daily 18:00-06:00", "daily 18:00-02:00", StringComparison.Ordinal));
        var asha = await host.SignInAsync(Cast.Asha);
        host.SetZero();
        var told = (await host.SmsToAsync(Cast.Asha.Phone)).Where(s => s.Text.Contains("Roster: no operator is on duty from 3 Mar 02:00 to 3 Mar 06:00", StringComparison.Ordinal)).ToList();
        Assert.Single(told);

        await host.FastForward(TimeSpan.FromHours(8));
        Assert.Equal([told[0].At, 7.5 * 3600], (await host.SmsToAsync(Cast.Asha.Phone)).Where(s => s.Text.Contains("3 Mar 02:00", StringComparison.Ordinal)).Select(s => s.At));

        var page = (await asha.GetAsync("/api/v1/roster")).Must(200).Body;
        Assert.Contains(page.List("gaps"), g => g.At("desk") == "state" && g.At("role") == "operator");
        Assert.Contains(page.List("unverified"), p => p.At("target") == "op-day" && !p.GetRawText().Contains(DayPhone, StringComparison.Ordinal));

        (await asha.PostAsync("/api/v1/roster/codes", new { target = "op-day", kind = "phone" })).Must(204);
        var code = Regex.Match(Assert.Single(await host.SmsToAsync(DayPhone), s => s.Text.Contains("proves this contact point", StringComparison.Ordinal)).Text, "[0-9]{6}").Value;
        (await asha.PostAsync("/api/v1/roster/codes/confirm", new { target = "op-day", kind = "phone", code = code == "111111" ? "111112" : "111111" })).Must(400);
        (await asha.PostAsync("/api/v1/roster/codes/confirm", new { target = "op-day", kind = "phone", code })).Must(204);
        Assert.DoesNotContain((await asha.GetAsync("/api/v1/roster")).Must(200).Body.List("unverified"), p => p.At("target") == "op-day");
        Assert.DoesNotContain(host.Log.Lines, l => l.Contains(code, StringComparison.Ordinal) || l.Contains(DayPhone, StringComparison.Ordinal));
        (await (await host.SignInAsync(Cast.Ballia)).PostAsync("/api/v1/roster/codes", new { target = "op-night", kind = "phone" })).Must(404);
    }

    [Fact]
    public async Task The_summary_for_the_next_shift_holds_codes_counts_and_holders_and_nobody_who_is_at_risk()
    {
        var host = await RosteredAsync(Head
            + "post,lead-day,Lead by day,supervisor,state,,,,daily 06:00-18:00,,,\npost,lead-night,Lead by night,supervisor,state,,,night.lead@police.example,daily 18:00-06:00,,,\n"
            + "filling,lead-day,,,,,,,,asha,2026-03-01,\nfilling,lead-night,,,,,,,,arvind,2026-03-01,\n");
        var ravi = await host.SignInAsync(Cast.Ravi);
        var partner = await host.PartnerAsync();
        await host.FastForward(1790);
        var id = await partner.RaiseAsync(Alerts.Life("1"));
        await host.SettleAsync();
        (await ravi.MoveAsync(id, "acknowledge")).Must(200);
        await host.FastForward(60);

        var code = (await ravi.CaseAsync(id)).At("code")!;
        var mail = Assert.Single(await host.SentAsync(), s => s.To == "night.lead@police.example");
        Assert.Contains(code, mail.Text, StringComparison.Ordinal);
        Assert.Contains("Ravi Kumar has it", mail.Text, StringComparison.Ordinal);
        var page = (await ravi.GetAsync("/api/v1/shift")).Must(200).Body;
        Assert.Equal([code], page.List("open").Select(c => c.At("code")));
        Assert.Contains("1 (" + code + ")", mail.Text, StringComparison.Ordinal);
        foreach (var personal in (string[])["riverside", "Goodbye", "sample.example"])
        {
            Assert.DoesNotContain(personal, mail.Subject + mail.Text + page.GetRawText(), StringComparison.OrdinalIgnoreCase);
        }
    }

    private async Task<TestHost> RosteredAsync(string sheet)
    {
        var host = await StartAsync();
        var done = await host.Services.GetRequiredService<ImportRoster>().HandleAsync(Encoding.UTF8.GetBytes(sheet), dryRun: false, default);
        Assert.Empty(done.Faults);
        await host.SettleAsync();
        return host;
    }
}

public sealed class DutyScenariosInOrder() : DutyScenarios(MessageOrder.AsTheyCome);

public sealed class DutyScenariosTwiceAndShuffled() : DutyScenarios(MessageOrder.TwiceAndShuffled);
