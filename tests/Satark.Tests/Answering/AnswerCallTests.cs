using Satark.Cases;
using Satark.Notifications;
using Satark.Notifications.Answering;
using static Satark.Tests.WorldActs;

namespace Satark.Tests.Answering;

/// <summary>Which words from afar count, over the whole domain in memory.</summary>
public sealed class AnswerCallTests
{
    [Fact]
    public async Task A_word_counts_with_the_nonce_of_that_call_by_its_channel_from_the_number_that_was_called()
    {
        using var world = await new World().WithProvenPeopleAsync();
        var (id, call) = await CalledAsync(world);
        var nonce = world.Links.Token(id, call.Id);

        Assert.NotNull(await FindAsync(world, nonce));
        Assert.Null(await world.Answers.FindAsync(nonce, Channels.WhatsApp, Lead.Phone!, default));
        Assert.Null(await world.Answers.FindAsync(nonce, Channels.Voice, Ravi.Phone!, default));
        Assert.Null(await world.Answers.FindAsync(nonce, Channels.Voice, "", default));
        Assert.Null(await FindAsync(world, world.Links.Token(id, call.Id + "x")));
        Assert.Null(await FindAsync(world, ""));

        // Another message to the same person, another nonce: that of the text message does not answer the call.
        var text = Assert.Single(await world.DeliveriesAsync(id), d => d.Target == Lead.Id && d.Channel == Channels.Sms);
        Assert.Null(await FindAsync(world, world.Links.Token(id, text.Id)));
    }

    [Fact]
    public async Task A_number_that_no_code_has_proven_is_called_but_its_word_does_not_count()
    {
        using var world = await new World().WithPeopleAsync();
        var (id, call) = await CalledAsync(world);
        var nonce = world.Links.Token(id, call.Id);
        Assert.Null(await FindAsync(world, nonce));

        // Whoever picks up there must hear that it waits, and how else to answer; nobody hears so at a number that is not theirs.
        Assert.True(await world.Answers.WaitsUnprovenAsync(nonce, Channels.Voice, Lead.Phone!, default));
        Assert.False(await world.Answers.WaitsUnprovenAsync(nonce, Channels.Voice, Ravi.Phone!, default));

        await world.Contacts.VouchAsync([Lead.Phone!], default);
        Assert.NotNull(await FindAsync(world, nonce));
        Assert.False(await world.Answers.WaitsUnprovenAsync(nonce, Channels.Voice, Lead.Phone!, default));
    }

    [Fact]
    public async Task A_number_that_is_not_the_officers_any_more_speaks_for_nobody_and_neither_does_an_old_call()
    {
        using var world = await new World().WithProvenPeopleAsync();
        var (id, call) = await CalledAsync(world);
        var nonce = world.Links.Token(id, call.Id);

        await world.Officers.PutAsync(Lead with { Phone = "+919000000099" }, default);
        Assert.Null(await FindAsync(world, nonce));

        await world.Officers.PutAsync(Lead, default);
        Assert.NotNull(await FindAsync(world, nonce));
        world.Clock.Advance(Links.Lifetime);
        Assert.Null(await FindAsync(world, nonce));
    }

    [Fact]
    public async Task Taking_by_a_key_holds_two_minutes_stops_the_ladder_and_lets_it_go_on_when_nothing_follows()
    {
        using var world = await new World().WithProvenPeopleAsync();
        var (id, call) = await CalledAsync(world);
        var found = (await FindAsync(world, world.Links.Token(id, call.Id)))!;

        Assert.True((await world.Answers.HandleAsync(found, CallAnswer.Take, "CA1", default)).IsOk);
        Assert.True((await world.Answers.HandleAsync(found, CallAnswer.Take, "CA1", default)).IsOk);

        var c = await world.CaseAsync(id);
        Assert.Equal((Lead.Id, Channels.Voice, world.Clock.Now.AddSeconds(120)), (c.Hold!.By.Id, c.Hold.Through, c.Hold.LeaseUntil));
        Assert.NotNull(c.Times.Seen);
        Assert.Single(await world.KindsAsync(id), k => k == EventKinds.Acknowledged);
        Assert.Equal(DeliveryState.Read, Assert.Single(await world.DeliveriesAsync(id), d => d.Id == call.Id).State);

        await world.Pump.RunAsync(TimeSpan.FromSeconds(119.9));
        Assert.DoesNotContain(Ballia.Phone!, world.Voice.To);
        await world.Pump.RunAsync(TimeSpan.FromSeconds(0.1));
        Assert.Contains(Ballia.Phone!, world.Voice.To);
    }

    [Fact]
    public async Task Declining_by_a_key_calls_the_next_circle_at_once_and_the_same_key_twice_calls_one_circle()
    {
        using var world = await new World().WithProvenPeopleAsync();
        var (id, call) = await CalledAsync(world);
        var found = (await FindAsync(world, world.Links.Token(id, call.Id)))!;

        await world.Answers.HandleAsync(found, CallAnswer.NotOurs, "CA1", default);
        await world.Answers.HandleAsync(found, CallAnswer.NotOurs, "CA1", default);
        await world.Pump.RunDueAsync();

        Assert.Contains(Ballia.Phone!, world.Voice.To);
        Assert.DoesNotContain(Last.Phone, world.Voice.To);
        Assert.Single(await world.KindsAsync(id), k => k == EventKinds.Declined);
    }

    [Fact]
    public async Task The_last_resort_may_take_it_too()
    {
        using var world = await new World().WithProvenPeopleAsync();
        var (id, _) = await CalledAsync(world);
        await world.Pump.RunAsync(TimeSpan.FromSeconds(300));
        var call = Assert.Single(await world.DeliveriesAsync(id), d => d.Target == "last-resort" && d.Channel == Channels.Voice);

        var found = (await world.Answers.FindAsync(world.Links.Token(id, call.Id), Channels.Voice, Last.Phone, default))!;
        Assert.True((await world.Answers.HandleAsync(found, CallAnswer.Take, "CA1", default)).IsOk);

        Assert.Equal("last-resort", (await world.CaseAsync(id)).Hold!.By.Id);
    }

    private static Task<AnswerableCall?> FindAsync(World world, string nonce) => world.Answers.FindAsync(nonce, Channels.Voice, Lead.Phone!, default);

    // A minute has passed: the shift lead's phone rings.
    private static async Task<(string Id, Delivery Call)> CalledAsync(World world)
    {
        var id = await world.OpenAsync("a-1", ""","location":{"text":"Ballia"}""");
        await world.Pump.RunAsync(TimeSpan.FromSeconds(60));
        return (id, Assert.Single(await world.DeliveriesAsync(id), d => d is { Target: "lead", Channel: Channels.Voice }));
    }
}
