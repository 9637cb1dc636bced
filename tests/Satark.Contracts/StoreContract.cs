using System.Globalization;
using Satark.Storage;

namespace Satark.Contracts;

/// <summary>What every <see cref="IStore"/> promises about records. Messages are in <see cref="MessageBusContract"/>.</summary>
public abstract class StoreContract
{
    private static readonly CancellationToken None = CancellationToken.None;

    /// <summary>An empty store.</summary>
    protected abstract IStore Store { get; }

    [Fact]
    public async Task What_was_saved_is_found_again()
    {
        Assert.Equal(SaveResult.Saved, await Store.SaveAsync(new Change("p").Insert("a", new Note("one"), ContractJson.Default.Note), None));

        Assert.Equal("one", (await Find("p", "a"))?.Value.Text);
        Assert.Null(await Find("p", "b"));
        Assert.Null(await Find("q", "a"));
    }

    [Fact]
    public async Task An_insert_of_a_row_that_exists_is_a_conflict()
    {
        await Insert("p", "a", "one");

        Assert.Equal(SaveResult.Conflict, await Store.SaveAsync(new Change("p").Insert("a", new Note("two"), ContractJson.Default.Note), None));
        Assert.Equal("one", (await Find("p", "a"))?.Value.Text);
    }

    [Fact]
    public async Task A_replace_with_an_old_version_is_a_conflict()
    {
        var first = await Insert("p", "a", "one");
        Assert.Equal(SaveResult.Saved, await Replace("p", "a", first, "two"));

        Assert.Equal(SaveResult.Conflict, await Replace("p", "a", first, "three"));
        Assert.Equal("two", (await Find("p", "a"))?.Value.Text);
    }

    [Fact]
    public async Task A_replace_or_delete_or_require_of_a_missing_row_is_a_conflict()
    {
        Assert.Equal(SaveResult.Conflict, await Replace("p", "a", "1", "two"));
        Assert.Equal(SaveResult.Conflict, await Store.SaveAsync(new Change("p").Delete("a", "1"), None));
        Assert.Equal(SaveResult.Conflict, await Store.SaveAsync(new Change("p").Require("a", "1"), None));
    }

    [Fact]
    public async Task A_version_that_no_store_ever_gave_is_a_conflict()
    {
        await Insert("p", "a", "one");

        Assert.Equal(SaveResult.Conflict, await Replace("p", "a", "never", "two"));
        Assert.Equal(SaveResult.Conflict, await Replace("p", "a", "", "two"));
    }

    [Fact]
    public async Task Each_change_of_a_record_gives_it_another_version()
    {
        var seen = new HashSet<string> { await Insert("p", "a", "same") };
        for (var i = 0; i < 5; i++)
        {
            var version = (await Find("p", "a"))!.Version;
            Assert.Equal(SaveResult.Saved, await Replace("p", "a", version, "same"));
            Assert.True(seen.Add((await Find("p", "a"))!.Version));
        }
    }

    [Fact]
    public async Task A_row_that_was_deleted_and_inserted_again_never_has_a_former_version()
    {
        var first = await Insert("p", "a", "one");
        Assert.Equal(SaveResult.Saved, await Store.SaveAsync(new Change("p").Delete("a", first), None));
        Assert.Null(await Find("p", "a"));
        var second = await Insert("p", "a", "one");

        Assert.NotEqual(first, second);
        Assert.Equal(SaveResult.Conflict, await Replace("p", "a", first, "two"));
    }

    [Fact]
    public async Task One_failed_expectation_and_nothing_of_the_change_is_stored()
    {
        var a = await Insert("p", "a", "one");
        var b = await Insert("p", "b", "one");
        await Replace("p", "b", b, "two");

        var result = await Store.SaveAsync(
            new Change("p")
                .Insert("new", new Note("new"), ContractJson.Default.Note)
                .Replace("a", a, new Note("two"), ContractJson.Default.Note)
                .Replace("b", b, new Note("three"), ContractJson.Default.Note),
            None);

        Assert.Equal(SaveResult.Conflict, result);
        Assert.Null(await Find("p", "new"));
        Assert.Equal("one", (await Find("p", "a"))?.Value.Text);
        Assert.Equal("two", (await Find("p", "b"))?.Value.Text);
    }

