using Satark.Roster;
using Satark.Roster.Duty;
using Satark.Roster.Posts;
using Satark.Storage;
using static Satark.Tests.Roster.Rosters;

namespace Satark.Tests.Roster;

/// <summary>The clock of these tests begins on Monday, 17:30 in India.</summary>
public sealed class WatchDutyTests
{
    private static readonly DutyPlan Nights = Plan([Post("op", "daily 06:00-02:00"), Post("lead", role: Role.Supervisor)], Fills("op", Asha), Fills("lead", Lead));

    [Fact]
    public async Task A_gap_is_called_to_the_shift_lead_twelve_hours_before_it_begins_once_and_again_one_hour_before()
    {
        using var world = await Only();
        await world.WithRosterAsync(Nights with { Overrides = [new("op", Monday.AddDays(1), "12:00-02:00")] });
        var told = new List<string>();

        // From 17:30: the gap of 02:00 to 12:00 lies within twelve hours at once; then an hour before; the next night's from Tuesday 14:00 on.
        for (var half = 0; half < 2 * 30; half++)
        {
            var now = IndiaTime.Told(world.Clock.Now);
            told.AddRange(world.Sms.Sent.Where(m => m.Template == "gap").Skip(told.Count).Select(m => $"{now} {m.To[^1]}: {string.Join(", ", m.Slots)}").ToList());
            await world.Pump.RunAsync(TimeSpan.FromMinutes(30));
        }

        Assert.Equal(
            [
                "2 Mar 17:30 3: operator, 3 Mar 02:00, 3 Mar 12:00",
                "3 Mar 01:00 3: operator, 3 Mar 02:00, 3 Mar 12:00",
                "3 Mar 14:00 3: operator, 4 Mar 02:00, 4 Mar 06:00",
            ],
            told);
    }

    [Fact]
    public async Task Without_a_shift_lead_on_duty_the_last_resort_hears_of_gaps_and_a_gap_that_was_filled_is_not_told_again()
    {
        using var world = await Only(Asha, Lead with { OnDuty = false });
        await world.WithRosterAsync(Plan([Post("op", "daily 06:00-02:00")], Fills("op", Asha)));
        Assert.Equal([WorldActs.Last.Phone], world.Sms.Sent.Where(m => m.Template == "gap").Select(m => m.To));

        await world.WithRosterAsync(Plan([Post("op", "24x7")], Fills("op", Asha)));
        await world.Pump.RunAsync(TimeSpan.FromHours(10));

        Assert.Single(world.Sms.Sent, m => m.Template == "gap");
    }

    [Fact]
    public async Task A_roster_with_more_gaps_than_one_save_holds_has_each_of_them_told()
    {
        var leads = Enumerable.Range(0, 4).Select(i => Lead with { Id = $"lead{i}", Phone = $"+91900000020{i}", WhatsApp = $"+91900000030{i}", Mail = $"lead{i}@satark.test" }).ToArray();
        using var world = await Only([Asha, .. leads]);
        await world.WithRosterAsync(Plan([Post("op", "daily 18:00-19:00,20:00-21:00,22:00-23:00,00:00-01:00,02:00-03:00,04:00-05:00")], Fills("op", Asha)));

        var told = world.Sms.Sent.Where(m => m.Template == "gap").Select(m => m.Slots[1]).Distinct();
        Assert.Equal(["2 Mar 17:30", "2 Mar 19:00", "2 Mar 21:00", "2 Mar 23:00", "3 Mar 01:00", "3 Mar 03:00", "3 Mar 05:00"], told.Order());
    }

    [Fact]
    public async Task The_end_of_duty_asks_the_next_on_the_post_about_each_held_case()
    {
        using var world = await Only();
        await world.WithRosterAsync(Plan(
            [Post("day", "daily 06:00-18:00"), Post("night", "daily 18:00-06:00"), Post("lead", role: Role.Supervisor)], Fills("day", Asha), Fills("night", Ravi), Fills("lead", Lead)));
        var (held, other) = (await world.OpenOrdinaryAsync("a-1"), await world.OpenOrdinaryAsync("a-2"));
        await world.Pump.RunDueAsync();
        await world.TakeAsync(held, Asha);
        await world.TakeAsync(other, Lead);
        await world.Pump.RunAsync(TimeSpan.FromMinutes(29));
        Assert.Null((await world.CaseAsync(held)).Hold!.Offer);

        await world.Pump.RunAsync(TimeSpan.FromMinutes(1));

        Assert.Equal("ravi", (await world.CaseAsync(held)).Hold!.Offer!.To!.Id);
        Assert.Null((await world.CaseAsync(other)).Hold?.Offer);
        Assert.Equal([Ravi.Phone], world.Sms.Sent.Where(m => m.Template == "take-over").Select(m => m.To));
    }

