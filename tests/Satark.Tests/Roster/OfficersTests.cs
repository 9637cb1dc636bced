using Satark.Roster;
using static Satark.Tests.WorldActs;

namespace Satark.Tests.Roster;

public sealed class OfficersTests
{
    private static readonly DateTimeOffset Until = new(2026, 3, 2, 20, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task What_others_change_of_an_officer_at_the_same_moment_stays()
    {
        using var world = await new World().WithPeopleAsync();
        var tries = 0;
        Assert.True(await world.Officers.ChangeAsync(
            Asha.Id,
            o =>
            {
                if (tries++ == 0)
                {
                    Lower(world, o);
                }

                return o with { OnDutyUntil = Until };
            },
            default));

        var asha = await world.Officers.FindAsync(Asha.Id, default);
        Assert.Equal((2, Role.Station, (DateTimeOffset?)Until), (tries, asha!.Role, asha.OnDutyUntil));
    }

    [Fact]
    public async Task Who_is_added_again_keeps_what_they_said_of_themselves()
    {
        using var world = await new World().WithPeopleAsync();
        await world.Officers.ChangeAsync(Asha.Id, o => o with { OnDutyUntil = Until, WhatsApp = "+919000000077" }, default);

        var before = await world.Officers.AddAsync(Asha with { Role = Role.Supervisor }, default);

        var asha = await world.Officers.FindAsync(Asha.Id, default);
        Assert.Equal((Role.Supervisor, (DateTimeOffset?)Until, "+919000000077"), (asha!.Role, asha.OnDutyUntil, asha.WhatsApp));
        Assert.Equal(Asha.Role, before!.Role);
        Assert.Null(await world.Officers.AddAsync(Asha with { Id = "newcomer" }, default));
    }

    [Fact]
    public async Task An_account_that_was_removed_does_not_come_back()
    {
        using var world = new World();
        Assert.False(await world.Officers.ChangeAsync("nobody", o => o with { OnDutyUntil = Until }, default));
        Assert.Null(await world.Officers.FindAsync("nobody", default));
    }

    // An admin is faster.
    private static void Lower(World world, Officer officer) => world.Officers.PutAsync(officer with { Role = Role.Station }, default).GetAwaiter().GetResult();
}
