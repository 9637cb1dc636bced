using Satark.Cases;
using Satark.Escalation.Newcomers;
using Satark.Notifications;
using static Satark.Tests.WorldActs;

namespace Satark.Tests.Escalation.Newcomers;

public sealed class AskHolderTests
{
    private const string Phone = ""","subject":{"phone":"+91 98765 43210"}""";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task For_twenty_seconds_only_the_holder_of_the_same_persons_case_is_called_and_then_its_own_ladder_is(bool listening)
    {
        using var world = await new World().WithPeopleAsync();
        var held = await HeldAsync(world);
        world.Desk.Listens = listening;

        var fresh = await world.OpenAsync("fresh", Phone);
        await world.Pump.RunAsync(TimeSpan.FromSeconds(19));

        var code = (await world.CaseAsync(held)).Code;
        Assert.Equal(["ravi"], await PeopleAsync(world, fresh));
        Assert.Contains($"perhaps the person of your case {code}", Assert.Single(world.Sms.Sent, s => s.To == Ravi.Phone && s.CaseId == fresh).Text, StringComparison.Ordinal);
        Assert.Equal(listening, (await world.DeliveriesAsync(fresh)).Any(d => d.Channel == Channels.Desk));

        await world.Pump.RunAsync(TimeSpan.FromSeconds(2));
        Assert.Contains("asha", await PeopleAsync(world, fresh));
        Assert.Contains(EventKinds.HolderSilent, await world.KindsAsync(fresh));
        await world.Pump.RunAsync(TimeSpan.FromSeconds(40));
        Assert.Contains("lead", await PeopleAsync(world, fresh));
    }

    [Fact]
    public async Task The_holders_yes_means_that_nobody_else_is_called_and_their_no_that_others_are_at_once()
    {
        using var world = await new World().WithPeopleAsync();
        await HeldAsync(world);
        var (same, other) = (await world.OpenAsync("same", Phone), await world.OpenAsync("other", Phone));
        await world.Pump.RunAsync(TimeSpan.FromSeconds(3));

        Assert.True((await world.MoveAsync(same, Ravi, (c, m) => c.SaySamePerson(m))).IsOk);
        Assert.True((await world.MoveAsync(other, Ravi, (c, m) => c.SayOtherPerson(m))).IsOk);
        await world.Pump.RunAsync(TimeSpan.FromSeconds(1));
        Assert.Contains("asha", await PeopleAsync(world, other));

        await world.Pump.RunAsync(TimeSpan.FromSeconds(100));
        Assert.Equal(["ravi"], await PeopleAsync(world, same));
        Assert.Equal("ravi", (await world.CaseAsync(same)).Hold?.By.Id);
    }

    [Fact]
    public async Task However_messages_come_a_newcomer_that_nobody_answers_for_reaches_the_operators()
    {
        for (var seed = 0; seed < 4; seed++)
        {
            using var world = await new World().WithPeopleAsync();
            await HeldAsync(world);
            world.Pump.Twice = true;
            world.Pump.Shuffle = new Random(seed);
            var fresh = await world.OpenAsync("fresh", Phone);
            await world.Pump.RunAsync(TimeSpan.FromSeconds(25));

            Assert.Contains("asha", await PeopleAsync(world, fresh));
            Assert.Single((await world.KindsAsync(fresh)), k => k == EventKinds.HolderAsked);
            Assert.Single(world.Sms.Sent, s => s.To == Ravi.Phone && s.CaseId == fresh && s.Template == TemplateIds.SamePerson);
        }
    }

    [Fact]
    public async Task Another_person_and_a_holder_who_may_not_know_of_it_are_no_reason_to_wait()
    {
        using var world = await new World().WithPeopleAsync(Asha, Ravi, Lead, Ballia);
        var held = await world.OpenAsync("held", Phone);
        await world.MoveAsync(held, Asha, (c, m) => c.SetRoute(Given.Route(), m));
        await world.TakeAsync(held, Ballia);
        await world.Pump.RunAsync(TimeSpan.FromSeconds(1));

        var (unknown, somebody) = (await world.OpenAsync("unknown", Phone), await world.OpenAsync("somebody", ""","subject":{"phone":"+91 90000 11111"}"""));
        await world.Pump.RunAsync(TimeSpan.FromSeconds(21));

        Assert.Null((await world.CaseAsync(unknown)).HolderAsk);
        Assert.Null((await world.CaseAsync(somebody)).HolderAsk);
        Assert.DoesNotContain(Ballia.Id, await PeopleAsync(world, unknown));
        Assert.Contains("asha", await PeopleAsync(world, unknown));
    }

    private static async Task<string> HeldAsync(World world)
    {
        var held = await world.OpenAsync("held", Phone);
        await world.TakeAsync(held, Ravi);
        await world.Pump.RunAsync(TimeSpan.FromSeconds(1));
        return held;
    }

    private static async Task<IReadOnlyList<string>> PeopleAsync(World world, string id) =>
        [.. (await world.DeliveriesAsync(id)).Where(d => d.Engagement is null && d.Channel != Channels.Desk && d.State != DeliveryState.Superseded).Select(d => d.Target).Distinct()];
}
