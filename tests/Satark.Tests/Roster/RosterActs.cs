using System.Text;
using Satark.Roster.Posts;
using Satark.Roster.Sheets;

namespace Satark.Tests.Roster;

/// <summary>What an admin does to a <see cref="World"/>'s roster.</summary>
internal static class RosterActs
{
    public static Task<ImportedRoster> ImportAsync(this World world, string csv) => world.Import.HandleAsync(Encoding.UTF8.GetBytes(csv), dryRun: false, default);

    public static async Task<World> WithRosterAsync(this World world, DutyPlan plan)
    {
        var done = await world.ImportAsync(RosterSheet.Write(plan));
        Assert.Empty(done.Faults);
        await world.Pump.RunDueAsync();
        return world;
    }
}
