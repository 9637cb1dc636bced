using Satark.Cases;
using Satark.Escalation.Storms;
using Satark.Notifications;
using static Satark.Tests.WorldActs;

namespace Satark.Tests.Escalation.Storms;

public sealed class StormCallsTests
{
    private const int Alerts = 15;

    [Fact]
    public async Task Beyond_its_limit_a_partner_is_called_about_once_and_the_message_says_how_many_and_grows()
    {
        using var world = await new World().WithPeopleAsync();
        var ids = await StormAsync(world);
        await world.Pump.RunAsync(TimeSpan.FromSeconds(25));

        var cases = await CasesAsync(world, ids);
        Assert.Equal((10, 1, 4), (cases.Count(c => c.Storm is null), cases.Count(c => c.Storm is { Calls: true }), cases.Count(StormMoves.Waits)));

        // Ten by themselves and five as one: eleven calls, of which the first left alone and ten together.
        var calls = world.Sms.Sent.Where(s => s.To == Ravi.Phone).ToList();
        Assert.Equal([TemplateIds.Call, TemplateIds.Several], calls.Select(s => s.Template));
        Assert.StartsWith("LIFE AT RISK: 14 cases: ", calls[1].Text, StringComparison.Ordinal);

        await world.OpenAsync("late");
        await world.Pump.RunAsync(TimeSpan.FromSeconds(45));
        Assert.StartsWith("LIFE AT RISK: 15 cases: ", Assert.Single(world.Sms.Sent, s => s.To == Lead.Phone && s.Template == TemplateIds.Several).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_storm_that_nobody_answers_climbs_to_the_last_resort_and_taking_its_first_makes_the_next_call()
    {
        using var world = await new World().WithPeopleAsync();
        var ids = await StormAsync(world);
        await world.Pump.RunAsync(TimeSpan.FromSeconds(310));
        Assert.Contains(world.Sms.Sent, s => s.To == Last.Phone && s.Template == TemplateIds.Several && s.Slots[1] == "14");

        // The same number is said as is written, and how many of them the call asks about.
        var said = world.Voice.Sent.Where(s => s.To == Last.Phone && s.Template == TemplateIds.Several).ToList();
        Assert.NotEmpty(said);
        Assert.All(said, s => Assert.Contains("There are 14 cases for you. You are asked about 10 of them now, one after the other,", s.Text, StringComparison.Ordinal));

        var first = (await CasesAsync(world, ids)).Single(c => c.Storm is { Calls: true });
        await world.TakeAsync(first.Id, Ravi);
        world.Sms.Sent.Clear();
        await world.Pump.RunAsync(TimeSpan.FromSeconds(25));

        var next = (await CasesAsync(world, ids)).Single(c => c.Storm is { Calls: true } && c.Hold is null);
        Assert.NotEqual(first.Id, next.Id);
        Assert.Contains("4 cases of Meta, first " + next.Code, Assert.Single(world.Sms.Sent, s => s.To == Asha.Phone && s.Template == TemplateIds.Storm).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_calls_for_the_others_counts_them_and_once_it_was_taken_itself_alone()
    {
        using var world = await new World().WithPeopleAsync();
        var ids = await StormAsync(world);
        await world.Pump.RunAsync(TimeSpan.FromSeconds(5));
        var first = (await CasesAsync(world, ids)).Single(StormMoves.CallsForOthers);
        Assert.Equal(5, await world.Compose.CountAsync([first], default));
        Assert.Equal(6, await world.Compose.CountAsync([first, await world.CaseAsync(ids[0])], default));

        // Taken and given up again, it waits beside the next one, which calls for the other three.
        await world.TakeAsync(first.Id, Ravi);
        await world.Pump.RunAsync(TimeSpan.FromSeconds(1));
        var back = await world.CaseAsync(first.Id) with { Hold = null };
        var next = (await CasesAsync(world, ids)).Single(StormMoves.CallsForOthers);
        Assert.Equal((1, 4, 5), (await world.Compose.CountAsync([back], default), await world.Compose.CountAsync([next], default), await world.Compose.CountAsync([back, next], default)));
    }

    [Fact]
    public async Task Every_case_of_a_storm_is_called_about_in_the_end_however_messages_come()
    {
        for (var seed = 0; seed < 3; seed++)
        {
            using var world = await new World().WithPeopleAsync();
            world.Pump.Twice = true;
            world.Pump.Shuffle = new Random(seed);
            var ids = await StormAsync(world);
            await world.Pump.RunAsync(TimeSpan.FromSeconds(5));
            for (var i = 0; i < Alerts; i++)
            {
                // Exactly one calls for those that wait, until none is left.
                var open = (await CasesAsync(world, ids)).Where(c => c.Hold is null).ToList();
                Assert.Equal(open.Any(c => c.Storm is not null) ? 1 : 0, open.Count(c => c.Storm is { Calls: true }));
                if (open.Find(c => c.Storm is { Calls: true }) is not { } lead)
                {
                    break;
                }

                await world.TakeAsync(lead.Id, Ravi);
                await world.Pump.RunAsync(TimeSpan.FromSeconds(1));
            }

            Assert.DoesNotContain(await CasesAsync(world, ids), StormMoves.Waits);
            Assert.Equal(0, (await world.Storms.FindAsync("meta", default)).Open);
        }
    }

    [Fact]
    public async Task A_confirmed_storm_gives_every_case_its_own_ladder_and_a_second_word_finds_none()
    {
        using var world = await new World().WithPeopleAsync();
        var ids = await StormAsync(world);
        await world.Pump.RunAsync(TimeSpan.FromSeconds(5));

        Assert.Equal(5, (await world.Storms.ConfirmAsync("meta", Lead, default)).Value);
        var after = await world.OpenAsync("after");
        await world.Pump.RunAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(RefusalKind.NotNow, (await world.Storms.ConfirmAsync("meta", Lead, default)).Refusal?.Kind);
        Assert.DoesNotContain(await CasesAsync(world, ids), StormMoves.Waits);
        foreach (var id in ids.Append(after))
        {
            Assert.Single(await world.DeliveriesAsync(id), d => d is { Target: "ravi", Channel: Channels.Sms, State: DeliveryState.Accepted, Step: 1 });
        }

        Assert.Contains((await world.Book.EventsAsync(ids[^1], default)), e => e.Kind == EventKinds.StormLeft && e.By.Id == Lead.Id);
    }

    [Fact]
    public async Task Another_partners_alert_in_the_middle_of_a_storm_has_its_own_ladder()
    {
        using var world = await new World().WithPeopleAsync();
        await StormAsync(world);
        var other = (await world.RaiseAsync("""{"id":"x","type":"suicide-risk","severity":"critical","text":"I cannot go on","url":"https://other.test/x"}""", Other)).CaseId;
        await world.Pump.RunAsync(TimeSpan.FromSeconds(25));

        Assert.Null((await world.CaseAsync(other)).Storm);
        Assert.Contains((await world.DeliveriesAsync(other)), d => d.Target == "ravi" && d.State == DeliveryState.Accepted);
    }

    [Fact]
    public async Task An_operator_with_three_cases_of_a_life_at_stake_is_skipped_for_a_fourth_and_where_all_are_full_the_shift_lead_is_called()
    {
        using var world = await new World().WithPeopleAsync();
        foreach (var n in Enumerable.Range(1, 3))
        {
            await world.TakeAsync(await world.OpenAsync($"r-{n}"), Ravi);
        }

        await world.Pump.RunAsync(TimeSpan.FromSeconds(1));
        var fourth = await world.OpenAsync("fourth");
        await world.Pump.RunAsync(TimeSpan.FromSeconds(21));
        Assert.Equal(["asha"], await CalledAsync(world, fourth));

        foreach (var n in Enumerable.Range(1, 3))
        {
            await world.TakeAsync(await world.OpenAsync($"a-{n}"), Asha);
        }

        await world.Pump.RunAsync(TimeSpan.FromSeconds(1));
        var last = await world.OpenAsync("last");
        await world.Pump.RunAsync(TimeSpan.FromSeconds(21));
        Assert.Equal(["lead"], await CalledAsync(world, last));
    }

    private static async Task<IReadOnlyList<string>> CalledAsync(World world, string id) =>
        [.. (await world.DeliveriesAsync(id)).Where(d => d.Purpose == DeliveryPurpose.Call && d.Target != "desk").Select(d => d.Target).Distinct()];

    private static async Task<IReadOnlyList<string>> StormAsync(World world)
    {
        var ids = new List<string>();
        for (var i = 0; i < Alerts; i++)
        {
            ids.Add(await world.OpenAsync($"storm-{i}"));
        }

        return ids;
    }

    private static async Task<List<Case>> CasesAsync(World world, IReadOnlyList<string> ids)
    {
        var cases = new List<Case>();
        foreach (var id in ids)
        {
            cases.Add(await world.CaseAsync(id));
        }

        return cases;
    }
}
