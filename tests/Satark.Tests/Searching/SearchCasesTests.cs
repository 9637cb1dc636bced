using System.Text;
using Satark.Cases;
using Satark.Intake;
using Satark.Messaging;
using Satark.Reads;
using Satark.Roster;
using Satark.Searching;
using Satark.Storage;
using Satark.Tests.Tips.Desk;
using static Satark.Tests.WorldActs;

namespace Satark.Tests.Searching;

/// <summary>Search over the whole domain. The clock of these tests begins on Monday, 2 March, 17:30 in India.</summary>
public sealed class SearchCasesTests
{
    private static readonly DateOnly Week = new(2026, 3, 2);

    [Fact]
    public async Task Open_and_closed_cases_of_every_partner_are_found_newest_first_with_the_field_that_matched()
    {
        using var world = await new World().WithPeopleAsync();
        var first = await RaiseAsync(world, "a", "+919876543210");
        await world.MoveAsync(first, Asha, (c, m) => c.Close(ClosingOutcome.Safe, null, m));
        world.Clock.Advance(TimeSpan.FromDays(200));
        var second = await RaiseAsync(world, "b", "09876543210", Other);
        await world.Pump.RunDueAsync();

        var found = await FindAsync(world, "98765 43210");

        Assert.Equal([(second, TermKind.Phone), (first, TermKind.Phone)], found.Hits.Select(h => (h.Row.Id, h.By)));
        Assert.False(found.More);
        Assert.Equal([first], (await FindAsync(world, (await world.CaseAsync(first)).Code)).Hits.Select(h => h.Row.Id));
        Assert.Equal([first], (await FindAsync(world, "ACCOUNT.a")).Hits.Select(h => h.Row.Id));
        Assert.Equal([first], (await FindAsync(world, "https://posts.test/a?utm_source=x")).Hits.Select(h => h.Row.Id));
        Assert.Equal([first], (await FindAsync(world, "a@mail.test")).Hits.Select(h => h.Row.Id));
        Assert.Equal([first], (await FindAsync(world, "REF-a")).Hits.Select(h => h.Row.Id));
        Assert.Empty((await FindAsync(world, "account.c")).Hits);
    }

    [Fact]
    public async Task Twenty_are_shown_and_a_word_says_that_there_are_more_which_counts_nothing_that_the_officer_may_not_see()
    {
        using var world = await new World().WithPeopleAsync();
        var ids = new List<string>();
        for (var i = 0; i < 22; i++)
        {
            world.Clock.Advance(TimeSpan.FromSeconds(1));
            ids.Add(await RaiseAsync(world, "p" + i, "+919876543210"));
        }

        await world.Pump.RunDueAsync();
        var found = await FindAsync(world, "9876543210");
        Assert.Equal(Enumerable.Reverse(ids).Take(20), found.Hits.Select(h => h.Row.Id));
        Assert.True(found.More);

        foreach (var id in ids.Take(20))
        {
            await world.MoveAsync(id, Asha, (c, m) => c.SetRoute(Given.Route("ballia", RouteBasis.ByHand), m));
        }

        var ballia = await FindAsync(world, "9876543210", Ballia);
        Assert.Equal(ids.Take(20).Reverse(), ballia.Hits.Select(h => h.Row.Id));
        Assert.False(ballia.More);
        var none = await FindAsync(world, "9876543210", Ballia with { Id = "agra", Jurisdiction = Place("district/agra") });
        Assert.Equal((0, false), (none.Hits.Count, none.More));
    }

    [Fact]
    public async Task What_an_update_brings_is_found_and_so_is_what_it_replaced()
    {
        using var world = await new World().WithPeopleAsync();
        var id = await RaiseAsync(world, "a", "+919876543210");
        await world.Pump.RunDueAsync();

        await world.RaiseAsync("""{"id":"REF-a","type":"suicide-risk","text":"t","subject":{"phone":"+919876543210","email":"new@mail.test"}}""");
        await world.Pump.RunDueAsync();

        foreach (var typed in new[] { "new@mail.test", "a@mail.test", "9876543210" })
        {
            Assert.Equal([id], (await FindAsync(world, typed)).Hits.Select(h => h.Row.Id));
        }
    }

