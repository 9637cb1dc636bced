using Satark.Cases;
using static Satark.Tests.WorldActs;

namespace Satark.Tests.Cases;

public sealed class CaseBookTests
{
    [Fact]
    public async Task Of_two_operators_at_once_one_has_it_and_the_other_is_told_who()
    {
        for (var round = 0; round < 50; round++)
        {
            using var world = await new World().WithPeopleAsync();
            var id = await world.OpenAsync();

            var taken = await Task.WhenAll(Task.Run(() => world.TakeAsync(id, Asha)), Task.Run(() => world.TakeAsync(id, Ravi)));

            var loser = Assert.Single(taken, t => !t.IsOk);
            Assert.Equal(RefusalKind.Conflict, loser.Refusal!.Kind);
            Assert.Contains((await world.CaseAsync(id)).Hold!.By.Name, loser.Refusal.Text, StringComparison.Ordinal);
            Assert.Single(await world.KindsAsync(id), k => k == EventKinds.Acknowledged);
        }
    }

    [Fact]
    public async Task Many_moves_at_once_are_all_in_the_history_and_it_verifies()
    {
        using var world = await new World().WithPeopleAsync();
        var id = await world.OpenAsync();

        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => world.MoveAsync(id, i % 2 == 0 ? Asha : Ravi, (c, m) => c.AddNote($"note {i}", m)))));

        Assert.Equal(40, (await world.KindsAsync(id)).Count(k => k == EventKinds.Noted));
        Assert.Equal(41, (await world.CaseAsync(id)).Revision);
        Assert.Null(await world.FaultAsync(id));
    }

    [Fact]
    public async Task A_move_that_changes_nothing_saves_nothing()
    {
        using var world = await new World().WithPeopleAsync();
        var id = await world.OpenAsync();
        await world.TakeAsync(id, Asha);
        var saves = world.Store.Saves;

        Assert.True((await world.TakeAsync(id, Asha)).IsOk);
        Assert.False((await world.TakeAsync(id, Ravi)).IsOk);
        Assert.Equal(saves, world.Store.Saves);
    }

    [Fact]
    public async Task A_case_that_does_not_exist_is_not_found()
    {
        using var world = new World();

        Assert.Equal(RefusalKind.NotFound, (await world.TakeAsync("aaaaaaaaaaaaaaaa-1", Asha)).Refusal!.Kind);
        Assert.Equal(RefusalKind.NotFound, (await world.TakeAsync("no id at all", Asha)).Refusal!.Kind);
    }

    [Fact]
    public async Task The_row_open_changes_in_the_same_act_as_closing_and_reopening()
    {
        using var world = await new World().WithPeopleAsync();
        var id = await world.OpenAsync();
        var key = new Satark.Storage.RecordKey(CaseId.Parse(id).Partition, OpenCases.Row);
        var closing = 0;
        world.Store.Saving = change => closing += change.Writes.Any(w => w.Row == OpenCases.Row) && change.Writes.Any(w => w.Row == "case-1") ? 1 : 0;

        await world.MoveAsync(id, Asha, (c, m) => c.Close(ClosingOutcome.Safe, null, m));
        Assert.Contains("\"open\":false", System.Text.Encoding.UTF8.GetString(world.Store.Peek(key)!.Body.Span), StringComparison.Ordinal);
        await world.MoveAsync(id, Asha, (c, m) => c.Reopen("again", m));
        Assert.Contains("\"open\":true", System.Text.Encoding.UTF8.GetString(world.Store.Peek(key)!.Body.Span), StringComparison.Ordinal);
        Assert.Equal(2, closing);
    }

    [Fact]
    public async Task Nothing_personal_stands_in_any_record_of_a_case_without_its_key()
    {
        using var world = await new World().WithPeopleAsync();
        var id = (await world.RaiseAsync("""{"id":"x-1","type":"suicide-risk","text":"SECRETTEXT","url":"https://posts.test/SECRETURL","subject":{"handle":"SECRETHANDLE","phone":"+919777777777"}}""")).CaseId;
        await world.MoveAsync(id, Asha, (c, m) => c.AddNote("SECRETNOTE", m));
        await world.Pump.RunAsync(TimeSpan.FromMinutes(3));

        foreach (var partition in new[] { CaseId.Parse(id).Partition, "board", "officers" })
        {
            foreach (var record in await world.Store.ListAsync(partition, "", null, 1000, default))
            {
                var text = System.Text.Encoding.UTF8.GetString(record.Body.Span);
                Assert.DoesNotContain("SECRET", text, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain("9777777777", text, StringComparison.Ordinal);
            }
        }

        Assert.Equal("SECRETTEXT", (await world.Book.ReportAsync(await world.CaseAsync(id), default))!.Text);
    }

    [Fact]
    public async Task Erasing_a_closed_case_leaves_nothing_to_read_and_a_chain_that_verifies()
    {
        using var world = await new World().WithPeopleAsync();
        var id = await world.OpenAsync();
        await world.MoveAsync(id, Asha, (c, m) => c.AddNote("private", m));
        var erase = world.Erase;

        Assert.Equal(RefusalKind.NotNow, (await erase.HandleAsync(id, Asha.Actor, default)).Refusal!.Kind);
        await world.MoveAsync(id, Asha, (c, m) => c.Close(ClosingOutcome.Safe, "told the mother", m));
        Assert.True((await erase.HandleAsync(id, Asha.Actor, default)).IsOk);

        var c = await world.CaseAsync(id);
        Assert.Null(await world.Book.ReportAsync(c, default));
        Assert.Null(await world.Book.KeyAsync(c, default));
        Assert.All(await world.Book.EventsAsync(id, default), e => Assert.Null(e.Body));
        Assert.Null(await world.FaultAsync(id));
        Assert.True((await erase.HandleAsync(id, Asha.Actor, default)).IsOk);
        Assert.Null(await world.FaultAsync(id));
    }

    [Fact]
    public async Task An_erased_history_that_was_altered_says_altered_and_never_erased()
    {
        using var world = await new World().WithPeopleAsync();
        var id = await world.OpenAsync();
        await world.MoveAsync(id, Asha, (c, m) => c.Close(ClosingOutcome.Safe, null, m));
        await world.Erase.HandleAsync(id, Asha.Actor, default);
        var parsed = CaseId.Parse(id);
        var key = new Satark.Storage.RecordKey(parsed.Partition, History.Row(parsed.Row, 2));
        var text = System.Text.Encoding.UTF8.GetString(world.Store.Peek(key)!.Body.Span).Replace("\"safe\"", "\"died\"", StringComparison.Ordinal);

        world.Store.Tamper(key, System.Text.Encoding.UTF8.GetBytes(text));
        Assert.Equal("event 2 (closed) was altered", await world.FaultAsync(id));

        world.Store.Tamper(key, null);
        Assert.Equal("event 2 is missing", await world.FaultAsync(id));
    }

    [Fact]
    public async Task Counselling_reaches_the_shift_lead_on_each_of_its_days_also_after_a_second_rescue()
    {
        using var world = await new World().WithPeopleAsync(Lead);
        var id = await world.OpenAsync();
        await world.MoveAsync(id, Lead, (c, m) => c.Close(ClosingOutcome.Safe, null, m));
        await world.Pump.RunAsync(TimeSpan.FromHours(25));
        Assert.Single(world.Sms.Sent, s => s.Template == "counselling");

        await world.MoveAsync(id, Lead, (c, m) => c.Reopen("again", m));
        await world.MoveAsync(id, Lead, (c, m) => c.Close(ClosingOutcome.InHospital, null, m));
        world.Sms.Sent.Clear();
        await world.Pump.RunAsync(TimeSpan.FromHours(23.9));
        Assert.DoesNotContain(world.Sms.Sent, s => s.Template == "counselling");

        await world.Pump.RunAsync(TimeSpan.FromHours(1));
        Assert.Single(world.Sms.Sent, s => s.Template == "counselling");
        await world.Pump.RunAsync(TimeSpan.FromDays(1));
        Assert.Equal(2, world.Sms.Sent.Count(s => s.Template == "counselling"));

        await world.MoveAsync(id, Lead, (c, m) => c.DoCounselling(1, m));
        world.Sms.Sent.Clear();
        await world.Pump.RunAsync(TimeSpan.FromDays(4));
        Assert.DoesNotContain(world.Sms.Sent, s => s.Template == "counselling");
        Assert.Empty(world.Store.Dead);
    }
}
