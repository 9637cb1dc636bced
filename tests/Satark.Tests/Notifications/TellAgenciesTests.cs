using Satark.Cases;
using Satark.Notifications;
using Satark.Roster;
using Satark.Tests.Roster;
using static Satark.Tests.Roster.Rosters;

namespace Satark.Tests.Notifications;

public sealed class TellAgenciesTests
{
    // Of the account's own word she is off duty, and the other lead on: the roster says the opposite.
    private static readonly Officer Day = new("day", "Day Bano", Role.Supervisor, Jurisdiction.State, "+919000000008", null, false);

    [Fact]
    public async Task That_another_state_has_not_confirmed_is_told_to_the_shift_lead_of_the_roster_and_to_the_holder()
    {
        using var world = await new World().WithPeopleAsync(Asha, Ravi, Lead, Day);
        await world.WithRosterAsync(Plan([Post("day-lead", "daily 08:00-20:00", Role.Supervisor), Post("night-lead", "daily 20:00-08:00", Role.Supervisor)], Fills("day-lead", Day), Fills("night-lead", Lead)));
        var id = await world.OpenAsync();
        await world.TakeAsync(id, Ravi);
        Assert.Null((await world.MoveAsync(id, Ravi, (c, m) => c.HandOverTo("MH", "Maharashtra", null, m))).Refusal?.Text);
        await world.Pump.RunAsync(TimeSpan.FromSeconds(200));
        await world.MoveAsync(id, Ravi, (c, m) => c.Extend(m));
        world.Sms.Sent.Clear();
        await world.Pump.RunAsync(TimeSpan.FromSeconds(102));

        var told = world.Sms.Sent.Where(s => s.Template == TemplateIds.Update).Select(s => s.To).ToList();
        Assert.Contains(Day.Phone, told);
        Assert.Contains(Ravi.Phone, told);
        Assert.DoesNotContain(Lead.Phone, told);
    }
}
