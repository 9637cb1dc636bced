using Satark.Cases;
using Satark.Escalation;
using Satark.Notifications;
using Satark.Notifications.Sharing;
using static Satark.Tests.WorldActs;

namespace Satark.Tests.Escalation;

public sealed class ClimbLadderTests
{
    private static readonly int Repeat = Policies.LifeRisk.RepeatSeconds;
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task An_untouched_alert_climbs_step_by_step_and_then_in_rounds()
    {
        using var world = await Listening();
        var id = await world.OpenAsync("a-1", ""","location":{"text":"Ballia"}""");
        var calls = new Dictionary<int, string>();
        var known = 0;
        for (var at = 0; at <= 300 + Repeat; at++)
        {
            await world.Pump.RunAsync(at == 0 ? TimeSpan.Zero : Second);
            var now = Calls(await world.DeliveriesAsync(id));
            if (now.Count > known)
            {
                calls[at] = string.Join(' ', now.Skip(known).Select(d => $"{d.Target}.{d.Channel}").Order(StringComparer.Ordinal));
                known = now.Count;
            }
        }

        Assert.Equal([0, 20, 60, 120, 300, 300 + Repeat], calls.Keys);
        Assert.Equal("desk.desk", calls[0]);
        Assert.Equal("asha.email asha.sms ravi.sms", calls[20]);
        Assert.Equal("lead.sms lead.voice lead.whatsapp", calls[60]);
        Assert.Equal("ballia.sp.sms ballia.sp.voice ballia.sp.whatsapp", calls[120]);
        Assert.Equal("last-resort.email last-resort.sms last-resort.voice last-resort.whatsapp lead.sms lead.voice lead.whatsapp", calls[300]);
        Assert.Equal(
            "asha.email asha.sms ballia.sp.sms ballia.sp.voice ballia.sp.whatsapp desk.desk last-resort.email last-resort.sms last-resort.voice last-resort.whatsapp lead.sms lead.voice lead.whatsapp ravi.sms",
            calls[300 + Repeat]);
    }

    [Fact]
    public async Task A_step_with_nobody_behind_it_is_skipped_at_once_and_those_after_it_keep_their_times()
    {
        using var world = await new World().WithPeopleAsync();
        var id = await world.OpenAsync();

        await world.Pump.RunDueAsync();
        Assert.Equal(["asha", "ravi"], Targets(await world.DeliveriesAsync(id)));
        var skipped = Assert.Single((await world.CaseAsync(id)).Marks, k => k.Kind == MarkKind.StepSkipped);
        Assert.Equal(("Nobody reachable at desk: the next step fired at once", "desk"), (skipped.Text, skipped.Word));
        Assert.Contains(EventKinds.StepSkipped, await world.KindsAsync(id));

        await world.Pump.RunAsync(TimeSpan.FromSeconds(59));
        Assert.Equal(["asha", "ravi"], Targets(await world.DeliveriesAsync(id)));
        await world.Pump.RunAsync(Second);
        Assert.Equal(["asha", "lead", "ravi"], Targets(await world.DeliveriesAsync(id)));
    }

    [Fact]
    public async Task With_nobody_on_duty_the_last_resort_is_called_at_once()
    {
        using var world = new World();
        await world.Officers.PutAsync(Asha with { OnDuty = false }, default);
        await world.Officers.PutAsync(Last, default);
        var id = await world.OpenAsync();

        await world.Pump.RunDueAsync();

        Assert.Equal([Last.Phone], world.Sms.To.Where(t => t == Last.Phone));
        Assert.Equal(["last-resort"], Targets(await world.DeliveriesAsync(id)));
        Assert.Equal(4, (await world.KindsAsync(id)).Count(k => k == EventKinds.StepSkipped));
    }

    [Fact]
    public async Task With_nobody_at_all_the_ladder_comes_again_each_round_and_says_so()
    {
        using var world = new World();
        var id = await world.OpenAsync();

        await world.Pump.RunAsync(TimeSpan.FromSeconds(1));

        var c = await world.CaseAsync(id);
        Assert.Equal(5, c.Ladder.NextStep);
        Assert.Equal(c.OpenedAt.AddSeconds(Policies.LifeRisk.RepeatSeconds), c.Ladder.NextAt);
        await world.Officers.PutAsync(Asha, default);
        await world.Pump.RunAsync(TimeSpan.FromSeconds(Policies.LifeRisk.RepeatSeconds));
        Assert.Contains(Asha.Phone, world.Sms.To);
    }

    [Fact]
    public async Task The_ladder_stops_at_the_first_acknowledgement_and_the_engagement_goes_on()
    {
        using var world = await Listening();
        var id = await world.OpenAsync();
        await world.Pump.RunAsync(TimeSpan.FromSeconds(25));
        var calls = Calls(await world.DeliveriesAsync(id)).Count;

        await world.TakeAsync(id, Asha);
        await world.Pump.RunAsync(TimeSpan.FromSeconds(290));

        Assert.Equal(calls, Calls(await world.DeliveriesAsync(id)).Count);
        Assert.Equal(3, (await world.KindsAsync(id)).Count(k => k == EventKinds.EngagementCalled));
        Assert.Equal(3, world.Sms.To.Count(t => t == "+915220000001"));
    }

