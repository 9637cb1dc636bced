using Satark.Functions.Storage;
using Satark.Storage;

namespace Satark.Functions.Tests.Storage;

/// <summary>The process dies between each two steps of a save, and of a sweep; what is left is settled.</summary>
[Collection("bus")]
[Trait("Broker", "in-process")]
public sealed class CrashTests : FaultWorld
{
    [Fact]
    public async Task Who_dies_before_the_transaction_stored_nothing_and_never_will()
    {
        Store.At = DieAt(SaveStep.IntentWritten);
        await Assert.ThrowsAsync<DiedException>(() => Store.SaveAsync(Writing("x", "m"), None));
        Assert.Equal(1, (await RemainsAsync()).Intents);

        Assert.Equal(1, (await SweepAsync()).Dropped);

        Assert.Null(await Find());
        Assert.Empty(await DeliveredAsync());
        Assert.Equal(new Remains(0, 0, 0, 1, 1, 0), await RemainsAsync());
    }

    [Theory]
    [InlineData((int)SaveStep.Committed, 0)]
    [InlineData((int)SaveStep.Published, 2)]
    public async Task Who_dies_after_the_transaction_saved_all_and_every_message_is_delivered(int step, int deliveredBefore)
    {
        Store.At = DieAt((SaveStep)step);
        await Assert.ThrowsAsync<DiedException>(() => Store.SaveAsync(Writing("x", "m1", "m2"), None));
        Assert.Equal(deliveredBefore, (await DeliveredAsync()).Count);
        var before = await RemainsAsync();
        Assert.Equal((1, 2), (before.Intents, before.OutboxRows));

        Assert.Equal(1, (await SweepAsync()).Finished);

        Assert.Equal("x", (await Find())?.Value.Text);
        Assert.Equal(["m1", "m2"], await DeliveredAsync());
        Assert.Equal(new Remains(0, 0, 1, 0, 1, 0), await RemainsAsync());
    }

    [Theory]
    [InlineData((int)SaveStep.OutboxCleared, 0)]
    [InlineData((int)SaveStep.FenceNoted, 1)]
    public async Task Who_dies_while_tidying_up_has_told_saved_and_leaves_an_intent_that_is_dropped(int step, int notes)
    {
        Store.At = DieAt((SaveStep)step);
        Assert.Equal(SaveResult.Saved, await Store.SaveAsync(Writing("x", "m"), None));
        await Store.IdleAsync();
        Assert.Equal(new Remains(1, 0, 1, 0, notes, 0), await RemainsAsync());

        Assert.Equal(1, (await SweepAsync()).Finished);

        Assert.Equal(["m"], await DeliveredAsync());
        Assert.Equal(new Remains(0, 0, 1, 0, 1, 0), await RemainsAsync());
    }

    [Theory]
    [InlineData((int)SaveStep.Published, 2)]
    [InlineData((int)SaveStep.OutboxCleared, 1)]
    [InlineData((int)SaveStep.FenceNoted, 1)]
    public async Task A_sweeper_may_die_too(int step, int delivered)
    {
        Store.At = DieAt(SaveStep.Committed);
        await Assert.ThrowsAsync<DiedException>(() => Store.SaveAsync(Writing("x", "m"), None));
        var dying = Stores.NewSweeper();
        dying.At = DieAt((SaveStep)step);
        Assert.Equal(1, (await SweepAsync(dying)).Failed);
        Assert.Equal(1, (await RemainsAsync()).Intents);

        Assert.Equal(1, (await SweepAsync()).Finished);

        Assert.Equal(Enumerable.Repeat("m", delivered), await DeliveredAsync());
        Assert.Equal(new Remains(0, 0, 1, 0, 1, 0), await RemainsAsync());
    }