    [Fact]
    public async Task A_required_record_must_stand_and_stays_as_it_is()
    {
        var a = await Insert("p", "a", "one");

        Assert.Equal(SaveResult.Saved, await Store.SaveAsync(new Change("p").Require("a", a).Insert("b", new Note("b"), ContractJson.Default.Note), None));
        Assert.Equal(a, (await Find("p", "a"))!.Version);

        await Replace("p", "a", a, "two");
        Assert.Equal(SaveResult.Conflict, await Store.SaveAsync(new Change("p").Require("a", a).Insert("c", new Note("c"), ContractJson.Default.Note), None));
        Assert.Null(await Find("p", "c"));
    }

    [Fact]
    public async Task Ninety_rows_and_two_mebibytes_are_one_change()
    {
        var change = new Change("p");
        for (var i = 0; i < Change.MaxRows; i++)
        {
            change.Insert(Row(i), new Note(new string('x', 24_000), i), ContractJson.Default.Note);
        }

        Assert.Equal(SaveResult.Saved, await Store.SaveAsync(change, None));
        var rows = await Store.ListAllAsync("p", "", ContractJson.Default.Note, None);
        Assert.Equal(Change.MaxRows, rows.Count);
        Assert.All(rows, row => Assert.Equal(24_000, row.Record.Value.Text.Length));
    }

    [Fact]
    public async Task More_than_ninety_rows_are_refused_as_a_fault_of_the_caller()
    {
        var change = new Change("p");
        for (var i = 0; i <= Change.MaxRows; i++)
        {
            change.Insert(Row(i), new Note("x"), ContractJson.Default.Note);
        }

        await Assert.ThrowsAsync<InvalidOperationException>(() => Store.SaveAsync(change, None));
        Assert.Empty(await Store.ListAllAsync("p", "", ContractJson.Default.Note, None));
    }

