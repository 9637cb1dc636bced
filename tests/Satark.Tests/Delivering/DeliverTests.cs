using Satark.Cases;
using Satark.Messaging;
using Satark.Notifications;
using static Satark.Tests.WorldActs;

namespace Satark.Tests.Delivering;

public sealed class DeliverTests
{
    private const string ToAsha = "r1.s1.asha.sms";

    [Fact]
    public async Task A_delivery_goes_from_pending_over_sending_to_accepted_and_by_callbacks_to_read()
    {
        using var world = await new World().WithPeopleAsync();
        var states = new List<DeliveryState>();
        world.Store.Saving = change => states.AddRange(change.Writes.Where(w => w.Row.EndsWith(".delivery-" + ToAsha, StringComparison.Ordinal))
            .Select(w => System.Text.Json.JsonSerializer.Deserialize(w.Body.Span, SatarkJson.Default.Delivery)!.State));
        var id = await world.OpenAsync();
        await world.Pump.RunDueAsync();
        var reference = RecordDelivery.Reference(id, ToAsha);

        foreach (var state in (DeliveryState[])[DeliveryState.Delivered, DeliveryState.Accepted, DeliveryState.Delivered, DeliveryState.Read, DeliveryState.Delivered, DeliveryState.Failed, DeliveryState.Read])
        {
            await world.Confirm.HandleAsync(reference, state, null, default);
        }

        Assert.Equal([DeliveryState.Pending, DeliveryState.Sending, DeliveryState.Accepted, DeliveryState.Delivered, DeliveryState.Read], states);
        Assert.Equal(world.Clock.Now, (await world.CaseAsync(id)).Times.Delivered);
        Assert.DoesNotContain("provider-", (await One(world, id)).ProviderKey, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_can_be_tried_again_is_tried_after_15_30_and_60_seconds_and_then_by_the_next_channel()
    {
        using var world = await new World().WithPeopleAsync(Asha with { Mail = "asha@satark.test" });
        world.Sms.Answer = _ => new DeliveryResult.Retry("busy");
        world.Mail.Answer = _ => new DeliveryResult.Retry("busy");
        var id = await world.OpenAsync();
        var tries = new List<double>();
        world.Sms.Meanwhile = () =>
        {
            tries.AddRange(world.Sms.Sent[^1].To == Asha.Phone && world.Sms.Sent[^1].DeliveryId == ToAsha ? [(world.Clock.Now - Given.T0).TotalSeconds] : []);
            return Task.CompletedTask;
        };

        await world.Pump.RunAsync(TimeSpan.FromSeconds(200));

        Assert.Equal(4, tries.Count);
        Assert.InRange(tries[1] - tries[0], 12, 18);
        Assert.InRange(tries[2] - tries[1], 24, 36);
        Assert.InRange(tries[3] - tries[2], 48, 72);
        var d = await One(world, id);
        Assert.Equal((DeliveryState.Failed, 4, "given up: busy"), (d.State, d.Attempts, d.Reason));
    }

    [Fact]
    public async Task A_permanent_failure_takes_the_next_channel_at_once()
    {
        using var world = await new World().WithPeopleAsync(Lead with { Mail = "lead@satark.test" });
        world.Sms.Answer = m => m.To == Lead.Phone ? new DeliveryResult.Failed("no such number") : new DeliveryResult.Sent();
        var id = await world.OpenAsync();
        await RemoveMailOfPolicyAsync(world, id);
        await world.Pump.RunAsync(TimeSpan.FromSeconds(60));

        Assert.Equal(["lead@satark.test"], world.Mail.To);
        var deliveries = (await world.DeliveriesAsync(id)).Where(d => d.Target == "lead").ToDictionary(d => d.Channel);
        Assert.Equal((DeliveryState.Failed, "no such number"), (deliveries["sms"].State, deliveries["sms"].Reason));
        Assert.Equal((DeliveryState.Accepted, deliveries["sms"].Round, deliveries["sms"].Step), (deliveries["email"].State, deliveries["email"].Round, deliveries["email"].Step));
        Assert.DoesNotContain((await world.CaseAsync(id)).Marks, k => k.Kind == MarkKind.NotDelivered);
    }

    [Fact]
    public async Task A_failure_that_a_callback_tells_takes_the_next_channel_too()
    {
        using var world = await new World().WithPeopleAsync(Lead with { Mail = "lead@satark.test" });
        var id = await world.OpenAsync();
        await RemoveMailOfPolicyAsync(world, id);
        await world.Pump.RunAsync(TimeSpan.FromSeconds(60));
        var sms = Assert.Single(await world.DeliveriesAsync(id), d => d.Target == "lead");

        await world.Confirm.HandleAsync(RecordDelivery.Reference(id, sms.Id), DeliveryState.Failed, "provider-" + sms.Id, default);
        await world.Confirm.HandleAsync(RecordDelivery.Reference(id, sms.Id), DeliveryState.Failed, "provider-" + sms.Id, default);
        await world.Pump.RunDueAsync();

        Assert.Equal(["lead@satark.test"], world.Mail.To);
    }

    [Fact]
    public async Task When_no_channel_is_left_the_case_says_whom_it_did_not_reach()
    {
        using var world = await new World().WithPeopleAsync();
        world.Sms.Answer = m => new DeliveryResult.Failed("down");
        world.Mail.Answer = m => new DeliveryResult.Failed("down");
        var id = await world.OpenAsync();

        await world.Pump.RunDueAsync();

        var marks = (await world.CaseAsync(id)).Marks.Where(k => k.Kind == MarkKind.NotDelivered).OrderBy(k => k.Name, StringComparer.Ordinal).ToList();
        Assert.Equal(["Asha Verma", "Ravi Singh", "Special Task Force"], marks.Select(k => k.Name));
        Assert.All(marks, k => Assert.Equal($"{k.Name} could not be reached by any channel", k.Text));
    }

    [Fact]
    public async Task An_officer_whose_name_begins_with_anothers_takes_no_channel_from_them()
    {
        using var world = await new World().WithPeopleAsync(Lead with { Id = "anita", Mail = "anita@satark.test" }, Lead with { Id = "anita.k", Phone = null, Mail = "k@satark.test" });
        world.Sms.Answer = _ => new DeliveryResult.Failed("down");
        var id = await world.OpenAsync();
        await RemoveMailOfPolicyAsync(world, id, except: "anita.k");

        await world.Pump.RunAsync(TimeSpan.FromSeconds(60));

        Assert.Contains("anita@satark.test", world.Mail.To);
    }

    [Fact]
    public async Task No_call_begins_after_an_acknowledgement_and_the_engagement_goes_on()
    {
        using var world = await new World().WithPeopleAsync();
        var id = await world.OpenAsync();
        while (world.Store.Waiting.FirstOrDefault(m => m.Kind is not Errands.Deliver && m.DueAt <= world.Clock.Now) is { } message)
        {
            // Everything but the sending itself.
            var due = world.Store.Waiting.Where(m => m.DueAt <= world.Clock.Now).ToList();
            var taken = world.Store.Take(world.Clock.Now, _ => due.IndexOf(message))!;
            await world.Pump.HandleAsync(taken);
        }

        await world.TakeAsync(id, Asha);
        await world.Pump.RunDueAsync();

        Assert.Equal(["+915220000001"], world.Sms.To);
        Assert.Empty(world.Mail.Sent);
        Assert.All((await world.DeliveriesAsync(id)).Where(d => d.Purpose == DeliveryPurpose.Call), d => Assert.Equal((DeliveryState.Superseded, "somebody has the case"), (d.State, d.Reason)));
    }

    [Fact]
    public async Task An_acknowledgement_between_a_look_at_the_case_and_the_first_step_of_a_call_stops_the_call()
    {
        // At each place where the handler waits for the store, somebody takes the case.
        for (var stop = 0; stop < 12; stop++)
        {
            using var world = await new World().WithPeopleAsync(Ravi);
            var id = await world.OpenAsync();
            await TakeUntilDeliverAsync(world);
            var call = world.Store.Take(world.Clock.Now)!;
            int passed = 0, begun = 0;
            var taken = false;
            world.Store.Saving = change => begun += change.Writes.Any(w => IsSending(w.Body.Span)) && taken ? 1 : 0;
            world.Store.At = async _ =>
            {
                if (passed++ == stop)
                {
                    world.Store.At = null;
                    await world.TakeAsync(id, Asha);
                    taken = true;
                }
            };

            await world.Pump.HandleAsync(call);

            Assert.Equal(0, begun);
        }
    }

    [Fact]
    public async Task A_doubled_message_sends_once()
    {
        using var world = await new World().WithPeopleAsync();
        world.Pump.Twice = true;
        world.Sms.Answer = m => m.To == Ravi.Phone && world.Sms.Sent.Count(s => s.To == Ravi.Phone) == 1 ? new DeliveryResult.Retry("busy") : new DeliveryResult.Sent();
        await world.OpenAsync();

        await world.Pump.RunDueAsync();
        Assert.Single(world.Sms.To, t => t == Ravi.Phone);
        await world.Pump.RunAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(2, world.Sms.To.Count(t => t == Ravi.Phone));
        Assert.Single(world.Sms.To, t => t == Asha.Phone);
    }

    private static bool IsSending(ReadOnlySpan<byte> body) => body.IndexOf("\"state\":\"sending\""u8) >= 0;

    private static async Task TakeUntilDeliverAsync(World world)
    {
        while (world.Store.Waiting[0].Kind != Errands.Deliver || !Errand.Of(world.Store.Waiting[0]).Part!.StartsWith('r'))
        {
            await world.Pump.HandleAsync(world.Store.Take(world.Clock.Now)!);
        }
    }

    private static async Task<Delivery> One(World world, string caseId) => Assert.Single(await world.DeliveriesAsync(caseId), d => d.Id == ToAsha);

    // The policy calls by SMS alone, so that the other channel is a next one.
    private static async Task RemoveMailOfPolicyAsync(World world, string id, string? except = null)
    {
        var policy = (await world.CaseAsync(id)).Ladder.Policy;
        var steps = policy.Steps.Select((s, i) => s with { Channels = except is not null && i == 2 ? [Channels.Sms, Channels.Email] : s.Channels.Contains(Channels.Sms) ? [Channels.Sms] : s.Channels }).ToList();
        await world.MoveAsync(id, Asha, (c, m) => new Moved(c with { Ladder = c.Ladder with { Policy = policy with { Steps = steps } } }, []));
    }
}