    [Fact]
    public async Task After_a_lapsed_lease_the_next_circle_is_called()
    {
        using var world = await Listening();
        var id = await world.OpenAsync();
        await world.Pump.RunAsync(TimeSpan.FromSeconds(25));
        await world.TakeAsync(id, Asha);
        world.Sms.Sent.Clear();

        await world.Pump.RunAsync(TimeSpan.FromSeconds(299.999));
        Assert.DoesNotContain(Lead.Phone, world.Sms.To);
        await world.Pump.RunAsync(TimeSpan.FromMilliseconds(1));

        Assert.Contains(Lead.Phone, world.Sms.To);
        Assert.DoesNotContain(Asha.Phone, world.Sms.To);
        Assert.Null((await world.CaseAsync(id)).Hold);
    }

    [Fact]
    public async Task After_an_outage_each_person_and_channel_of_the_missed_steps_is_called_once()
    {
        using var world = await Listening();
        var id = await world.OpenAsync();

        await world.Pump.OutageAsync(TimeSpan.FromMinutes(10));

        var calls = Calls(await world.DeliveriesAsync(id));
        Assert.Equal(["asha.email", "asha.sms", "desk.desk", "last-resort.email", "last-resort.sms", "last-resort.voice", "last-resort.whatsapp", "lead.sms", "lead.voice", "lead.whatsapp", "ravi.sms"], calls.Select(d => $"{d.Target}.{d.Channel}").Order(StringComparer.Ordinal));
        var fired = Assert.Single(await world.Book.EventsAsync(id, default), e => e.Kind == EventKinds.StepFired);
        Assert.Equal("1,2,3,4,5", fired.Facts["steps"]);
    }

    [Fact]
    public async Task Each_message_twice_and_in_any_order_fires_each_step_once()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            using var world = await Listening();
            world.Pump.Twice = true;
            world.Pump.Shuffle = new Random(seed);
            var id = await world.OpenAsync("a-1", ""","location":{"text":"Ballia"}""");
            await world.Pump.RunAsync(TimeSpan.FromSeconds(300 + Repeat + 5));

            Assert.Equal(["1:1", "1:2", "1:3", "1:4", "1:5", "2:1,2,3,4,5"], (await world.Book.EventsAsync(id, default)).Where(e => e.Kind is EventKinds.StepFired or EventKinds.StepSkipped).Select(e => $"{e.Facts["round"]}:{e.Facts["steps"]}").Order(StringComparer.Ordinal));
            Assert.Equal(2, world.Sms.To.Count(t => t == Ravi.Phone));
            Assert.Null(await world.FaultAsync(id));
        }
    }

    [Fact]
    public async Task A_step_with_more_people_than_one_save_holds_calls_each_of_them_once()
    {
        var people = Enumerable.Range(0, 75).Select(i => Asha with { Id = $"op{i:D2}", Phone = $"+9190000001{i:D2}" }).ToArray();
        using var world = await new World().WithPeopleAsync(people);
        var id = await world.OpenAsync();

        // A provider takes so many at once from one partner's cases; the others leave with the next window.
        await world.Pump.RunAsync(CallingOptions.Window + TimeSpan.FromSeconds(1));

        var calls = Calls(await world.DeliveriesAsync(id));
        Assert.Equal(150, calls.Count);
        Assert.Equal(75, world.Sms.To.Where(t => t.StartsWith("+9190000001", StringComparison.Ordinal)).Distinct().Count());
        Assert.Equal(75, world.Sms.To.Count(t => t.StartsWith("+9190000001", StringComparison.Ordinal)));
        Assert.Single(await world.KindsAsync(id), k => k == EventKinds.StepFired);
    }

    [Fact]
    public async Task A_test_climbs_and_reaches_nobody()
    {
        using var world = await Listening();
        var id = (await world.RaiseAsync("""{"id":"t-1","type":"suicide-risk","status":"test","text":"a test"}""")).CaseId;

        await world.Pump.RunAsync(TimeSpan.FromMinutes(10));

        Assert.Equal(CaseMode.Test, (await world.CaseAsync(id)).Mode);
        Assert.Empty(world.Sms.Sent);
        Assert.Empty(world.Mail.Sent);
        Assert.All(Calls(await world.DeliveriesAsync(id)).Where(d => d.Channel != Channels.Desk), d => Assert.Equal(DeliveryState.Superseded, d.State));
    }

    private static async Task<World> Listening()
    {
        var world = await new World().WithPeopleAsync();
        world.Desk.Listens = true;
        return world;
    }

    private static List<Delivery> Calls(IEnumerable<Delivery> deliveries) => [.. deliveries.Where(d => d.Purpose == DeliveryPurpose.Call).OrderBy(d => d.Round).ThenBy(d => d.Step)];

    private static List<string> Targets(IEnumerable<Delivery> deliveries) => [.. Calls(deliveries).Select(d => d.Target).Distinct().Order(StringComparer.Ordinal)];
}