    [Fact]
    public async Task Erasing_takes_a_case_out_of_the_index_whenever_it_happens_and_leaves_its_code()
    {
        for (var stop = 0; stop < 40; stop++)
        {
            using var world = await new World().WithPeopleAsync();
            var id = await RaiseAsync(world, "a", "+919876543210");
            var code = (await world.CaseAsync(id)).Code;
            await world.Store.EnterAsync(CodeBook.IndexPartition(code), id, default);
            await world.MoveAsync(id, Asha, (c, m) => c.Close(ClosingOutcome.Safe, null, m));
            var passed = 0;
            world.Store.At = async _ =>
            {
                if (passed++ == stop)
                {
                    Assert.True((await world.Erase.HandleAsync(id, Asha.Actor, default)).IsOk);
                }
            };
            await world.Index.EnterAsync(id, default);
            world.Store.At = null;
            Assert.True((await world.Erase.HandleAsync(id, Asha.Actor, default)).IsOk);

            foreach (var term in CaseTerms.Of(Said("a", "+919876543210")))
            {
                Assert.Empty(await world.Index.ListAsync(term, default));
            }

            Assert.Empty((await FindAsync(world, "9876543210")).Hits);
            Assert.Equal([id], (await FindAsync(world, code)).Hits.Select(h => h.Row.Id));
        }
    }

    [Fact]
    public async Task A_writing_that_goes_on_in_the_case_of_a_call_is_found_once()
    {
        using var world = await new World().WithPeopleAsync();
        var call = (await world.Finds.HandleAsync(new OwnFind(null, "He rang", "Instagram", "account.a", null, "9876543210", null, null, null) { ByPhone = true, Caller = "Control room 0542-2501234" }, Asha, default)).Value;
        var writing = await RaiseAsync(world, "a", "+919876543210");
        await world.Pump.RunDueAsync();
        Assert.Equal(2, (await FindAsync(world, "9876543210")).Hits.Count);

        Assert.True((await world.Merge.HandleAsync(writing, call.Id, true, Asha, default)).IsOk);
        await world.Pump.RunDueAsync();

        Assert.Equal([call.Id], (await FindAsync(world, "9876543210")).Hits.Select(h => h.Row.Id));
        Assert.Equal([call.Id], (await FindAsync(world, "0542 250 1234")).Hits.Select(h => h.Row.Id));
        Assert.Equal([writing], (await FindAsync(world, (await world.CaseAsync(writing)).Code)).Hits.Select(h => h.Row.Id));
    }

    [Fact]
    public async Task A_tip_is_found_by_its_code_by_those_who_may_know_of_it()
    {
        using var world = await new World().WithOfficesAsync();
        await world.Tips.SayAsync(GivenTip.Word(GivenTip.Content(what: "Call 9876543210")), default);
        await world.Pump.RunDueAsync();
        var tip = await world.CaseAsync(GivenTip.Alias + "-1");

        Assert.Single((await FindAsync(world, tip.Code, GivenTip.Sp)).Hits);
        Assert.Empty((await FindAsync(world, tip.Code, GivenTip.Field)).Hits);
        Assert.Empty((await FindAsync(world, "9876543210", GivenTip.Sp)).Hits);
    }

