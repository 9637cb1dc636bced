using System.Globalization;
using Satark.Contracts;
using Satark.Messaging;
using Satark.Storage;
using Xunit.Abstractions;

namespace Satark.Functions.Tests.Storage;

/// <summary>What a save costs, in requests to the tables and messages to the queues.</summary>
[Collection("bus")]
[Trait("Broker", "in-process")]
public sealed class OperationCountTests(ITestOutputHelper output) : FaultWorld
{
    [Theory]
    [InlineData(1, 0, 4)]
    [InlineData(0, 1, 5)]
    [InlineData(3, 1, 5)]
    [InlineData(3, 5, 5)]
    [InlineData(6, 20, 5)]
    public async Task A_save_takes_five_requests_to_the_tables_and_four_without_messages(int records, int messages, int requests)
    {
        var change = new Change("p");
        for (var i = 0; i < records; i++)
        {
            change.Insert("n" + i.ToString(CultureInfo.InvariantCulture), new Note("x"), ContractJson.Default.Note);
        }

        for (var i = 0; i < messages; i++)
        {
            change.Send(new Message("m" + i.ToString(CultureInfo.InvariantCulture), "Tested", (Lane)(i % 2), DateTimeOffset.UnixEpoch, "{}"u8.ToArray()));
        }

        var sends = 0;
        Bus.Fault = (operation, _) =>
        {
            sends += operation == "send" ? 1 : 0;
            return null;
        };
        Assert.Equal(SaveResult.Saved, await Store.SaveAsync(change, None));
        await Store.IdleAsync();

        output.WriteLine($"{records} records, {messages} messages: {string.Join(", ", Way.Seen)}; {sends} sends of {messages} messages");
        Assert.Equal(requests, Way.Seen.Count);
        Assert.Equal(Math.Min(messages, 2), sends);
        Assert.Equal(messages, (await DeliveredAsync()).Count);
    }

    [Fact]
    public async Task A_change_of_what_was_just_read_reads_nothing_more()
    {
        await Store.SaveAsync(Writing("one"), None);
        var version = (await Find())!.Version;
        await Store.IdleAsync();
        Way.Seen.Clear();

        Assert.Equal(SaveResult.Saved, await Store.SaveAsync(new Change("p").Replace("a", version, new Note("two"), ContractJson.Default.Note), None));
        await Store.IdleAsync();

        Assert.Equal(4, Way.Seen.Count);
        Assert.DoesNotContain(Way.Seen, request => request.StartsWith("GET", StringComparison.Ordinal));
    }
}
