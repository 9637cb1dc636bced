using Satark.Cases;
using Satark.Intake;
using Satark.Messaging;
using Satark.Storage;
using static Satark.Tests.WorldActs;

namespace Satark.Tests.Intake;

public sealed class IndexCaseTests
{
    [Fact]
    public async Task A_code_leads_to_its_case()
    {
        using var world = new World();
        var receipt = await world.RaiseAsync(Of("a", "u1", "+919000000077"));
        await world.Pump.RunDueAsync();

        Assert.Equal(receipt.CaseId, Assert.Single(await world.Store.ListAsync(CodeBook.IndexPartition(receipt.Code), "", null, 10, default)).Key.Row);
        var found = new List<string>();
        await foreach (var id in new CaseIndex(world.Store).ListAsync(default))
        {
            found.Add(id);
        }

        Assert.Equal([receipt.CaseId], found);
    }

    [Fact]
    public async Task The_same_person_from_two_partners_is_linked_on_both_cases_and_never_merged()
    {
        using var world = new World();
        var one = await world.RaiseAsync(Of("a", "u1", "+919000000077"));
        await world.Pump.RunDueAsync();
        var other = await world.RaiseAsync(Of("b", "u2", "09000000077"), Other);
        await world.Pump.RunDueAsync();

        Assert.Equal(other.CaseId, Assert.Single((await world.CaseAsync(one.CaseId)).Links).CaseId);
        Assert.Equal(one.CaseId, Assert.Single((await world.CaseAsync(other.CaseId)).Links).CaseId);
        Assert.All([await world.CaseAsync(one.CaseId), await world.CaseAsync(other.CaseId)], c => Assert.True(c.IsOpen));
    }

    [Fact]
    public async Task Two_cases_of_one_person_at_once_find_each_other_in_every_order()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            using var world = new World();
            world.Pump.Shuffle = new Random(seed);
            world.Pump.Twice = seed % 2 == 0;
            var one = await world.RaiseAsync(Of("a", "u1", "+919000000077"));
            var other = await world.RaiseAsync(Of("b", "u2", "+919000000077"), Other);
            await world.Pump.RunDueAsync();

