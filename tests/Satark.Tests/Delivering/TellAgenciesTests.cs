using Satark.Cases;
using Satark.Notifications;
using Satark.Notifications.Templates;
using static Satark.Tests.WorldActs;

namespace Satark.Tests.Delivering;

public sealed class TellAgenciesTests
{
    private const string Stf = "+915220000001";

    [Fact]
    public async Task Engaged_agencies_and_the_holder_hear_that_the_partner_takes_its_word_back()
    {
        using var world = await new World().WithPeopleAsync();
        var id = await world.OpenAsync();
        await world.Pump.RunDueAsync();
        await world.TakeAsync(id, Ravi);
        await world.Pump.RunDueAsync();
        world.Sms.Sent.Clear();

        await world.RaiseAsync("""{"id":"a-1","action":"cancel","reason":"safe"}""");
        await world.Pump.RunDueAsync();

        Assert.Equal([Stf, Ravi.Phone!], world.Sms.To);
        Assert.All(world.Sms.Sent, m => Assert.Contains(NewsPhrases.WordTakenBack, m.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Engaged_agencies_hear_of_the_end_and_not_how_it_ended()
    {
        using var world = await new World().WithPeopleAsync();
        var id = await world.OpenAsync();
        await world.Pump.RunDueAsync();
        world.Sms.Sent.Clear();

        await world.MoveAsync(id, Asha, (c, m) => c.Close(ClosingOutcome.Died, null, m));
        await world.Pump.RunDueAsync();

        var told = Assert.Single(world.Sms.Sent);
        Assert.Equal((Stf, TemplateIds.Update), (told.To, told.Template));
        Assert.Contains(NewsPhrases.Closed, told.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Engaged_agencies_hear_of_a_place_and_those_asked_because_of_it_hear_it_once()
    {
        using var world = await new World().WithPeopleAsync();
        var id = await world.OpenAsync();
        await world.Pump.RunDueAsync();
        world.Sms.Sent.Clear();

        await world.MoveAsync(id, Asha, (c, m) => c.SetRoute(Given.Route(basis: RouteBasis.ByHand), m));
        await world.Pump.RunDueAsync();

        Assert.Equal([(Stf, TemplateIds.Update), ("+915220000002", TemplateIds.Engagement)], world.Sms.Sent.Select(m => (m.To, m.Template)).Order());
        Assert.Equal(TemplateIds.Engagement, Assert.Single(world.Webhook.Sent).Template);
    }

    [Fact]
    public async Task A_reopening_is_told_as_one()
    {
        using var world = await new World().WithPeopleAsync();
        var id = await world.OpenAsync();
        await world.Pump.RunDueAsync();
        await world.MoveAsync(id, Asha, (c, m) => c.Close(ClosingOutcome.Safe, null, m));
        await world.Pump.RunDueAsync();
        world.Sms.Sent.Clear();

        await world.MoveAsync(id, Asha, (c, m) => c.Reopen("again", m));
        await world.Pump.RunDueAsync();

        Assert.Contains(world.Sms.Sent, m => m is { To: Stf, Template: TemplateIds.Engagement });
        Assert.DoesNotContain(world.Sms.Sent, m => m.Text.Contains(NewsPhrases.PlaceChanged, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_news_twice_and_in_any_order_is_told_once()
    {
        for (var seed = 0; seed < 10; seed++)
        {
            using var world = await new World().WithPeopleAsync();
            world.Pump.Twice = true;
            world.Pump.Shuffle = new Random(seed);
            var id = await world.OpenAsync();
            await world.Pump.RunDueAsync();
            await world.MoveAsync(id, Asha, (c, m) => c.TakeBack("safe", m));
            await world.MoveAsync(id, Asha, (c, m) => c.Close(ClosingOutcome.Safe, null, m));
            await world.Pump.RunDueAsync();

            var updates = world.Sms.Sent.Where(m => m is { To: Stf, Template: TemplateIds.Update }).Select(m => m.DeliveryId).ToList();
            Assert.Equal(2, updates.Count);
            Assert.Equal(2, updates.Distinct().Count());
        }
    }

    [Fact]
    public async Task Of_a_test_nobody_hears()
    {
        using var world = await new World().WithPeopleAsync();
        var id = (await world.RaiseAsync("""{"id":"t","type":"suicide-risk","status":"test","text":"in Ballia"}""")).CaseId;
        await world.TakeAsync(id, Asha);
        await world.MoveAsync(id, Asha, (c, m) => c.TakeBack("safe", m));
        await world.MoveAsync(id, Asha, (c, m) => c.Close(ClosingOutcome.Safe, null, m));

        await world.Pump.RunAsync(TimeSpan.FromHours(1));

        Assert.Empty(world.Sms.Sent.Concat(world.Mail.Sent).Concat(world.Webhook.Sent));
    }
}
