using Satark.Contracts;
using Satark.Functions.Storage;
using Satark.Storage;

namespace Satark.Functions.Tests.Storage;

/// <summary>Fences stay a day and no longer.</summary>
[Collection("bus")]
[Trait("Broker", "in-process")]
public sealed class FenceCleanerTests : FaultWorld
{
    [Fact]
    public async Task Fences_are_cleared_away_after_a_day_and_records_stay()
    {
        for (var i = 0; i < 3; i++)
        {
            await Store.SaveAsync(new Change("p" + i).Insert("a", new Note("x"), ContractJson.Default.Note), None);
        }

        await Store.IdleAsync();
        var sweeper = Stores.NewSweeper();
        Clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal(0, (await sweeper.SweepAsync(None)).Cleared);
        Assert.Equal(new Remains(0, 0, 3, 0, 3, 0), await RemainsAsync());
        await Store.SaveAsync(new Change("p0").Insert("b", new Note("x"), ContractJson.Default.Note), None);
        await Store.IdleAsync();

        Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(3, (await sweeper.SweepAsync(None)).Cleared);

        Assert.Equal(new Remains(0, 0, 1, 0, 1, 0), await RemainsAsync());
        Assert.Equal(2, (await Store.ListAllAsync("p0", "", ContractJson.Default.Note, None)).Count);
    }

    [Fact]
    public async Task It_is_done_at_most_once_an_hour_and_goes_on_where_it_stopped()
    {
        await Store.SaveAsync(new Change("p").Insert("a", new Note("x"), ContractJson.Default.Note), None);
        await Store.IdleAsync();
        Clock.Advance(TimeSpan.FromHours(24));
        var sweeper = Stores.NewSweeper();
        Assert.Equal(0, (await sweeper.SweepAsync(None)).Cleared);
        Clock.Advance(TimeSpan.FromMinutes(59));
        Way.Seen.Clear();
        Assert.Equal(0, (await sweeper.SweepAsync(None)).Cleared);

        // A fence that went without its note, as after a crash in between.
        var note = Assert.Single(await Remains.RowsAsync(Stores.Account.Fences));
        await Stores.Account.Records.DeleteEntityAsync("p", TableKeys.OfFence(note.RowKey));
        Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(1, (await sweeper.SweepAsync(None)).Cleared);
        Assert.Equal(new Remains(0, 0, 0, 0, 0, 0), await RemainsAsync());
    }

    [Fact]
    public async Task While_a_change_cannot_be_settled_no_fence_goes()
    {
        await Store.SaveAsync(new Change("p").Insert("a", new Note("x"), ContractJson.Default.Note), None);
        await Store.IdleAsync();
        Store.At = DieAt(SaveStep.Committed);
        await Assert.ThrowsAsync<DiedException>(() => Store.SaveAsync(Sending(new Change("q"), "m"), None));
        Bus.Fault = (_, _) => new Azure.Messaging.ServiceBus.ServiceBusException("down", Azure.Messaging.ServiceBus.ServiceBusFailureReason.ServiceBusy);
        Clock.Advance(TimeSpan.FromHours(26));

        Assert.Equal(new SweepReport(0, 0, 1, 0), await Stores.NewSweeper().SweepAsync(None));
        Bus.Fault = null;
        Assert.Equal(new SweepReport(1, 0, 0, 1), await Stores.NewSweeper().SweepAsync(None));
    }
}