            Assert.Equal(other.CaseId, Assert.Single((await world.CaseAsync(one.CaseId)).Links).CaseId);
            Assert.Equal(one.CaseId, Assert.Single((await world.CaseAsync(other.CaseId)).Links).CaseId);
        }
    }

    [Fact]
    public async Task Two_index_entries_being_written_at_the_same_moment_find_each_other()
    {
        // Each entry is written before the partition is read: whoever reads second sees both, wherever the other one stands.
        for (var stop = 0; stop < 30; stop++)
        {
            using var world = new World();
            var one = await world.RaiseAsync(Of("a", "u1", "+919000000077"));
            var other = await world.RaiseAsync(Of("b", "u2", "+919000000077"), Other);
            var index = new Satark.Intake.IndexCase(world.Store, world.Book, new CaseIndex(world.Store), world.Index, new Satark.Watching.SyntheticRuns(world.Store, world.Clock));
            var second = new Errand(other.CaseId).As(Errands.IndexCase, Lane.Ordinary, world.Clock.Now);
            var passed = 0;
            world.Store.At = async _ =>
            {
                if (passed++ == stop)
                {
                    await index.HandleAsync(second, default);
                }
            };
            await index.HandleAsync(new Errand(one.CaseId).As(Errands.IndexCase, Lane.Ordinary, world.Clock.Now), default);
            if (passed <= stop)
            {
                world.Store.At = null;
                await index.HandleAsync(second, default);
            }

            world.Store.At = null;
            Assert.Contains(world.Store.Waiting.Select(m => (m.Kind, Errand.Of(m))), m => m.Kind == Errands.LinkCase && m.Item2.Subject == one.CaseId && m.Item2.Part == other.CaseId);
            Assert.Contains(world.Store.Waiting.Select(m => (m.Kind, Errand.Of(m))), m => m.Kind == Errands.LinkCase && m.Item2.Subject == other.CaseId && m.Item2.Part == one.CaseId);
        }
    }

    [Fact]
    public async Task A_closed_case_of_the_same_person_stands_beside_the_new_one_for_90_days()
    {
        using var world = new World();
        var one = await world.RaiseAsync(Of("a", "u1", "+919000000077"));
        await world.Pump.RunDueAsync();
        await world.MoveAsync(one.CaseId, Asha, (c, m) => c.Close(ClosingOutcome.FalseAlarm, null, m));

        var other = await world.RaiseAsync(Of("b", "u2", "+919000000077"), Other);
        await world.Pump.RunDueAsync();
        Assert.Equal((one.CaseId, LinkKind.EarlierCase), Assert.Single((await world.CaseAsync(other.CaseId)).Links.Select(l => (l.CaseId, l.Kind))));
        Assert.Empty((await world.CaseAsync(one.CaseId)).Links);

        await world.MoveAsync(other.CaseId, Asha, (c, m) => c.Close(ClosingOutcome.FalseAlarm, null, m));
        world.Clock.Advance(IndexCase.Remembered + TimeSpan.FromHours(1));
        var late = await world.RaiseAsync(Of("c", "u3", "+919000000077"), Other);
        await world.Pump.RunDueAsync();
        Assert.Empty((await world.CaseAsync(late.CaseId)).Links);
    }

    [Fact]
    public async Task Of_an_erased_case_nothing_leads_to_its_person_any_more()
    {
        using var world = await new World().WithPeopleAsync();
        var partitions = new HashSet<string>(StringComparer.Ordinal);
        world.Store.Saving = change => partitions.Add(change.Partition);
        var (one, two) = (await world.RaiseAsync(Of("a", "u1", "+919000000077")), await world.RaiseAsync(Of("b", "u2", "+919000000077"), Other));
        await world.Pump.RunDueAsync();
        var entries = Entries();
        await world.MoveAsync(one.CaseId, Asha, (c, m) => c.Close(ClosingOutcome.FalseAlarm, null, m));
        Assert.True((await world.Erase.HandleAsync(one.CaseId, Asha.Actor, default)).IsOk);
        Assert.True((await world.Erase.HandleAsync(one.CaseId, Asha.Actor, default)).IsOk);

        // Entered once more, as by a message that comes late: it stays out.
        await new Satark.Intake.IndexCase(world.Store, world.Book, new CaseIndex(world.Store), world.Index, world.Synthetic).HandleAsync(new Errand(one.CaseId).As(Errands.IndexCase, Lane.Ordinary, world.Clock.Now), default);
        var late = await world.RaiseAsync(Of("c", "u3", "+919000000077"), Other);
        await world.Pump.RunDueAsync();

        Assert.True(entries > 0);
        Assert.Equal(0, Entries());
        Assert.Equal(two.CaseId, Assert.Single((await world.CaseAsync(late.CaseId)).Links).CaseId);
        var id = CaseId.Parse(one.CaseId);
        Assert.Empty((await world.Store.FindAsync(id.Partition, OpenCases.Row, SatarkJson.Default.OpenCases, default))!.Value.Cases.Single(e => e.CaseId == one.CaseId).Person.All);

        int Entries() => partitions.Count(p => p.StartsWith("person-", StringComparison.Ordinal) && world.Store.Peek(new RecordKey(p, one.CaseId)) is not null);
    }

    [Fact]
    public async Task A_number_that_an_update_brings_links_too()
    {
        using var world = new World();
        var one = await world.RaiseAsync(Of("a", "u1", "+919000000077"));
        var other = await world.RaiseAsync("""{"id":"b","type":"suicide-risk","text":"t"}""", Other);
        await world.Pump.RunDueAsync();
        Assert.Empty((await world.CaseAsync(other.CaseId)).Links);

        await world.RaiseAsync("""{"id":"b","type":"suicide-risk","text":"t","subject":{"phone":"9000000077"}}""", Other);
        await world.Pump.RunDueAsync();

        Assert.Equal(one.CaseId, Assert.Single((await world.CaseAsync(other.CaseId)).Links).CaseId);
        Assert.Equal(other.CaseId, Assert.Single((await world.CaseAsync(one.CaseId)).Links).CaseId);
    }

    [Fact]
    public async Task No_index_holds_a_number_a_handle_or_an_address()
    {
        using var world = new World();
        await world.RaiseAsync("""{"id":"b","type":"suicide-risk","text":"t","url":"https://posts.test/SECRET","subject":{"phone":"+919000000077","handle":"SECRET"}}""");
        var seen = new List<string>();
        world.Store.Saving = change => seen.AddRange([change.Partition, .. change.Writes.Select(w => w.Row), .. change.Writes.Select(w => System.Text.Encoding.UTF8.GetString(w.Body.Span)), .. change.Messages.Select(m => m.Id)]);

        await world.Pump.RunDueAsync();

        Assert.Contains(seen, text => text.StartsWith("person-", StringComparison.Ordinal));
        Assert.DoesNotContain(seen, text => text.Contains("9000000077", StringComparison.Ordinal) || text.Contains("SECRET", StringComparison.OrdinalIgnoreCase));
    }

    private static string Of(string id, string url, string phone) => $$"""{"id":"{{id}}","type":"suicide-risk","text":"t","url":"https://posts.test/{{url}}","subject":{"phone":"{{phone}}"} }""";
}