    [Fact]
    public async Task A_sweeper_leaves_a_change_alone_that_is_younger_than_the_grace()
    {
        Store.At = DieAt(SaveStep.Committed);
        await Assert.ThrowsAsync<DiedException>(() => Store.SaveAsync(Writing("x", "m"), None));

        Clock.Advance(Sweeper.Grace - TimeSpan.FromSeconds(5));
        Assert.Equal(new SweepReport(0, 0, 0, 0), await Stores.NewSweeper().SweepAsync(None));
        Assert.Empty(await DeliveredAsync());
    }

    [Fact]
    public async Task Two_sweepers_at_once_do_no_harm()
    {
        Store.At = DieAt(SaveStep.Committed);
        for (var i = 0; i < 20; i++)
        {
            await Assert.ThrowsAsync<DiedException>(() => Store.SaveAsync(Sending(new Change("p" + i), "m" + i.ToString("D2", System.Globalization.CultureInfo.InvariantCulture)), None));
        }

        Store.At = DieAt(SaveStep.IntentWritten);
        for (var i = 0; i < 20; i++)
        {
            await Assert.ThrowsAsync<DiedException>(() => Store.SaveAsync(Sending(new Change("q" + i), "never"), None));
        }

        Clock.Advance(Sweeper.Grace + TimeSpan.FromSeconds(1));
        var reports = await Task.WhenAll(Stores.NewSweeper().SweepAsync(None), Stores.NewSweeper().SweepAsync(None));

        Assert.All(reports, report => Assert.Equal(0, report.Failed));
        Assert.Equal(Enumerable.Range(0, 20).Select(i => "m" + i.ToString("D2", System.Globalization.CultureInfo.InvariantCulture)), (await DeliveredAsync()).Distinct());
        Assert.Equal(new Remains(0, 0, 20, 20, 40, 0), await RemainsAsync());
    }

    [Fact]
    public async Task A_sweeper_between_intent_and_a_slow_transaction_shuts_it_out_and_its_writer_saves_once_under_a_new_id()
    {
        var sweeps = 0;
        Store.At = async step =>
        {
            if (step == SaveStep.IntentWritten && sweeps++ == 0)
            {
                Assert.Equal(1, (await SweepAsync()).Dropped);
            }
        };

        Assert.Equal(SaveResult.Saved, await Store.SaveAsync(Writing("x", "m"), None));
        await Store.IdleAsync();

        Assert.Equal(2, sweeps);
        Assert.Equal("x", (await Find())?.Value.Text);
        Assert.Equal(["m"], await DeliveredAsync());
        Assert.Equal(new Remains(0, 0, 1, 1, 2, 0), await RemainsAsync());
        Assert.Equal(new SweepReport(0, 0, 0, 0), await SweepAsync());
    }

    [Fact]
    public async Task A_sweeper_beside_a_writer_who_is_slow_to_publish_sends_twice_rather_than_not_at_all()
    {
        Store.At = async step =>
        {
            if (step == SaveStep.Committed)
            {
                Assert.Equal(1, (await SweepAsync()).Finished);
            }
        };

        Assert.Equal(SaveResult.Saved, await Store.SaveAsync(Writing("x", "m"), None));
        await Store.IdleAsync();

        Assert.Equal(["m", "m"], await DeliveredAsync());
        Assert.Equal(new Remains(0, 0, 1, 0, 1, 0), await RemainsAsync());
    }

    [Fact]
    public async Task Queues_that_take_nothing_do_not_hinder_a_save_and_get_their_messages_later()
    {
        Bus.Fault = (operation, _) => operation == "send" ? new Azure.Messaging.ServiceBus.ServiceBusException("down", Azure.Messaging.ServiceBus.ServiceBusFailureReason.ServiceBusy) : null;
        Assert.Equal(SaveResult.Saved, await Store.SaveAsync(Writing("x", "m"), None));
        Assert.Equal(1, (await SweepAsync()).Failed);
        Bus.Fault = null;
        Assert.Empty(await DeliveredAsync());

        Assert.Equal(1, (await SweepAsync()).Finished);

        Assert.Equal(["m"], await DeliveredAsync());
        Assert.Equal(new Remains(0, 0, 1, 0, 1, 0), await RemainsAsync());
    }
}