    [Fact]
    public async Task A_change_that_names_a_row_twice_is_refused_as_a_fault_of_the_caller()
    {
        var change = new Change("p").Insert("a", new Note("one"), ContractJson.Default.Note).Insert("a", new Note("two"), ContractJson.Default.Note);

        await Assert.ThrowsAsync<InvalidOperationException>(() => Store.SaveAsync(change, None));
        Assert.Null(await Find("p", "a"));
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a#b")]
    [InlineData("a?b")]
    [InlineData("a\nb")]
    [InlineData("a\u0085b")]
    public async Task A_key_that_one_of_the_stores_could_not_hold_is_refused_by_each(string key)
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Store.SaveAsync(new Change("p").Insert(key, new Note("x"), ContractJson.Default.Note), None));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Store.SaveAsync(new Change(key).Insert("a", new Note("x"), ContractJson.Default.Note), None));
    }

    [Fact]
    public async Task An_empty_change_is_saved()
    {
        Assert.Equal(SaveResult.Saved, await Store.SaveAsync(new Change("p"), None));
    }

    [Fact]
    public async Task Rows_are_listed_in_ordinal_order()
    {
        string[] rows = ["b", "a", "B", "a-1", "a-10", "a-2", "_", "é", "0", "ab"];
        foreach (var row in rows)
        {
            await Insert("p", row, row);
        }

        Assert.Equal(rows.Order(StringComparer.Ordinal), (await Store.ListAllAsync("p", "", ContractJson.Default.Note, None)).Select(r => r.Row));
    }

    [Fact]
    public async Task Only_rows_with_the_prefix_and_of_the_partition_are_listed()
    {
        foreach (var row in (string[])["event-1", "event-2", "eventful", "even", "f", "EVENT-3"])
        {
            await Insert("p", row, row);
        }

        await Insert("q", "event-9", "other");

        Assert.Equal(["event-1", "event-2"], (await Store.ListAsync("p", "event-", null, 10, None)).Select(r => r.Key.Row));
        Assert.Empty(await Store.ListAsync("p", "event-3", null, 10, None));
        Assert.Empty(await Store.ListAsync("none", "", null, 10, None));
    }

    [Fact]
    public async Task A_list_goes_on_after_the_last_row_of_the_page_before()
    {
        for (var i = 0; i < 25; i++)
        {
            await Insert("p", Row(i), "x");
        }

        await Insert("p", "z", "not this");
        var found = new List<string>();
        string? after = null;
        while (true)
        {
            var page = await Store.ListAsync("p", "r", after, 10, None);
            found.AddRange(page.Select(r => r.Key.Row));
            if (page.Count < 10)
            {
                break;
            }

            after = page[^1].Key.Row;
        }

        Assert.Equal(Enumerable.Range(0, 25).Select(Row), found);
    }

    [Fact]
    public async Task A_list_after_a_row_before_the_prefix_begins_with_the_prefix()
    {
        await Insert("p", "a", "x");
        await Insert("p", "r1", "x");

        Assert.Equal(["r1"], (await Store.ListAsync("p", "r", "a", 10, None)).Select(r => r.Key.Row));
        Assert.Empty(await Store.ListAsync("p", "a", "r1", 10, None));
    }

    [Fact]
    public async Task A_page_may_begin_after_a_row_that_is_gone()
    {
        await Insert("p", "a", "x");
        await Insert("p", "c", "x");

        Assert.Equal(["c"], (await Store.ListAsync("p", "", "b", 10, None)).Select(r => r.Key.Row));
    }

    [Fact]
    public async Task Two_hundred_writers_of_one_record_lose_no_change()
    {
        await Insert("p", "count", "x");

        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(() => Increment("p", "count"))));

        Assert.Equal(200, (await Find("p", "count"))!.Value.Number);
    }

    [Fact]
    public async Task Of_two_hundred_simultaneous_inserts_of_one_row_exactly_one_is_saved()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(() =>
            Store.SaveAsync(new Change("p").Insert("open", new Note("x", i), ContractJson.Default.Note).Insert(Row(i), new Note("x"), ContractJson.Default.Note), None))));

        Assert.Single(results, SaveResult.Saved);
        Assert.Equal(2, (await Store.ListAllAsync("p", "", ContractJson.Default.Note, None)).Count);
    }

    [Fact]
    public async Task A_conflict_fails_only_its_own_change_among_many_saved_at_once()
    {
        var version = await Insert("p", "a", "one");
        await Replace("p", "a", version, "two");

        // Every second one is in conflict; those around it share its group where a store has groups.
        var results = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Store.SaveAsync(
            i % 2 == 0
                ? new Change("q" + Row(i)).Insert("a", new Note("x"), ContractJson.Default.Note)
                : new Change("p").Insert(Row(i), new Note("x"), ContractJson.Default.Note).Require("a", version),
            None)));

        for (var i = 0; i < 200; i++)
        {
            Assert.Equal(i % 2 == 0 ? SaveResult.Saved : SaveResult.Conflict, results[i]);
            Assert.Equal(i % 2 == 0, await Find("q" + Row(i), "a") is not null);
            Assert.Null(await Find("p", Row(i)));
        }
    }

    [Fact]
    public async Task Whoever_was_told_saved_reads_what_he_saved()
    {
        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(async () =>
        {
            for (var n = 0; n < 20; n++)
            {
                await Insert("p" + Row(i), Row(n), "mine");
                Assert.Equal("mine", (await Find("p" + Row(i), Row(n)))?.Value.Text);
                Assert.Equal(n + 1, (await Store.ListAsync("p" + Row(i), "", null, 100, None)).Count);
            }
        })));
    }

    [Fact]
    public async Task A_change_whose_caller_has_gone_before_it_was_taken_is_not_stored()
    {
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.SaveAsync(new Change("p").Insert("a", new Note("x"), ContractJson.Default.Note), gone.Token));
        Assert.Null(await Find("p", "a"));
    }

    private static string Row(int i) => "r" + i.ToString("D4", CultureInfo.InvariantCulture);

    private Task<Stored<Note>?> Find(string partition, string row) => Store.FindAsync(partition, row, ContractJson.Default.Note, None);

    private async Task<string> Insert(string partition, string row, string text)
    {
        Assert.Equal(SaveResult.Saved, await Store.SaveAsync(new Change(partition).Insert(row, new Note(text), ContractJson.Default.Note), None));
        return (await Find(partition, row))!.Version;
    }

    private Task<SaveResult> Replace(string partition, string row, string version, string text) =>
        Store.SaveAsync(new Change(partition).Replace(row, version, new Note(text), ContractJson.Default.Note), None);

    private async Task Increment(string partition, string row)
    {
        while (true)
        {
            var loaded = (await Find(partition, row))!;
            var change = new Change(partition).Replace(row, loaded.Version, loaded.Value with { Number = loaded.Value.Number + 1 }, ContractJson.Default.Note);
            if (await Store.SaveAsync(change, None) == SaveResult.Saved)
            {
                return;
            }
        }
    }
}
