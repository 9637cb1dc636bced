using Satark.Cases;
using Satark.Storage;
using Satark.Support;
using static Satark.Tests.WorldActs;

namespace Satark.Tests.Cases;

public sealed class AnchorsTests
{
    [Fact]
    public async Task A_whole_store_verifies_with_its_anchor_lines()
    {
        using var world = await new World().WithPeopleAsync();
        var lines = await TwoDaysAsync(world);

        var proof = await Verify(world).HandleAsync(lines, default);

        Assert.Empty(proof.Faults);
        Assert.Equal((3, 3, 0), (proof.Cases, proof.Anchored, proof.Erased));
    }

    [Fact]
    public async Task A_case_that_is_worked_on_at_the_same_moment_verifies()
    {
        using var world = await new World().WithPeopleAsync();
        var id = await world.OpenAsync();
        await world.Pump.RunDueAsync();
        for (var stop = 0; stop < 12; stop++)
        {
            var reads = 0;
            world.Store.At = async point =>
            {
                if (point.Kind == PointKind.Read && reads++ == stop)
                {
                    await world.MoveAsync(id, Asha, (c, m) => c.AddNote($"note {stop}", m));
                }
            };

            var proof = await Verify(world).HandleAsync([], default);

            world.Store.At = null;
            Assert.Empty(proof.Faults);
        }

        Assert.True((await world.CaseAsync(id)).Head.Seq > 8, "no note fell into a verification");
    }

    [Fact]
    public async Task A_case_that_was_taken_away_shows()
    {
        using var world = await new World().WithPeopleAsync();
        var lines = await TwoDaysAsync(world);
        var id = (await Ids(world))[0];
        world.Store.Tamper(new RecordKey(CaseId.Parse(id).Partition, "case-1"), null);

        Assert.Contains(id, Assert.Single((await Verify(world).HandleAsync(lines, default)).Faults, f => f.Contains("not in the store", StringComparison.Ordinal)), StringComparison.Ordinal);

        foreach (var month in await world.Store.ListAsync("cases", "", null, 10, default))
        {
            world.Store.Tamper(new RecordKey("cases-" + month.Key.Row, id), null);
        }

        Assert.Contains((await Verify(world).HandleAsync(lines, default)).Faults, f => f == $"case {id} is missing: an anchor line names it");
    }

    [Fact]
    public async Task A_history_that_was_cut_back_with_its_head_shows()
    {
        using var world = await new World().WithPeopleAsync();
        var id = await world.OpenAsync();
        await world.Pump.RunDueAsync();
        var parsed = CaseId.Parse(id);
        var before = world.Store.Peek(new RecordKey(parsed.Partition, parsed.Row))!.Body.ToArray();
        var seq = (await world.CaseAsync(id)).Head.Seq;
        await world.MoveAsync(id, Asha, (c, m) => c.AddNote("never written", m));
        var line = await Anchors(world).MakeAsync(null, default);

        world.Store.Tamper(new RecordKey(parsed.Partition, parsed.Row), before);
        world.Store.Tamper(new RecordKey(parsed.Partition, History.Row(parsed.Row, seq + 1)), null);

        Assert.Null(await world.FaultAsync(id));
        Assert.Contains($"an anchor line names {seq + 1}", Assert.Single((await Verify(world).HandleAsync([line], default)).Faults), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_altered_a_missing_and_an_unreadable_line_show()
    {
        using var world = await new World().WithPeopleAsync();
        var lines = await TwoDaysAsync(world);
        var anchors = Anchors(world);

        Assert.Empty(anchors.Replay(lines).Faults);
        Assert.Contains("anchor line 1 was altered", anchors.Replay([lines[0].Replace("\"seq\":", "\"seq\":1", StringComparison.Ordinal), lines[1]]).Faults);
        Assert.Equal(["a line before anchor line 1 is missing"], anchors.Replay([lines[1]]).Faults);
        Assert.Contains("anchor line 1 cannot be read", anchors.Replay(["torn {", lines[1]]).Faults);
    }

    private static async Task<List<string>> TwoDaysAsync(World world)
    {
        var anchors = Anchors(world);
        await world.OpenAsync("a");
        await world.OpenAsync("b");
        await world.Pump.RunDueAsync();
        var first = await anchors.MakeAsync(null, default);
        world.Clock.Advance(TimeSpan.FromDays(1));
        await world.OpenAsync("c");
        await world.Pump.RunDueAsync();
        return [first, await anchors.MakeAsync(first, default)];
    }

    private static async Task<List<string>> Ids(World world)
    {
        var ids = new List<string>();
        await foreach (var id in new CaseIndex(world.Store).ListAsync(default))
        {
            ids.Add(id);
        }

        return ids;
    }

    private static Anchors Anchors(World world) => new(world.Book, new CaseIndex(world.Store), world.Keys);

    private static VerifyCases Verify(World world) => new(world.Book, new CaseIndex(world.Store), Anchors(world), world.Keys);
}