    [Fact]
    public async Task Each_search_is_recorded_before_it_is_answered_without_what_was_typed()
    {
        using var world = await new World().WithPeopleAsync(Asha, Ravi with { OnDuty = false }, Lead, Ballia);
        var id = await RaiseAsync(world, "a", "+919876543210");
        await world.Pump.RunAsync(TimeSpan.FromHours(5));
        var written = new List<string>();
        world.Store.Saving = change => written.AddRange([change.Partition, .. change.Writes.Select(w => w.Row), .. change.Writes.Select(w => Encoding.UTF8.GetString(w.Body.Span)), .. change.Messages.Select(m => Encoding.UTF8.GetString(m.Body.Span))]);

        await FindAsync(world, "9876543210", Ravi);
        await FindAsync(world, "98765-43210", Ravi);
        await FindAsync(world, Ravi.Phone!, Ravi);
        await FindAsync(world, "nobody.at.all", Asha);
        await FindAsync(world, (await world.CaseAsync(id)).Code, Asha, locked: true);
        world.Store.Saving = null;

        var entries = await world.Searches.ListAsync(Week, default);
        Assert.Equal(
            [(Asha.Id, TermKind.Code, 1, false, false, true), (Asha.Id, TermKind.Handle, 0, false, false, false), (Ravi.Id, TermKind.Phone, 0, true, true, false), (Ravi.Id, TermKind.Phone, 1, true, false, false), (Ravi.Id, TermKind.Phone, 1, true, false, false)],
            entries.Select(e => (e.Officer, e.Kind, e.Hits, e.OffDutyAtNight, e.Own, e.Locked)).Order());
        Assert.Equal(2, entries.Count(e => e.Mark == new SearchTerm(TermKind.Phone, "9876543210").Mark(world.Keys)));
        Assert.NotEmpty(written);
        Assert.DoesNotContain(written, text => text.Contains("9876543210", StringComparison.Ordinal) || text.Contains("000000002", StringComparison.Ordinal) || text.Contains("nobody", StringComparison.Ordinal));
        Assert.Single(world.Store.Waiting, m => m.Kind == Errands.TellReading);
    }

    [Fact]
    public async Task A_search_that_could_not_be_recorded_is_not_answered()
    {
        using var world = await new World().WithPeopleAsync();
        await RaiseAsync(world, "a", "+919876543210");
        await world.Pump.RunDueAsync();
        world.Store.Saving = change => throw new StoreUnavailableException("full");

        await Assert.ThrowsAsync<StoreUnavailableException>(() => FindAsync(world, "9876543210"));
    }

    [Fact]
    public async Task The_weekly_list_tells_of_searches_and_forgets_them_with_the_reading()
    {
        using var world = await new World().WithPeopleAsync(Asha, Ravi, Lead with { Mail = "lead@satark.test" }, Ballia);
        for (var i = 0; i < UnusualReading.ManyInVain; i++)
        {
            await FindAsync(world, "somebody.else." + i, Ravi);
        }

        await FindAsync(world, Asha.Phone!, Asha);

        var list = await world.Weekly.OfAsync(Week, Lead, default);
        Assert.Equal([(Asha.Id, UnusualKind.SearchedOwn, 1, 1), (Ravi.Id, UnusualKind.SearchedInVain, 10, 10)], list.People.Select(p => (p.Id, p.Findings[0].Kind, p.Findings[0].Cases, p.Searches)));
        Assert.Contains("searched for many people and found no case: 10 searches", ReadingMail.Text(list), StringComparison.Ordinal);
        Assert.Empty((await world.Weekly.OfAsync(Week, Ballia, default)).People);

        await world.Reads.ForgetAsync(Week, default);
        Assert.Empty(await world.Searches.ListAsync(Week, default));
    }

    private static async Task<SearchAnswer> FindAsync(World world, string typed, Officer? by = null, bool locked = false) =>
        await world.Search.HandleAsync(SearchQuery.Read(typed, locked).Value, by ?? Asha, locked, default);

    private static async Task<string> RaiseAsync(World world, string name, string phone, Satark.Partners.Partner? partner = null) =>
        (await world.RaiseAsync($$"""{"id":"REF-{{name}}","type":"suicide-risk","severity":"critical","text":"words","platform":"Instagram","url":"https://posts.test/{{name}}","subject":{"handle":"account.{{name}}","phone":"{{phone}}","email":"{{name}}@mail.test"} }""", partner)).CaseId;

    private static Report Said(string name, string phone) =>
        new() { AlertId = "REF-" + name, Url = "https://posts.test/" + name, Subject = new Subject { Handle = "account." + name, Phone = phone, Email = name + "@mail.test" } };
}
