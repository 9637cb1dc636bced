using Satark.Cases;
using Satark.Notifications;
using static Satark.Tests.WorldActs;

namespace Satark.Tests.Delivering;

/// <summary>What becomes of a delivery whose handler died, or never came back, between "sending" and its answer.</summary>
public sealed class FoundInSendingTests
{
    [Fact]
    public async Task Where_a_life_is_at_stake_it_is_sent_again_after_its_limit_and_says_perhaps_twice()
    {
        using var world = await new World().WithPeopleAsync(Ravi);
        var id = await world.OpenAsync();
        DieOnce(world, world.Sms, Ravi.Phone!);
        await world.Pump.RunDueAsync();
        Assert.Single(world.Sms.To, t => t == Ravi.Phone);
        Assert.Equal(DeliveryState.Sending, (await Call(world, id)).State);

        await world.Pump.RunAsync(TimeSpan.FromSeconds(9.999));
        Assert.Single(world.Sms.To, t => t == Ravi.Phone);
        await world.Pump.RunAsync(TimeSpan.FromMilliseconds(1));

        var d = await Call(world, id);
        Assert.Equal(2, world.Sms.To.Count(t => t == Ravi.Phone));
        Assert.Equal((DeliveryState.Accepted, 2, true), (d.State, d.Attempts, d.PerhapsTwice));
    }

    [Fact]
    public async Task Else_it_is_unknown_and_the_next_channel_takes_it()
    {
        using var world = await new World().WithPeopleAsync(Ravi with { Mail = "ravi@satark.test" });
        var id = await world.OpenOrdinaryAsync();
        var policy = (await world.CaseAsync(id)).Ladder.Policy;
        await world.MoveAsync(id, Asha, (c, m) => new Moved(c with { Ladder = c.Ladder with { Policy = policy with { Steps = [policy.Steps[0], policy.Steps[1] with { Channels = [Channels.Sms] }, policy.Steps[2]] } } }, []));
        DieOnce(world, world.Sms, Ravi.Phone!);

        await world.Pump.RunAsync(TimeSpan.FromSeconds(10));

        Assert.Single(world.Sms.To, t => t == Ravi.Phone);
        Assert.Equal(["ravi@satark.test"], world.Mail.To);
        var d = await Call(world, id);
        Assert.Equal((DeliveryState.Unknown, 1, "no answer within 10 s"), (d.State, d.Attempts, d.Reason));
    }

    [Fact]
    public async Task A_delivery_that_arrived_after_all_is_delivered_and_not_unknown()
    {
        using var world = await new World().WithPeopleAsync(Ravi);
        var id = await world.OpenAsync();
        DieOnce(world, world.Sms, Ravi.Phone!);
        await world.Pump.RunDueAsync();
        var d = await Call(world, id);

        await world.Confirm.HandleAsync(RecordDelivery.Reference(id, d.Id), DeliveryState.Delivered, null, default);
        await world.Pump.RunAsync(TimeSpan.FromSeconds(15));

        Assert.Equal(DeliveryState.Delivered, (await Call(world, id)).State);
        Assert.Single(world.Sms.To, t => t == Ravi.Phone);
    }

    [Fact]
    public async Task What_was_begun_before_somebody_took_the_case_is_unknown_and_not_called_again()
    {
        using var world = await new World().WithPeopleAsync(Ravi);
        var id = await world.OpenAsync();
        DieOnce(world, world.Sms, Ravi.Phone!);
        await world.Pump.RunDueAsync();
        await world.TakeAsync(id, Asha);

        await world.Pump.RunAsync(TimeSpan.FromSeconds(15));

        var d = await Call(world, id);
        Assert.Equal((DeliveryState.Unknown, "no answer within 10 s, and somebody has the case"), (d.State, d.Reason));
        Assert.Single(world.Sms.To, t => t == Ravi.Phone);
    }

    [Fact]
    public async Task A_channel_that_always_breaks_is_given_up_after_four_times_and_the_case_says_so()
    {
        using var world = await new World().WithPeopleAsync(Ravi);
        world.Sms.Answer = m => m.To == Ravi.Phone && m.DeliveryId.StartsWith("r1.s1", StringComparison.Ordinal) ? throw new InvalidOperationException("a bug") : new DeliveryResult.Sent();
        var id = await world.OpenAsync();

        await world.Pump.RunAsync(TimeSpan.FromSeconds(110));

        Assert.Equal(4, world.Sms.Sent.Count(s => s.DeliveryId.StartsWith("r1.s1", StringComparison.Ordinal)));
        Assert.Equal((DeliveryState.Unknown, 4), ((await Call(world, id)).State, (await Call(world, id)).Attempts));
        Assert.Contains((await world.CaseAsync(id)).Marks, k => k.Kind == MarkKind.NotDelivered);
        Assert.Empty(world.Store.Dead);
    }

    [Fact]
    public async Task A_provider_that_does_not_answer_in_time_is_tried_again()
    {
        using var world = await new World().WithPeopleAsync(Ravi);
        world.Sms.Answer = m => m.To == Ravi.Phone && world.Sms.Sent.Count(s => s.To == Ravi.Phone) == 1 ? throw new OperationCanceledException() : new DeliveryResult.Sent();
        var id = await world.OpenAsync();
        await world.Pump.RunDueAsync();
        Assert.Equal((DeliveryState.Pending, "no answer within 10 s"), ((await Call(world, id)).State, (await Call(world, id)).Reason));

        await world.Pump.RunAsync(TimeSpan.FromSeconds(18));

        Assert.Equal(DeliveryState.Accepted, (await Call(world, id)).State);
    }

    [Fact]
    public async Task Wherever_the_process_dies_the_call_is_made_and_its_answer_kept()
    {
        for (var stop = 0; stop < 25; stop++)
        {
            using var world = await new World().WithPeopleAsync(Ravi);
            var id = await world.OpenAsync();
            var passed = 0;
            world.Store.At = _ =>
            {
                if (passed++ == stop)
                {
                    world.Pump.Die();
                }

                return default;
            };

            await world.Pump.RunAsync(TimeSpan.FromSeconds(19));

            var d = await Call(world, id);
            Assert.Equal(DeliveryState.Accepted, d.State);
            Assert.InRange(world.Sms.To.Count(t => t == Ravi.Phone), 1, 2);
            Assert.Equal(world.Sms.To.Count(t => t == Ravi.Phone) == 2, d.PerhapsTwice);
            Assert.Null(await world.FaultAsync(id));
        }
    }

    private static void DieOnce(World world, FakeChannel channel, string to)
    {
        var died = false;
        channel.Meanwhile = () =>
        {
            if (!died && channel.Sent[^1].To == to)
            {
                died = true;
                world.Pump.Die();
            }

            return Task.CompletedTask;
        };
    }

    private static async Task<Delivery> Call(World world, string id) => (await world.DeliveriesAsync(id)).First(d => d is { Purpose: DeliveryPurpose.Call, Target: "ravi", Channel: "sms" });
}