    [Fact]
    public async Task Of_somebody_who_held_more_cases_than_one_save_holds_each_one_is_offered()
    {
        using var world = await Only(Asha, Ravi with { OnDuty = false }, Lead with { Mail = "lead@satark.test" }, WorldActs.Ballia);
        await world.WithRosterAsync(Plan([Post("day", "daily 06:00-18:00"), Post("night", "daily 18:00-06:00"), Post("lead", "daily 18:00-06:00", Role.Supervisor)], Fills("day", Asha), Fills("night", Ravi), Fills("lead", Lead)));
        var held = new List<string>();
        for (var i = 0; i < 65; i++)
        {
            held.Add(await world.OpenOrdinaryAsync($"a-{i}"));
            await world.Pump.RunDueAsync();
            await world.TakeAsync(held[^1], Asha);
        }

        await world.Pump.RunAsync(TimeSpan.FromMinutes(30));

        foreach (var id in held)
        {
            Assert.Equal("ravi", (await world.CaseAsync(id)).Hold!.Offer!.To!.Id);
        }

        Assert.Single(world.Mail.Sent, m => m.Template == "shift-summary");
        var looks = world.Pump.Delivered.Count;
        await world.Pump.RunAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(looks, world.Pump.Delivered.Count);
    }

    [Fact]
    public async Task A_shift_lead_who_comes_on_duty_gets_the_summary_and_one_who_stays_does_not()
    {
        using var world = await Only(Asha, Lead with { Mail = "lead@satark.test" }, Second);
        await world.WithRosterAsync(Plan([Post("day", "daily 06:00-18:00", Role.Supervisor), Post("night", "daily 18:00-06:00", Role.Supervisor)], Fills("day", Lead), Fills("night", Second)));
        var id = await world.OpenAsync("a-1", ""","location":{"text":"Ballia"},"subject":{"displayName":"Sunita Devi"}""");
        await world.Pump.RunAsync(TimeSpan.FromMinutes(27));
        await world.TakeAsync(id, Asha);
        await world.Pump.RunAsync(TimeSpan.FromMinutes(3));

        var mail = Assert.Single(world.Mail.Sent, m => m.Template == "shift-summary");
        Assert.Equal("second@satark.test", mail.To);
        var code = (await world.CaseAsync(id)).Code;
        Assert.Contains($"- {code}, LIFE AT RISK, acknowledged, Ballia: Asha Verma has it", mail.Text, StringComparison.Ordinal);
        Assert.Contains($"New: 1 ({code})", mail.Text, StringComparison.Ordinal);
        Assert.Contains("पाली का सार", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Sunita", mail.Text + mail.Subject, StringComparison.Ordinal);

        await world.Pump.RunAsync(TimeSpan.FromHours(12));
        Assert.Equal(["second@satark.test", "lead@satark.test"], world.Mail.Sent.Where(m => m.Template == "shift-summary").Select(m => m.To));
    }

    [Fact]
    public async Task A_timer_that_was_lost_is_found_by_the_auditor_and_begun_again()
    {
        using var world = await Only();
        await world.WithRosterAsync(Nights);
        var clock = (await world.Store.FindAsync(DutyBook.Partition, "clock", SatarkJson.Default.DutyClock, default))!;

        // The message that is on its way is not the one that is waited for.
        await world.Store.SaveAsync(new Change(DutyBook.Partition).Replace("clock", clock.Version, clock.Value with { N = clock.Value.N + 1 }, SatarkJson.Default.DutyClock), default);
        await world.Pump.OutageAsync(clock.Value.DueAt!.Value - world.Clock.Now + TimeSpan.FromMinutes(2));
        var told = world.Sms.Sent.Count(m => m.Template == "gap");

        Assert.Equal(1, (await world.Auditor.HandleAsync(default)).Mended);
        await world.Pump.RunAsync(TimeSpan.FromHours(1));

        Assert.Equal(told + 1, world.Sms.Sent.Count(m => m.Template == "gap"));
        Assert.Equal(0, (await world.Auditor.HandleAsync(default)).Mended);
    }

    [Fact]
    public async Task Without_posts_no_timer_runs()
    {
        using var world = await Only();
        await world.WithRosterAsync(Plan([Post("op")], Fills("op", Asha)));
        await world.WithRosterAsync(DutyPlan.Empty);
        await world.Pump.RunAsync(TimeSpan.FromDays(2));
        var before = world.Pump.Delivered.Count;

        await world.Pump.RunAsync(TimeSpan.FromDays(8));

        Assert.Equal(before, world.Pump.Delivered.Count);
    }

    private static readonly Officer Second = Lead with { Id = "second", Name = "Second Lead", Phone = null, Mail = "second@satark.test" };

    // Nobody whose flag alone would cover every hour.
    private static Task<World> Only(params Officer[] people) => new World().WithPeopleAsync(people.Length > 0 ? people : [Asha, Ravi with { OnDuty = false }, Lead, WorldActs.Ballia]);
}
