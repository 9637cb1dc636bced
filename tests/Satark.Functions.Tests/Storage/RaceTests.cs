using Satark.Contracts;
using Satark.Functions.Storage;
using Satark.Messaging;
using Satark.Storage;

namespace Satark.Functions.Tests.Storage;

/// <summary>ETags that move without a conflict, and conflicts that come at the last moment.</summary>
public sealed class RaceTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;

    private Stores _stores = null!;

    private TableStore Store => _stores.Store;

    public async Task InitializeAsync() => _stores = await Stores.NewAsync();

    public async Task DisposeAsync() => await _stores.DisposeAsync();

    [Fact]
    public async Task A_row_that_somebody_else_only_required_can_still_be_replaced()
    {
        var version = await SavedAsync();
        await using var other = _stores.NewStore();
        Assert.Equal(SaveResult.Saved, await other.SaveAsync(new Change("p").Require("a", version), None));

        Assert.Equal(SaveResult.Saved, await Store.SaveAsync(Replacing(version, "two"), None));
        Assert.Equal("two", (await FindAsync())?.Value.Text);
    }

    [Theory]
    [InlineData("require", SaveResult.Saved)]
    [InlineData("replace", SaveResult.Conflict)]
    [InlineData("delete", SaveResult.Conflict)]
    [InlineData("insert", SaveResult.Conflict)]
    public async Task What_happens_just_before_the_transaction_decides(string what, SaveResult expected)
    {
        var version = await SavedAsync();
        await using var other = _stores.NewStore();
        var done = 0;
        Store.At = async step =>
        {
            if (step == SaveStep.IntentWritten && done++ == 0)
            {
                var change = what switch
                {
                    "require" => new Change("p").Require("a", version),
                    "replace" => Replacing(version, "theirs"),
                    "delete" => new Change("p").Delete("a", version),
                    _ => new Change("p").Insert("b", new Note("theirs"), ContractJson.Default.Note),
                };
                Assert.Equal(SaveResult.Saved, await other.SaveAsync(change, None));
            }
        };

        Assert.Equal(expected, await Store.SaveAsync(Replacing(version, "mine").Insert("b", new Note("mine"), ContractJson.Default.Note), None));
        await Store.IdleAsync();
        await other.IdleAsync();

        Assert.Equal(expected == SaveResult.Saved, (await FindAsync())?.Value.Text == "mine");
        Assert.Equal(expected == SaveResult.Saved, (await Store.FindAsync("p", "b", ContractJson.Default.Note, None))?.Value.Text == "mine");
        Assert.Equal(0, (await Remains.OfAsync(_stores.Account)).Intents);
    }

    [Fact]
    public async Task Many_who_only_require_a_row_do_not_hinder_one_another()
    {
        var version = await SavedAsync();
        await using var other = _stores.NewStore();

        var results = await Task.WhenAll(Enumerable.Range(0, 16).Select(i =>
            (i % 2 == 0 ? Store : other).SaveAsync(new Change("p").Require("a", version).Insert("n" + i, new Note("x"), ContractJson.Default.Note), None)));

        Assert.All(results, result => Assert.Equal(SaveResult.Saved, result));
        Assert.Equal(version, (await FindAsync())!.Version);
    }

    [Fact]
    public async Task A_version_that_was_forgotten_is_looked_up()
    {
        var version = await SavedAsync();
        await using var restarted = _stores.NewStore();

        Assert.Equal(SaveResult.Saved, await restarted.SaveAsync(Replacing(version, "two"), None));
        Assert.Equal(SaveResult.Conflict, await Store.SaveAsync(Replacing(version, "three"), None));
    }

    [Theory]
    [InlineData("it's")]
    [InlineData("''")]
    [InlineData("100%")]
    [InlineData("%27")]
    [InlineData("a b&c=d+e")]
    [InlineData("प्रयागराज")]
    [InlineData("\U0001F6D1")]
    public async Task A_key_may_hold_quotes_percent_signs_and_any_letters(string key)
    {
        var change = new Change(key).Insert(key, new Note("one"), ContractJson.Default.Note).Insert(key + "-2", new Note("z"), ContractJson.Default.Note);
        Assert.Equal(SaveResult.Saved, await Store.SaveAsync(change, None));

        var found = (await Store.FindAsync(key, key, ContractJson.Default.Note, None))!;
        Assert.Equal([key, key + "-2"], (await Store.ListAsync(key, key, null, 10, None)).Select(r => r.Key.Row));
        Assert.Equal([key + "-2"], (await Store.ListAsync(key, "", key, 10, None)).Select(r => r.Key.Row));
        await using var restarted = _stores.NewStore();
        Assert.Equal(SaveResult.Saved, await restarted.SaveAsync(new Change(key).Replace(key, found.Version, new Note("two"), ContractJson.Default.Note), None));
        found = (await Store.FindAsync(key, key, ContractJson.Default.Note, None))!;
        Assert.Equal("two", found.Value.Text);
        Assert.Equal(SaveResult.Saved, await restarted.SaveAsync(new Change(key).Delete(key, found.Version), None));
        Assert.Null(await Store.FindAsync(key, key, ContractJson.Default.Note, None));
    }

    [Fact]
    public async Task Ninety_one_rows_and_messages_are_refused_before_anything_is_written()
    {
        var change = new Change("p");
        for (var i = 0; i < 46; i++)
        {
            change.Send(new Message("m", "Tested", Lane.Bulk, DateTimeOffset.UnixEpoch, default));
        }

        for (var i = 0; i < 45; i++)
        {
            change.Insert("n" + i, new Note("x"), ContractJson.Default.Note);
        }

        await Assert.ThrowsAsync<InvalidOperationException>(() => Store.SaveAsync(change, None));
        Assert.Equal(new Remains(0, 0, 0, 0, 0, 0), await Remains.OfAsync(_stores.Account));
    }

    private static Change Replacing(string version, string text) => new Change("p").Replace("a", version, new Note(text), ContractJson.Default.Note);

    private Task<Stored<Note>?> FindAsync() => Store.FindAsync("p", "a", ContractJson.Default.Note, None);

    private async Task<string> SavedAsync()
    {
        Assert.Equal(SaveResult.Saved, await Store.SaveAsync(new Change("p").Insert("a", new Note("one"), ContractJson.Default.Note), None));
        return (await FindAsync())!.Version;
    }
}
