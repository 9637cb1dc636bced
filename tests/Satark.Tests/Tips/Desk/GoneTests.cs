using Satark.Roster;
using Satark.Tips.Moves;
using static Satark.Tests.Tips.Desk.GivenTip;

namespace Satark.Tests.Tips.Desk;

/// <summary>Whoever could see a case, and may not any more, is told to forget it; whoever never could hears nothing.</summary>
public sealed class GoneTests
{
    private const string Id = Alias + "-1";

    [Fact]
    public async Task A_change_of_who_may_see_a_case_says_who_could_before()
    {
        using var world = await new World().WithOfficesAsync();
        await world.Tips.SayAsync(Word(), default);
        await world.Pump.RunDueAsync();
        Assert.Empty(world.Desk.Hidden);
        var before = (await world.CaseAsync(Id)).Revision;
        await world.MoveAsync(Id, Sp, (c, m) => c.FindConflict(m));
        await world.Pump.RunDueAsync();

        var hidden = world.Desk.Hidden.First(h => !h.Before.Tip!.Conflicted);
        Assert.Equal((Id, true, true), (hidden.Gone.Id, hidden.Gone.Version > before, hidden.Now.Tip!.Conflicted));
        Assert.True(Visibility.MaySee(SpClerk, hidden.Before) && !Visibility.MaySee(SpClerk, hidden.Now));
    }

    [Fact]
    public async Task The_board_holds_the_new_row_before_pages_are_told_to_look_away()
    {
        using var world = await new World().WithOfficesAsync();
        await world.Tips.SayAsync(Word(), default);
        await world.Pump.RunDueAsync();
        var conflictedOnBoard = new List<bool>();
        world.Desk.Hiding = async () => conflictedOnBoard.Add(Assert.Single(await world.Board.ListAsync(default)).Tip!.Conflicted);
        await world.MoveAsync(Id, Sp, (c, m) => c.FindConflict(m));
        await world.Pump.RunDueAsync();
        Assert.NotEmpty(conflictedOnBoard);
        Assert.All(conflictedOnBoard, Assert.True);
    }

    [Fact]
    public async Task What_changes_nothing_of_who_may_see_it_hides_nothing()
    {
        using var world = await new World().WithOfficesAsync();
        await world.Tips.SayAsync(Word(), default);
        await world.TakeAsync(Id, Sp);
        await world.Pump.RunDueAsync();
        var before = world.Desk.Hidden.Count;
        await world.MoveAsync(Id, Sp, (c, m) => c.AskInformer("Which house?", m));
        await world.Pump.RunDueAsync();
        Assert.Equal(before, world.Desk.Hidden.Count);
    }
}
