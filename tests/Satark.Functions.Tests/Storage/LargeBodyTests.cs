using Microsoft.Extensions.Logging.Abstractions;
using Satark.Contracts;
using Satark.Functions.Messaging;
using Satark.Functions.Storage;
using Satark.Functions.Tests.Messaging;
using Satark.Messaging;
using Satark.Storage;

namespace Satark.Functions.Tests.Storage;

/// <summary>Bodies that do not fit into a column, a row, a transaction or a queue.</summary>
[Collection("bus")]
[Trait("Broker", "in-process")]
public sealed class LargeBodyTests : FaultWorld
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(59_990, 0)]
    [InlineData(60_000, 0)]
    [InlineData(300_000, 0)]
    [InlineData(719_900, 0)]
    [InlineData(720_000, 1)]
    [InlineData(2 * 1024 * 1024, 1)]
    public async Task A_record_of_any_size_is_found_listed_replaced_and_deleted(int length, int blobs)
    {
        var text = Text(length);
        Assert.Equal(SaveResult.Saved, await Store.SaveAsync(Writing(text), None));
        await Store.IdleAsync();
        Assert.Equal(blobs, (await RemainsAsync()).RecordBlobs);

        await using var restarted = Stores.NewStore();
        var found = (await Find(store: restarted))!;
        Assert.Equal(text, found.Value.Text);
        Assert.Equal(text, Assert.Single(await restarted.ListAllAsync("p", "", ContractJson.Default.Note, None)).Record.Value.Text);

        Assert.Equal(SaveResult.Saved, await restarted.SaveAsync(new Change("p").Replace("a", found.Version, new Note(text + "!"), ContractJson.Default.Note), None));
        await restarted.IdleAsync();
        Assert.Equal(text + "!", (await Find())!.Value.Text);
        Assert.Equal(blobs, (await RemainsAsync()).RecordBlobs);

        Assert.Equal(SaveResult.Saved, await Store.SaveAsync(new Change("p").Delete("a", (await Find())!.Version), None));
        await Store.IdleAsync();
        Assert.Null(await Find());
        Assert.Equal(0, (await RemainsAsync()).RecordBlobs);
    }

    [Fact]
    public async Task A_large_record_that_is_only_required_keeps_its_body()
    {
        await Store.SaveAsync(Writing(Text(1_000_000)), None);
        var version = (await Find())!.Version;
        Assert.Equal(SaveResult.Saved, await Store.SaveAsync(new Change("p").Require("a", version), None));
        await Store.IdleAsync();
        Assert.Equal(1_000_000, (await Find())!.Value.Text.Length);

        // What was learned from the required row is enough to find the former body.
        Assert.Equal(SaveResult.Saved, await Store.SaveAsync(new Change("p").Replace("a", version, new Note("small"), ContractJson.Default.Note), None));
        await Store.IdleAsync();
        Assert.Equal(0, (await RemainsAsync()).RecordBlobs);
    }

    [Fact]
    public async Task A_change_in_conflict_leaves_no_large_body_behind()
    {
        await Store.SaveAsync(Writing("x"), None);

        Assert.Equal(SaveResult.Conflict, await Store.SaveAsync(Writing(Text(1_000_000)), None));
        await Store.IdleAsync();
        Assert.Equal(0, (await RemainsAsync()).RecordBlobs);
    }

    [Theory]
    [InlineData(3, 1_040_000)]
    [InlineData(4, 780_000)]
    [InlineData(5, 620_000)]
    [InlineData(90, 34_900)]
    public async Task The_largest_change_fits_into_a_transaction(int rows, int length)
    {
        long largest = 0;
        Way.Instead = async (message, next) =>
        {
            if (OnTheWay.IsChange(message))
            {
                Assert.True(message.Request.Content!.TryComputeLength(out largest));
            }

            await next();
        };
        var change = new Change("p");
        for (var i = 0; i < rows; i++)
        {
            change.Insert($"n{i:D2}", new Note(Text(length)), ContractJson.Default.Note);
        }

        Assert.Equal(SaveResult.Saved, await Store.SaveAsync(change, None));
        Assert.InRange(largest, 1, 4 * 1024 * 1024);
        Assert.Equal(rows, (await Store.ListAllAsync("p", "", ContractJson.Default.Note, None)).Count);
    }

    [Fact]
    public async Task A_body_that_is_replaced_while_it_is_read_is_read_anew()
    {
        await Store.SaveAsync(Writing(Text(1_000_000)), None);
        var version = (await Find())!.Version;
        await Store.IdleAsync();
        await using var other = new TableStore(Stores.AccountOf(null), Stores.Sender, Clock, NullLogger<TableStore>.Instance);
        var reads = 0;
        Way.Instead = async (message, next) =>
        {
            await next();
            if (reads++ == 0)
            {
                Assert.Equal(SaveResult.Saved, await other.SaveAsync(new Change("p").Replace("a", version, new Note(Text(1_000_001)), ContractJson.Default.Note), None));
                await other.IdleAsync();
            }
        };

        Assert.Equal(1_000_001, (await Find())!.Value.Text.Length);
        Assert.Equal(2, reads);
    }

    [Fact]
    public async Task A_message_of_300_KB_is_delivered_retried_given_up_and_replayed()
    {
        var body = System.Text.Encoding.UTF8.GetBytes(Text(300_000));
        var bus = new ServiceBusMessageBus(Stores.Account, Stores.Sender, Clock, NullLogger<ServiceBusMessageBus>.Instance);
        var message = new Message("m", "Tested", Lane.Urgent, DateTimeOffset.UnixEpoch, body);
        Assert.Equal(SaveResult.Saved, await Store.SaveAsync(new Change("p").Send(message).Send(message with { Id = "n" }), None));
        Assert.All(await QueueReader.DrainAsync(Stores), got => Assert.Equal(body, got.Body.ToArray()));

        await bus.RetryAsync(message, DateTimeOffset.UnixEpoch, None);
        var retried = Assert.Single(await QueueReader.DrainAsync(Stores));
        Assert.Equal(1, retried.Attempt);
        Assert.Equal(body, retried.Body.ToArray());

        await bus.DeadLetterAsync(retried, "JsonException", None);
        var letter = Assert.Single(await bus.DeadLettersAsync(10, None));
        Assert.Equal(body, letter.Message.Body.ToArray());
        Assert.True(await bus.ReplayAsync(letter.Id, Clock.GetUtcNow(), None));
        Assert.Equal(body, Assert.Single(await QueueReader.DrainAsync(Stores)).Body.ToArray());
    }

    [Fact]
    public async Task Many_messages_that_together_are_too_large_for_a_request_are_all_delivered()
    {
        var change = new Change("p");
        for (var i = 0; i < 20; i++)
        {
            change.Send(new Message($"m{i:D2}", "Tested", Lane.Bulk, DateTimeOffset.UnixEpoch, new byte[150_000]));
        }

        Assert.Equal(SaveResult.Saved, await Store.SaveAsync(change, None));
        var got = await QueueReader.DrainAsync(Stores);
        Assert.Equal(20, got.Count);
        Assert.All(got, message => Assert.Equal(150_000, message.Body.Length));
    }

    private static string Text(int length) => string.Concat(Enumerable.Repeat("0123456789", (length / 10) + 1))[..length];
}
